// Where in a draft the places of its review stand now. Knows no editor.
import { changeId, type Review, type ReviewChange, type ReviewEntry } from './review-file.js';

/** UTF-16 offsets into the draft. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A text that is looked for, and where it was. */
interface Wanted {
  readonly id: string;
  readonly text: string;
  readonly offset: number;
}

function occurrences(text: string, wanted: string): number[] {
  const found: number[] = [];
  for (
    let at = text.indexOf(wanted);
    at >= 0 && wanted !== '';
    at = text.indexOf(wanted, at + wanted.length)
  ) {
    found.push(at);
  }
  return found;
}

/**
 * Gives each text the occurrence nearest to where it was, and each occurrence to one text only: where one of two
 * equal texts was edited away, it has no place any more. Numbers are not looked at, because they change.
 */
export function assign(draft: string, wanted: readonly Wanted[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const groups = new Map<string, Wanted[]>();
  for (const one of wanted) {
    groups.set(one.text, [...(groups.get(one.text) ?? []), one]);
  }
  for (const [text, group] of groups) {
    const pairs = occurrences(draft, text).flatMap((at) =>
      group.map(({ id, offset }) => ({ id, at, distance: Math.abs(at - offset) })),
    );
    const taken = new Set<number>();
    for (const { id, at } of pairs.sort((a, b) => a.distance - b.distance || a.at - b.at)) {
      if (!places.has(id) && !taken.has(at)) {
        taken.add(at);
        places.set(id, { start: at, end: at + text.length });
      }
    }
  }
  return places;
}

/** Where an offset of the source lies in the draft as it was made. */
function inDraft(changes: readonly ReviewChange[], offset: number): number {
  let shift = 0;
  for (const { start, from, to } of changes) {
    if (start - shift > offset) {
      break;
    }
    shift += to.length - from.length;
  }
  return offset + shift;
}

/** So many of the characters that stood beside a place must stand there still. */
const NEAR = 6;
/** A place is not looked for farther behind what stood before it than its old text reaches, and so much. */
const GROWN = 60;

/**
 * Where an edited entry stands by what stood around it: between what was before and behind it, nearest to where it was.
 *
 * @param offset where it stood in the draft as it was made
 */
function byNeighbours(draft: string, entry: ReviewEntry, offset: number): Place | null {
  const before = (entry.before ?? '').slice(-NEAR);
  const after = (entry.after ?? '').slice(0, NEAR);
  if (before.length + after.length < NEAR) {
    return null;
  }
  let best: Place | null = null;
  for (const at of before === '' ? occurrences(draft, after) : occurrences(draft, before)) {
    const start = at + before.length;
    const end = before === '' ? at : draft.indexOf(after, start);
    const isNear = end >= 0 && end - start <= entry.text.length + GROWN;
    if (isNear && (!best || Math.abs(start - offset) < Math.abs(best.start - offset))) {
      best = { start: before === '' ? at : start, end };
    }
  }
  return best;
}

/** The places of all entries and changes that still stand in a draft, by their ids. */
export function placesIn(draft: string, { entries, changes }: Review): ReadonlyMap<string, Place> {
  const ofChanges = assign(
    draft,
    changes.map(({ to, start }, i) => ({ id: changeId(i), text: to, offset: start })),
  );
  const wanted = entries.map(({ id, start, text }) => ({ id, text, offset: inDraft(changes, start) }));
  const moved = entries.flatMap(({ id, start, reason, proposal }) =>
    reason === 'ordinal-event' && proposal !== undefined
      ? [{ id, text: proposal, offset: inDraft(changes, start) }]
      : [],
  );
  // A counted event stands in the draft as it was moved on, or as it was when somebody put it back.
  const places = new Map([...ofChanges, ...assign(draft, wanted), ...assign(draft, moved)]);
  for (const entry of entries) {
    const edited = places.has(entry.id) ? null : byNeighbours(draft, entry, inDraft(changes, entry.start));
    if (edited) {
      places.set(entry.id, edited);
    }
  }
  return places;
}
