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

/** Offset of a bracket in its block; NaN for an index that is none. */
export function bracketAt(brackets: Brackets, index: number): number {
  return holds(brackets, index) ? cell(brackets, index, PLACE) : Number.NaN;
}

export function bracketCode(brackets: Brackets, index: number): number {
  return holds(brackets, index) ? cell(brackets, index, CODE) : Number.NaN;
}

/** Index of the bracket that one pairs with; -1 when it stands alone. */
export function bracketPartner(brackets: Brackets, index: number): number {
  return holds(brackets, index) ? cell(brackets, index, PARTNER) : -1;
}

function holds({ bracketCount: count }: Brackets, index: number): boolean {
  return index >= 0 && index < count;
}

function cell({ row, firstBracket }: Brackets, index: number, column: number): number {
  return row[firstBracket + index * COLUMNS + column] ?? Number.NaN;
}

export function isOpener(code: number): boolean {
  return classOf(code) === CharClass.open;
}

/** Brackets while they are read: those of the present block stand last in the row. */
export interface BracketDraft extends Brackets {
  row: Int32Array;
  firstBracket: number;
  bracketCount: number;
}

/** @param expected how many brackets there may be; for more there will be another row */
export function bracketDraft(expected: number): BracketDraft {
  return { row: new Int32Array(expected * COLUMNS), firstBracket: 0, bracketCount: 0 };
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
    return { row, firstBracket: spareFrom, bracketCount: 0 };
  }
  return { row: new Int32Array(Math.max(SMALLEST_ROW, length)), firstBracket: 0, bracketCount: 0 };
}

/** Short texts share a row, which lives as long as one of them: so it is a small one. */
const SMALLEST_ROW = 2048 * COLUMNS;

/** Leaves the rest of a row to another text, once a text is lexed. */
export function leaveRest({ row, firstBracket, bracketCount: count }: BracketDraft): void {
  spare = row;
  spareFrom = firstBracket + count * COLUMNS;
}

/** Begins the brackets of another block. */
export function beginBrackets(draft: BracketDraft): void {
  draft.firstBracket += draft.bracketCount * COLUMNS;
  draft.bracketCount = 0;
}

/** Adds a bracket, with a partner that has been read before it or with none; returns its index. */
export function addBracket(draft: BracketDraft, at: number, code: number, partner: number): number {
  const index = draft.bracketCount;
  if (draft.firstBracket + (index + 1) * COLUMNS > draft.row.length) {
    moveOn(draft);
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

/** Takes the present block's brackets over into another row; those before them stay where they are. */
function moveOn(draft: BracketDraft): void {
  const { row, firstBracket } = draft;
  const own = row.subarray(firstBracket);
  draft.row = new Int32Array(Math.max(row.length, own.length * 2));
  draft.row.set(own);
  draft.firstBracket = 0;
}
