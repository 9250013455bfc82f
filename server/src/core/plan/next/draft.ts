import { resolveBody } from '../../agencies/registry.js';
import { analyze } from '../../model/analyze.js';
import type { Notice } from '../../model/notice.js';
import { planYearAt } from '../../model/targets.js';
import { applyEdits } from '../../text/edit.js';
import { type GroupChange, groupChanges } from './bodies.js';
import { type DraftEdit, headEdits } from './head-edits.js';
import { ordinalEvents } from './ordinals.js';
import type { Doubt, DraftChange, NextPlan } from './plan.js';
import { doubtsOf, reviewList } from './review.js';

/** The year a plan is for: its title's, else that of its day; null when neither says. */
export function planYearOf(notice: Notice): number | null {
  const day = notice.header.issuedOn?.iso;
  const titled = notice.spaces.map((space) => planYearAt(notice, space.start)).find((year) => year !== null);
  return titled ?? (day ? Number(day.slice(0, 4)) : null);
}

/**
 * Drafts the plan of another year from this one: every item with its text, the year in the titles moved on, number
 * and days left open, counted events moved on, names of bodies brought to those in force at the year's beginning.
 * Whatever is changed is listed, and so is every place somebody has to decide on.
 *
 * @param year of the new plan, after that of the notice
 * @throws RangeError when the notice is for that year or a later one, or does not tell its year
 */
export function draftNextPlan(notice: Notice, year: number): NextPlan {
  const from = planYearOf(notice);
  if (from === null || year <= from) {
    throw new RangeError(`a plan of ${from ?? 'no year'} cannot be moved on to ${year}`);
  }
  const day = `${year}-01-01`;
  const asked = doubtsOf(notice, from, year);
  const fixed = [...headEdits(notice, from, year), ...ordinalEdits(notice.text, asked, year - from)];
  const groups = withReadable(notice, groupChanges(notice, day), fixed, day);
  const edits = [...fixed, ...groups.flatMap((change) => change.edits)];
  return {
    year,
    text: applyEdits(notice.text, edits),
    entries: reviewList([...asked, ...groups.flatMap((change) => change.doubts)]),
    changes: changesOf(notice.text, edits),
  };
}

/** The counted events that are asked about, moved on. */
function ordinalEdits(text: string, doubts: readonly Doubt[], by: number): readonly DraftEdit[] {
  return doubts
    .filter(({ reason }) => reason === 'ordinal-event')
    .flatMap(({ start, end }) => {
      // What follows tells an event from a count.
      const event = ordinalEvents(text.slice(start, end + 40), by)[0];
      return event
        ? [
            {
              start: start + event.number.start,
              end: start + event.number.end,
              what: 'ordinal-event' as const,
              newText: event.next,
              verified: false,
            },
          ]
        : [];
    });
}

/**
 * Group changes whose names read as meant in the draft. A new name can lend another prefix to the elided ones after
 * it (省旅游局、公安厅); such a group is left as it was, and its changes are asked about instead.
 */
function withReadable(
  notice: Notice,
  changes: readonly GroupChange[],
  fixed: readonly DraftEdit[],
  day: string,
): readonly GroupChange[] {
  const edits = [...fixed, ...changes.flatMap((change) => change.edits)];
  const draft = analyze(applyEdits(notice.text, edits), { registry: notice.registry });
  return changes.map((change) => {
    const at = notice.groups.indexOf(change.group);
    const names = draft.groups.length === notice.groups.length ? draft.groups[at]?.entries : undefined;
    const readable = change.group.entries.every((entry, i) => {
      const isNew = change.edits.some(({ start }) => start === entry.start);
      const name = names?.[i]?.name;
      const body = name === undefined ? null : resolveBody(notice.registry, name, day);
      return isNew ? body !== null && body.id !== entry.agency?.id : name === entry.name;
    });
    return readable ? change : { ...change, edits: [], doubts: [...change.asked, ...change.doubts] };
  });
}

/** Edits of the source as places of the draft. */
function changesOf(text: string, edits: readonly DraftEdit[]): readonly DraftChange[] {
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, what, newText, verified }) => {
      const at = start + shift;
      shift += newText.length - (end - start);
      return {
        what,
        from: text.slice(start, end),
        to: newText,
        verified,
        start: at,
        end: at + newText.length,
      };
    });
}
