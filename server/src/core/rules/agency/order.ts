import * as z from 'zod/mini';
import { readGroup } from '../../agencies/group.js';
import type { Registry } from '../../agencies/registry.js';
import { defineRule, type Finding, type Fix } from '../../lint/rule.js';
import type { Notice, ResponsibilityEntry, ResponsibilityGroup } from '../../model/notice.js';
import { applyEdits, type TextEdit } from '../../text/edit.js';
import { shifted } from '../../text/span.js';

const EXAMPLE = (last: string): string =>
  `　　一、推进成果转化。（省科技厅、教育厅）\n　　二、建设重点实验室。（省科技厅、教育厅，广州市人民政府）\n　　三、培养科技人才。（${last}）\n　　四、扩大开放合作。（省商务厅、港澳办）\n　　五、举办交流活动。（省商务厅、港澳办）\n`;

export const rule = defineRule({
  meta: {
    id: 'agency/order',
    title: { zh: '相同机构前后排序不一', en: 'The same bodies in another order' },
    why: {
      zh: '责任单位的排序体现主次。同样几个单位前后排序不同，读者会以为主次有别；若确有主次，以“牵头”写明更清楚。',
      en: 'The order of a list shows who comes first. Where the same bodies change places, readers look for a reason; if there is one, 牵头 says it better.',
    },
    basis: [{ name: '公文编辑惯例：同一文件内机构排序一致', strength: 'practice' }],
    severity: 'hint',
    fix: 'unsafe',
    since: '0.1.0',
    options: z.strictObject({
      tolerance: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0.25),
    }),
    optionTexts: {
      tolerance: {
        title: { zh: '容许比例', en: 'Tolerance' },
        about: {
          zh: '排序不一的名单所占比例的上限；超过时视为本文排序另有含义（如第一位为牵头单位），不再提示。',
          en: 'Largest share of lists out of order; in a document beyond it the order has another meaning (the first body leads), and nothing is said.',
        },
      },
    },
    examples: [{ bad: EXAMPLE('⟦省教育厅、科技厅⟧'), good: EXAMPLE('省科技厅、教育厅') }],
  },
  *check({ notice, options }) {
    const listings = listingsIn(notice);
    const usage = usageOf(listings);
    const comparable = listings.filter((listing) => hasPeers(listing, usage));
    const conflicts = comparable.flatMap((listing) => conflictOf(listing, usage) ?? []);
    if (conflicts.length <= options.tolerance * comparable.length) {
      for (const conflict of conflicts) {
        yield findingFor(conflict, notice.registry);
      }
    }
  },
});

/** One body of a list. */
interface Place {
  readonly entry: ResponsibilityEntry;
  readonly key: string;
  /** Which of the stretches between ， it stands in: only there the order is one of equals. */
  readonly stretch: number;
}

/** The bodies of one group with one and the same part, in text order. */
interface Listing {
  readonly group: ResponsibilityGroup;
  readonly places: readonly Place[];
  /** The bodies in their order, and as a set. */
  readonly order: string;
  readonly set: string;
  readonly pairs: readonly Pair[];
}

/** Two equals of a list, with their order as a key, and the other way round. */
interface Pair {
  readonly a: Place;
  readonly b: Place;
  readonly key: string;
  readonly reverse: string;
}

interface Conflict {
  readonly listing: Listing;
  /** The list elsewhere that has it the other way round. */
  readonly other: Listing;
  /** Bodies of this list that stand otherwise there. */
  readonly moved: readonly Place[];
}

/** How the document orders things: which lists have a pair in an order, which name the same bodies. */
interface Usage {
  readonly pairs: ReadonlyMap<string, readonly Listing[]>;
  readonly sets: ReadonlyMap<string, readonly Listing[]>;
}

function listingsIn({ groups }: Notice): readonly Listing[] {
  const listings: Listing[] = [];
  for (const group of groups) {
    const byRole = new Map<string, Place[]>();
    let stretch = 0;
    let end = group.start;
    for (const entry of group.entries) {
      stretch += /[，,；;]/.test(group.text.slice(end - group.start, entry.start - group.start)) ? 1 : 0;
      end = entry.end;
      if (!entry.collective) {
        const places = byRole.get(entry.role) ?? [];
        byRole.set(entry.role, places);
        const key = entry.agency?.id ?? entry.name;
        // Named twice is another rule's business; the first mention has its place in the order.
        if (places.every((place) => place.key !== key)) {
          places.push({ entry, key, stretch });
        }
      }
    }
    for (const places of byRole.values()) {
      if (places.length > 1) {
        listings.push(listingOf(group, places));
      }
    }
  }
  return listings;
}

