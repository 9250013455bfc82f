import { exponent, type Timing } from './measure.js';
import type { Part } from './options.js';

/** One line of the report. */
export interface Row {
  readonly part: Part;
  readonly name: string;
  /** Multiple of the sample's length; 0 when size says nothing. */
  readonly size: number;
  /** Milliseconds; absent for figures of another kind and for what was left out. */
  readonly timing?: Timing;
  /** Times what the ratio is taken to, on the same texts in the same loop. */
  readonly ratio?: number;
  /** A figure that is no time: bytes, kilobytes, documents per second. */
  readonly value?: number;
  readonly unit?: string;
  /** Why there is no figure, or what is special about it. */
  readonly note?: string;
}

/** Names that the verdicts look for. */
export const NAME = {
  pass: 'one charCodeAt pass',
  parse: 'parse',
  analyze: 'analyze',
  all: 'analyze + all rules',
  lezerKey: '@lezer/markdown, one-character re-parse',
} as const;

/** Collects rows and answers what the verdicts ask. */
export interface Results {
  readonly rows: readonly Row[];
  add(row: Row): void;
  find(part: Part, name: string, size: number): Row | undefined;
  /** Slope from ×1 to the largest size measured, and that size; undefined with fewer than two sizes. */
  slope(part: Part, name: string): { readonly value: number; readonly to: number } | undefined;
}

export function createResults(onRow: (row: Row) => void): Results {
  const rows: Row[] = [];
  return {
    rows,
    add(row) {
      rows.push(row);
      onRow(row);
    },
    find: (part, name, size) =>
      rows.find((row) => row.part === part && row.name === name && row.size === size),
    slope(part, name) {
      const timed = rows.filter((row) => row.part === part && row.name === name && row.timing);
      const [first, last] = [timed[0], timed.at(-1)];
      if (!first?.timing || !last?.timing || first.size === last.size) {
        return undefined;
      }
      return {
        value: exponent(first.size, first.timing.median, last.size, last.timing.median),
        to: last.size,
      };
    },
  };
}

/**
 * Milliseconds a run at a size will take, by the growth between the two sizes before; undefined when
 * nothing is known yet.
 */
export function predicted(results: Results, part: Part, name: string, size: number): number | undefined {
  const timed = results.rows.filter((row) => row.part === part && row.name === name && row.timing);
  const [before, last] = [timed.at(-2), timed.at(-1)];
  if (!last?.timing) {
    return undefined;
  }
  const slope = before?.timing
    ? exponent(before.size, before.timing.median, last.size, last.timing.median)
    : 1;
  return last.timing.median * (size / last.size) ** Math.max(1, slope);
}
