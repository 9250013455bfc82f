import type { BlockMarker } from './block.js';
import {
  bracketsMatch,
  endsSentence,
  isDigit,
  isHan,
  isHanNumeral,
  isIdeographicSpace,
  isLineBreak,
  isSpace,
  isWhiteSpace,
} from './characters.js';
import { LexedMarker, looksOf, type MarkerLooks, Standing } from './lexed-marker.js';
import {
  formatHanNumber,
  parseArabic,
  parseHanNumber,
  toFullWidthDigits,
  toHalfWidthDigits,
} from './numerals.js';

const DOT = 0x2e;
const FULL_DOT = 0xff0e;
const SMALL_DOT = 0xfe52;
const ENUMERATION_COMMA = 0x3001;
const ORDINAL_MARK = 0x7b2c;

/** Words after 第N条 that make it a citation, not a heading. */
const CITED =
  /^(?:规定|所列|所称|的|第|之|至|和|及|或|与|、|，|,|。|；|款|项|以|中|（[一二三四五六七八九十]+）项|[“”])/;
/** Words after （一） or 1、 that make it part of a citation or of a span of numbers. */
const SPAN_OF_NUMBERS =
  /^(?:[至到和及或、—－-]\s*第?[（(]?[一二三四五六七八九十\d]|项(?!目)|款(?!项)|条(?!件|例)|小项)/;
/** The characters {@link SPAN_OF_NUMBERS} can begin with. */
const SPAN_OF_NUMBERS_BEGINS = new Set([...'至到和及或、—－-项款条小'].map((char) => char.charCodeAt(0)));
/** What a number with a point is followed by when it is a quantity. */
const QUANTITY = /^(?:[%％‰亿万千百十元吨米倍个件家人次年月日时分秒度岁GgKkMmTtHh℃]|平方|公里|公斤|立方)/;

/** Where a marker is looked for. What is read there has its span relative to the block. */
export interface MarkerPlace {
  readonly text: string;
  /** Start of the block that is being lexed. */
  readonly from: number;
  readonly at: number;
}

/** Whether a marker begins a block of its own. */
export function beginsBlock({ context }: BlockMarker): boolean {
  return context === 'line' || context === 'gap';
}

/** Markdown emphasis and headings stand between a line's start and its marker in web copies. */
function isDecoration(code: number): boolean {
  return code === 0x2a || code === 0x23;
}

/** How a marker stands in its line (`Standing`), and in the bits above it the code unit before it. */
function standingAt(text: string, at: number): number {
  let i = at - 1;
  let wide = 0;
  let narrow = 0;
  for (; i >= 0; i--) {
    const code = text.charCodeAt(i);
    if (isIdeographicSpace(code)) {
      wide++;
    } else if (isSpace(code)) {
      narrow++;
    } else if (!isDecoration(code)) {
      break;
    }
  }
  const atLineStart = i < 0 || isLineBreak(text.charCodeAt(i));
  while (i >= 0 && (isLineBreak(text.charCodeAt(i)) || isSpace(text.charCodeAt(i)))) {
    i--;
  }
  const before = i >= 0 ? text.charCodeAt(i) : 0;
  const above = before << STANDING_BITS;
  if (atLineStart) {
    return above | Standing.line;
  }
  if (wide > 0 || narrow > 1) {
    return above | Standing.gap;
  }
  const closes = endsSentence(before) || before === 0xff09 || before === 0x29 || before === 0x3011;
  return above | (closes ? Standing.sentence : Standing.glued);
}

const STANDING_BITS = 2;
const STANDING_MASK = 3;

function isGlued(standing: number): boolean {
  return (standing & STANDING_MASK) === Standing.glued;
}

/** Whether a marker that stands so begins a block. */
function isStrong(standing: number): boolean {
  return (standing & STANDING_MASK) <= Standing.gap;
}

/** The code unit right before an offset, white space not passed over; 0 at the text's start. */
function adjacentTo(text: string, at: number): number {
  return at > 0 ? text.charCodeAt(at - 1) : 0;
}

/** A marker that begins a block stands at that block's start, whichever is being lexed. */
function markerOf(
  { from, at }: MarkerPlace,
  end: number,
  number: number,
  looks: MarkerLooks,
  standing: number,
): BlockMarker {
  const base = isStrong(standing) ? at : from;
  const look = looks[standing & STANDING_MASK] ?? looks[0];
  return new LexedMarker(at - base, end - base, number, standing >> STANDING_BITS, look);
}

function skipSpaces(text: string, from: number): number {
  let i = from;
  while (i < text.length && isSpace(text.charCodeAt(i))) {
    i++;
  }
  return i;
}

/** The offset after the Han numerals that begin at one. */
function endOfNumerals(text: string, from: number): number {
  let i = from;
  while (i < text.length && isHanNumeral(text.charCodeAt(i))) {
    i++;
  }
  return i;
}

/** The offset after the digits that begin at one. */
function endOfDigits(text: string, from: number): number {
  let i = from;
  while (i < text.length && isDigit(text.charCodeAt(i))) {
    i++;
  }
  return i;
}

/** Whether a code unit can stand between a number and its text: a look at it refuses nearly all numbers. */
export function marksNumber(code: number): boolean {
  return code === ENUMERATION_COMMA || code === DOT || code === FULL_DOT || code === SMALL_DOT;
}

/** The looks of a number by the mark behind it. */
function looksByMark(form: 'chapter' | 'item'): (mark: number) => MarkerLooks {
  const [dot, fullDot, smallDot, comma] = [
    looksOf(form, '#.'),
    looksOf(form, '#．'),
    looksOf(form, '#﹒'),
    looksOf(form, '#、'),
  ];
  return (mark) => {
    switch (mark) {
      case DOT:
        return dot;
      case FULL_DOT:
        return fullDot;
      case SMALL_DOT:
        return smallDot;
      default:
        return comma;
    }
  };
}

/** The looks of a number by the brackets around it. */
function looksByBrackets(form: 'section' | 'subitem'): (open: number, close: number) => MarkerLooks {
  const half = [looksOf(form, '(#)'), looksOf(form, '(#）')] as const;
  const full = [looksOf(form, '（#)'), looksOf(form, '（#）')] as const;
  return (open, close) => (open === 0x28 ? half : full)[close === 0x29 ? 0 : 1];
}

const chapterLooks = looksByMark('chapter');
const itemLooks = looksByMark('item');
const sectionLooks = looksByBrackets('section');
const subitemLooks = looksByBrackets('subitem');
const POINTED_ITEM = looksOf('item', '#.');
/** By their dots; deeper ones are not read. */
const DECIMALS = [1, 2, 3, 4, 5].map((depth) => looksOf('decimal', '#', depth));

/**
 * Reads 一、 where a run of Han numerals stands.
 *
 * @param end offset after the run
 */
export function readChapter(place: MarkerPlace, end: number): BlockMarker | null {
  const { text, at } = place;
  const mark = text.charCodeAt(end);
  if (!marksNumber(mark) || mark === SMALL_DOT || end - at > 6) {
    return null;
  }
  const adjacent = adjacentTo(text, at);
  if (isHanNumeral(adjacent) || isDigit(adjacent) || adjacent === ORDINAL_MARK) {
    return null;
  }
  const standing = standingAt(text, at);
  const number = mark === ENUMERATION_COMMA || isStrong(standing) ? parseHanNumber(text, at, end) : null;
  if (number === null || number === 0) {
    return null;
  }
  return markerOf(place, end + 1, number, chapterLooks(mark), standing);
}

/** Reads （一） or （1） where a round bracket opens. */
export function readBracketed(place: MarkerPlace): BlockMarker | null {
  const { text, at } = place;
  const from = skipSpaces(text, at + 1);
  const han = isHanNumeral(text.charCodeAt(from));
  const to = han ? endOfNumerals(text, from) : endOfDigits(text, from);
  if (to === from || to - from > (han ? 6 : 3)) {
    return null;
  }
  const close = skipSpaces(text, to);
  const opening = text.charCodeAt(at);
  const closing = text.charCodeAt(close);
  if (!bracketsMatch(opening, closing)) {
    return null;
  }
  // 第（一）项, （一）至（三）, 和（二） cite; they do not number.
  if (
    adjacentTo(text, at) === ORDINAL_MARK ||
    (SPAN_OF_NUMBERS_BEGINS.has(text.charCodeAt(close + 1)) &&
      SPAN_OF_NUMBERS.test(text.slice(close + 1, close + 6)))
  ) {
    return null;
  }
  const number = han ? parseHanNumber(text, from, to) : valueOfDigits(text, from, to);
  if (number === null || number === 0) {
    return null;
  }
  const looks = han ? sectionLooks(opening, closing) : subitemLooks(opening, closing);
  return markerOf(place, close + 1, number, looks, standingAt(text, at));
}

/** The value of a few digits of either width. */
function valueOfDigits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    // The last four bits of 0-9 and ０-９ are their values.
    value = value * 10 + (text.charCodeAt(i) & 0xf);
  }
  return value;
}

