import type { Notice, OutlineNode } from '../../model/notice.js';
import { groupBy } from '../../text/group-by.js';
import { bestAssignment, type Edge } from './assign.js';
import type { Candidate } from './candidates.js';
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

/** The items of a notice as the comparison looks at them. */
export function itemsOf(notice: Notice, units: readonly Unit[], weights: GramWeights): readonly Item[] {
  const bodies = groupBy(notice.groups, (group) => group.node);
  const above = new Map<OutlineNode | null, Grams>();
  return units.map(({ node, content }, i): Item => {
    const grams = gramsOf(content.text);
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

function headingsAbove(node: OutlineNode): string {
  let text = '';
  for (let parent = node.parent; parent; parent = parent.parent) {
    text = parent.title.text + text;
  }
  return text;
}

/** Below this likeness two texts are two items, wherever they stand. */
const LEAST_LIKENESS = 0.2;
/** An item is carried over when likeness and circumstances together come to this. */
const ENOUGH = 0.42;
/** What each circumstance adds to the likeness where it speaks for the pair. */
const CIRCUMSTANCE = { bodies: 0.06, headings: 0.04, place: 0.03 };

/** Weighted Sørensen–Dice coefficient of two items: rare pairs of characters count more. */
export function likenessOf(a: Item, b: Item, weights: GramWeights): number {
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

/** What each candidate is worth as a pair; those that are none are left out. */
export function worthOf(
  candidates: readonly Candidate[],
  olds: readonly Item[],
  news: readonly Item[],
  weights: GramWeights,
): readonly Edge[] {
  return candidates.flatMap((candidate): readonly Edge[] => {
    const a = olds[candidate.old];
    const b = news[candidate.new];
    const likeness = a && b ? likenessOf(a, b, weights) : 0;
    if (!a || !b || likeness < LEAST_LIKENESS) {
      return [];
    }
    return [{ ...candidate, worth: likeness + circumstances(a, b) - ENOUGH }];
  });
}

/** The best pairs, one old item to one new one. */
export function matchItems(
  candidates: readonly Candidate[],
  olds: readonly Item[],
  news: readonly Item[],
  weights: GramWeights,
): readonly Candidate[] {
  return bestAssignment(worthOf(candidates, olds, news, weights));
}
