/** Room before a message for its header. */
const HEADER_ROOM = 40;

/** Most bytes that a unit of UTF-16 takes. */
const UNIT = 3;

/** Largest buffer that is kept for the messages that follow, in bytes. */
const LARGEST_KEPT = 256 * 1024;

const COMMA = ','.charCodeAt(0);

/** Texts as they were last written, with a comma behind each: one that is still the same string is not encoded again. */
interface List {
  texts: readonly string[];
  /** Bytes of each, with its comma. */
  lengths: number[];
  bytes: Buffer;
  length: number;
}

function encodeAll(list: List, texts: readonly string[]): void {
  const room = texts.reduce((sum, text) => sum + text.length * UNIT + 1, 0);
  if (list.bytes.length < room) {
    list.bytes = Buffer.allocUnsafeSlow(room);
  }
  list.lengths = [];
  list.length = 0;
  for (const text of texts) {
    const length = list.bytes.write(text, list.length) + 1;
    list.lengths.push(length);
    list.length += length;
    list.bytes[list.length - 1] = COMMA;
  }
}

/** @returns whether there was room for what has changed */
function encodeChanged(list: List, texts: readonly string[]): boolean {
  const { bytes, lengths } = list;
  let at = 0;
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] ?? '';
    const before = lengths[i] ?? 0;
    let length = before;
    if (text !== list.texts[i]) {
      length = Buffer.byteLength(text) + 1;
      if (list.length + length - before > bytes.length) {
        return false;
      }
      bytes.copyWithin(at + length, at + before, list.length);
      bytes.write(text, at);
      bytes[at + length - 1] = COMMA;
      list.length += length - before;
      lengths[i] = length;
    }
    at += length;
  }
  return true;
}

/** A stream, as far as it is used here. */
type Sink = Pick<NodeJS.WriteStream, 'writableLength'> & { write(bytes: Uint8Array): unknown };

/** Writes JSON texts with their headers. */
export interface FramedOutput {
  write(json: string): void;
  /** Writes a text with a list in it: most of its texts are those of the last list. */
  writeList(head: string, texts: readonly string[], tail: string): void;
}

/** Writes each message at once and in one piece, from a buffer that is used again when the last one has gone out. */
export function framedOutput(out: Sink): FramedOutput {
  let kept = Buffer.alloc(0);
  const list: List = { texts: [], lengths: [], bytes: Buffer.alloc(0), length: 0 };
  const bufferFor = (room: number): Buffer => {
    if (kept.length >= room && out.writableLength === 0) {
      return kept;
    }
    const made = Buffer.allocUnsafeSlow(room);
    kept = room <= LARGEST_KEPT ? made : kept;
    return made;
  };
  /** @param end where the body ends that begins behind the room for its header */
  const send = (bytes: Buffer, end: number) => {
    const header = `Content-Length: ${end - HEADER_ROOM}\r\n\r\n`;
    const start = HEADER_ROOM - header.length;
    bytes.write(header, start, 'latin1');
    out.write(bytes.subarray(start, end));
  };
  return {
    write(json) {
      const bytes = bufferFor(HEADER_ROOM + json.length * UNIT);
      send(bytes, HEADER_ROOM + bytes.write(json, HEADER_ROOM));
    },
    writeList(head, texts, tail) {
      if (texts.length !== list.texts.length || !encodeChanged(list, texts)) {
        encodeAll(list, texts);
      }
      list.texts = texts;
      const bytes = bufferFor(HEADER_ROOM + (head.length + tail.length) * UNIT + list.length);
      const from = HEADER_ROOM + bytes.write(head, HEADER_ROOM);
      // Without the last comma.
      const length = Math.max(0, list.length - 1);
      list.bytes.copy(bytes, from, 0, length);
      send(bytes, from + length + bytes.write(tail, from + length));
    },
  };
}
