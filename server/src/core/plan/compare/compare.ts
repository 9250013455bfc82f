import type { Notice, OutlineNode, ResponsibilityEntry } from '../../model/notice.js';
import { groupBy } from '../../text/group-by.js';
import { agencyChanges, isUnchanged } from './agency-changes.js';
import { bestAssignment } from './assign.js';
import { candidatePairs } from './candidates.js';
import { type Unit, unitsOf } from './content.js';
import { areKept, deadlineChanges, deadlinesOf } from './deadline-changes.js';
import { diceOf, gramsInOrder, gramsOf, gramWeights, lettersOf, numbered } from './grams.js';
import { matchHeadings } from './headings.js';
import { itemsOf, overlapsOf, worthOf } from './match.js';
import { type Match, movedMatches } from './moves.js';
import { withParts } from './parts.js';
import type { Change, Comparison, Pair } from './types.js';

/** One notice of the two with what is asked of it for every pair. */
interface Side {
  readonly notice: Notice;
  readonly units: readonly Unit[];
  readonly entries: ReadonlyMap<OutlineNode, readonly ResponsibilityEntry[]>;
}

/** Units that belong together. */
interface Kin {
  readonly old: readonly OutlineNode[];
  readonly new: readonly OutlineNode[];
  /** Share of the pairs of characters that one old and one new item have in common, where it is known. */
  readonly common?: number;
}

/**
 * Compares two notices item by item: by content, whatever their numbers and places.
 *
 * Items are numbered units that say more than a heading. Which old item became which new one is the
 * assignment that is best over all of them together; items left alone are then looked for as parts of
 * others. The same two notices always give the same comparison.
 */
export function compareNotices(old: Notice, now: Notice): Comparison {
  const before = sideOf(old);
  const after = sideOf(now);
  const items = matchAllItems(before, after);
  const headings = matchRest(before, after, items);
  const kin: readonly Kin[] = [...items, ...headings.map(([a, b]): Kin => ({ old: [a], new: [b] }))];
  const moved = movedNodes(kin);
  const pairs = kin
    .map((one) => ({ pair: pairOf(one, before, after, moved), isHeading: isHeading(one, before, after) }))
    .sort((a, b) => (a.pair.new[0]?.id ?? 0) - (b.pair.new[0]?.id ?? 0));
  const known = { old: new Set(kin.flatMap((k) => k.old)), new: new Set(kin.flatMap((k) => k.new)) };
  const alone = (units: readonly Unit[], with_: ReadonlySet<OutlineNode>, headingsWanted: boolean) =>
    units
      .filter((unit) => !with_.has(unit.node) && unit.isHeading === headingsWanted)
      .map(({ node }) => node);
  const alignment = (wanted: boolean) => ({
    pairs: pairs.filter((one) => one.isHeading === wanted).map(({ pair }) => pair),
    added: alone(after.units, known.new, wanted),
    dropped: alone(before.units, known.old, wanted),
  });
  return { old, new: now, ...alignment(false), headings: alignment(true) };
}

function sideOf(notice: Notice): Side {
  const groups = groupBy(notice.groups, ({ node }) => node);
  const entries = new Map<OutlineNode, readonly ResponsibilityEntry[]>();
  for (const [node, its] of groups) {
    if (node) {
      entries.set(
        node,
        its.flatMap((group) => group.entries),
      );
    }
  }
  return { notice, units: unitsOf(notice), entries };
}

function matchAllItems(before: Side, after: Side): readonly Kin[] {
  const oldUnits = before.units.filter((unit) => !unit.isHeading);
  const newUnits = after.units.filter((unit) => !unit.isHeading);
  const texts = numbered(
    oldUnits.map(({ content }) => gramsInOrder(content)),
    newUnits.map(({ content }) => gramsInOrder(content)),
  );
  const weights = gramWeights(texts);
  const olds = itemsOf(before.notice, oldUnits, texts.olds, weights);
  const news = itemsOf(after.notice, newUnits, texts.news, weights);
  const overlaps = overlapsOf(candidatePairs(texts), olds, news, weights);
  const pairs = bestAssignment(worthOf(overlaps, olds, news, texts.count, weights));
  return withParts(pairs, overlaps, olds, news, weights).map((group): Kin => {
    const kin = { old: nodesAt(group.old, olds), new: nodesAt(group.new, news) };
    const [a, b] = [olds[group.old[0] ?? -1], news[group.new[0] ?? -1]];
    const alone = group.old.length === 1 && group.new.length === 1;
    return alone && a && b ? { ...kin, common: diceOf(a.grams, b.grams) } : kin;
  });
}

