// The rows of the review list. Knows no editor.
import type { Messages } from '../../messages.js';
import { type Place, placesIn } from '../../review/places.js';
import { changeId, type Decision, isAsked, type Review } from '../../review/review-file.js';

/** One row: a place to decide on, or a change to confirm. */
export interface ReviewRow {
  readonly id: string;
  readonly label: string;
  readonly reason: string;
  readonly detail: string;
  readonly proposal: string | undefined;
  readonly decision: Decision | undefined;
  /** Where it stands in the draft; undefined when it does not stand there any more. */
  readonly place: Place | undefined;
  /** Where it stands in the source; undefined for changes, which stand in the draft only. */
  readonly source: Place | undefined;
}

function blank(text: string): string {
  return text.replace(/[\s　]+/g, ' ').trim();
}

/** All rows of a review, in the order of the draft; what is gone stands at its old place. */
export function rowsOf(draft: string, review: Review, m: Messages): readonly ReviewRow[] {
  const places = placesIn(draft, review);
  const entries = review.entries.map((entry): ReviewRow & { readonly order: number } => ({
    id: entry.id,
    label: `${blank(entry.item.marker)} ${blank(entry.text)}`,
    reason: m.reasons[entry.reason] ?? entry.reason,
    detail: entry.message,
    // A counted event has been moved on already, as its message says.
    proposal: entry.reason === 'ordinal-event' ? undefined : entry.proposal,
    decision: review.decisions[entry.id],
    place: places.get(entry.id),
    source: { start: entry.start, end: entry.end },
    order: places.get(entry.id)?.start ?? entry.start,
  }));
  const changes = review.changes.flatMap((change, i): (ReviewRow & { readonly order: number })[] => {
    if (!isAsked(change)) {
      return [];
    }
    const id = changeId(i);
    return [
      {
        id,
        label: blank(change.to) === '' ? blank(change.from) : blank(change.to),
        reason: m.changes[change.what] ?? change.what,
        detail: m.changed(blank(change.from), blank(change.to)),
        proposal: undefined,
        decision: review.decisions[id],
        place: places.get(id),
        source: undefined,
        order: change.start,
      },
    ];
  });
  return [...entries, ...changes].sort((a, b) => a.order - b.order);
}
