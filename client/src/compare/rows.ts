// Which row of a comparison holds a place of one of its texts. Knows no editor.
import type { ComparedRow, ComparedUnit } from './comparison.js';

export type Side = 'old' | 'new';

/** A unit of one side with the row it stands in. */
export interface PlacedRow {
  readonly unit: ComparedUnit;
  readonly row: number;
}

/** The units of both sides in text order. */
export type Placed = Readonly<Record<Side, readonly PlacedRow[]>>;

/** Where the units of a comparison stand. */
export function placedIn(rows: readonly ComparedRow[]): Placed {
  return { old: placedOn(rows, 'old'), new: placedOn(rows, 'new') };
}

function placedOn(rows: readonly ComparedRow[], side: Side): readonly PlacedRow[] {
  return rows
    .flatMap((row, index) => row[side].map((unit): PlacedRow => ({ unit, row: index })))
    .sort((a, b) => a.unit.start - b.unit.start);
}

/** The last unit that begins at or before an offset: the innermost one, for a unit ends where its first part begins. */
export function lastBegunAt(placed: readonly PlacedRow[], offset: number): PlacedRow | null {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((placed[middle]?.unit.start ?? 0) <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return placed[low - 1] ?? null;
}

/** The unit of the other side that stands beside a row, or beside the nearest row before it that has one. */
export function besideRow(rows: readonly ComparedRow[], row: number, side: Side): ComparedUnit | null {
  for (let at = row; at >= 0; at--) {
    const unit = rows[at]?.[side][0];
    if (unit) {
      return unit;
    }
  }
  return null;
}
