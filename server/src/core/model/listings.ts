import type { Role } from '../agencies/types.js';
import { type NamedBody, namedBodies } from './named-bodies.js';
import type { Notice, ResponsibilityEntry, ResponsibilityGroup } from './notice.js';
import { PairCounts } from './pair-counts.js';
import { perNotice } from './per-notice.js';

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
  /** {@link Place.stretch}; {@link NO_PLACE} for an entry that has none in any order. */
  readonly stretches: Int32Array;
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

/** All lists of a notice that name two bodies or more. */
export function listingsOf(notice: Notice): Listings {
  const { groups } = notice;
  const names = namedBodies(notice);
  const row: Row = { names, stretches: new Int32Array(names.length) };
  const sets = new Sets();
  const listings: Listing[] = [];
  let most = 0;
  let from = 0;
  for (const group of groups) {
    const { entries } = group;
    if (entries.length > 1) {
      measure(group, from, row);
      for (let i = 0; i < entries.length - 1; i++) {
        const role = entries[i]?.role;
        if (role && beginsPart(entries, i)) {
          const { sum, count } = sumOf(entries, role, from, row);
          if (count > 1) {
            const listing = new Listing(group, role, from, count, row);
            listings.push(listing);
            sets.add(listing, sum);
            most += (count * (count - 1)) / 2;
          }
        }
      }
    }
    from += entries.length;
  }
  return { listings, pairs: countPairs(listings, most, row), varied: sets.varied };
}

/** The same, kept with the notice: for one that is not. */
export const keptListings = perNotice(listingsOf);

/** Whether no entry before has the same part. */
function beginsPart(entries: readonly ResponsibilityEntry[], index: number): boolean {
  const role = entries[index]?.role;
  for (let i = 0; i < index; i++) {
    if (entries[i]?.role === role) {
      return false;
    }
  }
  return true;
}

/** Writes down in which stretch each entry of a group stands. */
function measure({ entries, text, start: by, start }: ResponsibilityGroup, from: number, row: Row): void {
  const { names, stretches } = row;
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

/** How many bodies have a part, and a sum of them that no order changes. */
function sumOf(
  entries: readonly ResponsibilityEntry[],
  role: Role,
  from: number,
  { names, stretches }: Row,
): { readonly sum: number; readonly count: number } {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < entries.length; i++) {
    if (entries[i]?.role === role && stretches[from + i] !== NO_PLACE) {
      const mixed = Math.imul((names[from + i]?.body ?? 0) + 1, 0x9e3779b1);
      sum = (sum + (mixed ^ (mixed >>> 15))) | 0;
      count++;
    }
  }
  return { sum, count };
}

function countPairs(listings: readonly Listing[], most: number, { names, stretches }: Row): PairCounts {
  const pairs = new PairCounts(most);
  for (let i = 0; i < listings.length; i++) {
    const listing = listings[i];
    const entries = listing?.group.entries ?? [];
    const from = listing?.from ?? 0;
    for (let k = 1; listing && k < entries.length; k++) {
      const stretch = stretches[from + k];
      if (stretch !== NO_PLACE && entries[k]?.role === listing.role) {
        const b = names[from + k]?.body ?? 0;
        for (let j = 0; j < k; j++) {
          if (stretches[from + j] === stretch && entries[j]?.role === listing.role) {
            pairs.add(names[from + j]?.body ?? 0, b, i);
          }
        }
      }
    }
  }
  return pairs;
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
