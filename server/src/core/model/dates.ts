import type { Block } from '../syntax/block.js';
import { Holds } from '../syntax/characters.js';
import { perBlock } from '../syntax/per-block.js';
import type { PlacedBlock } from '../syntax/tree.js';
import { daysInMonth, isoDate } from './days.js';
import type { DateMention } from './notice.js';

/** A year, a half, a quarter, a month or a day, with the words that make it a target. */
const DATE =
  /(?<year>[12]\d{3})[ 　]*年(?:[ 　]*(?<half>上半年|下半年)|第?(?<quarter>[一二三四1-4])季度|[ 　]*(?<month>\d{1,2})[ 　]*月(?:[ 　]*(?<day>\d{1,2})[ 　]*日)?)?(?<ten>[上中下]旬)?(?<bound>年?底|末)?(?<before>之?前|以前)?/g;
/** What makes a date a target: 到2020年, 2018年完成, 2016年底前. */
const TARGET_BEFORE = /(?:到|至|力争|争取|确保|计划|预计|目标在|于)[ 　]*$/;
const TARGET_AFTER =
  /^[ 　]*(?:内|全面|基本|正式|全部)?[ 　]*(?:完成|建成|封顶|投入|开工|启用|开通|通车|实现|达到|达标|竣工|投产|上线|形成|建立|出台)/;

const QUARTERS = '一二三四';
/**
 * The dates of one block as absolute mentions. Years stand in four digits; 2月 without a year names no
 * day and is left out.
 */
export function datesIn({ block, start: by }: PlacedBlock): readonly DateMention[] {
  return relativeDates(block).map(({ start, end, text, from, to, role }) => ({
    start: start + by,
    end: end + by,
    text,
    from,
    to,
    role,
  }));
}

const relativeDates = perBlock(Holds.year, readDates);

function readDates({ text }: Block): readonly DateMention[] {
  const dates: DateMention[] = [];
  for (const match of text.matchAll(DATE)) {
    const start = match.index;
    const end = start + match[0].length;
    if (/[\d—–-]/.test(text.charAt(start - 1))) {
      continue;
    }
    const range = rangeOf(match.groups ?? {});
    const target =
      match.groups?.before !== undefined ||
      match.groups?.bound !== undefined ||
      TARGET_BEFORE.test(text.slice(Math.max(0, start - 6), start)) ||
      TARGET_AFTER.test(text.slice(end, end + 10));
    dates.push({ start, end, text: match[0], ...range, role: target ? 'deadline' : 'mention' });
  }
  return dates;
}

type Parts = Readonly<Record<string, string | undefined>>;

/** First and last day a date covers; nulls when it names no such day. */
function rangeOf(parts: Parts): { readonly from: string | null; readonly to: string | null } {
  const year = Number(parts.year);
  if (parts.half) {
    return parts.half === '上半年' ? months(year, 1, 6) : months(year, 7, 12);
  }
  if (parts.quarter) {
    const quarter = QUARTERS.indexOf(parts.quarter) + 1 || Number(parts.quarter);
    return months(year, quarter * 3 - 2, quarter * 3);
  }
  if (!parts.month) {
    return parts.bound ? months(year, 12, 12) : months(year, 1, 12);
  }
  const month = Number(parts.month);
  if (parts.day) {
    const day = isoDate(year, month, Number(parts.day));
    return { from: day, to: day };
  }
  return parts.ten ? tenDays(year, month, parts.ten) : months(year, month, month);
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
