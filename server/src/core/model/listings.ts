import type { Role } from '../agencies/types.js';
import { groupBy } from '../text/group-by.js';
import { addPairs, measure, NO_BODY, type Row } from './listing-row.js';
import { namedBodies } from './named-bodies.js';
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
  { bodies, stretches }: Row,
  meeting: number,
): Listing {
  const places: Place[] = [];
  const { entries } = group;
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i];
    const body = bodies[from + i] ?? NO_BODY;
    if (entry?.role === role && body !== NO_BODY) {
      places.push({ entry, body, stretch: stretches[from + i] ?? 0 });
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
  // Lists with the same sum have the same bodies as good as always: to see that is cheaper than to write them out.
  for (const similar of groupBy(lists, sumOf).values()) {
    const [first] = similar;
    if (similar.length > 1 && first) {
      if (similar.every((listing) => nameTheSame(listing, first))) {
        formSet(similar);
      } else {
        groupBy(similar, bodiesOf).forEach(formSet);
      }
    }
  }
}

/** The same for all orders of the same bodies, and hardly ever for others. */
function sumOf({ places }: Listing): number {
  let sum = 0;
  for (let i = 0; i < places.length; i++) {
    const multiple = Math.imul((places[i]?.body ?? 0) + 1, 0x9e3779b1);
    // A sum of multiples alone would be the multiple of a sum, which many lists share.
    sum = (sum + Math.imul(multiple ^ (multiple >>> 15), 0x85ebca6b)) | 0;
  }
  return sum;
}

function nameTheSame({ places }: Listing, other: Listing): boolean {
  if (places.length !== other.places.length) {
    return false;
  }
  for (let i = 0; i < places.length; i++) {
    const body = places[i]?.body;
    let k = 0;
    while (k < places.length && other.places[k]?.body !== body) {
      k++;
    }
    if (k === places.length) {
      return false;
    }
  }
  return true;
}

function bodiesOf({ places }: Listing): string {
  return `${places.map(({ body }) => body).sort((a, b) => a - b)}`;
}

function formSet(listings: readonly Listing[]): void {
  const [first] = listings;
  if (first && listings.length > 1) {
    const varied = listings.some(({ places }) => !areInOneOrder(places, first.places));
    const set = { listings, varied };
    for (const listing of listings) {
      listing.set = set;
    }
  }
}

/** Whether two lists name the same bodies in the same order. */
export function areInOneOrder(one: readonly Place[], other: readonly Place[]): boolean {
  return one.length === other.length && one.every(({ body }, i) => body === other[i]?.body);
}

/** One table for all documents, whose lists are looked at one document after the other. */
const PAIRS = new PairCounts();

/** Whose pairs the table has, as the number of times it was filled. */
let lastTurn = 0;

/**
 * How a document orders the bodies it lists. A class to make objects of the few lists only that have two bodies in
 * an order which another list has the other way round.
 */
export class Listings {
  readonly #groups: readonly ResponsibilityGroup[];
  readonly #row: Row;
  #turn = -1;
  #crossed: readonly Listing[] | null = null;
  #firsts: ReadonlyMap<number, Listing> | null = null;

  constructor(notice: Notice) {
    const { text, groups } = notice;
    const names = namedBodies(notice);
    // Made in their full length: an array that grows takes several times the memory.
    const row = { bodies: new Array<number>(names.length), stretches: new Array<number>(names.length) };
    let from = 0;
    for (let g = 0; g < groups.length; g++) {
      const entries = groups[g]?.entries ?? NONE;
      if (entries.length > 1) {
        measure(text, entries, names, from, row);
      }
      from += entries.length;
    }
    this.#groups = groups;
    this.#row = row;
  }

