import type { Role } from '../agencies/types.js';
import { Listing, NO_PLACE, type Part, type Row, Sets } from './listing.js';
import { type NamedBody, namedBodies } from './named-bodies.js';
import type { Notice, ResponsibilityEntry, ResponsibilityGroup } from './notice.js';
import { Meeting, PairCounts } from './pair-counts.js';

/**
 * How a document orders the bodies it lists. A class to make objects of the few lists only that have two bodies in
 * an order which another list has the other way round.
 */
export class Listings {
  /** How often one body precedes another among equals. */
  readonly pairs = new PairCounts();
  readonly #groups: readonly ResponsibilityGroup[];
  readonly #row: Row;
  #crossed: readonly Listing[] | null = null;
  #varied = false;
  #shared = 0;
  #firsts: ReadonlyMap<number, Listing> | null = null;

  constructor(notice: Notice) {
    const { groups } = notice;
    const names = namedBodies(notice);
    // Made in its full length: an array that grows takes several times the memory.
    const stretches = new Array<number>(names.length);
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
    if (this.pairs.crossings === 0) {
      return listings;
    }
    const sets = new Sets(this.#row);
    this.#forParts((part) => {
      this.#shared += part.meeting & Meeting.shared ? 1 : 0;
      // Lists of the same bodies in two orders have such a pair, all of them.
      if (part.meeting & Meeting.crossed) {
        const listing = new Listing(part, this.#row);
        listings.push(listing);
        sets.add(listing);
      }
    });
    this.#varied = sets.varied;
    return listings;
  }

  /** Whether any two lists name the same bodies in two orders. */
  get varied(): boolean {
    return this.crossed.length > 0 && this.#varied;
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
    const listings: Listing[] = [];
    const sets = new Sets(this.#row);
    this.#forParts((part) => {
      const listing = new Listing(part, this.#row);
      listings.push(listing);
      sets.add(listing);
    });
    return listings.filter(({ set, meeting }) => set !== null || meeting & Meeting.shared).length;
  }

  #forParts(visit: (part: Part) => void): void {
    let from = 0;
    for (const group of this.#groups) {
      const { entries } = group;
      for (let i = 0; i < entries.length - 1; i++) {
        const role = roleBegunAt(entries, i);
        const count = role ? countOf(entries, role, from, this.#row.stretches) : 0;
        if (role && count > 1) {
          visit({ group, role, from, count, meeting: meetingOf(entries, role, from, this.#row, this.pairs) });
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

/** How the pairs of a list meet those of other lists, as bits of {@link Meeting}; of equals alone but for `crossed`. */
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
        meeting |= other === stretch ? met : met & Meeting.crossed;
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
