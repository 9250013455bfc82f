import type { Block } from './block.js';
import { behindBrackets } from './brackets.js';
import { Holds, traitsOfKind } from './characters.js';

/**
 * The characters that rules ask the places of: lexing meets each of them, and to look for one in a text afterwards
 * takes longer than all that is done with it.
 */
export const LISTED =
  Holds.narrowSpace | Holds.year | Holds.month | Holds.item | Holds.ordinal | Holds.halfWidthPoint;

/** Room for the kinds there are, and for a place in a block of 67 million characters. */
const KIND_BITS = 6;
const KIND = (1 << KIND_BITS) - 1;

/** Signs of a block while they are read, each with its place and its kind in one number. */
export interface SignDraft {
  row: Int32Array;
  count: number;
}

/** Most blocks have a few. */
const ROOM = 64;

/** One for all: a block is read to its end before another is. */
export const signsRead: SignDraft = { row: new Int32Array(ROOM), count: 0 };

/**
 * Adds a character that has one of the {@link LISTED} bits.
 *
 * @param kind its kind, as `kindOf` tells
 */
export function addSign(draft: SignDraft, at: number, kind: number): void {
  const { count } = draft;
  if (count === draft.row.length) {
    widen(draft);
  }
  draft.row[count] = (at << KIND_BITS) | kind;
  draft.count = count + 1;
}

function widen(draft: SignDraft): void {
  const { row } = draft;
  draft.row = new Int32Array(row.length * 4);
  draft.row.set(row);
}

/** How many signs a block has. */
export function signCount({ holds, brackets }: Block): number {
  return holds & LISTED ? (brackets.row[behindBrackets(brackets)] ?? 0) : 0;
}

/** Offset of a sign in its block. */
export function signAt({ brackets }: Block, index: number): number {
  return (brackets.row[behindBrackets(brackets) + 1 + index] ?? 0) >>> KIND_BITS;
}

/** What a sign is: bits of `Holds` (characters.ts). */
export function signTraits({ brackets }: Block, index: number): number {
  return traitsOfKind((brackets.row[behindBrackets(brackets) + 1 + index] ?? 0) & KIND);
}
