import { Holds } from '../syntax/characters.js';
import { signAt, signCount, signTraits } from '../syntax/signs.js';
import type { PlacedBlock, SyntaxTree } from '../syntax/tree.js';
import { inBlocks } from './block-readings.js';
import { daysInMonth, isoDate } from './days.js';
import type { DateMention } from './notice.js';

const YEAR_DIGITS = 4;
/** What makes a date a target: 到2020年, 2018年完成, 2016年底前. */
const TARGET_BEFORE = /(?:到|至|力争|争取|确保|计划|预计|目标在|于)[ 　]*$/;
const TARGET_AFTER =
  /^[ 　]*(?:内|全面|基本|正式|全部)?[ 　]*(?:完成|建成|封顶|投入|开工|启用|开通|通车|实现|达到|达标|竣工|投产|上线|形成|建立|出台)/;
/** The characters those words end and begin with: one look refuses nearly all. */
const TARGET_ENDS = new Set([...'到至争取保划计在于 　'].map((char) => char.charCodeAt(0)));
const TARGET_BEGINS = new Set([...'内全基正完建封投开启通实达竣上形出 　'].map((char) => char.charCodeAt(0)));

const QUARTERS = '一二三四1234';
const THIRDS = '上中下';
const FIRST = 0x4e0a; // 上
const LAST = 0x4e0b; // 下
const ORDINAL = 0x7b2c; // 第
const YEAR = 0x5e74; // 年
const MONTH = 0x6708; // 月
const DAY = 0x65e5; // 日
const BOTTOM = 0x5e95; // 底
const END = 0x672b; // 末
const BEFORE = 0x524d; // 前
const OF = 0x4e4b; // 之
const BY = 0x4ee5; // 以

const inBlocksOf = inBlocks<DateMention>({
  needs: Holds.year,
  find: readDates,
  moved: ({ start, end, text, from, to, role }, by) => ({
    start: start + by,
    end: end + by,
    text,
    from,
    to,
    role,
  }),
});

/**
 * The dates of a text as absolute mentions. Years stand in four digits; 2月 without a year names no
 * day and is left out.
 */
export function datesOf(tree: SyntaxTree): readonly DateMention[] {
  return inBlocksOf(tree.blocks);
}

/** Every date holds 年 behind its year: the search goes from one to the next. */
function readDates({ block, start: by }: PlacedBlock, into: DateMention[]): void {
  const { text } = block;
  const count = signCount(block);
  let from = 0;
  for (let i = 0; i < count; i++) {
    const at = signTraits(block, i) & Holds.year ? signAt(block, i) : -1;
    const start = at < 0 ? -1 : yearStart(text, at);
    if (start >= from) {
      const date = readDate(text, start, at + 1, by);
      from = date.end - by;
      if (!continuesNumber(text.charCodeAt(start - 1))) {
        into.push(date);
      }
    }
  }
}

/** Where a year of four digits before 年 begins; -1 when none stands there. */
function yearStart(text: string, at: number): number {
  let end = at;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) {
    end--;
  }
  const start = end - YEAR_DIGITS;
  const first = text.charCodeAt(start);
  return (first === 0x31 || first === 0x32) && asciiDigitsFrom(text, start, YEAR_DIGITS) === end ? start : -1;
}

/** A digit or a dash: what follows it is the end of a longer number or of a span of years. */
function continuesNumber(code: number): boolean {
  return isAsciiDigit(code) || code === 0x2014 || code === 0x2013 || code === 0x2d;
}

interface Range {
  readonly from: string | null;
  readonly to: string | null;
}

/** What follows a year: the offset after it, and the days it narrows the year down to. */
interface Part {
  readonly end: number;
  /** Null where the year stands alone. */
  readonly range: Range | null;
  /** A month without a day: 上旬, 中旬 and 下旬 narrow it down further. */
  readonly month: number;
}

/**
 * Reads a date: a year, a half, a quarter, a month or a day, a third of a month, and the words that
 * make it a target.
 *
 * @param after offset after 年
 * @param by where the text stands
 */
function readDate(text: string, start: number, after: number, by: number): DateMention {
  const year = valueAt(text, start, start + YEAR_DIGITS);
  const part = partOf(text, after, year);
  const ten = thirdAt(text, part.end);
  const narrowed = ten > 0 ? part.end + 2 : part.end;
  const bound = afterBound(text, narrowed);
  const end = afterBefore(text, bound);
  const range =
    ten > 0 && part.month > 0
      ? tenDays(year, part.month, ten)
      : (part.range ?? (bound > narrowed ? months(year, 12, 12) : months(year, 1, 12)));
  const target = end > narrowed || isTarget(text, start, end);
  return {
    start: start + by,
    end: end + by,
    text: text.slice(start, end),
    from: range.from,
    to: range.to,
    role: target ? 'deadline' : 'mention',
  };
}

