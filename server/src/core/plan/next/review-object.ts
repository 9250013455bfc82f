import type { Notice } from '../../model/notice.js';
import type { Locale } from '../../text/localized.js';
import type { NextPlan, ReviewEntry } from './plan.js';

/** So many characters on either side of a place are written down: enough to find it by when it was edited. */
const AROUND = 12;

/** What stands around an entry within its item, whose number may become another. */
function around({ text }: Notice, { item, start, end }: ReviewEntry): { before: string; after: string } {
  return {
    before: text.slice(Math.max(item.marker.end, start - AROUND), start),
    after: text.slice(end, Math.min(item.end, end + AROUND)),
  };
}

/**
 * The review list as it is written to files and sent to clients.
 *
 * @param source name of the notice the plan was drafted from
 */
export function reviewObject(
  source: string,
  notice: Notice,
  { year, entries, changes }: NextPlan,
  locale: Locale,
): object {
  return {
    source,
    year,
    items: notice.nodes.filter(({ kind }) => kind === 'item').length,
    entries: entries.map((entry) => {
      const { id, item, reason, text, start, end, message, proposal } = entry;
      return {
        id,
        item: { id: item.id, marker: item.marker.text, number: item.number },
        reason,
        text,
        start,
        end,
        message: message[locale],
        ...(proposal === null ? {} : { proposal }),
        ...around(notice, entry),
      };
    }),
    changes: changes.map(({ what, from, to, verified, start, end }) => ({
      what,
      from,
      to,
      verified,
      start,
      end,
    })),
  };
}
