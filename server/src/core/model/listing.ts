import type { Role } from '../agencies/types.js';
import type { NamedBody } from './named-bodies.js';
import type { ResponsibilityEntry, ResponsibilityGroup } from './notice.js';

/** One body of a list. */
export interface Place {
  readonly entry: ResponsibilityEntry;
  /** {@link NamedBody.body}. */
  readonly body: number;
  /** Which of the stretches between ， it stands in: only there the order is one of equals. */
  readonly stretch: number;
}

/** All entries of a notice in one row: columns of numbers, for most lists nothing more is ever asked of. */
export interface Row {
  readonly names: readonly NamedBody[];
  /**
   * {@link Place.stretch}; {@link NO_PLACE} for an entry that has none in any order. Groups of one body have no
   * list, and nothing here.
   */
  readonly stretches: readonly number[];
}

/** Collective, or named before in the same list with the same part: that is another rule's business. */
export const NO_PLACE = -1;

/** What a list is made of. */
export interface Part {
  readonly group: ResponsibilityGroup;
  readonly role: Role;
  readonly from: number;
  readonly count: number;
  readonly meeting: number;
}

/** The bodies of one group with one and the same part; two at least. A class to make places only when asked. */
export class Listing {
  readonly group: ResponsibilityGroup;
  readonly role: Role;
  /** The group's first entry in the row. */
  readonly from: number;
  /** How many bodies it names. */
  readonly count: number;
  /** How its pairs meet those of other lists: bits of {@link Meeting}. */
  readonly meeting: number;
  readonly #row: Row;
  #places: readonly Place[] | null = null;
  /** Null while no other list of the same bodies is known. */
  set: ListingSet | null = null;

  constructor({ group, role, from, count, meeting }: Part, row: Row) {
    this.group = group;
    this.role = role;
    this.from = from;
    this.count = count;
    this.meeting = meeting;
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
}

/** Two lists or more that name the same bodies. */
export interface ListingSet {
  /** In text order. */
  readonly listings: Listing[];
  /** Whether they have them in more than one order. */
  varied: boolean;
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
export class Sets {
  /** Lists no two of which name the same bodies. */
  readonly #bySum = new Map<number, Listing | Listing[]>();
  readonly #row: Row;
  #varied = false;

  constructor(row: Row) {
    this.#row = row;
  }

  get varied(): boolean {
    return this.#varied;
  }

  add(listing: Listing): void {
    const sum = sumOf(listing.group.entries, listing.role, listing.from, this.#row);
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
