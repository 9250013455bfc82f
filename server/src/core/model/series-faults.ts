import type { OutlineNode, SeriesRun } from './notice.js';

/** A new number for a node. */
export interface Renumbering {
  readonly node: OutlineNode;
  readonly number: number;
}

/** One break of a series. However many numbers it displaces, it is one fault. */
export interface SeriesFault {
  readonly kind: 'gap' | 'duplicate' | 'order';
  /** Where the series breaks. */
  readonly node: OutlineNode;
  /** The number that was due there. */
  readonly expected: number;
  /** The node before it in the series; null at its start. */
  readonly previous: OutlineNode | null;
  /** The other node of the same number, or the one it changed places with. */
  readonly other: OutlineNode | null;
  /** Numbers no node bears, first and last; null unless some are skipped. */
  readonly missing: readonly [number, number] | null;
  /** What mends this fault and no other. */
  readonly mend: readonly Renumbering[];
}

/** A number off its place, cheaper to explain alone than by a shift of all that follow. */
const OUTLIER_COST = 1;
/** A lasting shift of the numbers: items were taken out or put in. */
const SHIFT_COST = 1.5;
/** More distinct shifts than this are noise; it bounds the work on broken texts. */
const MOST_SHIFTS = 32;
/** A run with more faults than this is no series any more; the first ones are told. */
const MOST_FAULTS = 50;
/** A move over more nodes than this is told as what it looks like: a gap and a repeated number. */
const LONGEST_MOVE = 300;
/** So many places of a run are looked at for the start of a move. */
const MOST_TRIES = 500;

interface Explained {
  readonly run: SeriesRun;
  /** Of its nodes: looked at many times, and far from one another in memory. */
  readonly numbers: readonly number[];
  /** How many nodes from the start on count as they should. */
  readonly sound: number;
  /** For each node the number minus its index that the explanation takes to be in force. */
  readonly shift: readonly number[];
}

/**
 * Explains the numbers of a run by the fewest faults.
 *
 * Numbers that rise by one keep their distance from their index; a distance that changes for good is
 * an item taken out (gap) or put in (duplicate), one that changes for a single node is a wrong number.
 *
 * @returns faults in text order, empty for a sound run
 */
export function faultsOf(run: SeriesRun): readonly SeriesFault[] {
  const sound = soundStart(run);
  return sound === run.nodes.length ? [] : faultsBehind(run, numbersOf(run), sound);
}

/** The numbers of a run's nodes. */
export function numbersOf({ nodes }: SeriesRun): readonly number[] {
  return nodes.map(({ number }) => number);
}

/** {@link faultsOf}, where the numbers are at hand. */
export function faultsByNumbers(run: SeriesRun, numbers: readonly number[]): readonly SeriesFault[] {
  const { first } = run;
  let sound = 0;
  while (sound < numbers.length && numbers[sound] === first + sound) {
    sound++;
  }
  return sound === numbers.length ? [] : faultsBehind(run, numbers, sound);
}

/** @param sound how many nodes from the start on count as they should */
function faultsBehind(run: SeriesRun, numbers: readonly number[], sound: number): readonly SeriesFault[] {
  const explained = explain(run, numbers, sound);
  const { faults, used } = displaced(explained);
  const rest: SeriesFault[] = [];
  for (let i = sound; i < run.nodes.length && rest.length < MOST_FAULTS; i++) {
    if (isFault(explained, i) && !used.has(i)) {
      rest.push(...singleFault(explained, i));
    }
  }
  return [...faults, ...rest].sort((a, b) => a.node.start - b.node.start).slice(0, MOST_FAULTS);
}

/**
 * Dynamic programming over the shifts that occur; linear in the run's length. What counts on soundly from the start
 * is passed over, and so is what counts on to the end: there no other shift can be cheaper.
 */
