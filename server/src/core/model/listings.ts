import type { Role } from '../agencies/types.js';
import { type NamedBody, namedBodies } from './named-bodies.js';
import type { Notice, ResponsibilityEntry, ResponsibilityGroup } from './notice.js';
import { PairCounts, PairOrders } from './pair-counts.js';

/** One body of a list. */
export interface Place {
  readonly entry: ResponsibilityEntry;
  /** {@link NamedBody.body}. */
  readonly body: number;
  /** Which of the stretches between ， it stands in: only there the order is one of equals. */
  readonly stretch: number;
}

/** All entries of a notice in one row: columns of numbers, for most lists nothing more is ever asked of. */
interface Row {
  readonly names: readonly NamedBody[];
  /**
   * {@link Place.stretch}; {@link NO_PLACE} for an entry that has none in any order. Groups of one body have no
   * list, and nothing here.
   */
  readonly stretches: readonly number[];
}

/** Collective, or named before in the same list with the same part: that is another rule's business. */
const NO_PLACE = -1;

/** The bodies of one group with one and the same part; two at least. A class to make places only when asked. */
export class Listing {
  readonly group: ResponsibilityGroup;
  readonly role: Role;
  /** The group's first entry in the row. */
  readonly from: number;
  /** How many bodies it names. */
  readonly count: number;
  readonly #row: Row;
  #places: readonly Place[] | null = null;
  /** Null while no other list of the same bodies is known. */
  set: ListingSet | null = null;

  constructor(group: ResponsibilityGroup, role: Role, from: number, count: number, row: Row) {
    this.group = group;
    this.role = role;
    this.from = from;
    this.count = count;
    this.#row = row;
  }

  /** In text order. */
  get places(): readonly Place[] {
    this.#places ??= this.#findPlaces();
    return this.#places;
  }

  #findPlaces(): readonly Place[] {
    const { names, stretches } = this.#row;
    const { entries } = this.group;
    const places: Place[] = [];
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i];
      const stretch = stretches[this.from + i] ?? NO_PLACE;
      if (entry?.role === this.role && stretch !== NO_PLACE) {
        places.push({ entry, body: names[this.from + i]?.body ?? 0, stretch });
      }
    }
    return places;
  }

  /** Whether another list of the same row names the same bodies in the same order. */
  isOrderedAs(other: Listing): boolean {
    if (this.count !== other.count) {
      return false;
    }
    let own = -1;
    let its = -1;
    for (let i = 0; i < this.count; i++) {
      own = this.#next(own + 1);
      its = other.#next(its + 1);
      if (this.#row.names[this.from + own]?.body !== this.#row.names[other.from + its]?.body) {
        return false;
      }
    }
    return true;
  }

  /** Index in the group of the first body of the list at or after one. */
  #next(index: number): number {
    const { entries } = this.group;
    let i = index;
    while (
      i < entries.length &&
      (entries[i]?.role !== this.role || this.#row.stretches[this.from + i] === NO_PLACE)
    ) {
      i++;
    }
    return i;
  }

  /** How its order meets that of other lists, as bits of {@link Meeting}: two of its equals stand there too. */
  meets(pairs: PairCounts): number {
    const { names, stretches } = this.#row;
    const { entries } = this.group;
    let meeting = 0;
    for (let k = 1; k < entries.length; k++) {
      const stretch = stretches[this.from + k];
      if (stretch === NO_PLACE || entries[k]?.role !== this.role) {
        continue;
      }
      const b = names[this.from + k]?.body ?? 0;
      for (let j = 0; j < k; j++) {
        if (stretches[this.from + j] === stretch && entries[j]?.role === this.role) {
          const a = names[this.from + j]?.body ?? 0;
          if (pairs.total(a, b) > 1) {
            meeting |= Meeting.shared | (pairs.count(b, a) > 0 ? Meeting.reversed : 0);
          }
        }
      }
    }
    return meeting;
  }
}

/** Whether another list has two bodies of this one, and whether one has them the other way round. */
export const Meeting = { shared: 1, reversed: 1 << 1 } as const;

/** Two lists or more that name the same bodies. */
export interface ListingSet {
  /** In text order. */
  readonly listings: Listing[];
  /** Whether they have them in more than one order. */
  varied: boolean;
}

/** How a document orders the bodies it lists. */
export interface Listings {
  readonly listings: readonly Listing[];
  /** How often one body precedes another among equals, and in which listing first. */
  readonly pairs: PairCounts;
  /** Whether any {@link ListingSet} is varied. */
  readonly varied: boolean;
}

/**
 * All lists of a notice that name two bodies or more, if any two bodies of one list stand in both orders; null
 * where none do, as in most documents: that is seen without an object for each list.
 */
export function listingsAtOdds(notice: Notice): Listings | null {
  const { groups } = notice;
  const names = namedBodies(notice);
  // Made in its full length: an array that grows takes several times the memory.
  const stretches = new Array<number>(names.length);
  const orders = new PairOrders();
  let isAtOdds = false;
  let from = 0;
  for (let g = 0; g < groups.length; g++) {
    const group = groups[g];
    const count = group?.entries.length ?? 0;
    if (group && count > 1) {
      measure(group, from, names, stretches);
      isAtOdds ||= addsReversed(group.entries, from, { names, stretches }, orders);
    }
    from += count;
  }
  return isAtOdds ? listingsOf(notice, { names, stretches }) : null;
}

