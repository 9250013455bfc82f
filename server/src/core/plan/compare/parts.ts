import type { Candidate } from './candidates.js';
import { type Grams, type GramWeights, gramsWithout } from './grams.js';
import type { Item } from './match.js';

/** Items that belong together: one and one, one and several. Places in the lists of items. */
export interface Group {
  readonly old: readonly number[];
  readonly new: readonly number[];
}

/** So much of a part must stand in the whole, and there in what no other part has. */
const PART_IN_WHOLE = 0.45;
/** So much of the whole must be what the part brings. */
const WHOLE_IN_PART = 0.1;

/**
 * Adds to each pair the items without a counterpart that are a part of its other side: what one old
 * item was split into, and what was merged into one new item.
 *
 * @param candidates pairs of items that may have to do with each other
 */
export function withParts(
  pairs: readonly Candidate[],
  candidates: readonly Candidate[],
  olds: readonly Item[],
  news: readonly Item[],
  weights: GramWeights,
): readonly Group[] {
  const split = partsByWhole({ wholes: olds, parts: news, pairs, candidates, weights });
  const isSplit = new Set([...split].flatMap(([whole, parts]) => (parts.length > 1 ? [whole] : [])));
  const inSplit = new Set([...isSplit].flatMap((whole) => split.get(whole) ?? []));
  // What was split, and what came of it, is no part of something else: one item then has two stories.
  const merged = partsByWhole({
    wholes: news,
    parts: olds,
    pairs: pairs.filter(({ old }) => !isSplit.has(old)).map(turned),
    candidates: candidates.filter((one) => !inSplit.has(one.new) && !isSplit.has(one.old)).map(turned),
    weights,
  });
  return [
    ...[...isSplit].map((whole): Group => ({ old: [whole], new: split.get(whole) ?? [] })),
    ...[...merged].map(([whole, parts]): Group => ({ old: parts, new: [whole] })),
  ].sort((a, b) => (a.new[0] ?? 0) - (b.new[0] ?? 0));
}

function turned(pair: Candidate): Candidate {
  return { old: pair.new, new: pair.old };
}

/** Wholes and parts; in all pairs `old` is the whole's place and `new` the part's. */
interface Search {
  readonly wholes: readonly Item[];
  readonly parts: readonly Item[];
  readonly pairs: readonly Candidate[];
  readonly candidates: readonly Candidate[];
  readonly weights: GramWeights;
}

/** How much of a part without a counterpart stands in a whole; 0 when it is no part of it. */
interface Bond extends Candidate {
  readonly share: number;
}

/** Parts, ascending, by the whole they belong to: the clearest first, each sought in what is uncovered yet. */
function partsByWhole(search: Search): ReadonlyMap<number, readonly number[]> {
  const found = new Map(search.pairs.map((pair) => [pair.old, [pair.new]]));
  const known = new Set(found.keys());
  const uncovered = new Map<number, Grams>();
  const cover = (whole: number, part: number): void => {
    const left = uncovered.get(whole) ?? search.wholes[whole]?.grams ?? NOTHING;
    uncovered.set(whole, gramsWithout(left, search.parts[part]?.grams ?? NOTHING));
  };
  for (const pair of search.pairs) {
    cover(pair.old, pair.new);
  }
  const taken = new Set(search.pairs.map((pair) => pair.new));
  let bonds = search.candidates
    .filter((candidate) => !taken.has(candidate.new))
    .map((candidate) => bondOf(candidate, uncovered.get(candidate.old), search))
    .filter((bond) => bond.share > 0);
  while (bonds.length > 0) {
    const best = bonds.reduce((a, b) => (b.share > a.share ? b : a));
    found.set(
      best.old,
      [...(found.get(best.old) ?? []), best.new].sort((a, b) => a - b),
    );
    cover(best.old, best.new);
    bonds = bonds
      .filter((bond) => bond.new !== best.new)
      .map((bond) => (bond.old === best.old ? bondOf(bond, uncovered.get(bond.old), search) : bond))
      .filter((bond) => bond.share > 0);
  }
  // One part of an item that has no other counterpart is too little of it to be its story.
  return new Map([...found].filter(([whole, parts]) => known.has(whole) || parts.length > 1));
}

const NOTHING: Grams = new Uint32Array();

function bondOf(pair: Candidate, uncovered: Grams | undefined, { wholes, parts, weights }: Search): Bond {
  const whole = wholes[pair.old];
  const part = parts[pair.new];
  if (!whole || !part || whole.weight === 0 || part.weight === 0) {
    return { ...pair, share: 0 };
  }
  const shared = weights.shared(uncovered ?? whole.grams, part.grams);
  const isPart = shared / part.weight >= PART_IN_WHOLE && shared / whole.weight >= WHOLE_IN_PART;
  return { old: pair.old, new: pair.new, share: isPart ? shared / part.weight : 0 };
}
