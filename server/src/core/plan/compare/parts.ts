import type { Candidate } from './candidates.js';
import { type Grams, type GramWeights, gramsWithout } from './grams.js';
import type { Item, Overlap } from './match.js';

/** Items that belong together: one and one, one and several. Places in the lists of items. */
export interface Group {
  readonly old: readonly number[];
  readonly new: readonly number[];
}

/** So much of a part must stand in the whole, and there in what no other part has. */
const PART_IN_WHOLE = 0.33;
/** So much of the whole must be what the part brings. */
const WHOLE_IN_PART = 0.04;

/**
 * Adds to each pair the items without a counterpart that are a part of its other side: what one old
 * item was split into, and what was merged into one new item.
 *
 * @param overlaps how far items overlap that may have to do with each other
 */
export function withParts(
  pairs: readonly Candidate[],
  overlaps: readonly Overlap[],
  olds: readonly Item[],
  news: readonly Item[],
  weights: GramWeights,
): readonly Group[] {
  const splitBonds = overlaps
    .filter(({ shareOfNew }) => shareOfNew >= PART_IN_WHOLE)
    .map(({ old, new: at, shareOfNew }): Bond => ({ whole: old, part: at, share: shareOfNew }));
  const split = partsByWhole({ wholes: olds, parts: news, pairs, bonds: splitBonds, weights });
  const isSplit = new Set([...split].flatMap(([whole, parts]) => (parts.length > 1 ? [whole] : [])));
  const inSplit = new Set([...isSplit].flatMap((whole) => split.get(whole) ?? []));
  // What was split, and what came of it, is no part of something else: one item then has two stories.
  const mergeBonds = overlaps
    .filter((one) => one.shareOfOld >= PART_IN_WHOLE && !isSplit.has(one.old) && !inSplit.has(one.new))
    .map(({ old, new: at, shareOfOld }): Bond => ({ whole: at, part: old, share: shareOfOld }));
  const rest = pairs.filter(({ old }) => !isSplit.has(old));
  const merged = partsByWhole({
    wholes: news,
    parts: olds,
    pairs: rest.map((pair): Candidate => ({ old: pair.new, new: pair.old })),
    bonds: mergeBonds,
    weights,
  });
  return [
    ...[...isSplit].map((whole): Group => ({ old: [whole], new: split.get(whole) ?? [] })),
    ...[...merged].map(([whole, parts]): Group => ({ old: parts, new: [whole] })),
  ].sort((a, b) => (a.new[0] ?? 0) - (b.new[0] ?? 0));
}

/** How much of a part stands in a whole. */
interface Bond {
  readonly whole: number;
  readonly part: number;
  readonly share: number;
}

interface Search {
  readonly wholes: readonly Item[];
  readonly parts: readonly Item[];
  /** What is paired: `old` is the whole, `new` the part. */
  readonly pairs: readonly Candidate[];
  readonly bonds: readonly Bond[];
  readonly weights: GramWeights;
}

/** Parts, ascending, by the whole they belong to: the clearest first, each sought in what is uncovered yet. */
function partsByWhole(search: Search): ReadonlyMap<number, readonly number[]> {
  const { pairs } = search;
  const found = new Map<number, readonly number[]>(pairs.map((pair) => [pair.old, [pair.new]]));
  const known = new Set(found.keys());
  const taken = new Set(pairs.map((pair) => pair.new));
  const uncovered = new Map<number, Grams>();
  const rest = (whole: number): Grams => {
    const known = uncovered.get(whole);
    if (known) {
      return known;
    }
    const left = (found.get(whole) ?? []).reduce(
      (grams, part) => gramsWithout(grams, search.parts[part]?.grams ?? NOTHING),
      search.wholes[whole]?.grams ?? NOTHING,
    );
    uncovered.set(whole, left);
    return left;
  };
  const bonds = search.bonds
    .filter((bond) => !taken.has(bond.part))
    .map((bond) => reduced(bond, rest(bond.whole), search))
    .filter((bond) => bond.share > 0);
  for (let best = clearest(bonds, taken); best; best = clearest(bonds, taken)) {
    const { whole, part } = best;
    found.set(
      whole,
      [...(found.get(whole) ?? []), part].sort((a, b) => a - b),
    );
    taken.add(part);
    uncovered.delete(whole);
    for (let i = 0; i < bonds.length; i++) {
      const bond = bonds[i];
      if (bond?.whole === whole) {
        bonds[i] = reduced(bond, rest(whole), search);
      }
    }
  }
  // One part of an item that has no other counterpart is too little of it to be its story.
  return new Map([...found].filter(([whole, parts]) => known.has(whole) || parts.length > 1));
}

/** The bond of an untaken part with the greatest share above 0; the first of equals. */
function clearest(bonds: readonly Bond[], taken: ReadonlySet<number>): Bond | null {
  let best: Bond | null = null;
  for (const bond of bonds) {
    if (bond.share > (best?.share ?? 0) && !taken.has(bond.part)) {
      best = bond;
    }
  }
  return best;
}

const NOTHING: Grams = new Uint32Array();

/** The bond as far as the whole is not covered by other parts; with a share of 0 when it is none then. */
function reduced(bond: Bond, uncovered: Grams, { wholes, parts, weights }: Search): Bond {
  const whole = wholes[bond.whole];
  const part = parts[bond.part];
  const shared = part ? weights.shared(uncovered, part.grams) : 0;
  const isPart =
    whole && part && shared / part.weight >= PART_IN_WHOLE && shared / whole.weight >= WHOLE_IN_PART;
  return { ...bond, share: isPart ? shared / part.weight : 0 };
}