/** Whether a number is the rest of a word, a percentage, a code or a document's number. */
function joinsNumber(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === DOT ||
    code === FULL_DOT ||
    code === 0x25 || // %
    code === 0x3014 || // 〔
    code === 0xff08 || // （
    code === 0x28 || // (
    code === 0x300a || // 《
    code === 0x2d // -
  );
}

/**
 * Reads 1． 1、 or 1.1 where a run of digits stands.
 *
 * @param end offset after the run
 */
export function readArabic(place: MarkerPlace, end: number): BlockMarker | null {
  const { text, at } = place;
  const mark = text.charCodeAt(end);
  if (!marksNumber(mark) || end - at > 3 || joinsNumber(adjacentTo(text, at))) {
    return null;
  }
  const number = valueOfDigits(text, at, end);
  if (number === 0) {
    return null;
  }
  const standing = standingAt(text, at);
  const beforeDigit = isDigit(text.charCodeAt(end + 1));
  if (mark === DOT && beforeDigit) {
    return readPointed(place, end, number, standing);
  }
  if (mark === ENUMERATION_COMMA && (beforeDigit || isGlued(standing))) {
    return null;
  }
  return markerOf(place, end + 1, number, itemLooks(mark), standing);
}

/** `6.2016年…` is item 6; `1.2 编制依据` a decimal heading; `1.5亿元`, `2016.3.28` neither. */
function readPointed(place: MarkerPlace, dot: number, number: number, standing: number): BlockMarker | null {
  const rest = place.text.slice(dot + 1, dot + 12);
  if (/^\d{4}[年－—-]/.test(rest)) {
    return markerOf(place, dot + 1, number, POINTED_ITEM, standing);
  }
  const decimal = isGlued(standing)
    ? null
    : /^(\d{1,2})((?:\.\d{1,2}){0,3})\.?(?=[\s　\u4e00-\u9fff])/.exec(rest);
  if (!decimal || QUANTITY.test(rest.slice(decimal[0].length))) {
    return null;
  }
  const end = dot + 1 + decimal[0].length;
  const last = /(\d+)\.?$/.exec(decimal[0]);
  const depth = decimal[0].split('.').filter((part) => part !== '').length;
  const value = Number(last?.[1] ?? 0);
  const looks = DECIMALS[depth - 1];
  return value > 0 && looks ? markerOf(place, end, value, looks, standing) : null;
}

