import type { BlockMarker } from './block.js';
import {
  addBehind,
  addBracket,
  type BracketDraft,
  type Brackets,
  beginBrackets,
  bracketAt,
  bracketCode,
  bracketDraft,
  bracketPartner,
} from './brackets.js';
import {
  bracketsMatch,
  CharClass,
  classIn,
  Holds,
  isLineBreak,
  isQuotationMark,
  isSpace,
  kindOf,
  traitsOf,
  traitsOfKind,
} from './characters.js';
import { LexedBlock } from './lexed-block.js';
import {
  beginsBlock,
  type MarkerPlace,
  marksNumber,
  readArabic,
  readBracketed,
  readChapter,
  readOrdinal,
} from './marker.js';
import { addSign, LISTED, signsRead } from './signs.js';

/** A bracket left open this long is taken to be never closed; it stops holding a block together. */
const LONGEST_ENCLOSURE = 600;

type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** A marker inside brackets: whether they hold it shows when the block is known whole. */
interface Surrounded {
  readonly marker: Draft<BlockMarker>;
  /** Indices of the brackets open there. */
  readonly openers: readonly number[];
}

/**
 * What lexing one text keeps from block to block: room, and the marker that ended the last one. All
 * offsets but `from`, `at` and `aheadAt` are relative to the block.
 */
export interface Lexing extends MarkerPlace {
  readonly text: string;
  /** Start of the block being lexed. */
  from: number;
  /** Where a marker is looked for. */
  at: number;
  firstMarker: BlockMarker | null;
  lastMarker: Draft<BlockMarker> | null;
  surrounded: Surrounded[] | null;
  readonly brackets: BracketDraft;
  /** Indices of the brackets open here: the first `depth` of these. */
  readonly open: number[];
  depth: number;
  /** How many brackets are closed, and how often “ is among those that open. */
  pairs: number;
  quotations: number;
  /** Traits of the code units seen that are not plain. */
  traits: number;
  ended: boolean;
  /** The marker that ended the block before; it begins the next one. */
  ahead: Draft<BlockMarker> | null;
  aheadAt: number;
}

/** How many units of a text there are to one of its brackets, at the least: ordinarily twice as many. */
const UNITS_A_BRACKET = 12;
const MOST_AT_ONCE = 1024;

/**
 * Begins to lex a text.
 *
 * @param length how much of it will be lexed
 * @param draft makes room for its brackets
 */
export function lexingOf(text: string, length: number, draft = bracketDraft): Lexing {
  return {
    text,
    from: 0,
    at: 0,
    firstMarker: null,
    lastMarker: null,
    surrounded: null,
    brackets: draft(Math.min(MOST_AT_ONCE, 8 + Math.ceil(length / UNITS_A_BRACKET))),
    open: [],
    depth: 0,
    pairs: 0,
    quotations: 0,
    traits: 0,
    ended: false,
    ahead: null,
    aheadAt: 0,
  };
}

/**
 * Lexes one block.
 *
 * A block begins in the lexer's first state, so that lexing can start at any block. It ends before a
 * marker that stands at a line's start or after wide space, or before an indented or blank line
 * outside brackets; one character after its end decides, none further on.
 *
 * @param from UTF-16 offset of the block's start; what precedes it gives the first marker its context
 * @returns the block in its place, not empty unless the text ends
 */
export function lexBlock(lexing: Lexing, from: number): LexedBlock {
  lexing.from = from;
  lexing.firstMarker = null;
  lexing.lastMarker = null;
  lexing.surrounded = null;
  beginBrackets(lexing.brackets);
  signsRead.count = 0;
  lexing.depth = 0;
  lexing.pairs = 0;
  lexing.quotations = 0;
  lexing.traits = 0;
  lexing.ended = false;
  const end = walk(lexing, from + takeAhead(lexing));
  if (lexing.surrounded) {
    settle(lexing.surrounded, lexing.brackets);
  }
  if (signsRead.count > 0) {
    addBehind(lexing.brackets, signsRead.row, signsRead.count);
  }
  lexing.traits |= bracketTraits(lexing);
  const { text, firstMarker, brackets, traits } = lexing;
  return new LexedBlock(text, from, end, firstMarker, traits - classIn(traits), brackets);
}

