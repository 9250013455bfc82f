/** What a file that holds no text is, by its first bytes. */
export type BinaryKind = 'word' | 'old-office' | 'pdf' | 'image' | 'archive' | 'unknown';

const SIGNATURES: readonly (readonly [BinaryKind, readonly number[]])[] = [
  ['word', [0x50, 0x4b, 0x03, 0x04]],
  ['old-office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
];

/** How far into a file its nature shows. */
const PROBE = 65_536;

/** What kind of binary file this is, or null when it may be text. UTF-16 counts as binary here. */
export function binaryKind(bytes: Uint8Array): BinaryKind | null {
  for (const [kind, signature] of SIGNATURES) {
    if (signature.every((byte, i) => bytes[i] === byte)) {
      return kind === 'word' && !mentionsWord(bytes) ? 'archive' : kind;
    }
  }
  return bytes.subarray(0, PROBE).includes(0) ? 'unknown' : null;
}

/** Whether a ZIP archive has the folder that a .docx has; its names stand uncompressed in it. */
function mentionsWord(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('word/');
}
