import type { Notice, OutlineNode } from '../../model/notice.js';
import { groupBy } from '../../text/group-by.js';
import type { Edge } from './assign.js';
import { type Candidate, eachAlike } from './candidates.js';
import type { Unit } from './content.js';
import { diceOf, type Grams, type GramWeights, gramsOf } from './grams.js';

/** A unit with what the comparison asks of it again and again. */
export interface Item {
  readonly node: OutlineNode;
  readonly grams: Grams;
  /** The weight of all of `grams`. */
  readonly weight: number;
  /** Pairs of characters of the headings above it. */
  readonly above: Grams;
  /** Names of the bodies that answer for it. */
  readonly bodies: ReadonlySet<string>;
  /** Where among the items it stands, from 0 to 1. */
  readonly place: number;
}

/**
 * The items of a notice as the comparison looks at them.
 *
 * @param texts the numbered pairs of characters of each unit
 */
export function itemsOf(
  notice: Notice,
  units: readonly Unit[],
  texts: readonly Grams[],
  weights: GramWeights,
): readonly Item[] {
  const bodies = groupBy(notice.groups, (group) => group.node);
  const above = new Map<OutlineNode | null, Grams>();
  return units.map(({ node }, i): Item => {
    const grams = texts[i] ?? NOTHING;
    const known = above.get(node.parent) ?? gramsOf(headingsAbove(node));
    above.set(node.parent, known);
    return {
      node,
      grams,
      weight: weights.of(grams),
      above: known,
      bodies: new Set(bodies.get(node)?.flatMap(({ entries }) => entries.map(({ name }) => name))),
      place: i / units.length,
    };
  });
}

const NOTHING: Grams = new Uint32Array();

function headingsAbove(node: OutlineNode): string {
  let text = '';
  for (let parent = node.parent; parent; parent = parent.parent) {
    text = parent.title.text + text;
  }
  return text;
}

/** Below this likeness two texts are two items, wherever they stand. */
const LEAST_LIKENESS = 0.15;
/** An item is carried over when likeness and circumstances together come to this. */
const ENOUGH = 0.24;
/** What is added to that for items that are like others of their own notice, by how like they are. */
const FORMULAIC = 0.4;
/** What each circumstance adds to the likeness where it speaks for the pair. */
const CIRCUMSTANCE = { bodies: 0.06, headings: 0.04, place: 0.03 };

/**
 * How like each item is to the one of its own notice that is most like it. Where all items are made
 * of the same phrases, having these in common says little.
 */
function backgroundOf(items: readonly Item[], count: number, weights: GramWeights): readonly number[] {
  const grams = items.map((item) => item.grams);
  const best = items.map(() => 0);
  eachAlike(grams, count, (at, other) => {
    const [a, b] = [items[at], items[other]];
    if (a && b && at !== other) {
      best[at] = Math.max(best[at] ?? 0, likenessOf(a, b, weights));
    }
  });
  return best;
}

/** Weighted Sørensen–Dice coefficient of two items: rare pairs of characters count more. */
function likenessOf(a: Item, b: Item, weights: GramWeights): number {
  const sum = a.weight + b.weight;
  return sum === 0 ? 0 : (2 * weights.shared(a.grams, b.grams)) / sum;
}

function circumstances(a: Item, b: Item): number {
  return (
    CIRCUMSTANCE.bodies * overlapOf(a.bodies, b.bodies) +
    CIRCUMSTANCE.headings * (a.above.length + b.above.length === 0 ? 0 : diceOf(a.above, b.above)) +
    CIRCUMSTANCE.place * (1 - Math.abs(a.place - b.place))
  );
}

function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const name of a) {
    shared += b.has(name) ? 1 : 0;
  }
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

/** How far two items overlap. */
export interface Overlap extends Candidate {
  readonly likeness: number;
  /** How much of each item stands in the other, by weight. */
  readonly shareOfOld: number;
  readonly shareOfNew: number;
}

/** How far the items of each candidate overlap. */
export function overlapsOf(
  candidates: readonly Candidate[],
  olds: readonly Item[],
  news: readonly Item[],
  weights: GramWeights,
): readonly Overlap[] {
  const overlaps: Overlap[] = [];
  for (const { old, new: at } of candidates) {
    const a = olds[old];
    const b = news[at];
    if (a && b && a.weight > 0 && b.weight > 0) {
      const shared = weights.shared(a.grams, b.grams);
      overlaps.push({
        old,
        new: at,
        likeness: (2 * shared) / (a.weight + b.weight),
        shareOfOld: shared / a.weight,
        shareOfNew: shared / b.weight,
      });
    }
  }
  return overlaps;
}

/** An item that stands so much more in another than in this one is a part of that, and no pair with this. */
const PART_ELSEWHERE = 0.5;

/**
 * What overlapping items are worth as pairs; those that are none are left out.
 *
 * @param count how many different pairs of characters there are
 */
export function worthOf(
  overlaps: readonly Overlap[],
  olds: readonly Item[],
  news: readonly Item[],
  count: number,
  weights: GramWeights,
): readonly Edge[] {
  const before = backgroundOf(olds, count, weights);
  const after = backgroundOf(news, count, weights);
  const mostOfOld = new Float64Array(olds.length);
  const mostOfNew = new Float64Array(news.length);
  for (const { old, new: at, shareOfOld, shareOfNew } of overlaps) {
    mostOfOld[old] = Math.max(mostOfOld[old] ?? 0, shareOfOld);
    mostOfNew[at] = Math.max(mostOfNew[at] ?? 0, shareOfNew);
  }
  const edges: Edge[] = [];
  for (const { old, new: at, likeness, shareOfOld, shareOfNew } of overlaps) {
    const a = olds[old];
    const b = news[at];
    const elsewhere = Math.max((mostOfOld[old] ?? 0) - shareOfOld, (mostOfNew[at] ?? 0) - shareOfNew);
    if (a && b && likeness >= LEAST_LIKENESS && elsewhere <= PART_ELSEWHERE) {
      const background = Math.max(before[old] ?? 0, after[at] ?? 0);
      const worth = likeness + circumstances(a, b) - ENOUGH - FORMULAIC * background;
      if (worth > 0) {
        edges.push({ old, new: at, worth });
      }
    }
  }
  return edges;
}
