import { analyze } from '../../server/src/core/model/analyze.js';
import { parse } from '../../server/src/core/syntax/tree.js';
import { analyzeAndLint } from './adapter.js';
import type { Corpus } from './corpus-text.js';
import { type Budget, type Contestant, interleave, onePass } from './measure.js';
import { type BenchOptions, by, type Part, SIZES } from './options.js';
import { NAME, predicted, type Results } from './results.js';
import { createPool } from './texts.js';

export const ours: Contestant = { name: NAME.all, run: analyzeAndLint };

const CONTESTANTS: readonly Contestant[] = [
  onePass,
  { name: NAME.parse, run: parse },
  { name: NAME.analyze, run: (text) => analyze(text) },
  ours,
];

/** Compiles what will be measured, on texts that are not measured. */
export function warmUp(corpus: Corpus, turns: number): void {
  const pool = createPool(corpus, 1, 99);
  for (let turn = 0; turn < turns; turn++) {
    analyzeAndLint(pool.textAt(turn));
    onePass.run(pool.textAt(turn));
  }
}

/**
 * Measures contestants at all sizes, each against the pass over the same text. One that would take
 * longer than allowed for a single run at a size is left out there, and the report says so.
 */
export async function measureSizes(
  part: Part,
  contestants: readonly Contestant[],
  corpus: Corpus,
  results: Results,
  limits: { readonly longestRun: number; readonly budget: Budget; readonly sizes?: readonly number[] },
): Promise<void> {
  for (const size of limits.sizes ?? SIZES) {
    const affordable = contestants.filter((contestant) => {
      const time = predicted(results, part, contestant.name, size) ?? 0;
      if (time > limits.longestRun) {
        const note = `left out: about ${(time / 1000).toFixed(0)} s a run`;
        results.add({ part, name: contestant.name, size, note });
      }
      return time <= limits.longestRun;
    });
    const pool = createPool(corpus, size, part.length);
    // The first passes over texts of a new length are slower than any later one; they would flatter all others.
    for (let turn = 0; turn < 8; turn++) {
      onePass.run(pool.textAt(0));
    }
    const timings = await interleave(affordable, pool.textAt, limits.budget);
    const base = timings.get(onePass.name)?.median ?? Number.NaN;
    for (const [name, timing] of timings) {
      results.add({ part, name, size, timing, ratio: timing.median / base });
    }
  }
}

export async function benchCore(corpus: Corpus, options: BenchOptions, results: Results): Promise<void> {
  await measureSizes('core', CONTESTANTS, corpus, results, {
    longestRun: by(options.mode, { quick: 5_000, normal: 60_000, full: 900_000 }),
    budget: {
      total: by(options.mode, { quick: 2_000, normal: 12_000, full: 60_000 }),
      fewest: by(options.mode, { quick: 2, normal: 3, full: 5 }),
      most: 1000,
    },
  });
}
