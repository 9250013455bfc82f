import { availableParallelism } from 'node:os';
import type { Severity } from '../../core/lint/rule.js';
import { rules } from '../../core/rules/index.generated.js';
import { tell } from '../agencies/registry.js';
import { type Context, EXIT, worsen } from '../context.js';
import { Failure } from '../failure.js';
import { findFiles } from '../input/find-files.js';
import { encodingOf, STDIN } from '../input/read-text.js';
import { messages } from '../messages.js';
import { readConfig } from './config.js';
import { checkLines } from './lines.js';
import { type CheckOptions, SEVERITIES } from './options.js';
import { checkDocument, failedOutcome, fails, type Outcome, type Said } from './outcome.js';
import type { Pool } from './pool.js';
import type { Reporter } from './report.js';
import { reporterFor } from './reporters.js';

/** So many documents are done by the time a thread has started: for each of them one more is worth it. */
const FEW = 16;

/** Tasks under way for each thread: the next is begun while one is waited for in its order. */
const AHEAD = 4;

/** What a run has seen so far: numbers and the messages of its troubles, never texts. */
interface Tally {
  files: number;
  readonly counts: Record<Severity, number>;
  fixed: number;
  fixable: number;
  hidden: number;
  readonly troubles: string[];
  unread: number;
  /** Whether something was written about a document. */
  written: boolean;
}

/** What a run is made of. */
interface Run {
  readonly context: Context;
  readonly options: CheckOptions;
  readonly reporter: Reporter;
  readonly tally: Tally;
  /** Remarks that were made: each thread reads a file of agencies for itself. */
  readonly told: Set<string>;
  /** Checks a document in this thread. */
  readonly here: (file: string) => Promise<Outcome>;
}

/**
 * Checks documents and writes what is found in the order of the documents, as soon as it is known.
 *
 * @throws Failure when nothing can be checked at all: a wrong option, a configuration that is no JSON
 */
export async function check(
  context: Context,
  paths: readonly string[],
  options: CheckOptions,
): Promise<void> {
  if (options.fix && paths.includes(STDIN)) {
    throw new Failure(messages.fixStdin);
  }
  if (options.encoding !== undefined) {
    encodingOf(options.encoding);
  }
  const settings = await readConfig(context, options, rules);
  const told = new Set<string>();
  if (options.agencies !== undefined) {
    // A file that cannot be read is one fault of the run, not one of each document.
    await settings.registryFor(STDIN);
    sayOnce(context, told, settings.remarks());
  }
  if (options.format === 'ndjson' && paths.includes(STDIN)) {
    if (paths.length > 1) {
      throw new Failure(messages.linesAlone);
    }
    await checkLines(context, options, settings);
    return;
  }
  const reporter = reporterFor(context, options.format);
  const run: Run = {
    context,
    options,
    reporter,
    told,
    tally: {
      files: 0,
      counts: { error: 0, warning: 0, info: 0, hint: 0 },
      fixed: 0,
      fixable: 0,
      hidden: 0,
      troubles: [],
      unread: 0,
      written: false,
    },
    here: (file) => checkDocument(context, file, options, settings, reporter),
  };
  await context.print(reporter.begin());
  await checkAll(run, findFiles(context, paths));
  context.progress(null);
  await context.print(reporter.end(run.tally));
}

/** Tells the user, of places in files of agencies only what was not told before. @returns what was told */
function sayOnce(context: Context, told: Set<string>, said: readonly Said[]): readonly Said[] {
  const fresh = said.filter(({ message, placed }) => !placed || !told.has(message.en));
  for (const { placed = false, ...remark } of fresh) {
    tell(context, { ...remark, placed });
    if (placed) {
      told.add(remark.message.en);
    }
  }
  return fresh;
}

/** How many threads to use; 0 for none. */
function workersFor({ workers }: CheckOptions, documents: number): number {
  const worth = Math.min(availableParallelism(), Math.floor(documents / FEW));
  return workers ?? (worth > 1 ? worth : 0);
}

/** Documents that were named, as far as it takes to know how many threads they are worth; then the others. */
async function startOf(
  files: AsyncIterator<string | Failure>,
  { workers }: CheckOptions,
): Promise<readonly (string | Failure)[]> {
  const first: (string | Failure)[] = [];
  const enough = workers === undefined ? FEW * availableParallelism() : 0;
  while (first.length < enough) {
    const { done, value } = await files.next();
    if (done) {
      break;
    }
    first.push(value);
  }
  return first;
}

async function checkAll(run: Run, files: AsyncGenerator<string | Failure, void, undefined>): Promise<void> {
  const first = await startOf(files, run.options);
  const workers = workersFor(run.options, first.length);
  if (workers === 0) {
    for await (const file of chain(first, files)) {
      await settle(run, await outcomesOf(run, file));
    }
    return;
  }
  // Loaded here because few runs need it.
  const { createPool } = await import('./pool.js');
  const pool = createPool(run.context, run.options, workers);
  try {
    await checkInPool(run, pool, workers * AHEAD, chain(first, files));
  } finally {
    await pool.close();
  }
}

async function* chain<T>(first: Iterable<T>, others: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  yield* first;
  yield* others;
}

/** @param room how many tasks may be under way */
async function checkInPool(
  run: Run,
  pool: Pool,
  room: number,
  files: AsyncIterable<string | Failure>,
): Promise<void> {
  const waiting: Promise<readonly Outcome[]>[] = [];
  let task: string[] = [];
  const begin = async (what: () => Promise<readonly Outcome[]>) => {
    if (waiting.length >= room) {
      await settle(run, (await waiting.shift()) ?? []);
    }
    waiting.push(what());
  };
  const hand = async () => {
    const documents = task;
    task = [];
    if (documents.length > 0) {
      await begin(() => pool.check(documents));
    }
  };
  for await (const file of files) {
    if (file instanceof Failure || file === STDIN) {
      await hand();
      // Standard input belongs to this thread.
      await begin(() => outcomesOf(run, file));
    } else if (task.push(file) >= pool.taskSize()) {
      await hand();
    }
  }
  await hand();
  while (waiting.length > 0) {
    await settle(run, (await waiting.shift()) ?? []);
  }
}

/** What comes of a document in this thread. */
async function outcomesOf(run: Run, file: string | Failure): Promise<readonly Outcome[]> {
  return [file instanceof Failure ? failedOutcome(file.localized) : await run.here(file)];
}

/** Writes what came of documents, and counts it. */
async function settle(run: Run, outcomes: readonly Outcome[]): Promise<void> {
  const { context, options, reporter, tally, told } = run;
  for (const outcome of outcomes) {
    for (const { message, trouble } of sayOnce(context, told, outcome.said)) {
      if (trouble) {
        tally.troubles.push(context.say(message));
      }
    }
    count(tally, outcome);
    if (fails(outcome.counts, options.failOn)) {
      worsen(context, EXIT.findings);
    }
    if (outcome.output.length > 0) {
      const { before, between } = reporter.separators;
      const separator = tally.written ? between : before;
      tally.written = true;
      if (separator !== '') {
        await context.print(separator);
      }
      await context.printBytes(outcome.output);
    }
  }
  if (tally.files + tally.unread > FEW) {
    context.progress(messages.progress(tally.files + tally.unread));
  }
}

function count(tally: Tally, outcome: Outcome): void {
  tally.files += outcome.checked;
  tally.unread += outcome.unread;
  tally.fixed += outcome.fixed;
  tally.fixable += outcome.fixable;
  tally.hidden += outcome.hidden;
  for (const severity of SEVERITIES) {
    tally.counts[severity] += outcome.counts[severity];
  }
}
