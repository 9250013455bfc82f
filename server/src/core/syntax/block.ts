import type { Span } from '../text/span.js';
import type { MarkerCandidate } from './marker.js';

/** A bracket of any kind. Offsets are relative to the block. */
export interface Bracket {
  readonly at: number;
  readonly code: number;
  readonly opens: boolean;
  /** Index in the block's brackets of the mark it pairs with; -1 when it stands alone. */
  readonly partner: number;
}

/** A marker candidate in a block; its span is relative to the block. */
export interface BlockMarker extends MarkerCandidate {
  /** Whether an unclosed bracket or quotation of the same block surrounds it. */
  readonly enclosed: boolean;
}

/**
 * A stretch of text between two places where lexing can begin anew. Immutable; it knows nothing of
 * its place in the text, so that an edit elsewhere leaves it, and all derived from it, as it is.
 */
export interface Block {
  readonly text: string;
  readonly markers: readonly BlockMarker[];
  readonly brackets: readonly Bracket[];
  /** Bits of `Holds` (characters.ts) for what the text holds. */
  readonly holds: number;
}

export type TokenKind = 'marker' | 'open' | 'close' | 'space' | 'break' | 'text';

/** A leaf of the tree. Offsets are relative to its block. */
export interface Token extends Span {
  readonly kind: TokenKind;
}
