import { isWhiteSpace } from '../syntax/characters.js';
import type { BodyKind } from './named-body.js';

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
export function noHabits(): Habits {
  return { all: noMarks(), within: noMarks(), across: noMarks() };
}

function noMarks(): MarkCounts {
  return { '、': 0, '，': 0, '；': 0, '': 0 };
}

// What of a list wants a closer look, as bits above those of its form (group-form.ts).
/** A joint that may be at fault. */
export const ODD_JOINT = 1 << 8;
/** A name that may be two. */
export const ODD_NAME = 1 << 9;

/**
 * Adds a joint to the habits.
 *
 * @param mark what stands in it, as {@link markBetween} tells
 * @returns `ODD_JOINT` where it may be at fault: more or less than one mark, ；, 、 between levels
 */
export function addJoint(
  mark: keyof MarkCounts | null,
  before: BodyKind | null,
  after: BodyKind | null,
  { all, within, across }: Habits,
): number {
  if (mark === null) {
    return ODD_JOINT;
  }
  const changes = changesLevel(before, after);
  count(all, mark);
  count(changes ? across : within, mark);
  return mark === '' || mark === '；' || (mark === '、' && changes) ? ODD_JOINT : 0;
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
export function markBetween(text: string, from: number, to: number): keyof MarkCounts | null {
  // Nearly all bodies are joined by one character.
  if (to === from + 1 && text.charCodeAt(from) === 0x3001) {
    return '、';
  }
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

/** Whether ， or ； stands in a stretch, of either width. */
export function isSetApart(mark: keyof MarkCounts | null, text: string, from: number, to: number): boolean {
  if (mark !== null) {
    return mark === '，' || mark === '；';
  }
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xff0c || code === 0x2c || code === 0xff1b || code === 0x3b) {
      return true;
    }
  }
  return false;
}

/** Whether one of two bodies is the government of a place, and the other a department. */
export function changesLevel(before: BodyKind | null, after: BodyKind | null): boolean {
  return before !== null && after !== null && before !== after;
}
