import type { Notice } from '../../model/notice.js';
import { groupBy } from '../../text/group-by.js';
import type { Span } from '../../text/span.js';
import type { KeptText } from './kept.js';
import type { Unit } from './units.js';

/** What became of the units of the old text: the unit each one is now, or null when it is gone. */
export type Fate = ReadonlyMap<Unit, Unit | null>;

/** So much of a unit's text must be left for it to live on in another one, of all that it had. */
const MOST_OF_IT = 0.6;

/** White space and the numbers inside say nothing of which unit a text is. */
function essence(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/g, '');
}

/** Finds the unit a place of the new text belongs to: the one whose text holds it. */
function finder(units: readonly Unit[]): (offset: number) => Unit | null {
  return (offset) => {
    let low = 0;
    let high = units.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((units[middle]?.marker.start ?? 0) <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const unit = units[low - 1];
    return unit && offset >= unit.marker.end && offset < unit.content.end ? unit : null;
  };
}

/**
 * Tells what an edit made of each unit. In the order of certainty: its whole text stands in one unit; the
 * beginning of its text was left alone; its marker was; its text turns up whole elsewhere (it was
 * moved); most of its text is left in one unit. Otherwise it is gone.
 */
export function fateOf(
  old: Notice,
  oldUnits: readonly Unit[],
  kept: KeptText,
  notice: Notice,
  units: readonly Unit[],
): Fate {
  const fate = new Map<Unit, Unit | null>();
  const claimed = new Set<Unit>();
  const unitAt = finder(units);
  const textOf = new Map<Unit, string>(units.map((unit) => [unit, essence(notice.text, unit.content)]));
  const oldText = new Map<Unit, string>(oldUnits.map((unit) => [unit, essence(old.text, unit.content)]));
  const settle = (unit: Unit, now: Unit | null | undefined) => {
    if (now && !fate.has(unit)) {
      fate.set(unit, now);
      claimed.add(now);
    }
  };
  const open = () => oldUnits.filter((unit) => !fate.has(unit));

  for (const unit of oldUnits) {
    const home = kept.parts(unit.content).map((part) => unitAt(part.start));
    settle(
      unit,
      home.find((one) => one && textOf.get(one) === oldText.get(unit)),
    );
  }
  const whole = new Set(claimed);
  for (const unit of open()) {
    const at = unit.content.end > unit.content.start ? kept.offset(unit.content.start) : null;
    const now = at === null ? null : unitAt(at);
    settle(unit, now && !whole.has(now) ? now : null);
  }
  for (const unit of open()) {
    const marker = kept.span(unit.marker);
    const now = marker && units.find((one) => one.marker.start === marker.start);
    settle(unit, now && !claimed.has(now) ? now : null);
  }
  for (const [unit, now] of moved(open(), oldText, units, claimed, textOf)) {
    settle(unit, now);
  }
  for (const unit of open()) {
    settle(unit, mostOf(unit, kept, unitAt));
    if (!fate.has(unit)) {
      fate.set(unit, null);
    }
  }
  return fate;
}

/** Units taken out in one place whose text came in at another. Where several could be one, none is. */
function* moved(
  lost: readonly Unit[],
  oldText: ReadonlyMap<Unit, string>,
  units: readonly Unit[],
  claimed: ReadonlySet<Unit>,
  textOf: ReadonlyMap<Unit, string>,
): Iterable<readonly [Unit, Unit]> {
  const come = groupBy(
    units.filter((unit) => !claimed.has(unit)),
    (unit) => textOf.get(unit) ?? '',
  );
  for (const [text, gone] of groupBy(lost, (unit) => oldText.get(unit) ?? '')) {
    const [unit, other] = gone;
    const [now, another] = come.get(text) ?? [];
    if (text !== '' && unit && now && !other && !another) {
      yield [unit, now];
    }
  }
}

function mostOf(unit: Unit, kept: KeptText, unitAt: (offset: number) => Unit | null): Unit | null {
  const length = unit.content.end - unit.content.start;
  const lengths = new Map<Unit, number>();
  for (const part of kept.parts(unit.content)) {
    const now = unitAt(part.start);
    if (now) {
      lengths.set(now, (lengths.get(now) ?? 0) + Math.min(part.end, now.content.end) - part.start);
    }
  }
  const [best] = [...lengths].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= length * MOST_OF_IT ? best[0] : null;
}
