import picocolors from 'picocolors';
import { Tinypool } from 'tinypool';
import { rules } from '../../core/rules/index.generated.js';
import type { Locale } from '../../core/text/localized.js';
import type { Context } from '../context.js';
import { messageOf } from '../failure.js';
import { displayName } from '../input/read-text.js';
import { messages } from '../messages.js';
import { type RunSettings, readConfig } from './config.js';
import type { CheckOptions } from './options.js';
import { checkDocument, failedOutcome, type Outcome } from './outcome.js';
import type { Reporter } from './report.js';
import { reporterFor } from './reporters.js';

/** The run as a thread needs to know it: plain data. */
interface Setup {
  readonly locale: Locale;
  readonly version: string;
  readonly cwd: string;
  readonly columns: number | null;
  readonly colors: boolean;
  readonly options: CheckOptions;
}

/** One document for a thread to check. */
export interface Task {
  readonly file: string;
  readonly setup: Setup;
}

/** Threads that check documents. */
export interface Pool {
  check(file: string): Promise<Outcome>;
  close(): Promise<void>;
}

/** @param workers how many threads; they are started as they are needed */
export function createPool(context: Context, options: CheckOptions, workers: number): Pool {
  const { locale, version, cwd, columns, colors } = context;
  const setup: Setup = { locale, version, cwd, columns, colors: colors.isColorSupported, options };
  const pool = new Tinypool({
    // The program itself: in a thread it takes tasks, see the entry.
    filename: __filename,
    name: 'checkInThread',
    minThreads: 1,
    maxThreads: workers,
    // A thread is not worth its start when the next document is read before it is up.
    idleTimeout: 10_000,
  });
  return {
    check: async (file) => {
      try {
        return await pool.run({ file, setup } satisfies Task);
      } catch (error) {
        // The thread has died, of too little memory for one document, say; the pool has others.
        return failedOutcome(messages.crashed(displayName(context, file), messageOf(error)));
      }
    },
    close: () => pool.destroy(),
  };
}

function contextOf(setup: Setup): Context {
  const { locale } = setup;
  return {
    ...setup,
    colors: picocolors.createColors(setup.colors),
    input: {
      [Symbol.asyncIterator]: () => {
        throw new Error('standard input belongs to the main thread');
      },
    },
    print: async () => undefined,
    printBytes: async () => undefined,
    warn: () => undefined,
    // The main thread has told what is wrong with the settings.
    report: () => undefined,
    progress: () => undefined,
    say: (message) => message[locale],
    exit: { code: 0 },
    debug: false,
  };
}

/** What a thread keeps from one task to the next. */
let kept:
  | { readonly context: Context; readonly settings: RunSettings; readonly reporter: Reporter }
  | undefined;

/** Checks one document in a thread. */
export async function checkTask({ file, setup }: Task): Promise<Outcome> {
  if (!kept) {
    const context = contextOf(setup);
    const settings = await readConfig(context, setup.options, rules);
    kept = { context, settings, reporter: reporterFor(context, setup.options.format) };
  }
  return checkDocument(kept.context, file, setup.options, kept.settings, kept.reporter);
}