function listingOf(group: ResponsibilityGroup, places: readonly Place[]): Listing {
  const keys = places.map(({ key }) => key);
  const order = keys.join('|');
  return { group, places, order, set: keys.sort().join('|'), pairs: pairsOf(places) };
}

function pairsOf(places: readonly Place[]): readonly Pair[] {
  const pairs: Pair[] = [];
  places.forEach((a, i) => {
    for (let k = i + 1; k < places.length; k++) {
      const b = places[k];
      if (b && a.stretch === b.stretch) {
        pairs.push({ a, b, key: `${a.key}|${b.key}`, reverse: `${b.key}|${a.key}` });
      }
    }
  });
  return pairs;
}

function usageOf(listings: readonly Listing[]): Usage {
  const pairs = new Map<string, Listing[]>();
  const sets = new Map<string, Listing[]>();
  const add = (map: Map<string, Listing[]>, key: string, listing: Listing): void => {
    const known = map.get(key);
    known ? known.push(listing) : map.set(key, [listing]);
  };
  for (const listing of listings) {
    add(sets, listing.set, listing);
    for (const { key } of listing.pairs) {
      add(pairs, key, listing);
    }
  }
  return { pairs, sets };
}

/** Whether another list allows a comparison at all. */
function hasPeers(listing: Listing, { pairs, sets }: Usage): boolean {
  const shared = (key: string): number => pairs.get(key)?.length ?? 0;
  return (
    (sets.get(listing.set)?.length ?? 0) > 1 ||
    listing.pairs.some(({ key, reverse }) => shared(key) > 1 || shared(reverse) > 0)
  );
}

/** Whether one list says 牵头 between two of its bodies. */
function leadsBetween({ group, places }: Listing): boolean {
  const [first, last] = [places[0]?.entry, places.at(-1)?.entry];
  return (
    first !== undefined &&
    last !== undefined &&
    /牵头|主办/.test(group.text.slice(first.end - group.start, last.start - group.start))
  );
}

function conflictOf(listing: Listing, { pairs, sets }: Usage): Conflict | null {
  const same = usualOf(sets.get(listing.set) ?? []);
  if (same && same.order !== listing.order) {
    const moved = listing.places.filter(({ key }, i) => key !== same.places[i]?.key);
    // Bodies with a 牵头 between them are no equals, and their order is no slip.
    return leadsBetween(listing) ? null : { listing, other: same, moved };
  }
  const reversed = listing.pairs.filter(({ key, reverse }) => {
    const own = pairs.get(key) ?? [];
    const others = pairs.get(reverse);
    if (!others) {
      return false;
    }
    return others.length > own.length || (others.length === own.length && precedes(others[0], own[0]));
  });
  // A body put before several others, with the rest in order, is put in charge: that is no slip.
  const promoted = reversed.length > 1 && reversed.every(({ a }) => a === listing.places[0]);
  const [first] = promoted ? [] : reversed;
  const other = first && pairs.get(first.reverse)?.[0];
  return other ? { listing, other, moved: [...new Set(reversed.flatMap(({ a, b }) => [a, b]))] } : null;
}

/** Of lists that name the same bodies, one in the order used most; of two used alike the earlier. */
function usualOf(listings: readonly Listing[]): Listing | null {
  const count = (listing: Listing): number =>
    listings.filter((other) => other.order === listing.order).length;
  return listings.reduce<Listing | null>(
    (usual, listing) => (usual === null || count(listing) > count(usual) ? listing : usual),
    null,
  );
}

function precedes(a: Listing | undefined, b: Listing | undefined): boolean {
  return a !== undefined && b !== undefined && a.group.start < b.group.start;
}

