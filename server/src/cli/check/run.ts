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

/** Up to so many documents are done before threads would have started. */
const FEW = 16;

/** Documents under way for each thread: the next is read while one is waited for in its order. */
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

/** How many threads to use; 0 for none. Unless told, none for few documents. */
function workersFor(options: CheckOptions, many: boolean): number {
  const { workers } = options;
  const cores = availableParallelism();
  return workers ?? (many && cores > 1 ? cores : 0);
}

async function checkAll(run: Run, files: AsyncIterable<string | Failure>): Promise<void> {
  const waiting: Promise<Outcome>[] = [];
  const first: (string | Failure)[] = [];
  let pool: Pool | null | undefined;
  let room = 1;
  const begin = async (file: string | Failure) => {
    if (waiting.length >= room) {
      await settle(run, waiting.shift());
    }
    waiting.push(outcomeOf(run, pool ?? null, file));
  };
  const decide = async (many: boolean) => {
    const workers = workersFor(run.options, many);
    if (workers > 0) {
      // Loaded here because few runs need it.
      const { createPool } = await import('./pool.js');
      pool = createPool(run.context, run.options, workers);
      room = workers * AHEAD;
    } else {
      pool = null;
    }
    for (const file of first.splice(0)) {
      await begin(file);
    }
  };
  try {
    for await (const file of files) {
      if (pool !== undefined) {
        await begin(file);
      } else if (first.push(file) > FEW) {
        await decide(true);
      }
    }
    if (pool === undefined) {
      await decide(false);
    }
    while (waiting.length > 0) {
      await settle(run, waiting.shift());
    }
  } finally {
    await pool?.close();
  }
}

function outcomeOf(run: Run, pool: Pool | null, file: string | Failure): Promise<Outcome> {
  if (file instanceof Failure) {
    return Promise.resolve(failedOutcome(file.localized));
  }
  // Standard input belongs to this thread.
  return pool && file !== STDIN ? pool.check(file) : run.here(file);
}

/** Writes what came of a document, and counts it. */
async function settle(run: Run, waiting: Promise<Outcome> | undefined): Promise<void> {
  const outcome = await waiting;
  if (!outcome) {
    return;
  }
  const { context, options, reporter, tally, told } = run;
  for (const { message, trouble } of sayOnce(context, told, outcome.said)) {
    if (trouble) {
      tally.troubles.push(context.say(message));
    }
  }
  tally.unread += outcome.checked ? 0 : 1;
  tally.files += outcome.checked ? 1 : 0;
  tally.fixed += outcome.fixed;
  tally.fixable += outcome.fixable;
  tally.hidden += outcome.hidden;
  for (const severity of SEVERITIES) {
    tally.counts[severity] += outcome.counts[severity];
  }
  if (fails(outcome.counts, options.failOn)) {
    worsen(context, EXIT.findings);
  }
  await context.print(outcome.entries.map((entry) => reporter.separated(entry)).join(''));
  if (tally.files + tally.unread > FEW) {
    context.progress(messages.progress(tally.files + tally.unread));
  }
}
