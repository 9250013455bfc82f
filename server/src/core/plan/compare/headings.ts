import type { OutlineNode } from '../../model/notice.js';
import { bestAssignment, type Edge } from './assign.js';
import { type Candidate, candidatePairs } from './candidates.js';
import { diceOf, type Grams, gramsOf, numbered } from './grams.js';

/** A unit that may be a heading's counterpart. */
interface Heading {
  readonly node: OutlineNode;
  readonly title: Grams;
}

/** A heading's counterpart is recognised by its words and by what stands below it, half and half. */
const ENOUGH = 0.35;
/** Where a heading has become a task or a task a heading, only the words are left to tell. */
const SAME_WORDS = 0.7;
/** What standing at the same place adds. */
const PLACE = 0.01;

/** How many items below each pair of headings belong together. */
interface Votes {
  /** By the old heading's id, then by the new one's. */
  readonly shared: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** How many paired items stand below a heading, by its id. */
  readonly below: { readonly old: ReadonlyMap<number, number>; readonly new: ReadonlyMap<number, number> };
}

/**
 * Pairs units that are headings, at least on one side, by their titles and by their items.
 *
 * @param items what is known to belong together, one node and one node
 */
export function matchHeadings(
  olds: readonly OutlineNode[],
  news: readonly OutlineNode[],
  items: readonly (readonly [old: OutlineNode, new: OutlineNode])[],
): readonly (readonly [old: OutlineNode, new: OutlineNode])[] {
  const votes = countVotes(items);
  const left = olds.map(headingOf);
  const right = news.map(headingOf);
  const edges = candidates(left, right, votes).flatMap(({ old, new: at }): readonly Edge[] => {
    const a = left[old];
    const b = right[at];
    const worth = a && b ? worthOf(a, b, votes) : 0;
    // Headings of one text, such as 保障措施 in two parts, belong together in their order.
    const place = 1 - Math.abs(old / left.length - at / right.length);
    return worth > 0 ? [{ old, new: at, worth: worth + place * PLACE }] : [];
  });
  return bestAssignment(edges).flatMap((edge) => {
    const a = left[edge.old];
    const b = right[edge.new];
    return a && b ? [[a.node, b.node] as const] : [];
  });
}

/** Headings with like words, or with an item in common. */
function candidates(olds: readonly Heading[], news: readonly Heading[], votes: Votes): readonly Candidate[] {
  const byWords = candidatePairs(
    numbered(
      olds.map(({ title }) => title),
      news.map(({ title }) => title),
    ),
  );
  const placeOf = new Map(news.map(({ node }, at) => [node.id, at]));
  const byItems = olds.flatMap(({ node }, old) =>
    [...(votes.shared.get(node.id)?.keys() ?? [])].flatMap((id): readonly Candidate[] => {
      const at = placeOf.get(id);
      return at === undefined ? [] : [{ old, new: at }];
    }),
  );
  const seen = new Set(byWords.map((pair) => pair.old * news.length + pair.new));
  return [...byWords, ...byItems.filter((pair) => !seen.has(pair.old * news.length + pair.new))];
}

function headingOf(node: OutlineNode): Heading {
  return { node, title: gramsOf(node.title.text) };
}

function countVotes(items: readonly (readonly [OutlineNode, OutlineNode])[]): Votes {
  const shared = new Map<number, Map<number, number>>();
  const below = { old: new Map<number, number>(), new: new Map<number, number>() };
  for (const [old, at] of items) {
    const newAncestors = ancestorsOf(at);
    for (const ancestor of newAncestors) {
      below.new.set(ancestor.id, (below.new.get(ancestor.id) ?? 0) + 1);
    }
    for (const ancestor of ancestorsOf(old)) {
      below.old.set(ancestor.id, (below.old.get(ancestor.id) ?? 0) + 1);
      const row = shared.get(ancestor.id) ?? new Map<number, number>();
      shared.set(ancestor.id, row);
      for (const other of newAncestors) {
        row.set(other.id, (row.get(other.id) ?? 0) + 1);
      }
    }
  }
  return { shared, below };
}

/** The headings above a node, the nearest first. */
export function ancestorsOf(node: OutlineNode): readonly OutlineNode[] {
  const found: OutlineNode[] = [];
  for (let parent = node.parent; parent; parent = parent.parent) {
    found.push(parent);
  }
  return found;
}

function worthOf(a: Heading, b: Heading, votes: Votes): number {
  const leaves = [a, b].filter(({ node }) => node.children.length === 0).length;
  const title = leaves === 2 ? 0 : diceOf(a.title, b.title);
  if (leaves > 0) {
    return title < SAME_WORDS ? 0 : title / 2;
  }
  const common = votes.shared.get(a.node.id)?.get(b.node.id) ?? 0;
  const all = (votes.below.old.get(a.node.id) ?? 0) + (votes.below.new.get(b.node.id) ?? 0);
  const items = all === 0 ? title : (2 * common) / all;
  return (title + items) / 2 - ENOUGH;
}
