import type { Span } from '../text/span.js';
import {
  bracketsMatch,
  endsSentence,
  isDigit,
  isHan,
  isHanNumeral,
  isIdeographicSpace,
  isLineBreak,
  isSpace,
} from './characters.js';
import {
  formatHanNumber,
  parseArabic,
  parseHanNumber,
  toFullWidthDigits,
  toHalfWidthDigits,
} from './numerals.js';

/** What a marker looks like; the genre's kinds follow this form, not the depth. */
export type MarkerForm = 'part' | 'chapter' | 'section' | 'item' | 'subitem' | 'article' | 'decimal';

/**
 * How a marker stands in its line: at its start, after a run of wide space, after the end of a
 * sentence or bracket, or glued to what goes before.
 */
export type MarkerContext = 'line' | 'gap' | 'sentence' | 'glued';

/** A run that has a marker's form. Whether it numbers a unit is for the outline to decide. */
export interface MarkerCandidate extends Span {
  readonly form: MarkerForm;
  readonly number: number;
  readonly context: MarkerContext;
  /** Code unit before the marker, white space and line breaks passed over; 0 at the text's start. */
  readonly before: number;
  /** The marker with its number as `#`: `（#)`, `#．`. Series are compared by it. */
  readonly shape: string;
  /** 编 ranks over 章 over 节; dots of a decimal. 0 for the other forms. */
  readonly depth: number;
}

const DOT = 0x2e;
const FULL_DOT = 0xff0e;
const SMALL_DOT = 0xfe52;
const ENUMERATION_COMMA = 0x3001;

/** Words after 第N条 that make it a citation, not a heading. */
const CITED =
  /^(?:规定|所列|所称|的|第|之|至|和|及|或|与|、|，|,|。|；|款|项|以|中|（[一二三四五六七八九十]+）项|[“”])/;
