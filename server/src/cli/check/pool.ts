import { join } from 'node:path';
import picocolors from 'picocolors';
import { Tinypool } from 'tinypool';
import { rules } from '../../core/rules/index.generated.js';
import type { Locale } from '../../core/text/localized.js';
import type { Context } from '../context.js';
import { messageOf } from '../failure.js';
import { displayName } from '../input/read-text.js';
import { messages } from '../messages.js';
import { together } from './batch.js';
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

/** Documents in a row for a thread to check. */
export interface Task {
  readonly files: readonly string[];
  readonly setup: Setup;
}

/** What a thread answers. */
export interface Answer {
  readonly outcomes: readonly Outcome[];
  /** How long it took, in milliseconds. */
  readonly time: number;
}

/** Threads that check documents. */
export interface Pool {
  /** How many documents a task should have now: by what the last ones cost. */
  taskSize(): number;
  /** Checks documents in a row; never rejects. */
  check(files: readonly string[]): Promise<readonly Outcome[]>;
  close(): Promise<void>;
}

/**
 * What a task should take, in milliseconds: long beside the handing over, short beside what a person or the
 * end of a run waits for.
 */
const TASK_TIME = 80;

/** Documents of a task at first, and at most. */
const FIRST_TASK = 4;
const LARGEST_TASK = 64;

/** @param workers how many threads; they are started as they are needed */
export function createPool(context: Context, options: CheckOptions, workers: number): Pool {
  const { locale, version, cwd, columns, colors } = context;
  const setup: Setup = { locale, version, cwd, columns, colors: colors.isColorSupported, options };
  const pool = new Tinypool({
    // Takes tasks by what the program exports; see the entry.
    filename: join(__dirname, 'check-in-thread.js'),
    name: 'checkInThread',
    minThreads: 1,
    maxThreads: workers,
    // A thread is not worth its start when the next document is read before it is up.
    idleTimeout: 10_000,
  });
  // One by one where files are written: a task that has failed is not to be done again.
  let size = options.fix ? 1 : FIRST_TASK;
  let closed = false;
  const check = async (files: readonly string[]): Promise<readonly Outcome[]> => {
    try {
      const { outcomes, time }: Answer = await pool.run({ files, setup } satisfies Task);
      size = options.fix ? 1 : sizeFor(time / files.length);
      return outcomes;
    } catch (error) {
      // The thread has died, of too little memory for one document, say; the pool has others.
      const [file, ...more] = files;
      if (file === undefined || closed) {
        return [];
      }
      if (more.length === 0) {
        return [failedOutcome(messages.crashed(displayName(context, file), messageOf(error)))];
      }
      const again: Outcome[] = [];
      for (const one of files) {
        again.push(...(await check([one])));
      }
      return again;
    }
  };
  const close = () => {
    closed = true;
    return pool.destroy();
  };
  return { taskSize: () => size, check, close };
}

/** @param each what a document takes, in milliseconds */
function sizeFor(each: number): number {
  return Math.max(1, Math.min(LARGEST_TASK, Math.round(TASK_TIME / each)));
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

/** Checks documents in a thread. */
export async function checkTask({ files, setup }: Task): Promise<Answer> {
  if (!kept) {
    const context = contextOf(setup);
    const settings = await readConfig(context, setup.options, rules);
    kept = { context, settings, reporter: reporterFor(context, setup.options.format) };
  }
  const { context, settings, reporter } = kept;
  const begun = performance.now();
  const outcomes: Outcome[] = [];
  for (const file of files) {
    outcomes.push(await checkDocument(context, file, setup.options, settings, reporter));
  }
  return { outcomes: together(outcomes, reporter.separators), time: performance.now() - begun };
}