function explain(run: SeriesRun, numbers: readonly number[], sound: number): Explained {
  const { nodes, first } = run;
  const tail = tailStart(numbers);
  const shifts = candidateShifts(first, numbers, sound);
  const last = shifts.indexOf((numbers.at(-1) ?? 0) - (nodes.length - 1));
  // Behind a sound node each other shift costs more than to change over to it now.
  let cost: readonly number[] = shifts.map((shift) =>
    shift === first ? 0 : sound > 0 ? SHIFT_COST + OUTLIER_COST : SHIFT_COST,
  );
  const from: number[][] = [];
  let end = sound;
  for (; end < nodes.length && !(end > tail && isCheapest(cost, last)); end++) {
    const i = end;
    const number = numbers[i] ?? 0;
    const best = cost.indexOf(Math.min(...cost));
    const change = i === 0 ? Number.POSITIVE_INFINITY : (cost[best] ?? 0) + SHIFT_COST;
    from.push(cost.map((own, k) => (i === 0 || own <= change ? k : best)));
    // A shift that would number this node 0 or less cannot be in force here.
    cost = shifts.map((shift, k) =>
      shift + i < 1
        ? Number.POSITIVE_INFINITY
        : Math.min(cost[k] ?? 0, change) + (number - i === shift ? 0 : OUTLIER_COST),
    );
  }
  const shift = new Array<number>(nodes.length).fill(first);
  let k = cost.indexOf(Math.min(...cost));
  shift.fill(shifts[k] ?? first, end);
  for (let i = end - 1; i >= sound; i--) {
    shift[i] = shifts[k] ?? first;
    k = from[i - sound]?.[k] ?? k;
  }
  return { run, numbers, sound, shift };
}

/** How many nodes from the start on count as they should. */
function soundStart({ nodes, first }: SeriesRun): number {
  let i = 0;
  while (i < nodes.length && nodes[i]?.number === first + i) {
    i++;
  }
  return i;
}

/** Where the nodes begin that count on to the end. */
function tailStart(numbers: readonly number[]): number {
  let i = numbers.length - 1;
  while (i > 0 && numbers[i - 1] === (numbers[i] ?? 0) - 1) {
    i--;
  }
  return i;
}

/** Whether one of several costs is below all others. */
function isCheapest(cost: readonly number[], index: number): boolean {
  const own = cost[index];
  return own !== undefined && cost.every((other, k) => k === index || own < other);
}

