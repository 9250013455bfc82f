import type { OutlineNode } from '../../model/notice.js';
import { groupBy } from '../../text/group-by.js';
import { ancestorsOf } from './headings.js';

/** An old and a new unit that are the same. */
export type Match = readonly [old: OutlineNode, new: OutlineNode];

/**
 * The matches whose unit has moved: it stands below another heading, or in another order among those
 * that stayed below theirs. Of two that changed places one has moved, as few as explain the new order.
 * A level of headings put in or taken out moves nothing.
 *
 * @param matches all that is known to belong together, headings too
 */
export function movedMatches(matches: readonly Match[]): ReadonlySet<Match> {
  const counterpart = new Map(matches.map(([old, at]) => [old, at]));
  const kept = new Set(counterpart.values());
  const moved = new Set<Match>();
  const stayed: { readonly match: Match; readonly below: OutlineNode | null }[] = [];
  for (const match of matches) {
    const [old, at] = match;
    const was = ancestorsOf(old).find((node) => counterpart.has(node));
    const is = ancestorsOf(at).find((node) => kept.has(node)) ?? null;
    if ((was ? counterpart.get(was) : null) === is) {
      stayed.push({ match, below: is });
    } else {
      moved.add(match);
    }
  }
  for (const [, siblings] of groupBy(stayed, ({ below }) => below)) {
    const inOldOrder = siblings.map(({ match }) => match).sort((a, b) => a[0].id - b[0].id);
    const inOrder = longestRising(inOldOrder.map(([, at]) => at.id));
    for (const [i, match] of inOldOrder.entries()) {
      if (!inOrder.has(i)) {
        moved.add(match);
      }
    }
  }
  return moved;
}

/** Places of a longest rising subsequence. */
function longestRising(values: readonly number[]): ReadonlySet<number> {
  /** For each length the place of the smallest value that ends a rising sequence of it. */
  const ends: number[] = [];
  const before: number[] = [];
  values.forEach((value, i) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    before[i] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = i;
  });
  const found = new Set<number>();
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    found.add(i);
  }
  return found;
}
