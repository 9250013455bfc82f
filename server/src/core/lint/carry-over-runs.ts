import type { NodeKind, Notice, NumberingSpace, OutlineNode, SeriesRun } from '../model/notice.js';
import { kindsIn, type NumberingFaults, numberingFaults } from '../model/numbering-faults.js';
import { type Crossings, crossingsOf, partsAlike, runsOfList } from '../model/series.js';
import { faultsByNumbers, faultsOf, numbersOf, type SeriesFault } from '../model/series-faults.js';
import { rankOfForm } from '../syntax/lexed-marker.js';
import { firstFrom, type Span } from '../text/span.js';

/** What is known of the numbers of one numbering space before an edit, so that a key costs what stands near it. */
export interface SpaceGround {
  readonly space: NumberingSpace;
  /** Its units, and the index of the first among those of the text. */
  readonly nodes: readonly OutlineNode[];
  readonly first: number;
  /** From its first unit up to the first one of the next space. */
  readonly span: Span;
  readonly kinds: readonly NodeKind[];
  readonly told: NumberingFaults;
  /** Each with what is at fault in it alone. */
  readonly runs: readonly SoundRun[];
  /** Of the units of one rank, by ranks that were asked for. */
  readonly crossings: Map<number, RankedUnits>;
}

interface SoundRun {
  readonly run: SeriesRun;
  readonly rank: number;
  readonly numbers: readonly number[];
  readonly faults: readonly SeriesFault[];
}

interface RankedUnits {
  readonly list: readonly OutlineNode[];
  readonly crossings: Crossings;
}

function rankOf({ kind, depth }: OutlineNode): number {
  return rankOfForm(kind, depth);
}

/** What is known of the numbers of a space before an edit. */
export function spaceGroundOf(notice: Notice, space: NumberingSpace): SpaceGround {
  const first = firstFrom(notice.nodes, space.start);
  const last = firstFrom(notice.nodes, space.end);
  const nodes = notice.nodes.slice(first, last);
  const span = {
    start: nodes[0]?.start ?? space.start,
    end: notice.nodes[last]?.start ?? notice.text.length + 1,
  };
  const { series, forms } = numberingFaults(notice);
  const isInside = ({ node }: { readonly node: OutlineNode }) =>
    node.start >= span.start && node.start < span.end;
  return {
    space,
    nodes,
    first,
    span,
    kinds: kindsIn(notice, space),
    told: { series: series.filter(isInside), forms: forms.filter(isInside) },
    runs: runsOf(notice, space.index),
    crossings: new Map(),
  };
}

/** The runs of a space, which stand together. */
function runsOf({ series }: Notice, space: number): readonly SoundRun[] {
  const spaceOf = (run: SeriesRun | undefined): number | undefined => run?.nodes[0]?.space;
  let low = 0;
  let high = series.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spaceOf(series[middle]) ?? 0) < space) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const runs: SoundRun[] = [];
  for (let run = series[low]; run && spaceOf(run) === space; run = series[++low]) {
    const [node] = run.nodes;
    runs.push({ run, rank: node ? rankOf(node) : -1, numbers: numbersOf(run), faults: faultsOf(run) });
  }
  return runs;
}

function rankedUnits({ runs, crossings }: SpaceGround, rank: number): RankedUnits {
  const known = crossings.get(rank);
  if (known) {
    return known;
  }
  const list = runs.flatMap((own) => (own.rank === rank ? own.run.nodes : []));
  const ranked = { list, crossings: crossingsOf(list) };
  crossings.set(rank, ranked);
  return ranked;
}

export interface FaultyRuns {
  readonly runs: readonly SeriesRun[];
  readonly faults: readonly SeriesFault[];
}

/**
 * The runs of a space with another number of a unit, and what is at fault in them: only those of its own rank change.
 *
 * @param own the units of the space as they are now
 */
export function runsWith(
  notice: Notice,
  ground: SpaceGround,
  own: readonly OutlineNode[],
  unit: OutlineNode,
): FaultyRuns {
  const rank = rankOf(unit);
  const { list, crossings } = rankedUnits(ground, rank);
  const at = firstFrom(list, unit.start);
  const now = exchanged(list, at, unit);
  const isExcerpt = notice.header.title === null && ground.space.index === 0;
  const areOthersSound = ground.runs.every((run) => run.rank === rank || run.faults.length === 0);
  return areOthersSound && !(isExcerpt && at === 0) && partsAlike(notice.text, list, now, at, crossings)
    ? runsExchanged(ground, rank, unit)
    : runsAnew(notice, ground, own, { rank, now, isExcerpt });
}

/** The runs of one rank, with a unit exchanged in one of them. */
function runsExchanged(ground: SpaceGround, rank: number, unit: OutlineNode): FaultyRuns {
  const ranked = ground.runs.filter((run) => run.rank === rank);
  const index = ranked.findLastIndex(({ run }) => (run.nodes[0]?.start ?? 0) <= unit.start);
  const changed = ranked.map((own, i): Pick<SoundRun, 'run' | 'faults'> => {
    if (i !== index) {
      return own;
    }
    const at = firstFrom(own.run.nodes, unit.start);
    const run = { nodes: exchanged(own.run.nodes, at, unit), first: own.run.first };
    return { run, faults: faultsByNumbers(run, exchanged(own.numbers, at, unit.number)) };
  });
  return { runs: changed.map(({ run }) => run), faults: changed.flatMap(({ faults }) => faults) };
}

/** All runs of a space, those of one rank parted anew. */
function runsAnew(
  { text }: Notice,
  { runs }: SpaceGround,
  own: readonly OutlineNode[],
  {
    rank,
    now,
    isExcerpt,
  }: { readonly rank: number; readonly now: readonly OutlineNode[]; readonly isExcerpt: boolean },
): FaultyRuns {
  const first = own[0]?.id ?? 0;
  const asNow = (node: OutlineNode): OutlineNode => own[node.id - first] ?? node;
  const all: SeriesRun[] = [];
  let isParted = false;
  for (const { run, rank: other } of runs) {
    if (other !== rank) {
      all.push({ ...run, nodes: run.nodes.map(asNow) });
    } else if (!isParted) {
      isParted = true;
      all.push(...runsOfList(text, now, isExcerpt));
    }
  }
  return { runs: all, faults: all.flatMap(faultsOf) };
}

/** A list with one member exchanged; `with` takes fifty times as long for a list that `flatMap` made. */
function exchanged<T>(list: readonly T[], at: number, member: T): readonly T[] {
  const copy = list.slice();
  copy[at] = member;
  return copy;
}
