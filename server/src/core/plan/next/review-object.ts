import type { Locale } from '../../text/localized.js';
import type { NextPlan } from './plan.js';

/**
 * The review list as it is written to files and sent to clients.
 *
 * @param source name of the notice the plan was drafted from
 */
export function reviewObject(source: string, { year, entries, changes }: NextPlan, locale: Locale): object {
  return {
    source,
    year,
    entries: entries.map(({ id, item, reason, text, start, end, message, proposal }) => ({
      id,
      item: { id: item.id, marker: item.marker.text, number: item.number },
      reason,
      text,
      start,
      end,
      message: message[locale],
      ...(proposal === null ? {} : { proposal }),
    })),
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
