import { fstatSync, writeSync } from 'node:fs';
import { type ConnectOpts, Socket, type SocketConstructorOpts } from 'node:net';
import type { ByteSource } from '../lsp/framing.js';
import type { TextSink } from '../lsp/writing.js';
import { framedOutput } from './stdout.js';

// Node's streams are made for anything: what a key passes through of them takes as long as to apply it. Where standard
// input and output are pipes, as with editors, they are gone round.

/** Room for what is read at once: what Node takes itself. */
const READ_AT_ONCE = 64 * 1024;

function isPipe(descriptor: number): boolean {
  try {
    const about = fstatSync(descriptor);
    return process.platform !== 'win32' && (about.isFIFO() || about.isSocket());
  } catch {
    return false;
  }
}

/** Standard input, from when somebody listens. */
export function standardInput(): ByteSource {
  let take: (chunk: Uint8Array) => void = () => undefined;
  const callback = (length: number, buffer: Uint8Array): boolean => {
    // Read into again when the next bytes come.
    take(Buffer.from(buffer.subarray(0, length)));
    return true;
  };
  const onread = { buffer: new Uint8Array(READ_AT_ONCE), callback };
  const options: SocketConstructorOpts & ConnectOpts = { fd: 0, readable: true, writable: false, onread };
  const pipe = isPipe(0) ? new Socket(options) : null;
  const input = pipe ?? process.stdin;
  return {
    onData(taking) {
      take = taking;
      if (!pipe) {
        input.on('data', take);
      }
    },
    onEnd: (callback) => void input.on('close', callback),
    onError: (fail) => void input.on('error', fail),
  };
}

/** Standard output. */
export function standardOutput(): TextSink {
  const stream = process.stdout;
  const isDirect = isPipe(1);
  const write = (bytes: Uint8Array): void => {
    let written = 0;
    if (isDirect && stream.writableLength === 0) {
      try {
        // The stream has made it a pipe that takes as much as there is room for.
        written = writeSync(1, bytes);
      } catch {
        // No room at all, or nobody there: the stream waits for the one and tells of the other.
      }
    }
    if (written < bytes.length) {
      stream.write(written > 0 ? bytes.subarray(written) : bytes);
    }
  };
  return {
    ...framedOutput({
      get writableLength() {
        return stream.writableLength;
      },
      write,
    }),
    onClose: (callback) => void stream.on('close', callback),
    onError: (take) => void stream.on('error', take),
  };
}
