import type { Span } from '../text/span.js';
import type { Brackets } from './brackets.js';

/** What a marker looks like; the genre's kinds follow this form, not the depth. */
export type MarkerForm = 'part' | 'chapter' | 'section' | 'item' | 'subitem' | 'article' | 'decimal';

/**
 * How a marker stands in its line: at its start, after a run of wide space, after the end of a
 * sentence or bracket, or glued to what goes before.
 */
export type MarkerContext = 'line' | 'gap' | 'sentence' | 'glued';

/**
 * A run that has a marker's form. Whether it numbers a unit is for the outline to decide. Its span is
 * relative to the block.
 */
export interface BlockMarker extends Span {
  readonly form: MarkerForm;
  /** How deep its form stands: `rankOfForm`. */
  readonly rank: number;
  readonly number: number;
  readonly context: MarkerContext;
  /** Code unit before the marker, white space and line breaks passed over; 0 at the text's start. */
  readonly before: number;
  /** The marker with its number as `#`: `（#)`, `#．`. Series are compared by it. */
  readonly shape: string;
  /** 编 ranks over 章 over 节; dots of a decimal. 0 for the other forms. */
  readonly depth: number;
  /** Whether an unclosed bracket or quotation of the same block surrounds it. */
  readonly enclosed: boolean;
  /** The next one of the same block: most blocks have one marker, and a list for it would be larger than it. */
  readonly next: BlockMarker | null;
}

/** What one search found in a block, and what the searches before it found. */
export interface BlockMemo {
  /** The search itself, or another key. */
  readonly search: unknown;
  readonly found: unknown;
  readonly earlier: BlockMemo | null;
}

/**
 * A stretch of text between two places where lexing can begin anew. Immutable; it knows nothing of
 * its place in the text, so that an edit elsewhere leaves it, and all derived from it, as it is.
 */
export interface Block {
  /** Cut out when it is read. */
  readonly text: string;
  /** Of the text, in UTF-16 units. */
  readonly length: number;
  readonly firstMarker: BlockMarker | null;
  /** All markers; made when it is read. */
  readonly markers: readonly BlockMarker[];
  /** Brackets of all kinds; brackets.ts reads them. */
  readonly brackets: Brackets;
  /** Bits of `Holds` (characters.ts) for what the text holds. */
  readonly holds: number;
  /** Written by per-block.ts alone. A field costs a hundredth of what a weak map of blocks does. */
  memo: BlockMemo | null;
}

/** A block and where it starts in the text. */
export interface PlacedBlock {
  readonly block: Block;
  readonly start: number;
}

export type TokenKind = 'marker' | 'open' | 'close' | 'space' | 'break' | 'text';

/** A leaf of the tree. Offsets are relative to its block. */
export interface Token extends Span {
  readonly kind: TokenKind;
}
