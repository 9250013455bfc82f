import type { Block, BlockMarker, Bracket } from './block.js';
import {
  bracketsMatch,
  CharClass,
  classIn,
  classOf,
  isLineBreak,
  isQuotationMark,
  isSpace,
  traitsOf,
} from './characters.js';
import { type MarkerCandidate, readMarker } from './marker.js';

/** A bracket left open this long is taken to be never closed; it stops holding a block together. */
const LONGEST_ENCLOSURE = 600;

/** What the lexer keeps while it walks through one block. */
interface BlockState {
  readonly from: number;
  readonly markers: { readonly marker: MarkerCandidate; readonly openers: readonly number[] }[];
  readonly brackets: { at: number; code: number; opens: boolean; partner: number }[];
  /** Indices of the brackets open here. */
  readonly stack: number[];
  /** Traits of all code units seen. */
  traits: number;
  ended: boolean;
}

/**
 * Lexes one block.
 *
 * A block begins in the lexer's first state, so that lexing can start at any block. It ends before a
 * marker that stands at a line's start or after wide space, or before an indented or blank line
 * outside brackets; one character after its end decides, none further on.
 *
 * @param text the whole text; what precedes `from` gives the first marker its context
 * @param from UTF-16 offset of the block's start
 * @returns the block and the offset after it; the offset is greater than `from` unless the text ends
 */
export function lexBlock(text: string, from: number): { readonly block: Block; readonly end: number } {
  const state: BlockState = { from, markers: [], brackets: [], stack: [], traits: 0, ended: false };
  // Blank lines alone make no block.
  let filled = false;
  let i = from;
  const length = text.length;
  while (i < length && !state.ended) {
    const code = text.charCodeAt(i);
    const traits = traitsOf(code);
    switch (classIn(traits)) {
      case CharClass.text:
        state.traits |= traits;
        filled = true;
        i++;
        break;
      case CharClass.space:
      case CharClass.carriageReturn:
        state.traits |= traits;
        i++;
        break;
      case CharClass.lineFeed:
        state.traits |= traits;
        i++;
        state.ended = filled && endsAtLine(text, i, state);
        break;
      case CharClass.close:
        state.traits |= traits;
        filled = true;
        closeBracket(state, i, code);
        i++;
        break;
      default:
        filled = true;
        i = marked(text, i, code, state);
    }
  }
  const { brackets } = state;
  const markers = state.markers.map((placed) => settle(placed, from, brackets));
  const holds = state.traits - classIn(state.traits);
  return { block: { text: text.slice(from, i), markers, brackets, holds }, end: i };
}

/** Takes a marker, a number or an opening bracket, unless the block ends before it. */
function marked(text: string, i: number, code: number, state: BlockState): number {
  const marker = readMarker(text, i);
  if (marker) {
    const beginsBlock = marker.context === 'line' || marker.context === 'gap';
    if (beginsBlock && i > state.from) {
      state.ended = true;
      return i;
    }
    addMarker(text, state, marker);
    return marker.end;
  }
  state.traits |= traitsOf(code);
  if (classOf(code) === CharClass.open) {
    state.stack.push(state.brackets.length);
    state.brackets.push({ at: i - state.from, code, opens: true, partner: -1 });
    return i + 1;
  }
  return skipNumber(text, i);
}

const NO_OPENERS: readonly number[] = [];

function addMarker(text: string, state: BlockState, marker: MarkerCandidate): void {
  const { stack } = state;
  state.markers.push({ marker, openers: stack.length > 0 ? stack.slice() : NO_OPENERS });
  for (let i = marker.start; i < marker.end; i++) {
    state.traits |= traitsOf(text.charCodeAt(i));
  }
}

/**
 * A marker relative to its block, and whether a bracket surrounds it, now that the block is known
 * whole. A quotation mark that nothing closes is a slip (`“走出去“`): it surrounds nothing.
 */
function settle(
  { marker, openers }: BlockState['markers'][number],
  from: number,
  brackets: readonly Bracket[],
): BlockMarker {
  const { form, number, context, before, shape, depth } = marker;
  const start = marker.start - from;
  const enclosed =
    openers.length > 0 &&
    openers.some((index) => {
      const opener = brackets[index];
      return (
        opener !== undefined &&
        start - opener.at <= LONGEST_ENCLOSURE &&
        (opener.partner >= 0 || !isQuotationMark(opener.code))
      );
    });
  return { start, end: marker.end - from, form, number, context, before, shape, depth, enclosed };
}

/** Whether a bracket is open here that can still be expected to close. */
function isEnclosed(state: BlockState, at: number): boolean {
  const innermost = state.brackets[state.stack.at(-1) ?? -1];
  return innermost !== undefined && at - innermost.at <= LONGEST_ENCLOSURE;
}

/** The digits of one number are one token: 2016 must not be read again as 016, 16, 6. */
function skipNumber(text: string, i: number): number {
  const kind = classOf(text.charCodeAt(i));
  if (kind !== CharClass.digit && kind !== CharClass.numeral) {
    return i + 1;
  }
  let end = i + 1;
  while (end < text.length && classOf(text.charCodeAt(end)) === kind) {
    end++;
  }
  return end;
}

/** Closes the innermost bracket of the mark's kind; what was opened inside it stays alone. */
function closeBracket(state: BlockState, i: number, code: number): void {
  const index = state.brackets.length;
  for (let k = state.stack.length - 1; k >= 0; k--) {
    const opener = state.brackets[state.stack[k] ?? -1];
    if (opener && bracketsMatch(opener.code, code)) {
      opener.partner = index;
      state.brackets.push({ at: i - state.from, code, opens: false, partner: state.stack[k] ?? -1 });
      state.stack.length = k;
      return;
    }
  }
  state.brackets.push({ at: i - state.from, code, opens: false, partner: -1 });
}

/** Whether a new block begins at a line's start: an indented or blank line, outside brackets. */
function endsAtLine(text: string, lineStart: number, state: BlockState): boolean {
  const code = text.charCodeAt(lineStart);
  return (isSpace(code) || isLineBreak(code)) && !isEnclosed(state, lineStart - state.from);
}
