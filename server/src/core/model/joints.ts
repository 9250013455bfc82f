import { isWhiteSpace } from '../syntax/characters.js';
import type { Span } from '../text/span.js';
import { type BodyKind, isOfNoBody, type NamedBody, namedBodies } from './named-bodies.js';
import type { ResponsibilityEntry, ResponsibilityGroup } from './notice.js';
import { perNotice } from './per-notice.js';

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

/** How often bodies are joined by which mark. */
export interface MarkCounts {
  '、': number;
  '，': number;
  '；': number;
  /** By nothing, or a space. */
  '': number;
}

/** How the lists of a document join their bodies. */
export interface Habits {
  readonly all: MarkCounts;
  /** Where both sides are of one kind. */
  readonly within: MarkCounts;
  /** Between a department and the government of a place. */
  readonly across: MarkCounts;
}

/** Before any list is counted. */
function noHabits(): Habits {
  return { all: noMarks(), within: noMarks(), across: noMarks() };
}

function noMarks(): MarkCounts {
  return { '、': 0, '，': 0, '；': 0, '': 0 };
}

/** What of a list wants a closer look, as bits: a joint that may be at fault, a name that may be two. */
export const ODD_JOINT = 1;
export const ODD_NAME = 1 << 1;

/** The joints of all groups of a notice. */
export interface JointCounts {
  readonly habits: Habits;
  /** For each group bits of {@link ODD_JOINT} and {@link ODD_NAME}. */
  readonly odd: Uint8Array;
}

export const jointCounts = perNotice((notice): JointCounts => {
  const habits = noHabits();
  const odd = new Uint8Array(notice.groups.length);
  const names = namedBodies(notice);
  let from = 0;
  for (let i = 0; i < odd.length; i++) {
    const group = notice.groups[i];
    if (group) {
      odd[i] = countJoints(group, names, from, habits);
      from += group.entries.length;
    }
  }
  return { habits, odd };
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

/**
 * Adds the joints of a group to the habits.
 *
 * @param names of all groups in one row
 * @param from where in it the group's begin
 * @returns whether any joint may be at fault (more or less than one mark, ；, 、 between levels), and whether any
 *   name is of no known body
 */
function countJoints(
  { entries, text, start: by }: ResponsibilityGroup,
  names: readonly NamedBody[],
  from: number,
  { all, within, across }: Habits,
): number {
  let odd = 0;
  let before: BodyKind | null = null;
  let end = 0;
  for (let i = 0; i < entries.length; i++) {
    const [entry, named] = [entries[i], names[from + i]];
    if (!entry || !named) {
      continue;
    }
    odd |= isOfNoBody(named) ? ODD_NAME : 0;
    if (i > 0) {
      const mark = markBetween(text, end - by, entry.start - by);
      const changes = changesLevel(before, named.kind);
      if (mark !== null) {
        count(all, mark);
        count(changes ? across : within, mark);
      }
      const isOdd = mark === null || mark === '' || mark === '；' || (mark === '、' && changes);
      odd |= isOdd ? ODD_JOINT : 0;
    }
    before = named.kind;
    end = entry.end;
  }
  return odd;
}

/** Each mark by its own name: by one that varies the look-up would be a slow one. */
function count(counts: MarkCounts, mark: keyof MarkCounts): void {
  switch (mark) {
    case '、':
      counts['、']++;
      break;
    case '，':
      counts['，']++;
      break;
    case '；':
      counts['；']++;
      break;
    default:
      counts['']++;
  }
}

/** The one mark in a stretch, white space aside, or none; null for another mark, or more. */
function markBetween(text: string, from: number, to: number): keyof MarkCounts | null {
  let mark: keyof MarkCounts | null = '';
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (!isWhiteSpace(code)) {
      mark = mark === '' ? markOf(code) : null;
      if (mark === null) {
        return null;
      }
    }
  }
  return mark;
}

function markOf(code: number): keyof MarkCounts | null {
  return code === 0x3001 ? '、' : code === 0xff0c ? '，' : code === 0xff1b ? '；' : null;
}

/** Whether one of two bodies is the government of a place, and the other a department. */
export function changesLevel(before: BodyKind | null, after: BodyKind | null): boolean {
  return before !== null && after !== null && before !== after;
}
