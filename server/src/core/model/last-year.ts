import type { Localized } from '../text/localized.js';
import type { DateMention, Notice } from './notice.js';

/** Where a date of a plan was carried over from. */
export interface DateOrigin {
  /** The unit of last year's plan that has the same date. */
  readonly unit: Localized;
  /** Whether it was over there already. */
  readonly wasMissed: boolean;
}

/** What is known of the plan that a notice goes on from. */
export interface LastYear {
  readonly year: number;
  /** Null for a date that last year's plan has not in the item this one's comes from. */
  originOf(notice: Notice, date: DateMention): DateOrigin | null;
}
