import { isUtf8, transcode } from 'node:buffer';
import { analyse } from 'chardet';
import { type BinaryKind, binaryKind } from './binary.js';
import { plausibility } from './plausibility.js';

/** A text with the encoding it had. A BOM stays in the text: offsets count it. */
export interface Decoded {
  readonly text: string;
  /** WHATWG name in lower case: `utf-8`, `gb18030`, `utf-16le` … */
  readonly encoding: string;
}

/** Why bytes could not be read as text. */
export type DecodeProblem =
  | { readonly kind: 'binary'; readonly is: BinaryKind }
  | { readonly kind: 'undecodable'; readonly encoding: string; readonly line: number }
  | { readonly kind: 'unrecognised'; readonly line: number; readonly guess: string | null };

const GB18030_SHARE = 0.85;
const UTF16_SHARE = 0.8;
const DAMAGED_SHARE = 0.8;

/**
 * The WHATWG name of an encoding, whichever of its labels is given (`GBK` is `gbk`, `latin1` is
 * `windows-1252`), or null when there is none of that name.
 */
export function encodingName(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/**
 * Bytes as text. A BOM decides; then the encoding asked for; then UTF-8 if the bytes are valid
 * UTF-8; then GB18030 if that yields plausible Chinese. Nothing is ever replaced: bytes that do not
 * fit are a problem to report, because a document with holes must not be judged.
 *
 * @param asked a name from {@link encodingName}
 */
export function decode(bytes: Uint8Array, asked?: string): Decoded | DecodeProblem {
  const marked = bomEncoding(bytes);
  const certain = marked ?? asked;
  if (certain !== undefined) {
    const text = strictly(bytes, certain);
    return text === null
      ? { kind: 'undecodable', encoding: certain, line: badLine(bytes, certain) }
      : { text, encoding: certain };
  }
  const is = binaryKind(bytes);
  if (is !== null) {
    return unmarkedUtf16(bytes) ?? { kind: 'binary', is };
  }
  if (isUtf8(bytes)) {
    // By way of UTF-16, which takes a sixth of the time for Chinese text. A BOM stays in the text.
    const text = transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
    return { text, encoding: 'utf-8' };
  }
  return gb18030(bytes) ?? unreadable(bytes);
}

function bomEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return 'utf-8';
  }
  if (first === 0xff && second === 0xfe) {
    return 'utf-16le';
  }
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function unmarkedUtf16(bytes: Uint8Array): Decoded | null {
  for (const encoding of ['utf-16le', 'utf-16be']) {
    const text = bytes.length % 2 === 0 ? strictly(bytes, encoding) : null;
    if (text !== null && !text.includes('\0') && plausibility(text).share > UTF16_SHARE) {
      return { text, encoding };
    }
  }
  return null;
}

/**
 * Nearly any bytes can be decoded as GB18030, so being decodable proves little: the characters must
 * be likely ones, or the statistics of the bytes must say so (traditional characters, rare names).
 */
function gb18030(bytes: Uint8Array): Decoded | null {
  const text = strictly(bytes, 'gb18030');
  if (text === null) {
    return null;
  }
  const likely = plausibility(text).share >= GB18030_SHARE;
  return likely || guessed(bytes) === 'gb18030' ? { text, encoding: 'gb18030' } : null;
}

/** UTF-8 with a few bad bytes, or something else altogether. */
function unreadable(bytes: Uint8Array): DecodeProblem {
  const line = badLine(bytes, 'utf-8');
  return plausibility(new TextDecoder().decode(bytes)).share > DAMAGED_SHARE
    ? { kind: 'undecodable', encoding: 'utf-8', line }
    : { kind: 'unrecognised', line, guess: guessed(bytes) };
}

/** What the statistics of the bytes say, when they say it clearly. */
function guessed(bytes: Uint8Array): string | null {
  const best = analyse(bytes.subarray(0, 65_536))[0];
  return best && best.confidence >= 50 ? encodingName(best.name) : null;
}

/** The line, from 1, with the first bytes that do not fit. */
function badLine(bytes: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(bytes);
  return text.slice(0, Math.max(0, text.indexOf('\ufffd'))).split('\n').length;
}
