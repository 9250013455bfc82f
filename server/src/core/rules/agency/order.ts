import * as z from 'zod/mini';
import type { Registry } from '../../agencies/registry.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { namesAfter } from '../../lint/list-fix.js';
import { defineRule, type Finding, type Fix } from '../../lint/rule.js';
import { areInOneOrder, type Listing, type ListingSet, Listings, type Place } from '../../model/listings.js';
import type { ResponsibilityEntry } from '../../model/notice.js';
import { REVERSED } from '../../model/pair-counts.js';
import type { TextEdit } from '../../text/edit.js';
import { groupBy } from '../../text/group-by.js';
import type { Span } from '../../text/span.js';

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
    reach: 'list',
    compares: 'orders',
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
  check({ notice, options }) {
    const findings: Finding[] = [];
    const usage = new Listings(notice);
    const conflicts = conflictsIn(usage);
    if (
      conflicts.length > 0 &&
      usage.areComparable((count) => conflicts.length <= options.tolerance * count)
    ) {
      for (const conflict of conflicts) {
        findings.push(
          lateFinding(extentOf(conflict.moved), { conflict, registry: notice.registry }, WORDING),
        );
      }
    }
    return findings;
  },
  margin({ notice, options }) {
    const usage = new Listings(notice);
    const conflicts = conflictsIn(usage);
    let comparable = 0;
    usage.areComparable((count) => {
      comparable = count;
      return false;
    });
    return conflicts.length === 0
      ? Number.POSITIVE_INFINITY
      : comparable - conflicts.length / options.tolerance;
  },
});

interface Conflict {
  readonly listing: Listing;
  /** The list elsewhere that has it the other way round. */
  readonly other: Listing;
  /** Bodies of this list that stand otherwise there, some of them maybe more than once. */
  readonly moved: readonly Place[];
}

/** Two equals of a list, in their order. */
type Pair = readonly [Place, Place];

/** Whether one list says 牵头 between two of its bodies. */
function leadsBetween({ group, places }: Listing): boolean {
  const [first, last] = [places[0]?.entry, places.at(-1)?.entry];
  return (
    first !== undefined &&
    last !== undefined &&
    /牵头|主办/.test(group.text.slice(first.end - group.start, last.start - group.start))
  );
}

function conflictsIn(usage: Listings): readonly Conflict[] {
  const usual = new Map<ListingSet, Listing | null>();
  const conflicts: Conflict[] = [];
  for (const listing of usage.crossed) {
    const { set } = listing;
    if (set?.varied || listing.meeting & REVERSED) {
      if (set?.varied && !usual.has(set)) {
        usual.set(set, usualOf(set));
      }
      const conflict = conflictOf(listing, (set && usual.get(set)) ?? null, usage);
      if (conflict) {
        conflicts.push(conflict);
      }
    }
  }
  return conflicts;
}

/** @param same the list of the same bodies whose order is the usual one; null where there is one order only */
function conflictOf(listing: Listing, same: Listing | null, usage: Listings): Conflict | null {
  if (same && !areInOneOrder(same.places, listing.places)) {
    const moved = listing.places.filter(({ body }, i) => body !== same.places[i]?.body);
    // Bodies with a 牵头 between them are no equals, and their order is no slip.
    return leadsBetween(listing) ? null : { listing, other: same, moved };
  }
  const reversed = reversedPairs(listing, usage);
  // A body put before several others, with the rest in order, is put in charge: that is no slip.
  const promoted = reversed.length > 1 && reversed.every(([a]) => a === listing.places[0]);
  const [first] = promoted ? [] : reversed;
  const other = first && usage.firstWith(first[1].body, first[0].body);
  return other ? { listing, other, moved: reversed.flat() } : null;
}

/** Pairs of a list that the document has more often the other way round, of two used alike there earlier. */
function reversedPairs({ places }: Listing, usage: Listings): readonly Pair[] {
  const { pairs } = usage;
  const startOf = (a: Place, b: Place): number => usage.firstWith(a.body, b.body)?.group.start ?? 0;
  const reversed: Pair[] = [];
  for (let i = 0; i < places.length; i++) {
    const a = places[i];
    for (let k = i + 1; a && k < places.length; k++) {
      const b = places[k];
      if (!b || b.stretch !== a.stretch) {
        break;
      }
      const others = pairs.count(b.body, a.body);
      const own = others > 0 ? pairs.count(a.body, b.body) : 0;
      if (others > 0 && (others > own || (others === own && startOf(b, a) < startOf(a, b)))) {
        reversed.push([a, b]);
      }
    }
  }
  return reversed;
}

