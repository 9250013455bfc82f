// Two plans of a thousand items each, against reading both once.

import { analyze } from '../../server/src/core/model/analyze.js';
import { NoticeMemory } from '../../server/src/core/model/memory.js';
import type { Notice } from '../../server/src/core/model/notice.js';
import { compareNotices } from '../../server/src/core/plan/compare/compare.js';
import { createCutter, wordDiff } from '../../server/src/core/plan/compare/words.js';
import { parse } from '../../server/src/core/syntax/tree.js';
import { nextYear, USUAL } from '../support/plan/next-year.js';
import { type Corpus, SAMPLE_LENGTH } from './corpus-text.js';
import { timed, timingOf } from './measure.js';
import { type BenchOptions, by } from './options.js';
import { createRandom } from './random.js';
import type { Results } from './results.js';

/** Names that the verdicts look for. */
export const COMPARE = {
  tree: 'syntax trees of both',
  parse: 'parse of both, as the command `parse` does it',
  nextYear: 'compare with next year’s version',
  stranger: 'compare with another plan',
  words: 'word diff of all reworded items',
} as const;

/** Multiple of the sample's length with a thousand items. */
export const THOUSAND_ITEMS = 11;

interface Plans {
  readonly old: string;
  readonly next: string;
  readonly stranger: string;
}

function plansOf(corpus: Corpus, seed: number): Plans {
  const old = corpus.notice(THOUSAND_ITEMS * SAMPLE_LENGTH, seed);
  const next = nextYear(analyze(old), { ...USUAL, rewording: 0.2 }, createRandom(seed)).text;
  return { old, next, stranger: corpus.notice(THOUSAND_ITEMS * SAMPLE_LENGTH, seed + 1) };
}

/** A comparison without what an earlier one has left behind for its notices. */
function fresh(notice: Notice): Notice {
  return { ...notice, memory: new NoticeMemory() };
}

export async function benchCompare(corpus: Corpus, options: BenchOptions, results: Results): Promise<void> {
  const times = new Map<string, number[]>(Object.values(COMPARE).map((name) => [name, []]));
  const turns = by(options.mode, { quick: 3, normal: 8, full: 20 });
  for (let turn = -1; turn < turns; turn++) {
    const { old, next, stranger } = plansOf(corpus, 5000 + turn * 10);
    const [a, b, c] = [analyze(old), analyze(next), analyze(stranger)];
    const comparison = compareNotices(fresh(a), fresh(b));
    const runs: readonly (readonly [string, () => unknown])[] = [
      [COMPARE.tree, () => [parse(old), parse(next)]],
      [COMPARE.parse, () => [analyze(old), analyze(next)]],
      [COMPARE.nextYear, () => compareNotices(fresh(a), fresh(b))],
      [COMPARE.stranger, () => compareNotices(fresh(a), fresh(c))],
      [
        COMPARE.words,
        () => {
          const cut = createCutter();
          return comparison.pairs.map((pair) => wordDiff(comparison, pair, cut));
        },
      ],
    ];
    for (const [name, run] of runs) {
      const time = await timed(run);
      // The first turn compiles what the others measure.
      if (turn >= 0) {
        times.get(name)?.push(time);
      }
    }
  }
  const base = timingOf(times.get(COMPARE.parse) ?? []).median;
  for (const [name, list] of times) {
    const timing = timingOf(list);
    const note = `${(timing.median / base).toFixed(1)} × one parse of both`;
    results.add({ part: 'compare', name, size: THOUSAND_ITEMS, timing, note });
  }
}
