import { existsSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { createRpc, type Rpc } from './rpc.js';

const SERVER = 'dist/server.worker.js';

/** What a browser's worker has under other names than Node's. */
const SHIM = `
const { parentPort } = require('node:worker_threads');
globalThis.self = globalThis;
globalThis.postMessage = (message) => parentPort.postMessage(message);
parentPort.on('message', (data) => globalThis.onmessage?.({ data }));
globalThis.addEventListener ??= () => undefined;
`;

export interface ServerWorker {
  readonly rpc: Rpc;
  /** Posts anything, to see what the server makes of it. */
  raw(message: unknown): void;
  stop(): Promise<unknown>;
}

/**
 * Runs the browser build in a thread that has no Node modules in its reach but those of the shim.
 *
 * @throws Error when it has not been built
 */
export function startWorker(): ServerWorker {
  if (!existsSync(SERVER)) {
    throw new Error(`${SERVER} is missing; build it first`);
  }
  // The build is evaluated as a function: a stray require or process in it fails here as in a browser.
  const source = JSON.stringify(readFileSync(SERVER, 'utf8'));
  const code = `${SHIM}\nnew Function('require', 'process', 'Buffer', 'module', ${source})();`;
  const worker = new Worker(code, { eval: true });
  return {
    rpc: createRpc(
      (message) => worker.postMessage(message),
      (take) => worker.on('message', take),
    ),
    raw: (message) => worker.postMessage(message),
    stop: () => worker.terminate(),
  };
}
