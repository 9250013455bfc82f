/** What a run of the benchmark does, and for how long. */
export interface BenchOptions {
  readonly mode: Mode;
  readonly parts: ReadonlySet<Part>;
}

export type Mode = 'quick' | 'normal' | 'full';
export type Part = 'core' | 'edits' | 'features' | 'compare' | 'peers' | 'stdio' | 'cli';

export const PARTS: readonly Part[] = ['core', 'edits', 'features', 'compare', 'peers', 'stdio', 'cli'];

/** Sizes as multiples of the sample's length. */
export const SIZES = [1, 10, 100, 1000] as const;

/** A choice by mode. */
export function by<T>(mode: Mode, choices: Readonly<Record<Mode, T>>): T {
  return choices[mode];
}