const ORDINAL = /第[\s　]*([〇○零一二三四五六七八九十百]{1,6}|\d{1,3})[\s　]*([编章节条])/y;
const UNITS: Readonly<Record<string, MarkerLooks>> = {
  编: looksOf('part', '第#编', 0),
  章: looksOf('part', '第#章', 1),
  节: looksOf('part', '第#节', 2),
  条: looksOf('article', '第#条'),
};

/** Reads 第一章 or 第一条 where 第 stands. */
export function readOrdinal(place: MarkerPlace): BlockMarker | null {
  const { text, at } = place;
  const second = text.charCodeAt(at + 1);
  if (!isHanNumeral(second) && !isDigit(second) && !isWhiteSpace(second)) {
    return null;
  }
  ORDINAL.lastIndex = at;
  const match = ORDINAL.exec(text);
  const unit = UNITS[match?.[2] ?? ''];
  if (!match || !unit) {
    return null;
  }
  const [whole, digits = ''] = match;
  const number = parseHanNumber(digits) ?? parseArabic(digits);
  const end = at + whole.length;
  const standing = standingAt(text, at);
  const next = text.charCodeAt(end);
  const spaced = isSpace(next) || isLineBreak(next);
  // Glued to Han text and followed by it, 第三条 is cited in running text.
  const inRunningText = !spaced && isGlued(standing) && isHan(standing >> STANDING_BITS);
  if (number === null || number === 0 || inRunningText || (!spaced && CITED.test(text.slice(end, end + 8)))) {
    return null;
  }
  return markerOf(place, end, number, unit, standing);
}

/**
 * The marker's text with another number, its own shape kept (`（三)` → `（四)`, `１．` → `２．`).
 *
 * @param marker as it stands in the text
 * @param number 1 to 999
 */
export function withNumber(marker: string, number: number): string {
  const han = /[〇○零一二三四五六七八九十百]+/.exec(marker);
  if (han) {
    return marker.replace(han[0], formatHanNumber(number));
  }
  // A decimal changes in its last part only.
  return marker.replace(/[0-9０-９]+(?=[^0-9０-９]*$)/, (digits) =>
    digits === toHalfWidthDigits(digits) ? String(number) : toFullWidthDigits(String(number)),
  );
}
