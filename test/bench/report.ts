import { cpus, loadavg, totalmem } from 'node:os';
import { PARTS, type Part } from './options.js';
import type { Results, Row } from './results.js';
import type { Verdict } from './verdicts.js';

/** Where and when the figures were measured. */
export interface Machine {
  readonly date: string;
  readonly mode: string;
  readonly node: string;
  readonly platform: string;
  readonly cpus: number;
  readonly cpu: string;
  readonly memoryGB: number;
  /** Processes that wanted a core when the run began; above the number of cores the machine was busy. */
  readonly load: number;
  /** What the figures in process are: time on the clock, or of the processor. */
  readonly clock: 'wall' | 'processor';
}

export function machineFacts(mode: string, processorTime: boolean): Machine {
  const all = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    mode,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpus: all.length,
    cpu: all[0]?.model ?? 'unknown',
    memoryGB: Math.round(totalmem() / 2 ** 30),
    load: loadavg()[0] ?? 0,
    clock: processorTime ? 'processor' : 'wall',
  };
}

const TITLES: Readonly<Record<Part, string>> = {
  core: 'Analysis in process',
  edits: 'One edit in an open document, in process',
  features: 'Requests on an analysed document',
  compare: 'Two plans of a thousand items compared',
  peers: 'The field, on the same texts in one run',
  stdio: 'Over stdio',
  cli: 'Command line',
};

/** Three significant digits, without an exponent. */
export function shownNumber(value: number): string {
  if (!Number.isFinite(value)) {
    return '–';
  }
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return value.toFixed(Math.min(4, digits));
}

type Cells = readonly string[];

function cellsOf({ name, size, timing, ratio, value, unit, note }: Row): Cells {
  const figure = value === undefined ? '' : `${shownNumber(value)} ${unit ?? ''}`.trim();
  return [
    name,
    size > 0 ? `×${size}` : '',
    timing ? shownNumber(timing.median) : figure,
    timing ? shownNumber(timing.p95) : '',
    ratio === undefined ? '' : shownNumber(ratio),
    timing ? String(timing.runs) : '',
    note ?? '',
  ];
}

const HEAD: Cells = ['', 'size', 'median ms', 'p95 ms', '× pass', 'runs', 'note'];

export function markdownTable(head: Cells, rows: readonly Cells[]): string {
  const line = (cells: Cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = `|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Columns of a terminal that a text takes: Chinese characters and full-width marks take two. */
function width(text: string): number {
  let columns = 0;
  for (const char of text) {
    columns += (char.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1;
  }
  return columns;
}

export function plainTable(rows: readonly Cells[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => width(row[i] ?? ''))));
  const pad = (cell: string, i: number) => {
    const space = ' '.repeat(Math.max(0, (widths[i] ?? 0) - width(cell)));
    return i === 0 || i === HEAD.length - 1 ? cell + space : space + cell;
  };
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

const verdictWord = (passed: boolean | null) => (passed === null ? '?' : passed ? 'pass' : 'FAIL');

function slopeLines(results: Results, part: Part): readonly string[] {
  const names = [...new Set(results.rows.filter((row) => row.part === part).map((row) => row.name))];
  return names.flatMap((name) => {
    const slope = results.slope(part, name);
    return slope ? [`${name} ${slope.value.toFixed(2)} (to ×${slope.to})`] : [];
  });
}

/** All figures for a terminal. */
export function textReport(results: Results, verdicts: readonly Verdict[]): string {
  const parts = PARTS.flatMap((part) => {
    const rows = results.rows.filter((row) => row.part === part);
    if (rows.length === 0) {
      return [];
    }
    const slopes = slopeLines(results, part);
    const scaling = slopes.length > 0 ? `\nscaling exponents: ${slopes.join(' · ')}` : '';
    return [`${TITLES[part]}\n${plainTable([HEAD, ...rows.map(cellsOf)])}${scaling}`];
  });
  const lines = verdicts.map(({ goal, bar, figure, passed }) => [
    `${goal}. ${bar}`,
    verdictWord(passed),
    figure,
  ]);
  return [
    ...parts,
    `Bars\n${lines.map(([bar, word, figure]) => `${word?.padEnd(5)}${bar}: ${figure}`).join('\n')}`,
  ].join('\n\n');
}

/** All figures for docs/performance.md. */
export function markdownReport(results: Results, verdicts: readonly Verdict[], machine: Machine): string {
  const where =
    `Measured on ${machine.date} with Node ${machine.node.slice(1)} on ${machine.cpus} cores ` +
    `(${machine.cpu}, ${machine.platform}, ${machine.memoryGB} GB), mode \`${machine.mode}\`; load ` +
    `average at the start ${machine.load.toFixed(1)}. Figures in process are ${machine.clock} time.`;
  const bars = markdownTable(
    ['bar', '', 'measured'],
    verdicts.map(({ goal, bar, figure, passed }) => [`${goal}. ${bar}`, verdictWord(passed), figure]),
  );
  const parts = PARTS.flatMap((part) => {
    const rows = results.rows.filter((row) => row.part === part);
    if (rows.length === 0) {
      return [];
    }
    const slopes = slopeLines(results, part);
    const scaling = slopes.length > 0 ? [`Scaling exponents: ${slopes.join(' · ')}`] : [];
    return [`### ${TITLES[part]}`, markdownTable(HEAD, rows.map(cellsOf)), ...scaling];
  });
  return [where, '### The bars', bars, ...parts].join('\n\n');
}

const BEGIN = '<!-- figures: written by npm run bench -- --write-docs -->';
const END = '<!-- end of figures -->';

/**
 * A document with its figures replaced.
 *
 * @throws when it has no place for them
 */
export function withFigures(document: string, figures: string): string {
  const from = document.indexOf(BEGIN);
  const to = document.indexOf(END);
  if (from < 0 || to < from) {
    throw new Error(`no place for the figures: it begins with ${BEGIN} and ends with ${END}`);
  }
  return `${document.slice(0, from + BEGIN.length)}\n\n${figures}\n\n${document.slice(to)}`;
}
