import type { Role } from '../agencies/types.js';
import { groupBy } from '../text/group-by.js';
import { type NamedBody, namedBodies } from './named-bodies.js';
import type { Notice, ResponsibilityEntry, ResponsibilityGroup } from './notice.js';
import { CROSSED, PairCounts, SHARED } from './pair-counts.js';

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

/** The bodies of one group with one and the same part; two at least. */
export interface Listing {
  readonly group: ResponsibilityGroup;
  /** In text order. */
  readonly places: readonly Place[];
  /** How its pairs meet those of other lists: bits of {@link PairCounts.meeting}. */
  readonly meeting: number;
  /** Null while no other list of the same bodies is known. */
  set: ListingSet | null;
}

/** @param from the group's first entry in the row */
function listingOf(
  group: ResponsibilityGroup,
  role: Role,
  from: number,
  { names, stretches }: Row,
  meeting: number,
): Listing {
  const places: Place[] = [];
  for (const [i, entry] of group.entries.entries()) {
    const stretch = stretches[from + i] ?? NO_PLACE;
    if (entry.role === role && stretch !== NO_PLACE) {
      places.push({ entry, body: names[from + i]?.body ?? 0, stretch });
    }
  }
  return { group, places, meeting, set: null };
}

/** Two lists or more that name the same bodies. */
export interface ListingSet {
  /** In text order. */
  readonly listings: readonly Listing[];
  /** Whether they have them in more than one order. */
  readonly varied: boolean;
}

/** Gathers lists that name the same bodies. */
function formSets(lists: readonly Listing[]): void {
  const bodiesOf = ({ places }: Listing): string => `${places.map(({ body }) => body).sort((a, b) => a - b)}`;
  for (const listings of groupBy(lists, bodiesOf).values()) {
    const [first] = listings;
    if (first && listings.length > 1) {
      const varied = listings.some(({ places }) => !areInOneOrder(places, first.places));
      const set = { listings, varied };
      for (const listing of listings) {
        listing.set = set;
      }
    }
  }
}

/** Whether two lists name the same bodies in the same order. */
export function areInOneOrder(one: readonly Place[], other: readonly Place[]): boolean {
  return one.length === other.length && one.every(({ body }, i) => body === other[i]?.body);
}

/**
 * How a document orders the bodies it lists. A class to make objects of the few lists only that have two bodies in
 * an order which another list has the other way round.
 */
export class Listings {
  /** How often one body precedes another among equals. */
  readonly pairs: PairCounts;
  readonly #groups: readonly ResponsibilityGroup[];
  readonly #row: Row;
  #crossed: readonly Listing[] | null = null;
  #shared = 0;
  #firsts: ReadonlyMap<number, Listing> | null = null;

  constructor(notice: Notice) {
    const { groups } = notice;
    const names = namedBodies(notice);
    // Made in its full length: an array that grows takes several times the memory.
    const stretches = new Array<number>(names.length);
    this.pairs = new PairCounts(names.length);
    let from = 0;
    for (let g = 0; g < groups.length; g++) {
      const group = groups[g];
      const count = group?.entries.length ?? 0;
      if (group && count > 1) {
        measure(group, from, names, stretches);
        addPairs(group.entries, from, { names, stretches }, this.pairs);
      }
      from += count;
    }
    this.#groups = groups;
    this.#row = { names, stretches };
  }

  /** Lists with two bodies, equals or not, that another list has in the other order. In text order. */
  get crossed(): readonly Listing[] {
    this.#crossed ??= this.#findCrossed();
    return this.#crossed;
  }

