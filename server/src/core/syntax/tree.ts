import { type Steps, toEnd } from '../text/steps.js';
import type { Block, PlacedBlock, Token, TokenKind } from './block.js';
import { bracketAt, bracketCode, bracketCount, isOpener, leaveRest, sharedBracketDraft } from './brackets.js';
import { CharClass, classOf, isLineBreak } from './characters.js';
import { type Lexing, lexBlock, lexingOf } from './lexer.js';

export type { PlacedBlock } from './block.js';

/** The lossless tree of a text: its blocks in order, each covering what follows the one before. */
export interface SyntaxTree {
  readonly length: number;
  readonly blocks: readonly PlacedBlock[];
}

/**
 * Parses a text. Never fails: whatever the text holds, the blocks' texts joined give it back.
 */
export function parse(text: string): SyntaxTree {
  return toEnd(parsing(text));
}

/** What is lexed in some milliseconds, in UTF-16 units. */
const UNITS_A_STEP = 64 * 1024;

/** {@link parse} in steps. */
export function* parsing(text: string): Steps<SyntaxTree> {
  const blocks: PlacedBlock[] = [];
  const lexing = lexingOf(text, text.length, sharedBracketDraft);
  for (let at = 0; at < text.length; ) {
    at = lexUpTo(lexing, at, at + UNITS_A_STEP, blocks);
    yield;
  }
  leaveRest(lexing.brackets);
  return { length: text.length, blocks };
}

/** Bits of `Holds` (characters.ts) for what a text holds. */
export function heldIn({ blocks }: SyntaxTree): number {
  let holds = 0;
  for (const { block } of blocks) {
    holds |= block.holds;
  }
  return holds;
}

/** The blocks at a text's beginning, up to the first that ends at or after an offset. */
export function parseBeginning(text: string, end: number): readonly PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  lexUpTo(lexingOf(text, end), 0, end, blocks);
  return blocks;
}

/** Lexes blocks from an offset on until one ends at or after another, and tells where it ends. */
function lexUpTo(lexing: Lexing, from: number, end: number, blocks: PlacedBlock[]): number {
  const to = Math.min(end, lexing.text.length);
  let at = from;
  while (at < to) {
    const block = lexBlock(lexing, at);
    blocks.push(block);
    at += block.length;
  }
  return at;
}

/**
 * The block that holds an offset.
 *
 * @param offset UTF-16; the text's end belongs to the last block
 * @returns null for an empty text or an offset outside it
 */
export function blockAt(tree: SyntaxTree, offset: number): PlacedBlock | null {
  let low = 0;
  let high = tree.blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tree.blocks[middle]?.start ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  const found = tree.blocks[low];
  return found && offset >= 0 && offset <= tree.length ? found : null;
}

/** All leaves of a block in order, without gaps or overlaps: their texts joined are the block's. */
export function tokensOf(block: Block): readonly Token[] {
  const tokens: Token[] = [];
  const fixed: Token[] = [
    ...block.markers.map((marker): Token => ({ kind: 'marker', start: marker.start, end: marker.end })),
    ...Array.from({ length: bracketCount(block.brackets) }, (_, i): Token => {
      const kind: TokenKind = isOpener(bracketCode(block.brackets, i)) ? 'open' : 'close';
      const start = bracketAt(block.brackets, i);
      return { kind, start, end: start + 1 };
    }),
  ].sort((a, b) => a.start - b.start);
  let at = 0;
  for (const token of fixed) {
    addPlain(block.text, at, token.start, tokens);
    tokens.push(token);
    at = token.end;
  }
  addPlain(block.text, at, block.length, tokens);
  return tokens;
}

function plainKind(code: number): TokenKind {
  if (isLineBreak(code)) {
    return 'break';
  }
  return classOf(code) === CharClass.space ? 'space' : 'text';
}

function addPlain(text: string, from: number, to: number, tokens: Token[]): void {
  let start = from;
  while (start < to) {
    const kind = plainKind(text.charCodeAt(start));
    let end = start + 1;
    while (end < to && plainKind(text.charCodeAt(end)) === kind) {
      end++;
    }
    tokens.push({ kind, start, end });
    start = end;
  }
}
