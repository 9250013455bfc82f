import { CharClass, classOf } from './characters.js';

/**
 * The brackets of a block in text order: place, code unit and partner of each stand in a row of numbers that all
 * blocks lexed together share. Every third word of a notice stands in brackets: an object for each would be most
 * of the tree, and what lies in such a row costs the garbage collector nothing.
 */
export interface Brackets {
  readonly row: Int32Array;
  /** Where in the row they begin, and how many they are. */
  readonly firstBracket: number;
  readonly bracketCount: number;
}

const PLACE = 0;
const CODE = 1;
const PARTNER = 2;
const COLUMNS = 3;

export function bracketCount(brackets: Brackets): number {
  return brackets.bracketCount;
}

/** Offset of a bracket in its block; -1 for an index that is none. */
export function bracketAt(brackets: Brackets, index: number): number {
  return cell(brackets, index, PLACE);
}

/** Code unit of a bracket; -1 for an index that is none. */
export function bracketCode(brackets: Brackets, index: number): number {
  return cell(brackets, index, CODE);
}

/** Index of the bracket that one pairs with; -1 when it stands alone. */
export function bracketPartner(brackets: Brackets, index: number): number {
  return cell(brackets, index, PARTNER);
}

// For a walk through all brackets of a block, one cell of its row after the other.
export const CELL = COLUMNS;

export function cellOf(brackets: Brackets, index: number): number {
  return brackets.firstBracket + index * COLUMNS;
}

export function placeIn(row: Int32Array, at: number): number {
  return row[at + PLACE] ?? -1;
}

export function codeIn(row: Int32Array, at: number): number {
  return row[at + CODE] ?? -1;
}

export function partnerIn(row: Int32Array, at: number): number {
  return row[at + PARTNER] ?? -1;
}

/** A whole number in any case: with NaN for an index that is none all that is done with the others would be slower. */
function cell({ row, firstBracket, bracketCount: count }: Brackets, index: number, column: number): number {
  return index >= 0 && index < count ? (row[firstBracket + index * COLUMNS + column] ?? -1) : -1;
}

export function isOpener(code: number): boolean {
  return classOf(code) === CharClass.open;
}

/** Brackets while they are read: those of the present block stand last in the row, then what else is kept of it. */
export interface BracketDraft extends Brackets {
  row: Int32Array;
  firstBracket: number;
  bracketCount: number;
  /** How many numbers there are behind the brackets. */
  further: number;
}

/** Index in the row of what is kept of a block behind its brackets. */
export function behindBrackets({ firstBracket, bracketCount: count }: Brackets): number {
  return firstBracket + count * COLUMNS;
}

/** @param expected how many brackets there may be; for more there will be another row */
export function bracketDraft(expected: number): BracketDraft {
  return { row: new Int32Array(expected * COLUMNS), firstBracket: 0, bracketCount: 0, further: 0 };
}

/** What a text has left of its row; to make one costs as much as to lex some lines. */
let spare: Int32Array | null = null;
let spareFrom = 0;

/** The same for a whole text, which takes what another has left ({@link leaveRest}) where that is enough. */
export function sharedBracketDraft(expected: number): BracketDraft {
  const length = expected * COLUMNS;
  if (spare !== null && spareFrom + length <= spare.length) {
    const row = spare;
    // Nobody else may write there until it is left over again.
    spare = null;
    return { row, firstBracket: spareFrom, bracketCount: 0, further: 0 };
  }
  const row = new Int32Array(Math.max(SMALLEST_ROW, length));
  return { row, firstBracket: 0, bracketCount: 0, further: 0 };
}

/** Short texts share a row, which lives as long as one of them: so it is a small one. */
const SMALLEST_ROW = 2048 * COLUMNS;

/** Leaves the rest of a row to another text, once a text is lexed. */
export function leaveRest(draft: BracketDraft): void {
  spare = draft.row;
  spareFrom = behindBrackets(draft) + draft.further;
}

/** Begins the brackets of another block. */
export function beginBrackets(draft: BracketDraft): void {
  draft.firstBracket = behindBrackets(draft) + draft.further;
  draft.bracketCount = 0;
  draft.further = 0;
}

/** Adds a bracket, with a partner that has been read before it or with none; returns its index. */
export function addBracket(draft: BracketDraft, at: number, code: number, partner: number): number {
  const index = draft.bracketCount;
  if (draft.firstBracket + (index + 1) * COLUMNS > draft.row.length) {
    moveOn(draft, COLUMNS);
  }
  const { row, firstBracket } = draft;
  const to = firstBracket + index * COLUMNS;
  row[to + PLACE] = at;
  row[to + CODE] = code;
  row[to + PARTNER] = partner;
  if (partner >= 0) {
    row[firstBracket + partner * COLUMNS + PARTNER] = index;
  }
  draft.bracketCount = index + 1;
  return index;
}

/** Adds numbers behind the brackets of a block, once all those are read: how many, then each. */
export function addBehind(draft: BracketDraft, numbers: Int32Array, count: number): void {
  if (behindBrackets(draft) + count >= draft.row.length) {
    moveOn(draft, count + 1);
  }
  const { row } = draft;
  const at = behindBrackets(draft);
  row[at] = count;
  for (let i = 0; i < count; i++) {
    row[at + i + 1] = numbers[i] as number;
  }
  draft.further = count + 1;
}

/** Takes the present block's brackets over into another row; those before them stay where they are. */
function moveOn(draft: BracketDraft, room: number): void {
  const { row, firstBracket } = draft;
  const own = row.subarray(firstBracket, behindBrackets(draft));
  draft.row = new Int32Array(Math.max(row.length, (own.length + room) * 2));
  draft.row.set(own);
  draft.firstBracket = 0;
}
