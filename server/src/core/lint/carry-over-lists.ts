import { type Exceptions, exceptionsTo, type Habits, jointCounts, type MarkCounts } from '../model/joints.js';
import { type Listing, Listings } from '../model/listings.js';
import { NoticeMemory } from '../model/memory.js';
import { type NamedBody, namedBodies } from '../model/named-bodies.js';
import type { Notice, ResponsibilityGroup } from '../model/notice.js';
import { isCorrect, nameCounts, nameUses, usualNames } from '../model/usual-names.js';
import type { ListSummary } from './rule.js';

/** A list of bodies that has changed, each side as a notice that holds nothing but it. */
export interface ListChange {
  readonly before: Notice;
  readonly after: Notice;
  /** Whether names in other lists are spoken of. */
  readonly areOthersNamed: boolean;
}

/**
 * What of all lists of a text a rule compares a list with, kept so that the change of one list shows whether that
 * changes what is said of any other. In doubt it does.
 */
export interface Summary {
  /** Whether all that is said of other lists stands. Then nothing of the changed list itself goes by the others. */
  keeps(change: ListChange): boolean;
}

/** Tells the notice of one list what holds for all of them. */
function tell<T>(notice: Notice, search: { readonly find: (notice: Notice) => T }, found: T): void {
  notice.memory.keep(search.find, found);
}

/** A notice that holds one list, with the header and the registry of another. */
export function noticeOfList(
  { header, registry }: Notice,
  window: Notice,
  group: ResponsibilityGroup,
): Notice {
  return { ...window, header, registry, groups: [group], memory: new NoticeMemory() };
}

/** @param margin how many comparable lists a rule's mind may do without; see `Rule.margin` */
export function summaryOf(base: Notice, compared: ListSummary, margin: () => number): Summary {
  switch (compared) {
    case 'joints':
      return jointsOfAll(base);
    case 'names':
      return namesOfAll(base);
    case 'orders':
      return ordersOfAll(base, margin);
    case 'parts':
      return partsOfAll(base);
  }
}

function jointsOfAll(base: Notice): Summary {
  const { habits } = jointCounts(base);
  const exceptions = exceptionsTo(habits);
  return {
    keeps({ before, after }) {
      const now = exchanged(habits, jointCounts(before).habits, jointCounts(after).habits);
      const { odd } = jointCounts(after);
      tell(after, jointCounts, { habits: now, odd });
      tell(before, jointCounts, { habits, odd: jointCounts(before).odd });
      const its = exceptionsTo(now);
      return (Object.keys(its) as (keyof Exceptions)[]).every((name) => its[name] === exceptions[name]);
    },
  };
}

function exchanged(all: Habits, out: Habits, put: Habits): Habits {
  const marks = (of: keyof Habits): MarkCounts => ({
    '、': all[of]['、'] - out[of]['、'] + put[of]['、'],
    '，': all[of]['，'] - out[of]['，'] + put[of]['，'],
    '；': all[of]['；'] - out[of]['；'] + put[of]['；'],
    '': all[of][''] - out[of][''] + put[of][''],
  });
  return { all: marks('all'), within: marks('within'), across: marks('across') };
}

/**
 * Where all names of the bodies concerned are one, before and after, no list calls one of them otherwise. What is
 * said of a name elsewhere may tell what its body is usually called.
 */
function namesOfAll(base: Notice): Summary {
  const { first, twoWays } = nameUses(base);
  usualNames(base);
  const day = base.header.issuedOn?.iso ?? null;
  const isAlone = (named: NamedBody): boolean => !isCorrect(named, day) || !twoWays.has(named.body);
  return {
    keeps({ before, after, areOthersNamed }) {
      const names = namedBodies(after);
      const usual = usualAfter(base, before, after);
      tell(before, usualNames, usualNames(base));
      tell(after, usualNames, usual.names);
      return (
        !(usual.isElse && areOthersNamed) &&
        namedBodies(before).every(isAlone) &&
        names.every(
          (named, i) =>
            isAlone(named) &&
            (!isCorrect(named, day) ||
              (first[named.body] ?? namedBefore(names, i, day) ?? named).plain === named.plain),
        )
      );
    },
  };
}

