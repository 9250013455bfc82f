import type { OutlineNode } from '../../model/notice.js';
import type { Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';

/** Why somebody has to look at a place before next year's plan is issued. */
export type ReviewReason =
  | 'deadline-passed'
  | 'deadline-ahead'
  | 'year-bound'
  | 'ordinal-event'
  | 'wording'
  | 'agency-reformed'
  | 'period-ended';

/** One place to decide on. Its span lies in the source notice. */
export interface ReviewEntry extends Span {
  /** Made of reason and wording, not of numbers and places: the same after items were moved. */
  readonly id: string;
  readonly item: OutlineNode;
  readonly reason: ReviewReason;
  /** What stands there. */
  readonly text: string;
  readonly message: Localized;
  /** What could stand there instead; null where only the author can know. */
  readonly proposal: string | null;
}

/** An entry before it has its id. */
export type Doubt = Omit<ReviewEntry, 'id'>;

/** What the draft differs in from its source. */
export type ChangeKind = 'title-year' | 'document-number' | 'date' | 'agency-name' | 'ordinal-event';

/** One change made in the draft. Its span lies in the draft. */
export interface DraftChange extends Span {
  readonly what: ChangeKind;
  readonly from: string;
  readonly to: string;
  /** Whether nobody need confirm it: a body's name by a source, the year that was asked for. */
  readonly verified: boolean;
}

/** Next year's plan as it can be drafted from this year's. */
export interface NextPlan {
  readonly year: number;
  readonly text: string;
  /** In text order. */
  readonly entries: readonly ReviewEntry[];
  /** In text order. */
  readonly changes: readonly DraftChange[];
}
