import { isWhiteSpace } from '../syntax/characters.js';
import type { Steps } from '../text/steps.js';
import { rankOfForm } from './acceptance.js';
import type { NumberingSpace, OutlineNode, SeriesRun } from './notice.js';

/** How far before a marker the colon that leads it in can stand. */
const FARTHEST_LEAD = 12;

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
  const series: SeriesRun[] = [];
  const own = nodes.filter((node) => node.space === space.index);
  addRuns(text, own, isExcerpt, series);
  return series;
}

/**
 * The runs of all spaces, one after the other, in one pass and a step for each space.
 *
 * @param nodes all of the text, so that those of one space stand together
 * @param isExcerpt whether the notice itself is a part of a document
 */
export function* findingSeries(
  text: string,
  nodes: readonly OutlineNode[],
  isExcerpt: boolean,
): Steps<readonly SeriesRun[]> {
  const series: SeriesRun[] = [];
  let from = 0;
  while (from < nodes.length) {
    const space = nodes[from]?.space;
    let to = from + 1;
    while (to < nodes.length && nodes[to]?.space === space) {
      to++;
    }
    const own = from === 0 && to === nodes.length ? nodes : nodes.slice(from, to);
    addRuns(text, own, isExcerpt && space === 0, series);
    from = to;
    yield;
  }
  return series;
}

function addRuns(text: string, own: readonly OutlineNode[], isExcerpt: boolean, series: SeriesRun[]): void {
  for (const list of lists(own)) {
    divide(text, list, isExcerpt, series);
  }
}

/** The nodes that can stand in one series, by the first of each. Decimals count per prefix: 1.1, 1.2 and 2.1, 2.2. */
function lists(own: readonly OutlineNode[]): readonly (readonly OutlineNode[])[] {
  const all: OutlineNode[][] = [];
  const byRank: (OutlineNode[] | undefined)[] = [];
  const byPrefix = new Map<string, OutlineNode[]>();
  for (const node of own) {
    const rank = rankOfForm(node.kind, node.depth);
    const prefix = node.kind === 'decimal' ? `${rank} ${node.marker.text.replace(/\d+\.?$/, '')}` : null;
    const list = prefix === null ? byRank[rank] : byPrefix.get(prefix);
    if (list) {
      list.push(node);
      continue;
    }
    const begun = [node];
    all.push(begun);
    if (prefix === null) {
      byRank[rank] = begun;
    } else {
      byPrefix.set(prefix, begun);
    }
  }
  return all;
}

/** Adds the runs of what can stand in one series; in an excerpt the first may begin at any number. */
function divide(text: string, list: readonly OutlineNode[], isExcerpt: boolean, series: SeriesRun[]): void {
  const crossing = crossingHabit(list);
  let run: OutlineNode[] = [];
  let previous: OutlineNode | undefined;
  for (let i = 0; i < list.length; i++) {
    const node = list[i];
    if (!node) {
      break;
    }
    if (!previous || beginsRun(text, node, previous, run, list[i + 1], crossing)) {
      run = [node];
      series.push({ nodes: run, first: isExcerpt && i === 0 ? node.number : 1 });
    } else {
      run.push(node);
    }
    previous = node;
  }
}

/** What the numbers do where the parent changes: the majority, or either when the document is of two minds. */
function crossingHabit(list: readonly OutlineNode[]): Crossing {
  let restarts = 0;
  let continues = 0;
  for (let i = 1; i < list.length; i++) {
    if (list[i]?.parent !== list[i - 1]?.parent) {
      const does = crossingAt(list, i);
      restarts += does === 'restarts' ? 1 : 0;
      continues += does === 'continues' ? 1 : 0;
    }
  }
  const fewer = Math.min(restarts, continues);
  const more = Math.max(restarts, continues);
  if (fewer > 1 || (fewer === 1 && more < 3)) {
    return 'either';
  }
  return restarts > continues ? 'restarts' : 'continues';
}

/**
 * What the family that begins at `at` does. All its members have a say, and so has the last but one before
 * it: a slip at the very place where the parent changes must not pass for a habit.
 */
function crossingAt(list: readonly OutlineNode[], at: number): Crossing {
  const first = list[at]?.number ?? 1;
  const parent = list[at]?.parent;
  const last = list[at - 1]?.number ?? 0;
  const lastDue = ((at > 1 ? list[at - 2]?.number : undefined) ?? last - 1) + 1;
  let [restart, goOn, goOnAsDue] = [0, 0, 0];
  for (let k = 0; list[at + k] && list[at + k]?.parent === parent; k++) {
    const number = list[at + k]?.number ?? 0;
    restart += number === k + 1 ? 1 : 0;
    goOn += number === last + 1 + k ? 1 : 0;
    goOnAsDue += number === lastDue + 1 + k ? 1 : 0;
  }
  const continues = Math.max(goOn, goOnAsDue);
  if (restart !== continues) {
    return restart > continues ? 'restarts' : 'continues';
  }
  // Neither: to lack the few units before it is likelier than to repeat many.
  return first > 1 && first - 1 < last + 1 - first ? 'restarts' : 'either';
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
  return isLedIn(text, node.start) || (next?.number === 2 && run.length > 1);
}

/** Whether a colon stands before an offset, with little white space between. */
function isLedIn(text: string, start: number): boolean {
  let i = start - 1;
  while (i >= 0 && i > start - FARTHEST_LEAD && isWhiteSpace(text.charCodeAt(i))) {
    i--;
  }
  return '：:'.includes(text.charAt(i)) && i >= 0;
}
