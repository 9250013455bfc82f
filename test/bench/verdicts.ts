// The bars the project set itself, judged by the figures of one run.
import { CLI } from './cli-bench.js';
import { COMPARE, THOUSAND_ITEMS } from './compare-bench.js';
import { type Part, SIZES } from './options.js';
import { NAME, type Results } from './results.js';
import { OURS, STDIO, TRIVIAL } from './stdio-bench.js';

export interface Verdict {
  readonly bar: string;
  /** Which of the goals it belongs to. */
  readonly goal: number;
  /** What was measured, readable; `not measured` when it was left out. */
  readonly figure: string;
  readonly passed: boolean | null;
}

export interface Sizes {
  /** Bytes of the bundles; undefined when they are not built. */
  readonly server: number | undefined;
  readonly client: number | undefined;
}

const SERVER_LIMIT = 450;
const CLIENT_LIMIT = 400;

interface Measured {
  readonly label: string;
  readonly value: number | undefined;
}

/** Holds when every figure keeps the limit; a figure that is missing is no pass. */
function judge(
  goal: number,
  bar: string,
  figures: readonly Measured[],
  unit: string,
  keeps: (value: number) => boolean,
): Verdict {
  const known = figures.filter(({ value }) => value !== undefined && !Number.isNaN(value));
  const shown = figures.map(({ label, value }) => {
    const digits = value === undefined || value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return `${label} ${value === undefined || Number.isNaN(value) ? 'not measured' : `${value.toFixed(digits)}${unit}`}`.trim();
  });
  const broken = known.some(({ value }) => value !== undefined && !keeps(value));
  const complete = known.length === figures.length;
  return {
    goal,
    bar,
    figure: shown.join(', '),
    passed: broken ? false : known.length === 0 ? null : complete ? true : null,
  };
}

function median(results: Results, part: Part, name: string, size: number): number | undefined {
  return results.find(part, name, size)?.timing?.median;
}

function quotient(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a / b;
}

function analysis(results: Results): readonly Verdict[] {
  const ahead = (peer: string, least: number): Verdict => {
    const figures = SIZES.map((size) => ({
      label: `×${size}`,
      value: quotient(median(results, 'peers', peer, size), median(results, 'peers', NAME.all, size)),
    }));
    const bar = `ahead of ${peer} by ≥ ${least} × at every size`;
    return judge(1, bar, figures, ' ×', (value) => value >= least);
  };
  const passes = [1, 10, 100].map((size) => ({
    label: `×${size}`,
    value: results.find('core', NAME.all, size)?.ratio,
  }));
  const slope = results.slope('core', NAME.all);
  const complete = slope?.to === 1000;
  const label = slope && !complete ? `×1 → ×${slope.to}` : '';
  const scaling = judge(
    1,
    'scaling exponent ×1 → ×1000 ≤ 1.05',
    [{ label, value: slope?.value }],
    '',
    (v) => v <= 1.05,
  );
  return [
    judge(1, 'parse + all rules ≤ 25 × one charCodeAt pass', passes, ' ×', (value) => value <= 25),
    ahead('zhlint', 25),
    ahead('markdownlint', 5),
    ahead('autocorrect-node', 1),
    complete || scaling.passed === false ? scaling : { ...scaling, passed: null },
  ];
}

function keystrokes(results: Results): readonly Verdict[] {
  const names = [...new Set(results.rows.filter((row) => row.part === 'edits').map((row) => row.name))];
  const keys = names.filter((name) => name.startsWith('key '));
  const flat = keys.map((name) => ({
    label: name,
    value: quotient(median(results, 'edits', name, 1000), median(results, 'edits', name, 1)),
  }));
  const lezer = median(results, 'edits', NAME.lezerKey, 100);
  const against = keys.map((name) => ({
    label: name,
    value: quotient(median(results, 'edits', name, 100), lezer),
  }));
  const none = [{ label: '', value: undefined }];
  return [
    judge(2, 'one key at ×1000 ≤ 1.5 × that at ×1', flat.length > 0 ? flat : none, ' ×', (v) => v <= 1.5),
    judge(
      2,
      "one key at ×100 under @lezer/markdown's",
      against.length > 0 ? against : none,
      ' ×',
      (v) => v < 1,
    ),
  ];
}

