import { groupBy } from '../text/group-by.js';
import {
  addPairs,
  areInOrder,
  bodyAt,
  countAt,
  meetingOf,
  NO_PLACE,
  shareRole,
  stretchAt,
  sumAt,
} from './listing-row.js';
import { type Lists, listsOf } from './lists.js';
import type { Notice, ResponsibilityEntry, ResponsibilityGroup } from './notice.js';
import { PairCounts, REVERSED, SHARED } from './pair-counts.js';

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
  /** The same for all orders of the same bodies, and hardly ever for others. */
  readonly sum: number;
  /** Null while no other list of the same bodies is known. */
  set: ListingSet | null;
}

/** A list as a stretch of the row. */
interface Stretch {
  /** Index of its group. */
  readonly group: number;
  /** Where the group begins in the row, where the first entry with the list's part stands, and where the group ends. */
  readonly from: number;
  readonly first: number;
  readonly to: number;
  /** As {@link Listing.sum}. */
  readonly sum: number;
}

interface Doubtful {
  readonly lists: readonly Stretch[];
  /** Sums of lists that others have in another order, and maybe of a few that others have not. */
  readonly varied: ReadonlySet<number>;
}

const NONE_IN_DOUBT: Doubtful = { lists: [], varied: new Set() };

function placesOf(
  { entries }: ResponsibilityGroup,
  row: readonly number[],
  from: number,
  first: number,
): readonly Place[] {
  const places: Place[] = [];
  const own = row[first] ?? NO_PLACE;
  for (let i = first - from; i < entries.length; i++) {
    const entry = entries[i];
    const place = row[from + i] ?? NO_PLACE;
    if (entry && place >= 0 && shareRole(own, place)) {
      places.push({ entry, body: bodyAt(place), stretch: stretchAt(place) });
    }
  }
  return places;
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
  for (const similar of groupBy(lists, ({ sum }) => sum).values()) {
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
  readonly #lists: Lists;
  #turn = -1;
  #crossed: readonly Listing[] | null = null;
  #firsts: ReadonlyMap<number, Listing> | null = null;

  constructor(notice: Notice) {
    this.#groups = notice.groups;
    this.#lists = listsOf(notice);
  }

  /** How often one body precedes another among equals. Asked after other lists are, they are counted again. */
  get pairs(): PairCounts {
    if (this.#turn !== lastTurn) {
      this.#turn = ++lastTurn;
      PAIRS.clear();
      const { places, ends } = this.#lists;
      for (let g = 0, from = 0; g < ends.length; g++) {
        const to = ends[g] ?? from;
        addPairs(places, from, to, PAIRS);
        from = to;
      }
    }
    return PAIRS;
  }

  /**
   * Lists that have two equals in the other order than another list, or all their bodies in another order than
   * another list of the same. In text order.
   */
  get crossed(): readonly Listing[] {
    this.#crossed ??= this.#findCrossed();
    return this.#crossed;
  }

  #findCrossed(): readonly Listing[] {
    const listings: Listing[] = [];
    const { pairs } = this;
    const { places } = this.#lists;
    const { lists, varied } = pairs.crossings > 0 ? this.#inDoubt() : NONE_IN_DOUBT;
    for (let i = 0; i < lists.length; i++) {
      const list = lists[i];
      if (list) {
        const { first, to, sum } = list;
        const meeting = meetingOf(places, first, to, pairs);
        if (meeting & REVERSED || varied.has(sum)) {
          this.#add(list, meeting, listings);
        }
      }
    }
    // A set of one order tells nothing that its lists do not.
    if (varied.size > 0) {
      formSets(listings);
    }
    return listings;
  }

  /** Lists that may be crossed. */
  #inDoubt(): Doubtful {
    const { pairs } = this;
    const { places, ends } = this.#lists;
    const lists: Stretch[] = [];
    const firsts = new Map<number, Stretch>();
    const varied = new Set<number>();
    for (let g = 0, from = 0; g < ends.length; g++) {
      const to = ends[g] ?? from;
      // Lists of the same bodies in two orders have a pair that is met in both, all of them.
      const last = to > from + 1 && mayCross(places, from, to, pairs) ? to - 1 : from;
      for (let first = from; first < last; first++) {
        if (countAt(places, from, first, to) > 1) {
          const sum = sumAt(places, first, to);
          const list = { group: g, from, first, to, sum };
          lists.push(list);
          const known = firsts.get(sum);
          if (!known) {
            firsts.set(sum, list);
          } else if (!areInOrder(places, first, to, known.first, known.to)) {
            varied.add(sum);
          }
        }
      }
      from = to;
    }
    return { lists, varied };
  }

  #add({ group: index, from, first, sum }: Stretch, meeting: number, listings: Listing[]): void {
    const group = this.#groups[index];
    if (group) {
      const places = placesOf(group, this.#lists.places, from, first);
      listings.push({ group, places, meeting, sum, set: null });
    }
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
    const { pairs } = this;
    const { places, ends } = this.#lists;
    let shared = 0;
    for (let g = 0, from = 0; g < ends.length; g++) {
      const to = ends[g] ?? from;
      const before = shared;
      for (let first = from; first < to - 1; first++) {
        const isShared =
          countAt(places, from, first, to) > 1 && (meetingOf(places, first, to, pairs) & SHARED) !== 0;
        shared += isShared ? 1 : 0;
      }
      if (shared > before && isEnough(shared)) {
        return true;
      }
      from = to;
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
    const listings: Listing[] = [];
    const { places, ends } = this.#lists;
    for (let group = 0, from = 0; group < ends.length; group++) {
      const to = ends[group] ?? from;
      for (let first = from; first < to - 1; first++) {
        if (countAt(places, from, first, to) > 1) {
          const list = { group, from, first, to, sum: sumAt(places, first, to) };
          this.#add(list, meetingOf(places, first, to, this.pairs), listings);
        }
      }
      from = to;
    }
    return listings;
  }
}

/** Whether two bodies of a list may be met in both orders. */
function mayCross(places: readonly number[], from: number, to: number, pairs: PairCounts): boolean {
  let such = 0;
  for (let i = from; i < to; i++) {
    // As far as its last bits tell, a place of none may as well.
    such += pairs.mayCross(bodyAt(places[i] ?? NO_PLACE)) ? 1 : 0;
  }
  return such > 1;
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
