import { NOTHING_SEEN, seenOne, seenPlain, seenTo, signsSeen } from './group-form.js';
import { addJoint, type Habits, isSetApart, markBetween, noHabits, ODD_NAME } from './joint-marks.js';
import { isResponsible, isTaken, NO_PLACE, placeOf } from './listing-row.js';
import { bodyNamed, dayIn, type Lexicon, lexiconOf, type NamedBody, OF_NO_BODY } from './named-body.js';
import type { ResponsibilityGroup } from './notice.js';
import { MOST_THINGS } from './pair-counts.js';
import { perNotice } from './per-notice.js';

/**
 * What one pass over the lists of a notice tells: all that rules of lists ask of every one of them, in columns of
 * numbers. Most lists are looked at no further.
 */
export interface Lists {
  /** For each entry its body, group by group in one row. */
  readonly names: readonly NamedBody[];
  /** For each entry its place in an order (listing-row.ts). */
  readonly places: readonly number[];
  /** For each group the index behind its last entry. */
  readonly ends: readonly number[];
  /** For each group bits of its outward form (group-form.ts) and of its joints (joint-marks.ts). */
  readonly signs: readonly number[];
  /** What any group has of them. */
  readonly heldSigns: number;
  /** What any of the bodies has of {@link NamedBody.signsOn | signs} on the day of the notice. */
  readonly nameSigns: number;
  /** The day of the notice. */
  readonly day: string | null;
  /** Whether any group names one body twice. */
  readonly repeats: boolean;
  /** Whether any entry has another part than to answer for its task, as to lead or to support. */
  readonly hasParts: boolean;
  /** How bodies are joined. */
  readonly habits: Habits;
}

interface Draft extends Lists {
  readonly names: NamedBody[];
  readonly places: number[];
  readonly ends: number[];
  readonly signs: number[];
  heldSigns: number;
  nameSigns: number;
  repeats: boolean;
  hasParts: boolean;
}

export const listsOf = perNotice(({ text, groups, registry, header }): Lists => {
  const lexicon = lexiconOf(registry);
  const day = dayIn(lexicon, header.issuedOn?.iso ?? null);
  let count = 0;
  for (let i = 0; i < groups.length; i++) {
    count += groups[i]?.entries.length ?? 0;
  }
  const lists: Draft = {
    // Made in their full length: an array that grows takes several times the memory.
    names: new Array<NamedBody>(count),
    places: new Array<number>(count),
    ends: new Array<number>(groups.length),
    signs: new Array<number>(groups.length),
    heldSigns: 0,
    nameSigns: 0,
    day,
    repeats: false,
    hasParts: false,
    habits: noHabits(),
  };
  for (let i = 0, from = 0; i < groups.length; i++) {
    const group = groups[i];
    if (group) {
      lists.signs[i] = readList(text, group, from, lists, lexicon);
      lists.heldSigns |= lists.signs[i] ?? 0;
      from += group.entries.length;
      lists.ends[i] = from;
    }
  }
  return lists;
});

/**
 * Reads a list into the columns.
 *
 * @param text the whole one: each look into a part of it would be a look into the whole and more
 * @param from index of its first entry
 * @returns bits of its form and of its joints
 */
function readList(
  text: string,
  { start, end, entries }: ResponsibilityGroup,
  from: number,
  lists: Draft,
  lexicon: Lexicon,
): number {
  const { names, places, habits, day } = lists;
  const last = end - 1;
  let seen = NOTHING_SEEN;
  /** Up to where it is seen. */
  let at = start;
  let oddities = 0;
  let nameSigns = 0;
  let all = 0;
  let stretch = 0;
  /** A bit for each body so far, or several: mostly it tells that one is new. */
  let met = 0;
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i];
    if (!entry) {
      continue;
    }
    const named = bodyNamed(lexicon, entry);
    const { body } = named;
    if (i > 0) {
      const before = entries[i - 1]?.end ?? 0;
      const mark = markBetween(text, before, entry.start);
      oddities |= addJoint(mark, names[from + i - 1]?.kind ?? null, named.kind, habits);
      stretch += isSetApart(mark, text, before, entry.start) ? 1 : 0;
    }
    // A name of letters alone needs no look at each of them.
    const isPlain = at <= entry.start && named.isPlainAs(entry.written);
    const to = isPlain ? entry.start : entry.end;
    seen = to === at + 1 ? seenOne(text, at, start, last, seen) : seenTo(text, at, to, start, last, seen);
    seen = isPlain ? seenPlain(seen) : seen;
    at = Math.max(at, entry.end);
    nameSigns |= named.signsOn(day);
    const place = placeOf(body & (MOST_THINGS - 1), entry.role, stretch);
    const mayRepeat = ((met >> (body & 31)) & 1) !== 0;
    met |= 1 << (body & 31);
    if (mayRepeat) {
      lists.repeats ||= firstMention(names, from, from + i, body) < from + i;
    }
    const isNone =
      named.collective || body >= MOST_THINGS || (mayRepeat && isTaken(places, from, from + i, place));
    all |= place;
    places[from + i] = isNone ? place | NO_PLACE : place;
    names[from + i] = named;
  }
  lists.hasParts ||= !isResponsible(all);
  lists.nameSigns |= nameSigns;
  oddities |= nameSigns & OF_NO_BODY ? ODD_NAME : 0;
  seen = at === last ? seenOne(text, at, start, last, seen) : seenTo(text, at, end, start, last, seen);
  return oddities | signsSeen(seen);
}

/** Where from a place on a body is first named, `to` at the latest. A list has few bodies: no map is faster. */
export function firstMention(row: readonly NamedBody[], from: number, to: number, body: number): number {
  let first = from;
  while (first < to && row[first]?.body !== body) {
    first++;
  }
  return first;
}
