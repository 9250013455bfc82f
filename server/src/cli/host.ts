import picocolors from 'picocolors';
import manifest from '../../../package.json' with { type: 'json' };
import type { Localized } from '../core/text/localized.js';
import { type Context, EXIT } from './context.js';
import { OutputClosed, systemCode } from './failure.js';
import { chooseLocale } from './locale.js';

/** The context of a real process. The only place that touches `process`. */
export function processContext(args: readonly string[]): Context {
  const { env, stdout, stderr } = process;
  const locale = chooseLocale({ args, env, system: Intl.DateTimeFormat().resolvedOptions().locale });
  const say = (message: Localized): string => message[locale];
  // Without a listener a closed standard error would end the process with a stack trace on it.
  stderr.on('error', () => undefined);
  const print = printer(stdout);
  const progress = progressLine(stderr);
  return {
    locale,
    version: manifest.version,
    cwd: process.cwd(),
    // Touched only when read: opening it would keep the process waiting for input.
    input: { [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() },
    columns: columnsOf(env.COLUMNS, stdout),
    colors: picocolors.createColors(stdout.isTTY === true && picocolors.isColorSupported),
    print: (text) => {
      progress(null);
      return print(text);
    },
    printBytes: (bytes) => {
      progress(null);
      return print(bytes);
    },
    warn: (text) => {
      stderr.write(text);
    },
    report: (message) => {
      progress(null);
      stderr.write(`policy-notice: ${say(message)}\n`);
    },
    progress: (message) => progress(message && say(message)),
    say,
    exit: { code: EXIT.ok },
    debug: Boolean(env.POLICY_NOTICE_DEBUG),
  };
}

/** How often the line is written again, in milliseconds: writing it must not slow the work. */
const PROGRESS_INTERVAL = 100;

/** One line at the foot of a terminal, gone before anything else is written. */
function progressLine(stderr: NodeJS.WriteStream): (text: string | null) => void {
  let shown = false;
  let last = 0;
  return (text) => {
    if (stderr.isTTY !== true || (text === null && !shown)) {
      return;
    }
    if (text === null) {
      shown = false;
      stderr.write('\r\u001b[K');
    } else if (Date.now() - last >= PROGRESS_INTERVAL) {
      shown = true;
      last = Date.now();
      stderr.write(`\r\u001b[K${text}`);
    }
  };
}

function columnsOf(asked: string | undefined, stdout: NodeJS.WriteStream): number | null {
  const wished = Number(asked);
  if (Number.isInteger(wished) && wished > 0) {
    return wished;
  }
  return stdout.isTTY === true ? stdout.columns : null;
}

function printer(stdout: NodeJS.WriteStream): (written: string | Uint8Array) => Promise<void> {
  // The callback of `write` reports the same fault; without a listener it would also be thrown.
  stdout.on('error', () => undefined);
  return (written) =>
    new Promise((resolve, reject) => {
      stdout.write(written, (error) => {
        if (!error) {
          resolve();
        } else {
          reject(isClosed(error) ? new OutputClosed() : error);
        }
      });
    });
}

/** Node reports a reader that has gone in three ways: at the write, on Windows, and from then on. */
function isClosed(error: Error): boolean {
  return ['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED'].includes(systemCode(error) ?? '');
}
