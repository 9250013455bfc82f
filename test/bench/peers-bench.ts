import { measureSizes, ours } from './core-bench.js';
import type { Corpus } from './corpus-text.js';
import { onePass } from './measure.js';
import { type BenchOptions, by } from './options.js';
import { loadLezer, loadLinters } from './peers.js';
import type { Results } from './results.js';

/** The field on the same texts, in the same loop. */
export async function benchPeers(corpus: Corpus, options: BenchOptions, results: Results): Promise<void> {
  const lezer = await loadLezer();
  const contestants = [onePass, ours, lezer.full, ...(await loadLinters())];
  await measureSizes('peers', contestants, corpus, results, {
    longestRun: by(options.mode, { quick: 1_500, normal: 20_000, full: 120_000 }),
    budget: {
      total: by(options.mode, { quick: 2_500, normal: 40_000, full: 60_000 }),
      fewest: by(options.mode, { quick: 1, normal: 1, full: 3 }),
      most: 300,
    },
  });
}
