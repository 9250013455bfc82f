// What the command line checks per second and core, as a batch job would use it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Corpus } from './corpus-text.js';
import { SAMPLE_LENGTH } from './corpus-text.js';
import { timingOf } from './measure.js';
import { type BenchOptions, by } from './options.js';
import type { Results } from './results.js';

export const CLI = {
  run: (workers: number) => `check a folder, ${workers} worker${workers > 1 ? 's' : ''}`,
  rate: (workers: number) => `MB per second, ${workers} worker${workers > 1 ? 's' : ''}`,
  scaling: 'speed with 2 workers to that with 1',
  million: 'core hours for a million documents of ×1',
  stream: 'ndjson worker, documents per second',
};

const LARGEST_OUTPUT = 1 << 30;

interface Batch {
  readonly folder: string;
  readonly count: number;
  readonly bytes: number;
  readonly texts: readonly string[];
}

function writeBatch(corpus: Corpus, count: number): Batch {
  const folder = mkdtempSync(join(tmpdir(), 'policy-notice-bench-'));
  let bytes = 0;
  const texts = Array.from({ length: count }, (_, i) => corpus.notice(SAMPLE_LENGTH, 7_000_000 + i));
  mkdirSync(folder, { recursive: true });
  texts.forEach((text, i) => {
    const body = Buffer.from(text);
    bytes += body.length;
    writeFileSync(join(folder, `${i}.notice`), body);
  });
  return { folder, count, bytes, texts };
}

function runCli(cli: string, args: readonly string[], input?: string): { time: number; output: string } {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    maxBuffer: LARGEST_OUTPUT,
    ...(input === undefined ? {} : { input }),
  });
  if (status !== 0 && status !== 1) {
    throw new Error(`${args.join(' ')}: exit code ${status}: ${stderr}`);
  }
  return { time: performance.now() - begun, output: stdout };
}

function benchFolder(
  cli: string,
  batch: Batch,
  workers: readonly (number | undefined)[],
  repeats: number,
  results: Results,
): void {
  const times = workers.map((): number[] => []);
  for (let i = 0; i < repeats; i++) {
    workers.forEach((count, at) => {
      const option = count === undefined ? [] : ['--workers', String(count)];
      const { time } = runCli(cli, [
        'check',
        '--format',
        'ndjson',
        '--fail-on',
        'never',
        ...option,
        batch.folder,
      ]);
      times[at]?.push(time);
    });
  }
  const medians = workers.map((count, at) => {
    const timing = timingOf(times[at] ?? []);
    const rate = batch.bytes / 1e6 / (timing.median / 1000);
    results.add({
      part: 'cli',
      name: CLI.run(count ?? 1),
      size: 1,
      timing,
      note: `${batch.count} documents`,
    });
    results.add({ part: 'cli', name: CLI.rate(count ?? 1), size: 1, value: rate, unit: 'MB/s' });
    return timing.median;
  });
  const [one, two] = medians;
  if (one !== undefined && two !== undefined) {
    results.add({ part: 'cli', name: CLI.scaling, size: 1, value: one / two, unit: '×' });
  } else {
    results.add({ part: 'cli', name: CLI.scaling, size: 1, note: 'check has no option --workers' });
  }
  if (one !== undefined) {
    const hours = ((one / batch.count) * 1e6) / 3_600_000;
    results.add({ part: 'cli', name: CLI.million, size: 1, value: hours, unit: 'h' });
  }
}

export function benchCli(cli: string, corpus: Corpus, options: BenchOptions, results: Results): void {
  const batch = writeBatch(corpus, by(options.mode, { quick: 60, normal: 400, full: 2000 }));
  try {
    const help = runCli(cli, ['check', '--help']).output;
    const workers = help.includes('--workers') ? [1, 2] : [undefined];
    benchFolder(cli, batch, workers, by(options.mode, { quick: 1, normal: 3, full: 5 }), results);
    benchStream(cli, batch, results);
  } finally {
    rmSync(batch.folder, { recursive: true, force: true });
  }
}

/** One JSON line in and one out, when the command line can do that: it then names the documents it was given. */
function benchStream(cli: string, batch: Batch, results: Results): void {
  const input = batch.texts.map((text, i) => `${JSON.stringify({ file: `${i}.notice`, text })}\n`).join('');
  const { time, output } = runCli(cli, ['check', '--format', 'ndjson', '--fail-on', 'never', '-'], input);
  const lines = output.trim().split('\n').length;
  if (lines < batch.count) {
    results.add({ part: 'cli', name: CLI.stream, size: 1, note: 'not there: - is read as one document' });
    return;
  }
  results.add({ part: 'cli', name: CLI.stream, size: 1, value: batch.count / (time / 1000), unit: '/s' });
}