/** @param sound how many nodes from the start on count as they should */
function candidateShifts(first: number, numbers: readonly number[], sound: number): readonly number[] {
  const counts = new Map<number, number>([[first, numbers.length + sound]]);
  const add = (shift: number, count: number) => counts.set(shift, (counts.get(shift) ?? 0) + count);
  // Most numbers rise by one: stretches are counted, not nodes.
  let begun = sound;
  for (let i = sound + 1; i <= numbers.length; i++) {
    if (numbers[i] !== (numbers[i - 1] ?? 0) + 1) {
      add((numbers[begun] ?? 0) - begun, i - begun);
      begun = i;
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_SHIFTS)
    .map(([shift]) => shift);
}

function isOutlier({ numbers, shift }: Explained, i: number): boolean {
  return (numbers[i] ?? 0) - i !== shift[i];
}

/** Whether a number is wrong, or the first behind a shift. */
function isFault(explained: Explained, i: number): boolean {
  return isOutlier(explained, i) || explained.shift[i] !== shiftBefore(explained, i);
}

function shiftBefore({ run, shift }: Explained, i: number): number {
  return i === 0 ? run.first : (shift[i - 1] ?? run.first);
}

/** Nodes that changed places: the same numbers in another order. Each stretch is one fault. */
function displaced(explained: Explained): { faults: readonly SeriesFault[]; used: ReadonlySet<number> } {
  const { numbers, sound } = explained;
  const faults: SeriesFault[] = [];
  const used = new Set<number>();
  let tries = 0;
  for (let from = sound; from < numbers.length && tries < MOST_TRIES; from++) {
    if (numbers[from] === shiftBefore(explained, from) + from || used.has(from)) {
      continue;
    }
    tries++;
    const to = stretchEnd(explained, from);
    if (to > from) {
      faults.push(orderFault(explained, from, to));
      for (let i = from; i <= to; i++) {
        used.add(i);
      }
      // The shift that brings the count back belongs to the move.
      used.add(to + 1);
    }
  }
  return { faults, used };
}

/** End of the shortest stretch from a fault at `from` whose numbers are just those due in it; -1 for none. */
function stretchEnd(explained: Explained, from: number): number {
  const { numbers } = explained;
  const base = shiftBefore(explained, from);
  let surplus = 0;
  let high = 0;
  const seen = new Set<number>();
  for (let i = from; i < Math.min(numbers.length, from + LONGEST_MOVE); i++) {
    const number = numbers[i] ?? 0;
    if (seen.has(number) || number < base + from) {
      return -1;
    }
    seen.add(number);
    surplus += number - (base + i);
    high = Math.max(high, number);
    if (surplus === 0 && high === base + i) {
      const next = numbers[i + 1];
      return next === undefined || next === base + i + 1 ? i : -1;
    }
  }
  return -1;
}

function orderFault(explained: Explained, from: number, to: number): SeriesFault {
  const { run } = explained;
  const base = shiftBefore(explained, from);
  const stretch = run.nodes.slice(from, to + 1);
  // The node farthest from its place moved; the others only made room.
  const distances = stretch.map((node, k) => Math.abs(node.number - (base + from + k)));
  const at = distances.indexOf(Math.max(...distances));
  const node = stretch[at] ?? stretch[0];
  const expected = base + from + at;
  return {
    kind: 'order',
    node: node as OutlineNode,
    expected,
    previous: run.nodes[from + at - 1] ?? null,
    other: stretch.find((one) => one.number === expected) ?? null,
    missing: null,
    mend: renumberings(stretch, (k) => base + from + k),
  };
}

function renumberings(nodes: readonly OutlineNode[], due: (index: number) => number): readonly Renumbering[] {
  return nodes.flatMap((node, k) => (node.number === due(k) ? [] : [{ node, number: due(k) }]));
}

/** The first other node of the same number. */
function otherOf({ run, numbers }: Explained, i: number): OutlineNode | null {
  const own = numbers[i] ?? 0;
  const first = numbers.indexOf(own);
  const at = first === i ? numbers.indexOf(own, i + 1) : first;
  return run.nodes[at] ?? null;
}

/** The fault that begins at one node, if any: a wrong number, or a shift of all from there on. */
function singleFault(explained: Explained, i: number): readonly SeriesFault[] {
  const { run, shift } = explained;
  const node = run.nodes[i];
  const before = shiftBefore(explained, i);
  const now = shift[i] ?? before;
  if (!node) {
    return [];
  }
  const outlier = isOutlier(explained, i);
  const faults: SeriesFault[] = [];
  const expected = (outlier ? now : before) + i;
  if (outlier || now !== before) {
    const other = otherOf(explained, i);
    const skipped = !other && node.number > expected;
    faults.push({
      kind: other ? 'duplicate' : skipped ? 'gap' : 'order',
      node,
      expected,
      previous: run.nodes[i - 1] ?? null,
      other,
      missing: skipped ? [expected, outlier ? expected : node.number - 1] : null,
      mend: outlier ? [{ node, number: expected }] : shiftBack(explained, i, before - now),
    });
  }
  return faults;
}

/**
 * Moves the numbers from `from` on by one shift; wrong numbers among them stay their own faults. A number
 * too small to be moved so far belongs to a later count, and so do all behind it.
 */
function shiftBack(explained: Explained, from: number, by: number): readonly Renumbering[] {
  const { run } = explained;
  const moved: Renumbering[] = [];
  for (let i = from; i < run.nodes.length; i++) {
    const node = run.nodes[i] as OutlineNode;
    if (isOutlier(explained, i)) {
      continue;
    }
    if (node.number + by < 1) {
      break;
    }
    moved.push({ node, number: node.number + by });
  }
  return moved;
}

/** What numbers a whole run one by one. */
export function renumberRun(run: SeriesRun): readonly Renumbering[] {
  return renumberings(run.nodes, (k) => run.first + k);
}
