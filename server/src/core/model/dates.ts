import type { Block } from '../syntax/block.js';
import { Holds, isDigit } from '../syntax/characters.js';
import { perBlock } from '../syntax/per-block.js';
import type { SyntaxTree } from '../syntax/tree.js';
import { daysInMonth, isoDate } from './days.js';
import type { DateMention } from './notice.js';

/** A year, a half, a quarter, a month or a day, with the words that make it a target. */
const DATE =
  /([12]\d{3})[ 　]*年(?:[ 　]*(上半年|下半年)|第?([一二三四1-4])季度|[ 　]*(\d{1,2})[ 　]*月(?:[ 　]*(\d{1,2})[ 　]*日)?)?([上中下]旬)?(年?底|末)?(之?前|以前)?/y;
const YEAR_DIGITS = 4;
/** What makes a date a target: 到2020年, 2018年完成, 2016年底前. */
const TARGET_BEFORE = /(?:到|至|力争|争取|确保|计划|预计|目标在|于)[ 　]*$/;
const TARGET_AFTER =
  /^[ 　]*(?:内|全面|基本|正式|全部)?[ 　]*(?:完成|建成|封顶|投入|开工|启用|开通|通车|实现|达到|达标|竣工|投产|上线|形成|建立|出台)/;
/** The characters those words end and begin with: one look refuses nearly all. */
const TARGET_ENDS = new Set([...'到至争取保划计在于 　'].map((char) => char.charCodeAt(0)));
const TARGET_BEGINS = new Set([...'内全基正完建封投开启通实达竣上形出 　'].map((char) => char.charCodeAt(0)));

const QUARTERS = '一二三四';
/**
 * The dates of a text as absolute mentions. Years stand in four digits; 2月 without a year names no
 * day and is left out.
 */
export function datesOf(tree: SyntaxTree): readonly DateMention[] {
  const dates: DateMention[] = [];
  for (const { block, start: by } of tree.blocks) {
    for (const { start, end, text, from, to, role } of relativeDates(block)) {
      dates.push({ start: start + by, end: end + by, text, from, to, role });
    }
  }
  return dates;
}

const relativeDates = perBlock(Holds.year, readDates);

/** Every date holds 年 behind its year: the search goes from one to the next. */
function readDates({ text }: Block): readonly DateMention[] {
  const dates: DateMention[] = [];
  let from = 0;
  for (let at = text.indexOf('年'); at >= 0; at = text.indexOf('年', at + 1)) {
    const start = yearStart(text, at);
    DATE.lastIndex = start;
    const match = start >= from ? DATE.exec(text) : null;
    if (!match) {
      continue;
    }
    const end = start + match[0].length;
    from = end;
    if (!continuesNumber(text.charCodeAt(start - 1))) {
      dates.push({ start, end, text: match[0], ...rangeOf(match), role: roleOf(text, start, end, match) });
    }
  }
  return dates;
}

/** Where the four digits before 年 begin; -1 when white space is not all that parts them from it. */
function yearStart(text: string, at: number): number {
  let end = at;
  while (end > 0 && (text.charCodeAt(end - 1) === 0x20 || text.charCodeAt(end - 1) === 0x3000)) {
    end--;
  }
  return end >= YEAR_DIGITS && isDigit(text.charCodeAt(end - 1)) ? end - YEAR_DIGITS : -1;
}

/** A digit or a dash: what follows it is the end of a longer number or of a span of years. */
function continuesNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2014 || code === 0x2013 || code === 0x2d;
}

function roleOf(text: string, start: number, end: number, match: Parts): DateMention['role'] {
  const [bound, before] = [match[7], match[8]];
  const target =
    before !== undefined ||
    bound !== undefined ||
    (TARGET_ENDS.has(text.charCodeAt(start - 1)) &&
      TARGET_BEFORE.test(text.slice(Math.max(0, start - 6), start))) ||
    (TARGET_BEGINS.has(text.charCodeAt(end)) && TARGET_AFTER.test(text.slice(end, end + 10)));
  return target ? 'deadline' : 'mention';
}

/** What {@link DATE} took out, in its order. */
type Parts = readonly (string | undefined)[];

/** First and last day a date covers; nulls when it names no such day. */
function rangeOf(parts: Parts): { readonly from: string | null; readonly to: string | null } {
  const [, writtenYear, half, writtenQuarter, writtenMonth, writtenDay, ten, bound] = parts;
  const year = Number(writtenYear);
  if (half) {
    return half === '上半年' ? months(year, 1, 6) : months(year, 7, 12);
  }
  if (writtenQuarter) {
    const quarter = QUARTERS.indexOf(writtenQuarter) + 1 || Number(writtenQuarter);
    return months(year, quarter * 3 - 2, quarter * 3);
  }
  if (!writtenMonth) {
    return bound ? months(year, 12, 12) : months(year, 1, 12);
  }
  const month = Number(writtenMonth);
  if (writtenDay) {
    const day = isoDate(year, month, Number(writtenDay));
    return { from: day, to: day };
  }
  return ten ? tenDays(year, month, ten) : months(year, month, month);
}

function months(year: number, first: number, last: number): { from: string | null; to: string | null } {
  return { from: isoDate(year, first, 1), to: isoDate(year, last, daysInMonth(year, last)) };
}

function tenDays(year: number, month: number, ten: string): { from: string | null; to: string | null } {
  if (ten === '上旬') {
    return { from: isoDate(year, month, 1), to: isoDate(year, month, 10) };
  }
  return ten === '中旬'
    ? { from: isoDate(year, month, 11), to: isoDate(year, month, 20) }
    : { from: isoDate(year, month, 21), to: isoDate(year, month, daysInMonth(year, month)) };
}
