import { CharClass, classOf } from './characters.js';

/**
 * The brackets of a block in text order, as a row of numbers: place, code unit and partner of each. Every
 * third word of a notice stands in brackets, and an object for each would be most of the tree.
 */
export type Brackets = readonly number[];

const PLACE = 0;
const CODE = 1;
const PARTNER = 2;
const COLUMNS = 3;

export const NO_BRACKETS: Brackets = [];

export function bracketCount(brackets: Brackets): number {
  return brackets.length / COLUMNS;
}

/** Offset of a bracket in its block; NaN for an index that is none. */
export function bracketAt(brackets: Brackets, index: number): number {
  return brackets[index * COLUMNS + PLACE] ?? Number.NaN;
}

export function bracketCode(brackets: Brackets, index: number): number {
  return brackets[index * COLUMNS + CODE] ?? Number.NaN;
}

/** Index of the bracket that one pairs with; -1 when it stands alone. */
export function bracketPartner(brackets: Brackets, index: number): number {
  return brackets[index * COLUMNS + PARTNER] ?? -1;
}

export function isOpener(code: number): boolean {
  return classOf(code) === CharClass.open;
}

/** Brackets while they are read: the first `count` of a row that grows and is used again. */
export interface BracketDraft {
  readonly row: number[];
  count: number;
}

/** Adds a bracket, with a partner that has been read before it or with none; returns its index. */
export function addBracket(draft: BracketDraft, at: number, code: number, partner: number): number {
  const { row, count } = draft;
  const to = count * COLUMNS;
  row[to + PLACE] = at;
  row[to + CODE] = code;
  row[to + PARTNER] = partner;
  if (partner >= 0) {
    row[partner * COLUMNS + PARTNER] = count;
  }
  draft.count = count + 1;
  return count;
}

/** A copy of what has been read, to keep. */
export function bracketsOf({ row, count }: BracketDraft): Brackets {
  return count > 0 ? row.slice(0, count * COLUMNS) : NO_BRACKETS;
}