  #findCrossed(): readonly Listing[] {
    const listings: Listing[] = [];
    if (this.pairs.crossings > 0) {
      this.#forLists((group, role, from, meeting) => {
        this.#shared += meeting & SHARED ? 1 : 0;
        // Lists of the same bodies in two orders have such a pair, all of them.
        if (meeting & CROSSED) {
          listings.push(listingOf(group, role, from, this.#row, meeting));
        }
      });
      formSets(listings);
    }
    return listings;
  }

  /** The first list where one body precedes another as its equal; asked only of bodies some list has reversed. */
  firstWith(a: number, b: number): Listing | undefined {
    this.#firsts ??= findFirsts(this.crossed, this.pairs);
    return this.#firsts.get(keyOf(a, b));
  }

  /**
   * Whether there are enough lists that another list allows a comparison with: it has two equals of theirs, or
   * names the same bodies.
   *
   * @param isEnough true of all numbers from some number on
   */
  areComparable(isEnough: (count: number) => boolean): boolean {
    return (this.crossed.length > 0 && isEnough(this.#shared)) || isEnough(this.#countComparable());
  }

  #countComparable(): number {
    const listings = this.all();
    formSets(listings);
    return listings.filter(({ set, meeting }) => set !== null || meeting & SHARED).length;
  }

  /** All lists of two bodies or more, none of them told its set. */
  all(): readonly Listing[] {
    const listings: Listing[] = [];
    this.#forLists((group, role, from, meeting) => {
      listings.push(listingOf(group, role, from, this.#row, meeting));
    });
    return listings;
  }

  /** Goes through all lists of two bodies or more. */
  #forLists(visit: (group: ResponsibilityGroup, role: Role, from: number, meeting: number) => void): void {
    const { stretches } = this.#row;
    let from = 0;
    for (const group of this.#groups) {
      const { entries } = group;
      for (let i = 0; i < entries.length - 1; i++) {
        const role = roleBegunAt(entries, i);
        if (role && countOf(entries, role, from, stretches) > 1) {
          visit(group, role, from, meetingOf(entries, role, from, this.#row, this.pairs));
        }
      }
      from += entries.length;
    }
  }
}

/** Adds all pairs of a group with the same part, equals or not. */
function addPairs(
  entries: readonly ResponsibilityEntry[],
  from: number,
  { names, stretches }: Row,
  pairs: PairCounts,
): void {
  for (let k = 1; k < entries.length; k++) {
    const stretch = stretches[from + k];
    if (stretch === NO_PLACE) {
      continue;
    }
    const role = entries[k]?.role;
    const b = names[from + k]?.body ?? 0;
    for (let j = 0; j < k; j++) {
      const other = stretches[from + j];
      if (other !== NO_PLACE && entries[j]?.role === role) {
        pairs.add(names[from + j]?.body ?? 0, b, other === stretch);
      }
    }
  }
}

/** How the pairs of a list meet those of other lists, as bits; of equals alone but for `CROSSED`. */
function meetingOf(
  entries: readonly ResponsibilityEntry[],
  role: Role,
  from: number,
  { names, stretches }: Row,
  pairs: PairCounts,
): number {
  let meeting = 0;
  for (let k = 1; k < entries.length; k++) {
    const stretch = stretches[from + k];
    if (stretch === NO_PLACE || entries[k]?.role !== role) {
      continue;
    }
    const b = names[from + k]?.body ?? 0;
    for (let j = 0; j < k; j++) {
      const other = stretches[from + j];
      if (other !== NO_PLACE && entries[j]?.role === role) {
        const met = pairs.meeting(names[from + j]?.body ?? 0, b);
        meeting |= other === stretch ? met : met & CROSSED;
      }
    }
  }
  return meeting;
}

/** For each pair of equals that is met in both orders the first list that has it. */
function findFirsts(crossed: readonly Listing[], pairs: PairCounts): ReadonlyMap<number, Listing> {
  const firsts = new Map<number, Listing>();
  for (const listing of crossed) {
    const { places } = listing;
    for (const [i, a] of places.entries()) {
      for (const b of places.slice(i + 1)) {
        const key = keyOf(a.body, b.body);
        if (a.stretch === b.stretch && !firsts.has(key) && pairs.count(b.body, a.body) > 0) {
          firsts.set(key, listing);
        }
      }
    }
  }
  return firsts;
}

/** More than any registry and text have bodies. */
const MOST_BODIES = 2 ** 26;

function keyOf(a: number, b: number): number {
  return a * MOST_BODIES + b;
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
