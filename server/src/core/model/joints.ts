import type { Span } from '../text/span.js';
import type { Habits, MarkCounts } from './joint-marks.js';
import { listsOf } from './lists.js';
import type { BodyKind, NamedBody } from './named-body.js';
import type { ResponsibilityEntry, ResponsibilityGroup } from './notice.js';
import { perNotice } from './per-notice.js';

export { changesLevel, type Habits, type MarkCounts, ODD_JOINT, ODD_NAME } from './joint-marks.js';

/** Two bodies that follow each other, and what stands between them. */
export interface Joint extends Span {
  readonly before: ResponsibilityEntry;
  readonly after: ResponsibilityEntry;
  readonly kindBefore: BodyKind | null;
  readonly kindAfter: BodyKind | null;
  /** Without white space. */
  readonly mark: string;
}

/** All joints of a group. */
export function jointsOf(
  { entries, text, start: by }: ResponsibilityGroup,
  names: readonly NamedBody[],
): readonly Joint[] {
  const joints: Joint[] = [];
  for (let i = 1; i < entries.length; i++) {
    const [before, after] = [entries[i - 1], entries[i]];
    if (before && after) {
      const [start, end] = [before.end, after.start];
      const mark = text.slice(start - by, end - by).replace(/\s/g, '');
      const [kindBefore, kindAfter] = [names[i - 1]?.kind ?? null, names[i]?.kind ?? null];
      joints.push({ start, end, before, after, kindBefore, kindAfter, mark });
    }
  }
  return joints;
}

/** The joints of all groups of a notice. */
export interface JointCounts {
  readonly habits: Habits;
  /** For each group bits of {@link ODD_JOINT} and {@link ODD_NAME}, among others. */
  readonly odd: readonly number[];
}

export const jointCounts = perNotice((notice): JointCounts => {
  const { habits, signs } = listsOf(notice);
  return { habits, odd: signs };
});

/** What goes against the habits of a document, so that a list in which it stands is at fault. */
export interface Exceptions {
  /** Bodies with no mark between them. */
  readonly unmarked: boolean;
  /** ； between bodies of one kind. */
  readonly semicolon: boolean;
  /** 、 between a department and the government of a place. */
  readonly level: boolean;
}

export function exceptionsTo({ all, within, across }: Habits): Exceptions {
  return {
    unmarked: isException(all, '', all['、'] + all['，']),
    semicolon: isException(within, '；', within['、'] + within['，']),
    level: isException(across, '、', across['，']),
  };
}

/** Whether a mark is the exception: at least three joints, and three times as many, do without it. */
function isException(counts: MarkCounts, mark: keyof MarkCounts, others: number): boolean {
  return others >= 3 && others >= 3 * counts[mark];
}