function bracketTraits({ brackets, pairs, quotations }: Lexing): number {
  const isPaired = pairs * 2 === brackets.bracketCount;
  return (isPaired ? 0 : Holds.loneBracket) | (quotations > 1 ? Holds.secondQuote : 0);
}

/** Takes the marker that ended the block before; its length, or 0 when there is none. */
function takeAhead(lexing: Lexing): number {
  const marker = lexing.ahead;
  lexing.ahead = null;
  if (!marker || lexing.aheadAt !== lexing.from) {
    return 0;
  }
  addMarker(lexing, marker);
  return marker.end;
}

/** Walks to the block's end; plain text, nearly all there is, costs a look-up and a comparison a unit. */
function walk(lexing: Lexing, start: number): number {
  const { text } = lexing;
  const length = text.length;
  // Blank lines alone make no block.
  let filled = start > lexing.from;
  let seen = 0;
  let i = start;
  while (!lexing.ended) {
    const plain = i;
    let kind = 0;
    while (i < length) {
      kind = kindOf(text.charCodeAt(i));
      if (kind !== 0) {
        break;
      }
      i++;
    }
    filled ||= i > plain;
    if (i >= length) {
      break;
    }
    const traits = traitsOfKind(kind);
    const group = classIn(traits);
    if (group >= CharClass.digit && group <= CharClass.numeral) {
      filled = true;
      // The digits of one number are one token: 2016 must not be read again as 016, 16, 6.
      const end = endOfKind(text, i + 1, kind);
      seen |= traits;
      i = marksNumber(text.charCodeAt(end)) ? numbered(lexing, i, end, group) : end;
    } else if (group >= CharClass.open) {
      filled = true;
      i = marked(lexing, i, text.charCodeAt(i), traits);
    } else {
      seen |= traits;
      if (traits & LISTED) {
        addSign(signsRead, i - lexing.from, kind);
      }
      i++;
      if (group === CharClass.text) {
        filled = true;
      } else if (group === CharClass.lineFeed) {
        lexing.ended = filled && endsAtLine(lexing, i);
      }
    }
  }
  lexing.traits |= seen;
  return i;
}

/** The offset after the code units of one kind that begin at one. */
function endOfKind(text: string, from: number, kind: number): number {
  let i = from;
  while (i < text.length && kindOf(text.charCodeAt(i)) === kind) {
    i++;
  }
  return i;
}

/** Takes a number that a mark follows, with the marker it may be; stops before one that begins a block. */
function numbered(lexing: Lexing, at: number, end: number, group: number): number {
  lexing.at = at;
  const marker = group === CharClass.digit ? readArabic(lexing, end) : readChapter(lexing, end);
  return marker ? placed(lexing, marker, at) : end;
}

/** Takes a bracket or 第, with the marker it may begin; stops before one that begins a block. */
function marked(lexing: Lexing, at: number, code: number, traits: number): number {
  lexing.at = at;
  let marker: BlockMarker | null = null;
  switch (classIn(traits)) {
    case CharClass.ordinal:
      marker = readOrdinal(lexing);
      break;
    case CharClass.close:
      closeBracket(lexing, at, code);
      break;
    default:
      marker = mayOpenMarker(lexing.text, at, code) ? readBracketed(lexing) : null;
      if (marker === null) {
        openBracket(lexing, at, code);
      }
  }
  if (marker) {
    return placed(lexing, marker, at);
  }
  lexing.traits |= traits;
  if (traits & LISTED) {
    addSign(signsRead, at - lexing.from, kindOf(code));
  }
  return at + 1;
}