/** Adds all pairs of a group, equals or not, and tells whether one was met the other way round. */
function addsReversed(
  entries: readonly ResponsibilityEntry[],
  from: number,
  { names, stretches }: Row,
  orders: PairOrders,
): boolean {
  for (let k = 1; k < entries.length; k++) {
    if (stretches[from + k] === NO_PLACE) {
      continue;
    }
    const role = entries[k]?.role;
    const b = names[from + k]?.body ?? 0;
    for (let j = 0; j < k; j++) {
      if (stretches[from + j] !== NO_PLACE && entries[j]?.role === role) {
        if (orders.addsReversed(names[from + j]?.body ?? 0, b)) {
          return true;
        }
      }
    }
  }
  return false;
}

function listingsOf({ groups }: Notice, row: Row): Listings {
  const listings: Listing[] = [];
  const pairs = new PairCounts();
  const sets = new Sets();
  let from = 0;
  for (const group of groups) {
    const { entries } = group;
    for (let i = 0; i < entries.length - 1; i++) {
      const role = roleBegunAt(entries, i);
      const count = role ? countOf(entries, role, from, row.stretches) : 0;
      if (role && count > 1) {
        const listing = new Listing(group, role, from, count, row);
        addPairs(listing, listings.push(listing) - 1, row, pairs);
        sets.add(listing, sumOf(entries, role, from, row));
      }
    }
    from += entries.length;
  }
  return { listings, pairs, varied: sets.varied };
}

function addPairs(
  { group: { entries }, role, from }: Listing,
  index: number,
  { names, stretches }: Row,
  pairs: PairCounts,
): void {
  for (let k = 1; k < entries.length; k++) {
    const stretch = stretches[from + k];
    if (stretch !== NO_PLACE && entries[k]?.role === role) {
      const b = names[from + k]?.body ?? 0;
      for (let j = 0; j < k; j++) {
        if (stretches[from + j] === stretch && entries[j]?.role === role) {
          pairs.add(names[from + j]?.body ?? 0, b, index);
        }
      }
    }
  }
}

/** The part of an entry, if no entry before has the same. */
function roleBegunAt(entries: readonly ResponsibilityEntry[], index: number): Role | null {
  const role = entries[index]?.role ?? null;
  for (let i = 0; i < index; i++) {
    if (entries[i]?.role === role) {
      return null;
    }
  }
  return role;
}

/** How many bodies of a group have a part. */
function countOf(
  entries: readonly ResponsibilityEntry[],
  role: Role,
  from: number,
  stretches: readonly number[],
): number {
  let count = 0;
  for (let i = 0; i < entries.length; i++) {
    count += entries[i]?.role === role && stretches[from + i] !== NO_PLACE ? 1 : 0;
  }
  return count;
}

/** Writes down in which stretch each entry of a group stands. */
function measure(
  { entries, text, start: by, start }: ResponsibilityGroup,
  from: number,
  names: readonly NamedBody[],
  stretches: number[],
): void {
  let stretch = 0;
  let end = start;
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i];
    if (entry) {
      stretch += isSetApart(text, end - by, entry.start - by) ? 1 : 0;
      end = entry.end;
      const none = names[from + i]?.collective || isNamedBefore(entries, i, from, names);
      stretches[from + i] = none ? NO_PLACE : stretch;
    }
  }
}

function isNamedBefore(
  entries: readonly ResponsibilityEntry[],
  index: number,
  from: number,
  names: readonly NamedBody[],
): boolean {
  const body = names[from + index]?.body;
  for (let i = 0; i < index; i++) {
    const name = names[from + i];
    if (name?.body === body && !name?.collective && entries[i]?.role === entries[index]?.role) {
      return true;
    }
  }
  return false;
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

/** A sum of the bodies of a group with one part, which no order changes. */
function sumOf(
  entries: readonly ResponsibilityEntry[],
  role: Role,
  from: number,
  { names, stretches }: Row,
): number {
  let sum = 0;
  for (let i = 0; i < entries.length; i++) {
    if (entries[i]?.role === role && stretches[from + i] !== NO_PLACE) {
      const mixed = Math.imul((names[from + i]?.body ?? 0) + 1, 0x9e3779b1);
      sum = (sum + (mixed ^ (mixed >>> 15))) | 0;
    }
  }
  return sum;
}

/** Gathers lists by the bodies they name: by their sums, then one by one. */
class Sets {
  /** Lists no two of which name the same bodies. */
  readonly #bySum = new Map<number, Listing | Listing[]>();
  #varied = false;

  get varied(): boolean {
    return this.#varied;
  }

  add(listing: Listing, sum: number): void {
    const known = this.#bySum.get(sum);
    if (known === undefined) {
      this.#bySum.set(sum, listing);
      return;
    }
    const others = Array.isArray(known) ? known : [known];
    const first = others.find((other) => nameTheSame(other, listing));
    if (!first) {
      this.#bySum.set(sum, [...others, listing]);
      return;
    }
    first.set ??= { listings: [first], varied: false };
    first.set.listings.push(listing);
    listing.set = first.set;
    if (!first.set.varied && !first.isOrderedAs(listing)) {
      first.set.varied = true;
      this.#varied = true;
    }
  }
}

function nameTheSame(one: Listing, other: Listing): boolean {
  return (
    one.isOrderedAs(other) ||
    (one.count === other.count &&
      one.places.every(({ body }) => other.places.some((place) => place.body === body)))
  );
}

/** Whether two lists name the same bodies in the same order. */
export function areInOneOrder(one: readonly Place[], other: readonly Place[]): boolean {
  return one.length === other.length && one.every(({ body }, i) => body === other[i]?.body);
}
