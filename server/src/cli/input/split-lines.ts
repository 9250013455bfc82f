const LF = 10;

/** A line that was longer than allowed; its text is dropped. */
export const TOO_LONG = Symbol('too long');

/**
 * The lines of a stream, without their breaks. No more than one line is held, and of one that is
 * too long nothing.
 *
 * @param limit longest line, in bytes
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array | typeof TOO_LONG, void, undefined> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const taken = () => {
    const line = size > limit ? TOO_LONG : Buffer.concat(parts);
    parts = [];
    size = 0;
    return line;
  };
  const add = (part: Uint8Array) => {
    size += part.length;
    if (size > limit) {
      parts = [];
    } else {
      parts.push(part);
    }
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      add(chunk.subarray(from, at));
      yield taken();
      from = at + 1;
    }
    if (from < chunk.length) {
      add(chunk.subarray(from));
    }
  }
  if (size > 0) {
    yield taken();
  }
}
