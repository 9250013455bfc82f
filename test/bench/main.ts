// The benchmark; scripts/bench.mjs builds and starts it. The current folder is the repository's root.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SERVER_ENVIRONMENT, serverFlags } from '../../client/src/server/process.js';
import { benchCli } from './cli-bench.js';
import { benchCompare } from './compare-bench.js';
import { benchCore, warmUp } from './core-bench.js';
import { benchEdits } from './edits-bench.js';
import { benchFeatures } from './features-bench.js';
import { useProcessorTime } from './measure.js';
import { type BenchOptions, PARTS, type Part } from './options.js';
import { benchPeers } from './peers-bench.js';
import { machineFacts, markdownReport, plainTable, shownNumber, textReport, withFigures } from './report.js';
import { createResults, type Results, type Row } from './results.js';
import { benchStdio, OURS, TRIVIAL } from './stdio-bench.js';
import { readCorpus } from './texts.js';
import { verdictsOf } from './verdicts.js';

const RESULTS = 'test/bench/results';
const DOCUMENT = 'docs/performance.md';

interface Arguments extends BenchOptions {
  readonly writeDocs: boolean;
  readonly processorTime: boolean;
}

function readArguments(): Arguments {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      only: { type: 'string' },
      'cpu-time': { type: 'boolean', default: false },
      'write-docs': { type: 'boolean', default: false },
    },
  });
  const wanted = values.only?.split(',') ?? PARTS;
  const unknown = wanted.filter((part) => !PARTS.some((known) => known === part));
  if (unknown.length > 0) {
    throw new Error(`no part named ${unknown.join(', ')}; there are: ${PARTS.join(', ')}`);
  }
  return {
    mode: values.full ? 'full' : values.quick ? 'quick' : 'normal',
    parts: new Set(PARTS.filter((part) => wanted.includes(part))),
    writeDocs: values['write-docs'],
    processorTime: values['cpu-time'],
  };
}

/** One line while the benchmark runs, so that a person sees it move. */
function progress({ part, name, size, timing, value, unit, note }: Row): void {
  const figure = timing
    ? `${shownNumber(timing.median)} ms (${timing.runs} runs)`
    : value === undefined
      ? ''
      : `${shownNumber(value)} ${unit ?? ''}`;
  console.error(plainTable([[`${part}: ${name}`, size > 0 ? `×${size}` : '', figure, note ?? '']]));
}

/** What a bundle loads at its start, in bytes, as the build has measured it. */
function sizeOf(bundle: 'server' | 'extension'): number | undefined {
  const file = 'dist/sizes.json';
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8'))[bundle]?.size : undefined;
}

async function run(options: Arguments, results: Results): Promise<void> {
  const corpus = readCorpus();
  const wants = (part: Part) => options.parts.has(part);
  // Over stdio first: what follows fills this process, and a large heap here would be felt there.
  if (wants('stdio')) {
    const trivial = join(fileURLToPath(import.meta.url), '..', 'trivial-server.cjs');
    const flags = serverFlags(process.versions.v8);
    const ours = { name: OURS, file: 'dist/server.js', flags, environment: SERVER_ENVIRONMENT };
    const servers = [ours, { name: TRIVIAL, file: trivial, flags: [], environment: {} }];
    await benchStdio(servers, corpus, options, results);
  }
  if (wants('cli')) {
    benchCli('dist/cli.js', corpus, options, results);
  }
  if (wants('core') || wants('edits') || wants('features') || wants('compare') || wants('peers')) {
    warmUp(corpus, options.mode === 'quick' ? 60 : 200);
  }
  if (wants('core')) {
    await benchCore(corpus, options, results);
  }
  if (wants('edits')) {
    await benchEdits(corpus, options, results);
  }
  if (wants('features')) {
    await benchFeatures(corpus, options, results);
  }
  if (wants('compare')) {
    await benchCompare(corpus, options, results);
  }
  if (wants('peers')) {
    await benchPeers(corpus, options, results);
  }
}

async function main(): Promise<void> {
  const options = readArguments();
  if (options.processorTime) {
    useProcessorTime();
  }
  const results = createResults(progress);
  const machine = machineFacts(options.mode, options.processorTime);
  await run(options, results);
  const bundles = { server: sizeOf('server'), client: sizeOf('extension') };
  const verdicts = verdictsOf(results, bundles);
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(
    join(RESULTS, 'latest.json'),
    `${JSON.stringify({ machine, verdicts, rows: results.rows }, null, 2)}\n`,
  );
  console.log(`\n${textReport(results, verdicts)}`);
  if (options.writeDocs) {
    const figures = markdownReport(results, verdicts, machine);
    writeFileSync(DOCUMENT, withFigures(readFileSync(DOCUMENT, 'utf8'), figures));
  }
}

try {
  await main();
} catch (error) {
  console.error('bench:', error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 1;
}