/** Reads what narrows a year down: 上半年, 第一季度, 3月, 3月28日. */
function partOf(text: string, after: number, year: number): Part {
  const at = afterBlanks(text, after);
  const code = text.charCodeAt(at);
  if ((code === FIRST || code === LAST) && text.startsWith('半年', at + 1)) {
    const range = code === FIRST ? months(year, 1, 6) : months(year, 7, 12);
    return { end: at + 3, range, month: 0 };
  }
  const counted = text.charCodeAt(after) === ORDINAL ? after + 1 : after;
  const quarter = QUARTERS.indexOf(text.charAt(counted)) % 4;
  if (quarter >= 0 && text.startsWith('季度', counted + 1)) {
    return { end: counted + 3, range: months(year, quarter * 3 + 1, quarter * 3 + 3), month: 0 };
  }
  const digits = asciiDigitsFrom(text, at, 2);
  const mark = afterBlanks(text, digits);
  if (digits === at || text.charCodeAt(mark) !== MONTH) {
    return { end: after, range: null, month: 0 };
  }
  const month = valueAt(text, at, digits);
  return dayOf(text, mark + 1, year, month) ?? { end: mark + 1, range: months(year, month, month), month };
}

/** Reads a day after its month; null when none stands there. */
function dayOf(text: string, after: number, year: number, month: number): Part | null {
  const at = afterBlanks(text, after);
  const digits = asciiDigitsFrom(text, at, 2);
  const mark = afterBlanks(text, digits);
  if (digits === at || text.charCodeAt(mark) !== DAY) {
    return null;
  }
  const day = isoDate(year, month, valueAt(text, at, digits));
  return { end: mark + 1, range: { from: day, to: day }, month: 0 };
}

/** 1 to 3 for 上旬, 中旬, 下旬; 0 for none. */
function thirdAt(text: string, at: number): number {
  return text.charAt(at + 1) === '旬' ? THIRDS.indexOf(text.charAt(at)) + 1 : 0;
}

/** Offset after 底, 年底 or 末, which bound what goes before. */
function afterBound(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === YEAR && text.charCodeAt(at + 1) === BOTTOM) {
    return at + 2;
  }
  return code === BOTTOM || code === END ? at + 1 : at;
}

/** Offset after 前, 之前 or 以前. */
function afterBefore(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === BEFORE) {
    return at + 1;
  }
  return (code === OF || code === BY) && text.charCodeAt(at + 1) === BEFORE ? at + 2 : at;
}

function isTarget(text: string, start: number, end: number): boolean {
  return (
    (TARGET_ENDS.has(text.charCodeAt(start - 1)) &&
      TARGET_BEFORE.test(text.slice(Math.max(0, start - 6), start))) ||
    (TARGET_BEGINS.has(text.charCodeAt(end)) && TARGET_AFTER.test(text.slice(end, end + 10)))
  );
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x3000;
}

function afterBlanks(text: string, from: number): number {
  let i = from;
  while (isBlank(text.charCodeAt(i))) {
    i++;
  }
  return i;
}

function isAsciiDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Offset after the digits that stand at an offset, `most` of them at most. */
function asciiDigitsFrom(text: string, from: number, most: number): number {
  let i = from;
  while (i < from + most && isAsciiDigit(text.charCodeAt(i))) {
    i++;
  }
  return i;
}

function valueAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    value = value * 10 + text.charCodeAt(i) - 0x30;
  }
  return value;
}

/** The days from one month's first to another's last, the same object each time: the years of plans are few. */
function months(year: number, first: number, last: number): Range {
  const key = (year * 100 + first) * 100 + last;
  return knownMonths.get(key) ?? keepMonths(key, year, first, last);
}

const knownMonths = new Map<number, Range>();
const MOST_KNOWN = 512;

function keepMonths(key: number, year: number, first: number, last: number): Range {
  if (knownMonths.size >= MOST_KNOWN) {
    knownMonths.clear();
  }
  const range = { from: isoDate(year, first, 1), to: isoDate(year, last, daysInMonth(year, last)) };
  knownMonths.set(key, range);
  return range;
}

function tenDays(year: number, month: number, third: number): Range {
  const first = third * 10 - 9;
  const last = third === 3 ? daysInMonth(year, month) : third * 10;
  return { from: isoDate(year, month, first), to: isoDate(year, month, last) };
}