function nodesAt(
  places: readonly number[],
  items: readonly { readonly node: OutlineNode }[],
): readonly OutlineNode[] {
  return places.flatMap((place) => items[place]?.node ?? []);
}

/** Pairs headings, and what became of a heading that is a task now or of a task that is a heading. */
function matchRest(before: Side, after: Side, items: readonly Kin[]): readonly Match[] {
  const known = { old: new Set(items.flatMap((k) => k.old)), new: new Set(items.flatMap((k) => k.new)) };
  return matchHeadings(
    before.units.map(({ node }) => node).filter((node) => !known.old.has(node)),
    after.units.map(({ node }) => node).filter((node) => !known.new.has(node)),
    items.flatMap(({ old: [a], new: [b] }) => (a && b ? [[a, b] as const] : [])),
  );
}

function movedNodes(kin: readonly Kin[]): ReadonlySet<OutlineNode> {
  const matches = kin.flatMap(({ old: [a], new: [b] }): readonly Match[] => (a && b ? [[a, b]] : []));
  return new Set([...movedMatches(matches)].map(([, at]) => at));
}

function isHeading(kin: Kin, before: Side, after: Side): boolean {
  const only = (nodes: readonly OutlineNode[], { units }: Side): boolean =>
    nodes.every((node) => units[node.id]?.isHeading);
  return only(kin.old, before) && only(kin.new, after);
}

function pairOf(kin: Kin, before: Side, after: Side, moved: ReadonlySet<OutlineNode>): Pair {
  const agencies = agencyChanges(entriesOf(kin.old, before), entriesOf(kin.new, after));
  const deadlines = deadlineChanges(
    { notice: before.notice, dates: deadlinesOf(before.notice, kin.old) },
    { notice: after.notice, dates: deadlinesOf(after.notice, kin.new) },
  );
  const { reworded, similarity } = wording(kin, before, after);
  const change: Change[] = [
    ...(kin.new.length > 1 ? (['split'] as const) : []),
    ...(kin.old.length > 1 ? (['merged'] as const) : []),
    ...(reworded ? (['reworded'] as const) : []),
    ...(kin.new.some((node) => moved.has(node)) ? (['moved'] as const) : []),
    ...(isUnchanged(agencies) ? [] : (['agencies'] as const)),
    ...(areKept(deadlines) ? [] : (['deadlines'] as const)),
  ];
  return { old: kin.old, new: kin.new, change, similarity, agencies, deadlines };
}

const NO_ENTRIES: readonly ResponsibilityEntry[] = [];

function entriesOf(nodes: readonly OutlineNode[], { entries }: Side): readonly ResponsibilityEntry[] {
  const [only] = nodes;
  return only && nodes.length === 1
    ? (entries.get(only) ?? NO_ENTRIES)
    : nodes.flatMap((node) => entries.get(node) ?? NO_ENTRIES);
}

/** Nearly the same is not the same: 1 is kept for what nobody has touched. */
const MOST_OF_REWORDED = 0.99;

function wording(
  kin: Kin,
  before: Side,
  after: Side,
): { readonly reworded: boolean; readonly similarity: number } {
  const textOf = (nodes: readonly OutlineNode[], { units }: Side): string =>
    nodes.map((node) => units[node.id]?.content ?? '').join('');
  const [a, b] = [textOf(kin.old, before), textOf(kin.new, after)];
  // Where a text is cut in two, stops come and go at the cut; behind a heading they say nothing.
  const loose = kin.old.length > 1 || kin.new.length > 1 || isHeading(kin, before, after);
  if (a === b || (loose && lettersOf(a) === lettersOf(b))) {
    return { reworded: false, similarity: 1 };
  }
  const likeness = Math.round((kin.common ?? diceOf(gramsOf(a), gramsOf(b))) * 100) / 100;
  return { reworded: true, similarity: Math.min(likeness, MOST_OF_REWORDED) };
}
