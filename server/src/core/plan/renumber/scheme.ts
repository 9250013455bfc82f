import type { Notice } from '../../model/notice.js';
import { groupBy } from '../../text/group-by.js';
import type { Fate } from './match.js';
import type { Unit } from './units.js';

/** Units that are numbered one after the other, and the number of the first. */
export interface Run {
  readonly units: readonly Unit[];
  readonly first: number;
}

/** The runs of a text read by itself, as its own numbers tell them. */
export function runsOf(notice: Notice, units: readonly (Unit | null)[]): readonly Run[] {
  return notice.series.map(({ nodes, first }) => ({
    units: nodes.flatMap((node) => units[node.id] ?? []),
    first,
  }));
}

/** What a series of the old text did where the parent changes. */
type Habit = 'restarts' | 'continues' | 'mixed' | 'unknown';

/** An old run as a place in its list. */
interface OldRun {
  readonly first: number;
  readonly head: Unit;
  /** Whether it began anew below the parent of the run before it (具体措施：1. …). */
  readonly ledIn: boolean;
}

interface OldScheme {
  readonly habits: ReadonlyMap<string, Habit>;
  readonly runOf: ReadonlyMap<Unit, OldRun>;
}

function keyOf(unit: Unit): string {
  return `${unit.kind}${unit.depth}`;
}

/** Decimals count per prefix: 1.1, 1.2 and 2.1, 2.2 are two series. */
export function prefixOf(unit: {
  readonly kind: string;
  readonly marker: { readonly text: string };
}): string {
  return unit.kind === 'decimal' ? unit.marker.text.replace(/\d+\.?$/, '') : '';
}

function schemeOf(runs: readonly Run[]): OldScheme {
  const runOf = new Map<Unit, OldRun>();
  const crossings = new Map<string, { restarts: number; continues: number }>();
  const lists = groupBy(
    runs.filter(({ units }) => units.length > 0),
    ({ units: [head] }) => (head ? `${head.space}/${keyOf(head)}${prefixOf(head)}` : ''),
  );
  for (const list of lists.values()) {
    let before: Unit | undefined;
    for (const { units, first } of list) {
      const [head] = units;
      const run = head && { first, head, ledIn: before !== undefined && before.parent === head.parent };
      for (const unit of units) {
        const habit = crossings.get(keyOf(unit)) ?? { restarts: 0, continues: 0 };
        crossings.set(keyOf(unit), habit);
        if (before && before.space === unit.space && before.parent !== unit.parent) {
          habit[unit === head ? 'restarts' : 'continues']++;
        }
        if (run) {
          runOf.set(unit, run);
        }
        before = unit;
      }
    }
  }
  const habits = new Map([...crossings].map(([key, counts]) => [key, habitOf(counts)]));
  return { habits, runOf };
}

function habitOf({ restarts, continues }: { readonly restarts: number; readonly continues: number }): Habit {
  if (restarts > 0 && continues > 0) {
    return 'mixed';
  }
  return restarts > 0 ? 'restarts' : continues > 0 ? 'continues' : 'unknown';
}

/**
 * The runs of an edited text by the scheme of the text before: series that ran on across their parents
 * still do, those that restarted restart, whatever the numbers say at the moment.
 *
 * @param oldRuns of the text before the edit
 * @param fresh the runs the edited text would have by itself; they decide where the old text has no say
 */
export function runsAfter(
  oldRuns: readonly Run[],
  fate: Fate,
  units: readonly Unit[],
  fresh: readonly Run[],
): readonly Run[] {
  const scheme = schemeOf(oldRuns);
  const origin = new Map<Unit, Unit>();
  for (const [old, now] of fate) {
    if (now && !origin.has(now)) {
      origin.set(now, old);
    }
  }
  const heads = new Set(fresh.map(({ units: [head] }) => head));
  const lists = groupBy(units, (unit) => `${unit.space}/${keyOf(unit)}${prefixOf(unit)}`);
  return [...lists.values()].flatMap((list) => divide(list, scheme, origin, heads));
}

function divide(
  list: readonly Unit[],
  { habits, runOf }: OldScheme,
  origin: ReadonlyMap<Unit, Unit>,
  heads: ReadonlySet<Unit | undefined>,
): readonly Run[] {
  const runs: { units: Unit[]; first: number }[] = [];
  const seen = new Set<OldRun>();
  let last: OldRun | undefined;
  list.forEach((unit, i) => {
    const old = origin.get(unit);
    const own = old && runOf.get(old);
    const before = list[i - 1];
    const begins =
      !before ||
      (before.parent === unit.parent
        ? own?.ledIn === true && !seen.has(own) && last !== undefined && last !== own
        : crosses(unit, habits.get(keyOf(unit)) ?? 'unknown', own, last, heads));
    if (own) {
      seen.add(own);
      last = own;
    }
    const run = begins ? undefined : runs.at(-1);
    if (run) {
      run.units.push(unit);
    } else {
      runs.push({ units: [unit], first: 1 });
    }
  });
  return runs.map(({ units }, i) => {
    // An excerpt's first series may begin at any number, whatever became of its first unit.
    const old = i === 0 ? units.map((unit) => origin.get(unit)).find((one) => one !== undefined) : undefined;
    return { units, first: (old && runOf.get(old)?.first) ?? 1 };
  });
}

/** Whether a unit begins a run where its parent is another than that of the unit before it. */
function crosses(
  unit: Unit,
  habit: Habit,
  own: OldRun | undefined,
  last: OldRun | undefined,
  heads: ReadonlySet<Unit | undefined>,
): boolean {
  switch (habit) {
    case 'restarts':
      return true;
    case 'continues':
      return false;
    case 'mixed':
      return own ? own !== last : unit.number === 1;
    case 'unknown':
      return heads.has(unit);
  }
}
