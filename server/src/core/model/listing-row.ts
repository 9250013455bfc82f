import type { NamedBody } from './named-bodies.js';
import type { ResponsibilityEntry } from './notice.js';
import { MOST_THINGS, type PairCounts } from './pair-counts.js';

/**
 * All entries of a notice in one row: columns of numbers, for most lists nothing more is ever asked of. Groups of one
 * body have no list, and nothing here.
 */
export interface Row {
  /** Its body's number; {@link NO_BODY} for an entry that has no place in any order. */
  readonly bodies: number[];
  /** Which of the stretches between ， it stands in: only there the order is one of equals. */
  readonly stretches: number[];
}

/** Collective, or named before in the same list with the same part, which is another rule's business. */
export const NO_BODY = -1;

/** Writes down which bodies of a group have a place in an order, and in which stretch each stands. */
export function measure(
  text: string,
  entries: readonly ResponsibilityEntry[],
  names: readonly NamedBody[],
  from: number,
  { bodies, stretches }: Row,
): void {
  let stretch = 0;
  let end = entries[0]?.start ?? 0;
  /** A bit for each body so far, or several: mostly it tells that one is new. */
  let seen = 0;
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i];
    const named = names[from + i];
    if (entry && named) {
      stretch += isSetApart(text, end, entry.start) ? 1 : 0;
      end = entry.end;
      const { body, collective } = named;
      const bit = 1 << (body & 31);
      const none =
        collective ||
        body >= MOST_THINGS ||
        ((seen & bit) !== 0 && isNamedBefore(entries, i, from, body, bodies));
      seen |= bit;
      bodies[from + i] = none ? NO_BODY : body;
      stretches[from + i] = stretch;
    }
  }
}

function isNamedBefore(
  entries: readonly ResponsibilityEntry[],
  index: number,
  from: number,
  body: number,
  bodies: readonly number[],
): boolean {
  for (let i = 0; i < index; i++) {
    if (bodies[from + i] === body && entries[i]?.role === entries[index]?.role) {
      return true;
    }
  }
  return false;
}

/** Adds all pairs of a group with the same part, equals or not. */
export function addPairs(
  entries: readonly ResponsibilityEntry[],
  from: number,
  { bodies, stretches }: Row,
  counts: PairCounts,
): void {
  for (let k = 1; k < entries.length; k++) {
    const b = bodies[from + k] ?? NO_BODY;
    if (b === NO_BODY) {
      continue;
    }
    const role = entries[k]?.role;
    const stretch = stretches[from + k];
    for (let j = 0; j < k; j++) {
      const a = bodies[from + j] ?? NO_BODY;
      if (a !== NO_BODY && entries[j]?.role === role) {
        counts.add(a, b, stretches[from + j] === stretch);
      }
    }
  }
}

/** Whether ， or ； stands in a part of a text. */
function isSetApart(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xff0c || code === 0x2c || code === 0xff1b || code === 0x3b) {
      return true;
    }
  }
  return false;
}
