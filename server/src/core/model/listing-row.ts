import type { Role } from '../agencies/types.js';
import { CROSSED, MOST_THINGS, type PairCounts } from './pair-counts.js';

// The place of an entry in an order is one small integer: its body's number, its part, and which of the stretches
// between ， it stands in; only there the order is one of equals. All entries of a notice make one row of them, for
// most lists nothing more is ever asked of.

const BODY = MOST_THINGS - 1;
const ROLE_BITS = 15;
const STRETCH_BITS = 17;
const ROLE = 3 << ROLE_BITS;

/**
 * What makes the place of an entry none, its part apart: of one that is collective, or named before in the same list
 * with the same part, which is another rule's business. All such are below 0.
 */
export const NO_PLACE = -(1 << 29);

/** @param body number of the body, below {@link MOST_THINGS} */
export function placeOf(body: number, role: Role, stretch: number): number {
  return body | (codeOf(role) << ROLE_BITS) | (stretch << STRETCH_BITS);
}

function codeOf(role: Role): number {
  switch (role) {
    case 'responsible':
      return 0;
    case 'lead':
      return 1;
    case 'support':
      return 2;
    case 'guide':
      return 3;
  }
}

export function bodyAt(place: number): number {
  return place & BODY;
}

export function stretchAt(place: number): number {
  return place >> STRETCH_BITS;
}

/** Whether a place, or all that have been joined bit by bit, is of a body that answers for its task and no more. */
export function isResponsible(place: number): boolean {
  return (place & ROLE) === 0;
}

/** Whether two places, or none, are of one part. */
export function shareRole(a: number, b: number): boolean {
  return ((a ^ b) & ROLE) === 0;
}

/** Whether two places, of one part, stand in one stretch. */
function shareStretch(a: number, b: number): boolean {
  return (a ^ b) >> STRETCH_BITS === 0;
}

/** Whether a place's body is placed before with its part. */
export function isTaken(places: readonly number[], from: number, to: number, place: number): boolean {
  for (let i = from; i < to; i++) {
    const other = places[i] ?? NO_PLACE;
    if (other >= 0 && ((other ^ place) & (BODY | ROLE)) === 0) {
      return true;
    }
  }
  return false;
}

/** Adds all pairs of a list with the same part, equals or not. */
export function addPairs(places: readonly number[], from: number, to: number, counts: PairCounts): void {
  for (let k = from + 1; k < to; k++) {
    const b = places[k] ?? NO_PLACE;
    if (b < 0) {
      continue;
    }
    for (let j = from; j < k; j++) {
      const a = places[j] ?? NO_PLACE;
      if (a >= 0 && shareRole(a, b)) {
        counts.add(bodyAt(a), bodyAt(b), shareStretch(a, b));
      }
    }
  }
}

/**
 * How the pairs of one part meet those of other lists: bits of {@link PairCounts.meeting}, of equals alone but for
 * `CROSSED`.
 *
 * @param first index of the first entry with that part
 */
export function meetingOf(places: readonly number[], first: number, to: number, counts: PairCounts): number {
  const own = places[first] ?? NO_PLACE;
  let meeting = 0;
  for (let k = first + 1; k < to; k++) {
    const b = places[k] ?? NO_PLACE;
    if (b < 0 || !shareRole(own, b)) {
      continue;
    }
    for (let j = first; j < k; j++) {
      const a = places[j] ?? NO_PLACE;
      if (a >= 0 && shareRole(own, a)) {
        const met = counts.meeting(bodyAt(a), bodyAt(b));
        meeting |= shareStretch(a, b) ? met : met & CROSSED;
      }
    }
  }
  return meeting;
}

/** Whether an entry is the first of its list with its part, and how many of its part are placed: 0 where it is not. */
export function countAt(places: readonly number[], from: number, at: number, to: number): number {
  const own = places[at] ?? NO_PLACE;
  for (let i = from; i < at; i++) {
    if (shareRole(own, places[i] ?? NO_PLACE)) {
      return 0;
    }
  }
  let count = 0;
  for (let i = at; i < to; i++) {
    const place = places[i] ?? NO_PLACE;
    count += place >= 0 && shareRole(own, place) ? 1 : 0;
  }
  return count;
}

/** The same for all orders of the bodies of one part, and hardly ever for others. */
export function sumAt(places: readonly number[], first: number, to: number): number {
  const own = places[first] ?? NO_PLACE;
  let sum = 0;
  for (let i = first; i < to; i++) {
    const place = places[i] ?? NO_PLACE;
    if (place >= 0 && shareRole(own, place)) {
      const multiple = Math.imul(bodyAt(place) + 1, 0x9e3779b1);
      // A sum of multiples alone would be the multiple of a sum, which many lists share.
      sum = (sum + Math.imul(multiple ^ (multiple >>> 15), 0x85ebca6b)) | 0;
    }
  }
  return sum;
}

/** Whether two lists, each of the part of its first entry, name the same bodies in the same order. */
export function areInOrder(
  places: readonly number[],
  first: number,
  to: number,
  otherFirst: number,
  otherTo: number,
): boolean {
  let k = nextOf(places, otherFirst, otherFirst, otherTo);
  for (let i = nextOf(places, first, first, to); i < to; i = nextOf(places, first, i + 1, to)) {
    if (k === otherTo || bodyAt(places[i] ?? NO_PLACE) !== bodyAt(places[k] ?? NO_PLACE)) {
      return false;
    }
    k = nextOf(places, otherFirst, k + 1, otherTo);
  }
  return k === otherTo;
}

/** The next place with the part of another; `to` where there is none. */
function nextOf(places: readonly number[], first: number, from: number, to: number): number {
  const own = places[first] ?? NO_PLACE;
  let at = from;
  while (at < to && !((places[at] ?? NO_PLACE) >= 0 && shareRole(own, places[at] ?? NO_PLACE))) {
    at++;
  }
  return at;
}