/** Offset to go on from: after the marker, or where it stands when it ends the block. */
function placed(lexing: Lexing, marker: BlockMarker, at: number): number {
  if (beginsBlock(marker) && at > lexing.from) {
    lexing.ended = true;
    lexing.ahead = marker;
    lexing.aheadAt = at;
    return at;
  }
  addMarker(lexing, marker);
  return lexing.from + marker.end;
}

function addMarker(lexing: Lexing, marker: Draft<BlockMarker>): void {
  if (lexing.lastMarker) {
    lexing.lastMarker.next = marker;
  } else {
    lexing.firstMarker = marker;
  }
  lexing.lastMarker = marker;
  if (lexing.depth > 0) {
    lexing.surrounded ??= [];
    lexing.surrounded.push({ marker, openers: lexing.open.slice(0, lexing.depth) });
  }
  let traits = 0;
  for (let i = marker.start; i < marker.end; i++) {
    traits |= traitsOf(lexing.text.charCodeAt(lexing.from + i));
  }
  lexing.traits |= traits;
  if (traits & LISTED) {
    addSignsOf(lexing, marker);
  }
}

function addSignsOf({ text, from }: Lexing, { start, end }: BlockMarker): void {
  for (let i = start; i < end; i++) {
    const kind = kindOf(text.charCodeAt(from + i));
    if (traitsOfKind(kind) & LISTED) {
      addSign(signsRead, i, kind);
    }
  }
}

/**
 * Which markers a bracket surrounds. A quotation mark that nothing closes is a slip (`“走出去“`): it
 * surrounds nothing.
 */
function settle(surrounded: readonly Surrounded[], brackets: Brackets): void {
  for (const { marker, openers } of surrounded) {
    marker.enclosed = openers.some(
      (opener) =>
        marker.start - bracketAt(brackets, opener) <= LONGEST_ENCLOSURE &&
        (bracketPartner(brackets, opener) >= 0 || !isQuotationMark(bracketCode(brackets, opener))),
    );
  }
}

function openBracket(lexing: Lexing, at: number, code: number): void {
  lexing.quotations += code === 0x201c ? 1 : 0;
  lexing.open[lexing.depth++] = addBracket(lexing.brackets, at - lexing.from, code, -1);
}

/** Closes the innermost bracket of the mark's kind; what was opened inside it stays alone. */
function closeBracket(lexing: Lexing, at: number, code: number): void {
  const { brackets, open } = lexing;
  let partner = -1;
  for (let k = lexing.depth - 1; k >= 0 && partner < 0; k--) {
    const opener = open[k] ?? -1;
    if (bracketsMatch(bracketCode(brackets, opener), code)) {
      partner = opener;
      lexing.depth = k;
    }
  }
  lexing.pairs += partner >= 0 ? 1 : 0;
  addBracket(brackets, at - lexing.from, code, partner);
}

/** Whether a new block begins at a line's start: an indented or blank line, outside brackets. */
function endsAtLine(lexing: Lexing, lineStart: number): boolean {
  // A look-up past the end would make this one slow for good.
  const code = lineStart < lexing.text.length ? lexing.text.charCodeAt(lineStart) : 0;
  return (isSpace(code) || isLineBreak(code)) && !isEnclosed(lexing, lineStart - lexing.from);
}

/** Whether a bracket is open here that can still be expected to close. */
function isEnclosed({ brackets, open, depth }: Lexing, at: number): boolean {
  return depth > 0 && at - bracketAt(brackets, open[depth - 1] ?? -1) <= LONGEST_ENCLOSURE;
}

/** Whether a round bracket opens before a number; all other brackets are refused by one look. */
function mayOpenMarker(text: string, at: number, code: number): boolean {
  if (code !== 0xff08 && code !== 0x28) {
    return false;
  }
  const next = classIn(traitsOf(text.charCodeAt(at + 1)));
  return next === CharClass.digit || next === CharClass.numeral || next === CharClass.space;
}