/** The usual names with one list exchanged, and whether any body is usually called otherwise then. */
function usualAfter(
  base: Notice,
  before: Notice,
  after: Notice,
): { readonly names: ReadonlyMap<string, string>; readonly isElse: boolean } {
  const usual = usualNames(base);
  const names = new Map(usual);
  let isElse = false;
  const [all, out, put] = [nameCounts(base), nameCounts(before), nameCounts(after)];
  for (const id of new Set([...out.keys(), ...put.keys()])) {
    // Bodies with two names are looked at no further: then the lists go by one another.
    const counted = (counts: typeof all): number =>
      [...(counts.get(id)?.values() ?? [])].reduce((a, b) => a + b, 0);
    const left = counted(all) - counted(out) + counted(put);
    const [only] = [...(put.get(id)?.keys() ?? all.get(id)?.keys() ?? [])];
    const is = left > 0 ? only : undefined;
    isElse ||= is !== usual.get(id);
    if (is === undefined) {
      names.delete(id);
    } else {
      names.set(id, is);
    }
  }
  return { names, isElse };
}

function namedBefore(names: readonly NamedBody[], index: number, day: string | null): NamedBody | undefined {
  const body = names[index]?.body;
  return names.slice(0, index).find((named) => named.body === body && isCorrect(named, day));
}

/** Only a list of supporters alone is measured by other lists. */
function partsOfAll({ groups }: Notice): Summary {
  const holdsSupportersAlone = groups.some(namesSupportersAlone);
  return {
    keeps: ({ after }) => !holdsSupportersAlone && !after.groups.some(namesSupportersAlone),
  };
}

function namesSupportersAlone({ entries }: ResponsibilityGroup): boolean {
  return entries.length > 0 && entries.every(({ role }) => role === 'support');
}

/** Lists of the same bodies in more than one order, or different bodies with one sum. */
const VARIED = -1;

/** In which orders all lists have their bodies, in few numbers: a table for each pair would take much memory. */
class Orders {
  /** How often one body precedes another among equals, by a key of the two. */
  readonly #pairs = new Map<number, number>();
  /** A sum of the order of lists, by one of their bodies. */
  readonly #sets = new Map<number, number>();

  add(listing: Listing): void {
    const { bodies, order } = sumsOf(listing);
    const known = this.#sets.get(bodies);
    this.#sets.set(bodies, known === undefined || known === order ? order : VARIED);
    for (const pair of pairsOf(listing)) {
      this.#pairs.set(pair.key, this.count(pair.key) + 1);
    }
  }

  count(key: number): number {
    return this.#pairs.get(key) ?? 0;
  }

  /** Whether no list has the bodies of this one in another order. */
  agreesWith(listing: Listing): boolean {
    const { bodies, order } = sumsOf(listing);
    const known = this.#sets.get(bodies);
    return (
      (known === undefined || known === order) &&
      pairsOf(listing).every(({ reversed }) => this.count(reversed) === 0)
    );
  }
}

interface PairKeys {
  readonly key: number;
  readonly reversed: number;
}

/** More than a registry has bodies. */
const MOST_BODIES = 1 << 20;

function pairsOf({ places }: Listing): readonly PairKeys[] {
  const pairs: PairKeys[] = [];
  for (let k = 1; k < places.length; k++) {
    for (let j = 0; j < k; j++) {
      const [a, b] = [places[j], places[k]];
      if (a && b && a.stretch === b.stretch) {
        pairs.push({ key: a.body * MOST_BODIES + b.body, reversed: b.body * MOST_BODIES + a.body });
      }
    }
  }
  return pairs;
}

function sumsOf({ places }: Listing): { readonly bodies: number; readonly order: number } {
  let bodies = 0;
  let order = 0;
  for (const { body } of places) {
    const mixed = Math.imul(body + 1, 0x9e3779b1);
    const own = mixed ^ (mixed >>> 15);
    bodies = (bodies + own) | 0;
    order = Math.imul(order ^ own, 0x85ebca6b) >>> 1;
  }
  return { bodies, order };
}

function ordersOfAll(base: Notice, margin: () => number): Summary {
  const usage = new Listings(base);
  const listings = usage.all();
  const orders = new Orders();
  for (const listing of listings) {
    orders.add(listing);
  }
  const spare = usage.pairs.crossings > 0 ? Math.abs(margin()) : Number.POSITIVE_INFINITY;
  return {
    keeps({ before, after }) {
      const [out, put] = [new Listings(before).all(), new Listings(after).all()];
      const own = new Orders();
      for (const listing of put) {
        own.add(listing);
      }
      return (
        out.every((listing) => orders.agreesWith(listing)) &&
        put.every((listing) => orders.agreesWith(listing) && own.agreesWith(listing)) &&
        mostTouched(orders, out, 2) + mostTouched(orders, put, 1) < spare
      );
    },
  };
}

/** How many lists at most become, or cease to be, comparable with another when some lists go or come. */
function mostTouched(orders: Orders, listings: readonly Listing[], shared: number): number {
  return listings.reduce(
    (sum, listing) => sum + 2 + pairsOf(listing).filter(({ key }) => orders.count(key) === shared).length,
    0,
  );
}
