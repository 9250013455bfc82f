import { isWhiteSpace } from '../syntax/characters.js';
import { rankOfForm } from '../syntax/lexed-marker.js';
import type { Steps } from '../text/steps.js';
import type { NumberingSpace, OutlineNode, SeriesRun } from './notice.js';

/** How far before a marker the colon that leads it in can stand. */
const FARTHEST_LEAD = 12;

type Crossing = 'restarts' | 'continues' | 'either';

/** How many families of one list restart, and how many go on from the one before. */
export interface Crossings {
  readonly restarts: number;
  readonly continues: number;
}

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
  const runs: SeriesRun[] = [];
  const own = nodes.filter((node) => node.space === space.index);
  addRuns(text, own, isExcerpt, runs);
  return runs;
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

function addRuns(text: string, own: readonly OutlineNode[], isExcerpt: boolean, runs: SeriesRun[]): void {
  for (const list of lists(own)) {
    for (const run of runsOfList(text, list, isExcerpt)) {
      runs.push(run);
    }
  }
}

/** The nodes that can stand in one series, by the first of each. Decimals count per prefix: 1.1, 1.2 and 2.1, 2.2. */
function lists(own: readonly OutlineNode[]): readonly (readonly OutlineNode[])[] {
  const all: OutlineNode[][] = [];
  const byRank: (OutlineNode[] | undefined)[] = [];
  let byPrefix: Map<string, OutlineNode[]> | null = null;
  for (const node of own) {
    const { kind } = node;
    const rank = rankOfForm(kind, node.depth);
    if (kind === 'decimal') {
      byPrefix ??= new Map();
      const prefix = `${rank} ${node.marker.text.replace(/\d+\.?$/, '')}`;
      const list = byPrefix.get(prefix) ?? begin(all);
      byPrefix.set(prefix, list);
      list.push(node);
    } else {
      const list = byRank[rank] ?? begin(all);
      byRank[rank] = list;
      list.push(node);
    }
  }
  return all;
}

function begin(all: OutlineNode[][]): OutlineNode[] {
  const list: OutlineNode[] = [];
  all.push(list);
  return list;
}

/**
 * The runs of the nodes of one space that can stand in one series.
 *
 * @param isExcerpt whether the first run may begin at any number
 */
export function runsOfList(
  text: string,
  list: readonly OutlineNode[],
  isExcerpt: boolean,
): readonly SeriesRun[] {
  const crossing = habitOf(crossingsOf(list));
  const runs: SeriesRun[] = [];
  let begun = 0;
  const end = (at: number): void => {
    const nodes = begun === 0 && at === list.length ? list : list.slice(begun, at);
    const first = isExcerpt && begun === 0 ? (list[0]?.number ?? 1) : 1;
    runs.push({ nodes, first });
    begun = at;
  };
  let previous = list[0];
  for (let i = 1; i < list.length; i++) {
    const node = list[i];
    if (!node || !previous) {
      break;
    }
    // Most nodes go on: only a one begins a run, or a node with another parent.
    if (
      (node.number === 1 || (crossing === 'restarts' && previous.parent !== node.parent)) &&
      beginsRun(text, node, previous, i - begun, list[i + 1], crossing)
    ) {
      end(i);
    }
    previous = node;
  }
  if (list.length > 0) {
    end(list.length);
  }
  return runs;
}

/** What the numbers do where the parent changes. */
export function crossingsOf(list: readonly OutlineNode[]): Crossings {
  let restarts = 0;
  let continues = 0;
  let parent = list[0]?.parent;
  for (let i = 1; i < list.length; i++) {
    const next = list[i]?.parent;
    if (next !== parent) {
      parent = next;
      const does = crossingAt(list, i);
      restarts += does === 'restarts' ? 1 : 0;
      continues += does === 'continues' ? 1 : 0;
    }
  }
  return { restarts, continues };
}

/** The majority, or either when the document is of two minds. */
function habitOf({ restarts, continues }: Crossings): Crossing {
  const fewer = Math.min(restarts, continues);
  const more = Math.max(restarts, continues);
  if (fewer > 1 || (fewer === 1 && more < 3)) {
    return 'either';
  }
  return restarts > continues ? 'restarts' : 'continues';
}

/**
 * Whether the nodes of one list part into the same runs where one of them, which is none by its number and has none
 * now, has another number.
 *
 * @param crossings of the list before
 */
export function partsAlike(
  text: string,
  list: readonly OutlineNode[],
  now: readonly OutlineNode[],
  at: number,
  crossings: Crossings,
): boolean {
  let { restarts, continues } = crossings;
  for (const family of familiesBy(list, at)) {
    const [before, after] = [crossingAt(list, family), crossingAt(now, family)];
    restarts += Number(after === 'restarts') - Number(before === 'restarts');
    continues += Number(after === 'continues') - Number(before === 'continues');
  }
  const crossing = habitOf(crossings);
  const [last, first] = [list[at - 2], list[at - 1]];
  const begins = (next: OutlineNode | undefined): boolean =>
    last !== undefined && first?.number === 1 && beginsRun(text, first, last, 2, next, crossing);
  return habitOf({ restarts, continues }) === crossing && begins(list[at]) === begins(now[at]);
}

/** Where the families begin, but for the first, that a node's number has a say in: its own, and those behind it. */
function familiesBy(list: readonly OutlineNode[], at: number): readonly number[] {
  let own = at;
  while (own > 0 && list[own - 1]?.parent === list[at]?.parent) {
    own--;
  }
  return [own, at + 1, at + 2].filter(
    (i) => i > 0 && i < list.length && list[i]?.parent !== list[i - 1]?.parent,
  );
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
  for (let k = 0; at + k < list.length; k++) {
    const node = list[at + k];
    if (!node || node.parent !== parent) {
      break;
    }
    const { number } = node;
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

/** @param before how many nodes the run before has so far */
function beginsRun(
  text: string,
  node: OutlineNode,
  previous: OutlineNode,
  before: number,
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
  return isLedIn(text, node.start) || (next?.number === 2 && before > 1);
}

/** Whether a colon stands before an offset, with little white space between. */
function isLedIn(text: string, start: number): boolean {
  let i = start - 1;
  while (i >= 0 && i > start - FARTHEST_LEAD && isWhiteSpace(text.charCodeAt(i))) {
    i--;
  }
  return '：:'.includes(text.charAt(i)) && i >= 0;
}