function overStdio(results: Results): readonly Verdict[] {
  const key = (server: string, size: number, of: 'median' | 'p95') =>
    results.find('stdio', STDIO.key(server), size)?.timing?.[of];
  const times = (of: 'median' | 'p95', sizes: readonly number[]) =>
    sizes.map((size) => ({
      label: `×${size}`,
      value: quotient(key(OURS, size, of), key(TRIVIAL, size, of)),
    }));
  const bytes = SIZES.map((size) => ({
    label: `×${size}`,
    value: quotient(results.find('stdio', STDIO.bytes(OURS), size)?.value, 1000),
  }));
  const bursts = SIZES.map((size) => ({
    label: `×${size}`,
    value: quotient(median(results, 'stdio', STDIO.burst(OURS), size), key(OURS, size, 'median')),
  }));
  return [
    judge(
      3,
      'key → diagnostics, median ≤ 2 × trivial server at ×1',
      times('median', [1]),
      ' ×',
      (v) => v <= 2,
    ),
    judge(
      3,
      'key → diagnostics, median ≤ 1 × at ×100, ×1000',
      times('median', [100, 1000]),
      ' ×',
      (v) => v <= 1,
    ),
    judge(3, 'key → diagnostics, p95 ≤ 3 ×', times('p95', SIZES), ' ×', (v) => v <= 3),
    judge(3, 'published per key ≤ 25 kB', bytes, ' kB', (v) => v <= 25),
    judge(3, 'a burst of 30 keys ≤ 5 × one key', bursts, ' ×', (v) => v <= 5),
  ];
}

function comparison(results: Results): readonly Verdict[] {
  const base = median(results, 'compare', COMPARE.parse, THOUSAND_ITEMS);
  const value = quotient(median(results, 'compare', COMPARE.nextYear, THOUSAND_ITEMS), base);
  const bar = '1,000 × 1,000 items compared ≤ 30 × one parse of both';
  return [judge(7, bar, [{ label: '', value }], ' ×', (times) => times <= 30)];
}

function startAndMemory(results: Results): readonly Verdict[] {
  const ratio = (name: (server: string) => string, size: number) => [
    {
      label: '',
      value: quotient(
        median(results, 'stdio', name(OURS), size),
        median(results, 'stdio', name(TRIVIAL), size),
      ),
    },
  ];
  const memory = quotient(
    results.find('stdio', STDIO.memory(OURS), 100)?.value,
    results.find('stdio', STDIO.memory(TRIVIAL), 100)?.value,
  );
  return [
    judge(4, 'start → initialized ≤ 1.25 × trivial server', ratio(STDIO.start, 0), ' ×', (v) => v <= 1.25),
    judge(4, 'open ×100 → first diagnostics ≤ 2 ×', ratio(STDIO.open, 100), ' ×', (v) => v <= 2),
    judge(4, 'resident memory at ×100 ≤ 1 ×', [{ label: '', value: memory }], ' ×', (v) => v <= 1),
  ];
}

export function verdictsOf(results: Results, sizes: Sizes): readonly Verdict[] {
  const bundle = (bytes: number | undefined) => [{ label: '', value: quotient(bytes, 1024) }];
  const scaling = [{ label: '', value: results.find('cli', CLI.scaling, 1)?.value }];
  return [
    ...analysis(results),
    ...keystrokes(results),
    ...overStdio(results),
    ...startAndMemory(results),
    ...comparison(results),
    judge(5, `server ≤ ${SERVER_LIMIT} kB`, bundle(sizes.server), ' kB', (v) => v <= SERVER_LIMIT),
    judge(5, `client ≤ ${CLIENT_LIMIT} kB`, bundle(sizes.client), ' kB', (v) => v <= CLIENT_LIMIT),
    judge(6, 'two workers ≥ 1.7 × one', scaling, ' ×', (v) => v >= 1.7),
  ];
}
