import { groupBy } from '../text/group-by.js';
import type { NumberingSpace, OutlineNode, SeriesRun } from './notice.js';

type Crossing = 'restarts' | 'continues' | 'either';

/**
 * Divides the nodes of one space into runs that count on.
 *
 * Whether a series restarts under each parent or runs on across them is the document's own habit,
 * read off the places where the parent changes. A series may also restart below one parent after a
 * lead-in (具体措施：).
 *
 * @param isExcerpt whether the text is a part of a document: its first runs may begin at any number
 */
export function seriesOf(
  text: string,
  space: NumberingSpace,
  nodes: readonly OutlineNode[],
  isExcerpt: boolean,
): readonly SeriesRun[] {
  const own = nodes.filter((node) => node.space === space.index);
  return [...groupBy(own, keyOf).values()].flatMap((list) => divide(text, list, isExcerpt));
}

/** Decimals count per prefix: 1.1, 1.2 and 2.1, 2.2 are two series. */
function keyOf(node: OutlineNode): string {
  const prefix = node.kind === 'decimal' ? node.marker.text.replace(/\d+\.?$/, '') : '';
  return `${node.kind}${node.depth}${prefix}`;
}

function divide(text: string, list: readonly OutlineNode[], isExcerpt: boolean): readonly SeriesRun[] {
  const crossing = crossingHabit(list);
  const runs: OutlineNode[][] = [];
  list.forEach((node, i) => {
    const run = runs.at(-1);
    const previous = list[i - 1];
    if (!run || !previous || beginsRun(text, node, previous, run, list[i + 1], crossing)) {
      runs.push([node]);
    } else {
      run.push(node);
    }
  });
  return runs.map((run, i) => ({ nodes: run, first: isExcerpt && i === 0 ? (run[0]?.number ?? 1) : 1 }));
}

/** What the numbers do where the parent changes: the majority, or either when the document is of two minds. */
function crossingHabit(list: readonly OutlineNode[]): Crossing {
  let restarts = 0;
  let continues = 0;
  list.forEach((node, i) => {
    const previous = list[i - 1];
    if (previous && previous.parent !== node.parent) {
      if (node.number === 1) {
        restarts++;
      } else if (node.number === previous.number + 1) {
        continues++;
      }
    }
  });
  const fewer = Math.min(restarts, continues);
  const more = Math.max(restarts, continues);
  if (fewer > 1 || (fewer === 1 && more < 3)) {
    return 'either';
  }
  return restarts > continues ? 'restarts' : 'continues';
}

function beginsRun(
  text: string,
  node: OutlineNode,
  previous: OutlineNode,
  run: readonly OutlineNode[],
  next: OutlineNode | undefined,
  crossing: Crossing,
): boolean {
  if (previous.parent !== node.parent) {
    if (crossing === 'restarts') {
      return true;
    }
    if (crossing === 'either' && node.number === 1) {
      return true;
    }
  }
  if (node.number !== 1) {
    return false;
  }
  const ledIn = /[：:][\s　]*$/.test(text.slice(Math.max(0, node.start - 12), node.start));
  return ledIn || (next?.number === 2 && run.length > 1);
}
