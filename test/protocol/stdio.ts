import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRpc, type Incoming, type Rpc } from './rpc.js';

const SERVER = 'dist/server.js';

/** A server process and the conversation with it. */
export interface ServerProcess {
  readonly rpc: Rpc;
  /** Writes bytes as they are, to break the framing. */
  raw(bytes: string): void;
  /** Ends the server's standard input. */
  hangUp(): void;
  /** Resolves with the exit code. */
  readonly exited: Promise<number | null>;
  readonly errorOutput: () => string;
  kill(): void;
}

/** One message with its header (LSP 3.17, "Base Protocol"). */
export function framed(message: unknown): string {
  const body = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Cuts a stream into messages; the server's own framing is taken to be right. */
function unframed(take: (message: Incoming) => void): (chunk: Buffer) => void {
  let buffer = Buffer.alloc(0);
  return (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      const length = Number(
        /Content-Length: (\d+)/.exec(buffer.toString('latin1', 0, Math.max(0, end)))?.[1],
      );
      const start = end + 4;
      if (end < 0 || buffer.length < start + length) {
        return;
      }
      take(JSON.parse(buffer.toString('utf8', start, start + length)));
      buffer = buffer.subarray(start + length);
    }
  };
}

/** @throws Error when the server has not been built */
export function startProcess(args: readonly string[] = ['--stdio']): ServerProcess {
  if (!existsSync(SERVER)) {
    throw new Error(`${SERVER} is missing; build it first`);
  }
  const child = spawn(process.execPath, [SERVER, ...args], { stdio: 'pipe' });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  // Writing to a server that has just gone is no failure of the test itself.
  child.stdin.on('error', () => undefined);
  return {
    rpc: createRpc(
      (message) => child.stdin.write(framed(message)),
      (take) => child.stdout.on('data', unframed(take)),
    ),
    raw: (bytes) => child.stdin.write(bytes),
    hangUp: () => child.stdin.end(),
    exited: new Promise((resolve) => child.once('exit', resolve)),
    errorOutput: () => errors,
    kill: () => child.kill(),
  };
}