  /** How often one body precedes another among equals. Asked after other lists are, they are counted again. */
  get pairs(): PairCounts {
    if (this.#turn !== lastTurn) {
      this.#turn = ++lastTurn;
      PAIRS.clear();
      let from = 0;
      for (const { entries } of this.#groups) {
        if (entries.length > 1) {
          addPairs(entries, from, this.#row, PAIRS);
        }
        from += entries.length;
      }
    }
    return PAIRS;
  }

  /** Lists with two bodies, equals or not, that another list has in the other order. In text order. */
  get crossed(): readonly Listing[] {
    this.#crossed ??= this.#findCrossed();
    return this.#crossed;
  }

  #findCrossed(): readonly Listing[] {
    const listings: Listing[] = [];
    if (this.pairs.crossings > 0) {
      const row = this.#row;
      const pairs = this.pairs;
      let from = 0;
      for (const group of this.#groups) {
        const { entries } = group;
        // Lists of the same bodies in two orders have a pair that is met in both, all of them.
        if (entries.length > 1 && mayCross(row, from, from + entries.length, pairs)) {
          visitLists(group, from, row, (role) => {
            const meeting = meetingOf(entries, role, from, row, pairs);
            if (meeting & CROSSED) {
              listings.push(listingOf(group, role, from, row, meeting));
            }
          });
        }
        from += entries.length;
      }
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
    return (this.crossed.length > 0 && this.#areShared(isEnough)) || isEnough(this.#countComparable());
  }

  /** Whether enough lists have two equals of another: no more are looked at than that takes. */
  #areShared(isEnough: (count: number) => boolean): boolean {
    const pairs = this.pairs;
    let shared = 0;
    let from = 0;
    for (const group of this.#groups) {
      const { entries } = group;
      const before = shared;
      visitLists(group, from, this.#row, (role) => {
        shared += meetingOf(entries, role, from, this.#row, pairs) & SHARED ? 1 : 0;
      });
      if (shared > before && isEnough(shared)) {
        return true;
      }
      from += entries.length;
    }
    return false;
  }

  #countComparable(): number {
    const listings = this.all();
    formSets(listings);
    return listings.filter(({ set, meeting }) => set !== null || meeting & SHARED).length;
  }

  /** All lists of two bodies or more, none of them told its set. */
  all(): readonly Listing[] {
    const pairs = this.pairs;
    const listings: Listing[] = [];
    let from = 0;
    for (const group of this.#groups) {
      const { entries } = group;
      visitLists(group, from, this.#row, (role) => {
        const meeting = meetingOf(entries, role, from, this.#row, pairs);
        listings.push(listingOf(group, role, from, this.#row, meeting));
      });
      from += entries.length;
    }
    return listings;
  }
}

const NONE: readonly never[] = [];

/** Whether two bodies of a stretch of the row may be met in both orders. */
function mayCross({ bodies }: Row, from: number, to: number, pairs: PairCounts): boolean {
  let such = 0;
  for (let i = from; i < to; i++) {
    such += pairs.mayCross(bodies[i] ?? 0) ? 1 : 0;
  }
  return such > 1;
}

/** Visits the lists of two bodies or more in a group: one for each part. */
function visitLists(
  { entries }: ResponsibilityGroup,
  from: number,
  { bodies }: Row,
  visit: (role: Role) => void,
): void {
  for (let i = 0; i < entries.length - 1; i++) {
    const role = roleBegunAt(entries, i);
    if (role && countOf(entries, role, from, bodies) > 1) {
      visit(role);
    }
  }
}

/** How the pairs of a list meet those of other lists, as bits; of equals alone but for `CROSSED`. */
function meetingOf(
  entries: readonly ResponsibilityEntry[],
  role: Role,
  from: number,
  { bodies, stretches }: Row,
  pairs: PairCounts,
): number {
  let meeting = 0;
  for (let k = 1; k < entries.length; k++) {
    const b = bodies[from + k] ?? NO_BODY;
    if (b === NO_BODY || entries[k]?.role !== role) {
      continue;
    }
    for (let j = 0; j < k; j++) {
      const a = bodies[from + j] ?? NO_BODY;
      if (a !== NO_BODY && entries[j]?.role === role) {
        const met = pairs.meeting(a, b);
        meeting |= stretches[from + j] === stretches[from + k] ? met : met & CROSSED;
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
    for (let i = 0; i < places.length; i++) {
      const a = places[i];
      for (let k = i + 1; a && k < places.length; k++) {
        const b = places[k];
        // Few pairs are met the other way round: that is asked before any key is looked up.
        if (b && a.stretch === b.stretch && pairs.count(b.body, a.body) > 0) {
          const key = keyOf(a.body, b.body);
          if (!firsts.has(key)) {
            firsts.set(key, listing);
          }
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
  bodies: readonly number[],
): number {
  let count = 0;
  for (let i = 0; i < entries.length; i++) {
    count += entries[i]?.role === role && bodies[from + i] !== NO_BODY ? 1 : 0;
  }
  return count;
}
