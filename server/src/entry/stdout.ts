/** Room before a message for its header. */
const HEADER_ROOM = 40;

/** Most bytes that a unit of UTF-16 takes. */
const UNIT = 3;

/** Largest buffer that is kept for the messages that follow, in bytes. */
const LARGEST_KEPT = 256 * 1024;

const COMMA = ','.charCodeAt(0);

/** Room before a list for all that stands before it in its message; addresses are shorter. */
const HEAD_ROOM = 4096;

/** Room behind a list. */
const TAIL_ROOM = 64;

/**
 * Texts as they were last written, with a comma behind each: one that is still the same string is not encoded again. A
 * message is made around them where they stand, for to copy what lies cold takes longer than to encode what has changed.
 */
interface List {
  texts: readonly string[];
  /** Bytes of each, with its comma. */
  lengths: number[];
  /** The texts begin behind the room for what stands before them. */
  bytes: Buffer;
  /** Where they end. */
  end: number;
}

function encodeAll(list: List, texts: readonly string[]): void {
  const room = texts.reduce((sum, text) => sum + text.length * UNIT + 1, HEAD_ROOM + TAIL_ROOM);
  if (list.bytes.length < room) {
    list.bytes = Buffer.allocUnsafeSlow(room);
  }
  list.lengths = [];
  list.end = HEAD_ROOM;
  for (const text of texts) {
    const length = list.bytes.write(text, list.end) + 1;
    list.lengths.push(length);
    list.end += length;
    list.bytes[list.end - 1] = COMMA;
  }
}

/** @returns whether there was room for what has changed */
function encodeChanged(list: List, texts: readonly string[]): boolean {
  const { bytes, lengths } = list;
  let at = HEAD_ROOM;
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] ?? '';
    const before = lengths[i] ?? 0;
    let length = before;
    if (text !== list.texts[i]) {
      length = Buffer.byteLength(text) + 1;
      if (list.end + length - before > bytes.length - TAIL_ROOM) {
        return false;
      }
      bytes.copyWithin(at + length, at + before, list.end);
      bytes.write(text, at);
      bytes[at + length - 1] = COMMA;
      list.end += length - before;
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
  const bytes = Buffer.allocUnsafeSlow(HEAD_ROOM + TAIL_ROOM);
  const list: List = { texts: [], lengths: [], bytes, end: HEAD_ROOM };
  const bufferFor = (room: number): Buffer => {
    if (kept.length >= room && out.writableLength === 0) {
      return kept;
    }
    const made = Buffer.allocUnsafeSlow(room);
    kept = room <= LARGEST_KEPT ? made : kept;
    return made;
  };
  const send = (bytes: Buffer, from: number, end: number) => {
    const header = `Content-Length: ${end - from}\r\n\r\n`;
    const start = from - header.length;
    bytes.write(header, start, 'latin1');
    out.write(bytes.subarray(start, end));
  };
  const write = (json: string) => {
    const bytes = bufferFor(HEADER_ROOM + json.length * UNIT);
    send(bytes, HEADER_ROOM, HEADER_ROOM + bytes.write(json, HEADER_ROOM));
  };
  return {
    write,
    writeList(head, texts, tail) {
      const headLength = Buffer.byteLength(head);
      if (headLength > HEAD_ROOM - HEADER_ROOM || tail.length * UNIT > TAIL_ROOM) {
        write(head + texts.join(',') + tail);
        return;
      }
      if (out.writableLength > 0) {
        // The last message may not have gone out yet.
        list.bytes = Buffer.from(list.bytes);
      }
      if (list.end > HEAD_ROOM) {
        // Where the last message's end was written.
        list.bytes[list.end - 1] = COMMA;
      }
      if (texts.length !== list.texts.length || !encodeChanged(list, texts)) {
        encodeAll(list, texts);
      }
      list.texts = texts;
      const { bytes } = list;
      // Over the last comma, which is put back for the next message.
      const end = Math.max(HEAD_ROOM, list.end - 1);
      bytes.write(head, HEAD_ROOM - headLength);
      send(bytes, HEAD_ROOM - headLength, end + bytes.write(tail, end));
    },
  };
}