/** Of lists that name the same bodies, one in the order used most; of two used alike the earlier. */
function usualOf({ listings }: ListingSet): Listing | null {
  const byOrder = groupBy(listings, ({ places }) => places.map(({ body }) => body).join('|'));
  let usual: readonly Listing[] = [];
  for (const alike of byOrder.values()) {
    usual = alike.length > usual.length ? alike : usual;
  }
  return usual[0] ?? null;
}

/** From the first of some bodies to the last of them. */
function extentOf(places: readonly Place[]): Span {
  return {
    start: Math.min(...places.map(({ entry }) => entry.start)),
    end: Math.max(...places.map(({ entry }) => entry.end)),
  };
}

interface Told {
  readonly conflict: Conflict;
  readonly registry: Registry;
}

const WORDING: Wording<Told> = {
  message: ({ conflict: { moved } }) => {
    const names = [...new Set(moved)].map(({ entry }) => entry.name).join('、');
    return {
      zh: `“${names}”的排序与本文件他处不同，请确认。`,
      en: `${names}: elsewhere in this document these bodies stand in another order.`,
    };
  },
  related: ({ conflict: { moved, other } }) => {
    const bodies = new Set(moved.map(({ body }) => body));
    const there = other.places.filter(({ body }) => bodies.has(body));
    return [{ ...extentOf(there), message: { zh: '此处的排序', en: 'Their order here' } }];
  },
  fixes: ({ conflict, registry }) => fixesFor(conflict, registry),
};

/** A list rewritten, and the names it must then have. */
interface Rewriting {
  readonly edit: TextEdit;
  readonly names: readonly string[];
}

/** Puts the bodies into the other list's order, unless the names would then read otherwise. */
function fixesFor(conflict: Conflict, registry: Registry): readonly Fix[] {
  const { listing, other } = conflict;
  const rewriting =
    other.set !== null && other.set === listing.set ? copied(listing, other) : reordered(conflict);
  if (!rewriting || !readsAs(listing, rewriting, registry)) {
    return [];
  }
  const title = { zh: '按他处的顺序排列', en: 'Put them in the order used elsewhere' };
  return [{ title, edits: [rewriting.edit], safe: false }];
}

/** The names of this list with the marks of the other one, where both name the same bodies. */
function copied({ places }: Listing, other: Listing): Rewriting | null {
  const [first, last] = [places[0], places.at(-1)];
  const own = other.places.map(({ body }) => places.find((place) => place.body === body)?.entry);
  if (!first || !last) {
    return null;
  }
  const { text, start } = other.group;
  const names: string[] = [];
  let newText = '';
  let end = other.places[0]?.entry.start ?? 0;
  for (const [i, { entry }] of other.places.entries()) {
    const name = own[i]?.name ?? '';
    newText += faultless(text.slice(end - start, entry.start - start)) + elidedAs(entry, name);
    names.push(name);
    end = entry.end;
  }
  return { edit: { start: first.entry.start, end: last.entry.end, newText }, names };
}

/** What stands between two bodies, without slips that are a matter of their own. */
function faultless(between: string): string {
  return between
    .replace(/\s+/g, '')
    .replace(/,/g, '，')
    .replace(/;/g, '；')
    .replace(/([、，；])[、，；]+/g, '$1');
}

/** The bodies that stand otherwise, in the other order, each slot as elided as it was. */
function reordered({ listing, other, moved }: Conflict): Rewriting | null {
  const [first] = moved;
  const slots = listing.places.filter((place) => moved.includes(place) && place.stretch === first?.stretch);
  const rank = ({ body }: Place): number => other.places.findIndex((place) => place.body === body);
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
  const slots = new Map(places.map(({ entry }, i) => [entry, names[i]]));
  const expected = group.entries.map((entry) => slots.get(entry) ?? entry.name);
  return namesAfter(group, [edit], registry)?.join('|') === expected.join('|');
}