function findingFor(conflict: Conflict, registry: Registry): Finding {
  const { moved, other } = conflict;
  const names = moved.map(({ entry }) => entry.name).join('、');
  const keys = new Set(moved.map(({ key }) => key));
  const there = other.places.filter(({ key }) => keys.has(key));
  const start = Math.min(...moved.map(({ entry }) => entry.start));
  const end = Math.max(...moved.map(({ entry }) => entry.end));
  return {
    start,
    end,
    message: {
      zh: `“${names}”的排序与本文件他处不同，请确认。`,
      en: `${names}: elsewhere in this document these bodies stand in another order.`,
    },
    related: [
      {
        start: Math.min(...there.map(({ entry }) => entry.start)),
        end: Math.max(...there.map(({ entry }) => entry.end)),
        message: { zh: '此处的排序', en: 'Their order here' },
      },
    ],
    fixes: fixesFor(conflict, registry),
  };
}

/** A list rewritten, and the names it must then have. */
interface Rewriting {
  readonly edit: TextEdit;
  readonly names: readonly string[];
}

/** Puts the bodies into the other list's order, unless the names would then read otherwise. */
function fixesFor(conflict: Conflict, registry: Registry): readonly Fix[] {
  const { listing, other } = conflict;
  const rewriting = other.set === listing.set ? copied(listing, other) : reordered(conflict);
  if (!rewriting || !readsAs(listing, rewriting, registry)) {
    return [];
  }
  const title = { zh: '按他处的顺序排列', en: 'Put them in the order used elsewhere' };
  return [{ title, edits: [rewriting.edit], safe: false }];
}

/** The other list's own words, where it names the same bodies. */
function copied({ places }: Listing, other: Listing): Rewriting | null {
  const [first, last] = [places[0], places.at(-1)];
  const [from, to] = [other.places[0], other.places.at(-1)];
  if (!first || !last || !from || !to) {
    return null;
  }
  const { text, start } = other.group;
  const newText = text.slice(from.entry.start - start, to.entry.end - start).replace(/\s+/g, '');
  return {
    edit: { start: first.entry.start, end: last.entry.end, newText },
    names: other.places.map(({ entry }) => entry.name),
  };
}

/** The bodies that stand otherwise, in the other order, each slot as elided as it was. */
function reordered({ listing, other, moved }: Conflict): Rewriting | null {
  const [first] = moved;
  const slots = listing.places.filter((place) => moved.includes(place) && place.stretch === first?.stretch);
  const rank = ({ key }: Place): number => other.places.findIndex((place) => place.key === key);
  if (slots.length < 2 || slots.some((slot) => rank(slot) < 0)) {
    return null;
  }
  const wanted = [...slots].sort((a, b) => rank(a) - rank(b));
  const { text, start } = listing.group;
  let newText = '';
  let end = slots[0]?.entry.start ?? 0;
  for (const [i, { entry }] of slots.entries()) {
    const name = wanted[i]?.entry.name ?? '';
    newText += text.slice(end - start, entry.start - start) + elidedAs(entry, name);
    end = entry.end;
  }
  const names = listing.places.map((place) => {
    const slot = slots.indexOf(place);
    return (slot < 0 ? place : wanted[slot])?.entry.name ?? '';
  });
  return { edit: { start: slots[0]?.entry.start ?? 0, end, newText }, names };
}

/** A name as it is written in a slot whose own name stood without its prefix (省 handed on). */
function elidedAs({ written, name }: ResponsibilityEntry, other: string): string {
  const bare = written.replace(/[\s　]/g, '');
  const carried = name.endsWith(bare) ? name.slice(0, name.length - bare.length) : '';
  return carried !== '' && other.startsWith(carried) ? other.slice(carried.length) : other;
}

function readsAs({ group, places }: Listing, { edit, names }: Rewriting, registry: Registry): boolean {
  const text = applyEdits(group.text, [{ ...shifted(edit, -group.start), newText: edit.newText }]);
  const reading = readGroup(text, { firstIsLead: false, registry, followsSentence: true, endsUnit: true });
  const slots = new Map(places.map(({ entry }, i) => [entry, names[i]]));
  const expected = group.entries.map((entry) => slots.get(entry) ?? entry.name);
  return reading?.entries.map(({ name }) => name).join('|') === expected.join('|');
}
