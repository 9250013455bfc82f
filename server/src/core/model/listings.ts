import type { Role } from '../agencies/types.js';
import { type NamedBody, namedBodies } from './named-bodies.js';
import type { Notice, ResponsibilityEntry, ResponsibilityGroup } from './notice.js';
import { PairCounts } from './pair-counts.js';

/** One body of a list. */
export interface Place {
  readonly entry: ResponsibilityEntry;
  /** {@link NamedBody.body}. */
  readonly body: number;
  /** Which of the stretches between ， it stands in: only there the order is one of equals. */
  readonly stretch: number;
}

/** The bodies of one group with one and the same part, in text order; two at least. */
export interface Listing {
  readonly group: ResponsibilityGroup;
  readonly places: readonly Place[];
  /** All lists of the very same bodies. */
  readonly set: ListingSet;
}

/** Lists that name the same bodies. */
export interface ListingSet {
  /** In text order. */
  readonly listings: readonly Listing[];
  /** Whether they have them in more than one order. */
  readonly varied: boolean;
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
  const sets = new Sets();
  const listings: Listing[] = [];
  let most = 0;
  const lists = namedBodies(notice);
  for (let i = 0; i < lists.length; i++) {
    const [group, names] = [notice.groups[i], lists[i]];
    for (const places of group && names && names.length > 1 ? placesIn(group, names) : []) {
      if (group && places.length > 1) {
        listings.push(sets.add(group, places));
        most += (places.length * (places.length - 1)) / 2;
      }
    }
  }
  return { listings, pairs: countPairs(listings, most), varied: sets.varied };
}

function countPairs(listings: readonly Listing[], most: number): PairCounts {
  const pairs = new PairCounts(most);
  for (let i = 0; i < listings.length; i++) {
    const places = listings[i]?.places ?? [];
    for (let k = 1; k < places.length; k++) {
      const b = places[k];
      // The places of a stretch stand together.
      for (let j = k - 1; b && j >= 0 && places[j]?.stretch === b.stretch; j--) {
        pairs.add(places[j]?.body ?? 0, b.body, i);
      }
    }
  }
  return pairs;
}

/** The bodies of a group by their parts, collective ones aside. */
function placesIn(
  { entries, text, start: by, start }: ResponsibilityGroup,
  names: readonly NamedBody[],
): readonly (readonly Place[])[] {
  const parts: Place[][] = [];
  let stretch = 0;
  let end = start;
  for (let i = 0; i < entries.length; i++) {
    const [entry, named] = [entries[i], names[i]];
    if (!entry || !named) {
      continue;
    }
    stretch += isSetApart(text, end - by, entry.start - by) ? 1 : 0;
    end = entry.end;
    if (!named.collective) {
      const places = partOf(parts, entry.role);
      // Named twice is another rule's business; the first mention has its place in the order.
      if (!holdsBody(places, named.body)) {
        places.push({ entry, body: named.body, stretch });
      }
    }
  }
  return parts;
}

function partOf(parts: Place[][], role: Role): Place[] {
  for (const places of parts) {
    if (places[0]?.entry.role === role) {
      return places;
    }
  }
  const places: Place[] = [];
  parts.push(places);
  return places;
}

function holdsBody(places: readonly Place[], body: number): boolean {
  for (const place of places) {
    if (place.body === body) {
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

interface OpenSet {
  readonly listings: Listing[];
  varied: boolean;
  /** Another set with the same sum. */
  readonly next: OpenSet | null;
}

/** Gathers lists by the bodies they name: by a sum of them that no order changes, then one by one. */
class Sets {
  readonly #bySum = new Map<number, OpenSet>();
  #varied = false;

  get varied(): boolean {
    return this.#varied;
  }

  add(group: ResponsibilityGroup, places: readonly Place[]): Listing {
    const sum = sumOf(places);
    const last = this.#bySum.get(sum) ?? null;
    let set = last;
    while (set && !nameTheSame(set.listings[0]?.places ?? [], places)) {
      set = set.next;
    }
    if (!set) {
      set = { listings: [], varied: false, next: last };
      this.#bySum.set(sum, set);
    } else if (!set.varied && !areInOneOrder(set.listings[0]?.places ?? [], places)) {
      set.varied = true;
      this.#varied = true;
    }
    const listing = { group, places, set };
    set.listings.push(listing);
    return listing;
  }
}

function sumOf(places: readonly Place[]): number {
  let sum = 0;
  for (const { body } of places) {
    const mixed = Math.imul(body + 1, 0x9e3779b1);
    sum = (sum + (mixed ^ (mixed >>> 15))) | 0;
  }
  return sum;
}

function nameTheSame(one: readonly Place[], other: readonly Place[]): boolean {
  return (
    areInOneOrder(one, other) ||
    (one.length === other.length && one.every(({ body }) => holdsBody(other, body)))
  );
}

/** Whether two lists name the same bodies in the same order. */
export function areInOneOrder(one: readonly Place[], other: readonly Place[]): boolean {
  if (one.length !== other.length) {
    return false;
  }
  for (let i = 0; i < one.length; i++) {
    if (one[i]?.body !== other[i]?.body) {
      return false;
    }
  }
  return true;
}
