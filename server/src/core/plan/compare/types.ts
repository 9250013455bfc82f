import type { Role } from '../../agencies/types.js';
import type { DateMention, Notice, OutlineNode } from '../../model/notice.js';

/**
 * What became of an item from one notice to the next.
 *
 * split one old item, several new ones · merged several old items, a new one · reworded its text is
 * another · moved it stands below another heading, or in another order among those that stayed ·
 * agencies others answer for it, or in another role · deadlines its target dates are others.
 *
 * A number that is another only because items before it came or went is no change.
 */
export type Change = 'split' | 'merged' | 'reworded' | 'moved' | 'agencies' | 'deadlines';

/** A body whose part in an item has changed. */
export interface RoleChange {
  readonly name: string;
  readonly from: Role;
  readonly to: Role;
}

/** A body that answers under another name, or through its successor. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** Names with elision undone (省交通运输厅), in text order. */
export interface AgencyChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly role: readonly RoleChange[];
  readonly renamed: readonly Renaming[];
}

export interface DeadlineMove {
  readonly from: DateMention;
  readonly to: DateMention;
}

export interface DeadlineChanges {
  readonly moved: readonly DeadlineMove[];
  readonly added: readonly DateMention[];
  readonly removed: readonly DateMention[];
}

/** What belongs together: one old and one new unit, or one and several. */
export interface Pair {
  readonly old: readonly OutlineNode[];
  readonly new: readonly OutlineNode[];
  /** Empty for what was carried over unchanged. */
  readonly change: readonly Change[];
  /**
   * Sørensen–Dice coefficient of the pairs of neighbouring characters of both texts, in hundredths:
   * 2·shared / (old + new). White space, punctuation, number and responsibility groups do not count.
   * 1 only when nothing was reworded.
   */
  readonly similarity: number;
  readonly agencies: AgencyChanges;
  readonly deadlines: DeadlineChanges;
}

/** Which units of two notices belong together, and which have no counterpart. */
export interface Alignment {
  /** In the order of the new notice. */
  readonly pairs: readonly Pair[];
  readonly added: readonly OutlineNode[];
  readonly dropped: readonly OutlineNode[];
}

/** Two notices compared by content. `pairs`, `added` and `dropped` hold the items. */
export interface Comparison extends Alignment {
  readonly old: Notice;
  readonly new: Notice;
  /** Units that are only the heading of others. */
  readonly headings: Alignment;
}
