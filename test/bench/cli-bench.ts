// What the command line checks per second and core, as a batch job would use it.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Corpus } from './corpus-text.js';
import { SAMPLE_LENGTH } from './corpus-text.js';
import { timingOf } from './measure.js';
import { type BenchOptions, by } from './options.js';
import type { Results } from './results.js';

const threads = (workers: number) => `${workers} worker${workers > 1 ? 's' : ''}`;

export const CLI = {
  run: (workers: number) => `check a folder, ${threads(workers)}`,
  rate: (workers: number) => `MB per second, ${threads(workers)}`,
  processor: (workers: number) => `processor time, ${threads(workers)}`,
  memory: (workers: number) => `largest resident memory, ${threads(workers)}`,
  scaling: 'speed with 2 workers to that with 1',
  core: 'documents per second and core',
  million: 'core hours for a million documents of ×1',
  stream: 'ndjson worker, documents per second',
};

const WORKERS: readonly number[] = [1, 2];

const LARGEST_OUTPUT = 1 << 30;

/** Documents that go through `--format ndjson -`, at most: their lines are held in memory here. */
const MOST_LINES = 400;

/** Tells on descriptor 3 what a process has used, of all its threads. */
const TELL_USE = `
if (require('node:worker_threads').isMainThread) {
  process.on('exit', () => require('node:fs').writeSync(3, JSON.stringify(process.resourceUsage())));
}`;

interface Batch {
  readonly folder: string;
  readonly count: number;
  readonly bytes: number;
  /** The first of the documents. */
  readonly texts: readonly string[];
}

function writeBatch(corpus: Corpus, folder: string, count: number): Batch {
  let bytes = 0;
  const texts: string[] = [];
  for (let i = 0; i < count; i++) {
    const text = corpus.notice(SAMPLE_LENGTH, 7_000_000 + i);
    const body = Buffer.from(text);
    bytes += body.length;
    writeFileSync(join(folder, `${i}.notice`), body);
    if (texts.length < MOST_LINES) {
      texts.push(text);
    }
  }
  return { folder, count, bytes, texts };
}

const OPTIONS = ['check', '--format', 'ndjson', '--fail-on', 'never'];

/** What a run over a folder took. */
interface Run {
  /** Milliseconds on the clock. */
  readonly time: number;
  /** Milliseconds of all threads on all cores. */
  readonly processor: number;
  /** Megabytes. */
  readonly memory: number;
  /** Bytes written. */
  readonly written: number;
}

/** Writes into a file, as a batch job does: what reads a pipe would take a core away. */
function runOver(cli: string, { folder }: Batch, workers: number): Run {
  const out = join(folder, 'out.ndjson');
  const hook = join(folder, 'use.cjs');
  writeFileSync(hook, TELL_USE);
  const descriptor = openSync(out, 'w');
  const begun = performance.now();
  const args = ['--require', hook, cli, ...OPTIONS, '--workers', String(workers), folder];
  const { status, output } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', descriptor, 'pipe', 'pipe'],
  });
  const time = performance.now() - begun;
  closeSync(descriptor);
  if (status !== 0) {
    throw new Error(`check with ${threads(workers)}: exit code ${status}: ${output[2]}`);
  }
  const use: NodeJS.ResourceUsage = JSON.parse(output[3] ?? '');
  return {
    time,
    processor: (use.userCPUTime + use.systemCPUTime) / 1000,
    memory: use.maxRSS / 1024,
    written: statSync(out).size,
  };
}

/** One worker and two take turns over the same folder. */
function benchFolder(cli: string, batch: Batch, rounds: number, results: Results): void {
  const runs = WORKERS.map((): Run[] => []);
  for (let i = 0; i < rounds; i++) {
    WORKERS.forEach((workers, at) => {
      runs[at]?.push(runOver(cli, batch, workers));
    });
  }
  if (new Set(runs.flat().map(({ written }) => written)).size > 1) {
    throw new Error('check writes something else with other numbers of workers');
  }
  const add = (name: string, value: number, unit: string) =>
    results.add({ part: 'cli', name, size: 1, value, unit });
  const medians = WORKERS.map((workers, at) => {
    const own = runs[at] ?? [];
    const timing = timingOf(own.map(({ time }) => time));
    const processor = timingOf(own.map((run) => run.processor)).median;
    const note = `${batch.count} documents`;
    results.add({ part: 'cli', name: CLI.run(workers), size: 1, timing, note });
    add(CLI.rate(workers), batch.bytes / 1e3 / timing.median, 'MB/s');
    add(CLI.processor(workers), processor / 1000, 's');
    add(CLI.memory(workers), Math.max(...own.map(({ memory }) => memory)), 'MB');
    return { time: timing.median, processor };
  });
  const [one, two] = medians;
  if (one && two) {
    add(CLI.scaling, one.time / two.time, '×');
    // Of two, since a machine that checks a million documents keeps all its cores at work.
    const each = two.processor / batch.count;
    add(CLI.core, 1000 / each, '/s');
    add(CLI.million, (each * 1e6) / 3_600_000, 'h');
  }
}

export function benchCli(cli: string, corpus: Corpus, options: BenchOptions, results: Results): void {
  const folder = mkdtempSync(join(tmpdir(), 'policy-notice-bench-'));
  try {
    // Every thread loads and compiles for itself, a second or two: a folder is to be larger than that.
    const count = by(options.mode, { quick: 1000, normal: 20_000, full: 20_000 });
    const batch = writeBatch(corpus, folder, count);
    benchFolder(cli, batch, by(options.mode, { quick: 1, normal: 2, full: 3 }), results);
    benchStream(cli, batch, results);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One JSON line in and one out. */
function benchStream(cli: string, { texts }: Batch, results: Results): void {
  const input = texts.map((text, i) => `${JSON.stringify({ file: `${i}.notice`, text })}\n`).join('');
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...OPTIONS, '-'], {
    encoding: 'utf8',
    maxBuffer: LARGEST_OUTPUT,
    input,
  });
  const time = performance.now() - begun;
  const lines = stdout.trim().split('\n').length;
  if (status !== 0 || lines !== texts.length) {
    throw new Error(`check of ${texts.length} lines: exit code ${status}, ${lines} lines: ${stderr}`);
  }
  const note = `${texts.length} documents`;
  results.add({
    part: 'cli',
    name: CLI.stream,
    size: 1,
    value: texts.length / (time / 1000),
    unit: '/s',
    note,
  });
}