/** Words after （一） or 1、 that make it part of a citation or of a span of numbers. */
const SPAN_OF_NUMBERS =
  /^(?:[至到和及或、—－-]\s*第?[（(]?[一二三四五六七八九十\d]|项(?!目)|款(?!项)|条(?!件|例)|小项)/;
/** What a number with a point is followed by when it is a quantity. */
const QUANTITY = /^(?:[%％‰亿万千百十元吨米倍个件家人次年月日时分秒度岁GgKkMmTtHh℃]|平方|公里|公斤|立方)/;

/** Reads a marker at `at`, or returns null. `text` gives the context on both sides. */
export function readMarker(text: string, at: number): MarkerCandidate | null {
  const code = text.charCodeAt(at);
  if (isDigit(code)) {
    return readArabic(text, at);
  }
  if (isHanNumeral(code)) {
    return readChapter(text, at);
  }
  if (code === 0xff08 || code === 0x28) {
    return readBracketed(text, at);
  }
  return code === 0x7b2c ? readOrdinal(text, at) : null;
}

interface LeftContext {
  readonly context: MarkerContext;
  readonly before: number;
  /** Code unit right before the marker, white space not passed over. */
  readonly adjacent: number;
}

/** Markdown emphasis and headings stand between a line's start and its marker in web copies. */
function isDecoration(code: number): boolean {
  return code === 0x2a || code === 0x23;
}

function leftContext(text: string, at: number): LeftContext {
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
  const adjacent = at > 0 ? text.charCodeAt(at - 1) : 0;
  const atLineStart = i < 0 || isLineBreak(text.charCodeAt(i));
  while (i >= 0 && (isLineBreak(text.charCodeAt(i)) || isSpace(text.charCodeAt(i)))) {
    i--;
  }
  const before = i >= 0 ? text.charCodeAt(i) : 0;
  if (atLineStart) {
    return { context: 'line', before, adjacent };
  }
  if (wide > 0 || narrow > 1) {
    return { context: 'gap', before, adjacent };
  }
  const closes = endsSentence(before) || before === 0xff09 || before === 0x29 || before === 0x3011;
  return { context: closes ? 'sentence' : 'glued', before, adjacent };
}

function candidate(
  text: string,
  at: number,
  end: number,
  form: MarkerForm,
  value: { readonly number: number; readonly digits: Span; readonly depth?: number },
  left: LeftContext,
): MarkerCandidate {
  const shape = `${text.slice(at, value.digits.start)}#${text.slice(value.digits.end, end)}`;
  return {
    start: at,
    end,
    form,
    number: value.number,
    context: left.context,
    before: left.before,
    shape: shape.replace(/\s/g, ''),
    depth: value.depth ?? 0,
  };
}

function skipWhile(text: string, from: number, test: (code: number) => boolean): number {
  let i = from;
  while (i < text.length && test(text.charCodeAt(i))) {
    i++;
  }
  return i;
}

function readChapter(text: string, at: number): MarkerCandidate | null {
  const end = skipWhile(text, at, isHanNumeral);
  const mark = text.charCodeAt(end);
  if (mark !== ENUMERATION_COMMA && mark !== DOT && mark !== FULL_DOT) {
    return null;
  }
  const left = leftContext(text, at);
  const strong = left.context === 'line' || left.context === 'gap';
  if (mark !== ENUMERATION_COMMA && !(strong && (mark === DOT || mark === FULL_DOT))) {
    return null;
  }
  if (end - at > 6 || isHanNumeral(left.adjacent) || isDigit(left.adjacent) || left.adjacent === 0x7b2c) {
    return null;
  }
  const number = parseHanNumber(text.slice(at, end));
  if (number === null || number === 0) {
    return null;
  }
  return candidate(text, at, end + 1, 'chapter', { number, digits: { start: at, end } }, left);
}

function readBracketed(text: string, at: number): MarkerCandidate | null {
  const from = skipWhile(text, at + 1, isSpace);
  const han = isHanNumeral(text.charCodeAt(from));
  const to = skipWhile(text, from, han ? isHanNumeral : isDigit);
  if (to === from || to - from > (han ? 6 : 3)) {
    return null;
  }
  const close = skipWhile(text, to, isSpace);
  if (!bracketsMatch(text.charCodeAt(at), text.charCodeAt(close))) {
    return null;
  }
  const left = leftContext(text, at);
  // 第（一）项, （一）至（三）, 和（二） cite; they do not number.
  if (left.adjacent === 0x7b2c || SPAN_OF_NUMBERS.test(text.slice(close + 1, close + 6))) {
    return null;
  }
  const digits = { start: from, end: to };
  const number = han ? parseHanNumber(text.slice(from, to)) : parseArabic(text.slice(from, to));
  if (number === null || number === 0) {
    return null;
  }
  return candidate(text, at, close + 1, han ? 'section' : 'subitem', { number, digits }, left);
}

function readArabic(text: string, at: number): MarkerCandidate | null {
  const end = skipWhile(text, at, isDigit);
  const mark = text.charCodeAt(end);
  const pointed = mark === DOT || mark === FULL_DOT || mark === SMALL_DOT;
  if (end - at > 3 || !(pointed || mark === ENUMERATION_COMMA)) {
    return null;
  }
  const left = leftContext(text, at);
  const adjacent = left.adjacent;
  if (
    adjacent === DOT ||
    adjacent === FULL_DOT ||
    /[0-9A-Za-z%〔（(《-]/.test(String.fromCharCode(adjacent))
  ) {
    return null;
  }
  const number = parseArabic(text.slice(at, end));
  if (number === null || number === 0) {
    return null;
  }
  if (mark === DOT && isDigit(text.charCodeAt(end + 1))) {
    return readPointed(text, at, end, number, left);
  }
  if (mark === ENUMERATION_COMMA && (isDigit(text.charCodeAt(end + 1)) || !isStrong(left))) {
    return null;
  }
  return candidate(text, at, end + 1, 'item', { number, digits: { start: at, end } }, left);
}

function isStrong(left: LeftContext): boolean {
  return left.context !== 'glued';
}

/** `6.2016年…` is item 6; `1.2 编制依据` a decimal heading; `1.5亿元`, `2016.3.28` neither. */
function readPointed(
  text: string,
  at: number,
  dot: number,
  number: number,
  left: LeftContext,
): MarkerCandidate | null {
  const rest = text.slice(dot + 1, dot + 12);
  if (/^\d{4}[年－—-]/.test(rest)) {
    return candidate(text, at, dot + 1, 'item', { number, digits: { start: at, end: dot } }, left);
  }
  const decimal = /^(\d{1,2})((?:\.\d{1,2}){0,3})\.?(?=[\s　\u4e00-\u9fff])/.exec(rest);
  if (!decimal || left.context === 'glued' || QUANTITY.test(rest.slice(decimal[0].length))) {
    return null;
  }
  const end = dot + 1 + decimal[0].length;
  const last = /(\d+)\.?$/.exec(decimal[0]);
  const depth = decimal[0].split('.').filter((part) => part !== '').length;
  const value = Number(last?.[1] ?? 0);
  return value > 0
    ? candidate(text, at, end, 'decimal', { number: value, digits: { start: at, end }, depth }, left)
    : null;
}

const ORDINAL = /第[\s　]*([〇○零一二三四五六七八九十百]{1,6}|\d{1,3})[\s　]*([编章节条])/y;
const PART_DEPTH: Readonly<Record<string, number>> = { 编: 0, 章: 1, 节: 2 };

function readOrdinal(text: string, at: number): MarkerCandidate | null {
  ORDINAL.lastIndex = at;
  const match = ORDINAL.exec(text);
  if (!match) {
    return null;
  }
  const [whole, digits = '', unit = ''] = match;
  const number = parseHanNumber(digits) ?? parseArabic(digits);
  const end = at + whole.length;
  const left = leftContext(text, at);
  const next = text.charCodeAt(end);
  const spaced = isSpace(next) || isLineBreak(next);
  // Glued to Han text and followed by it, 第三条 is cited in running text.
  const inRunningText = !spaced && left.context === 'glued' && isHan(left.before);
  if (number === null || number === 0 || inRunningText || (!spaced && CITED.test(text.slice(end, end + 8)))) {
    return null;
  }
  const from = at + whole.indexOf(digits);
  return candidate(
    text,
    at,
    end,
    unit === '条' ? 'article' : 'part',
    { number, digits: { start: from, end: from + digits.length }, depth: PART_DEPTH[unit] ?? 0 },
    left,
  );
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
