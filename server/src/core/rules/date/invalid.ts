import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { daysInMonth, parseCount } from '../../model/days.js';
import type { PlacedBlock } from '../../syntax/block.js';
import { Holds, isDigit, isHanNumeral } from '../../syntax/characters.js';
import { perBlock } from '../../syntax/per-block.js';
import { signAt, signCount, signTraits } from '../../syntax/signs.js';
import { overlaps, type Span, shifted } from '../../text/span.js';

interface BadDate extends Span {
  readonly reason: { readonly zh: string; readonly en: string };
}

const EXAMPLE = (day: string): string =>
  exampleNotice(`　　一、请于${day}前报送情况。\n　　二、扩大开放合作。\n`);

export const rule = defineRule({
  meta: {
    id: 'date/invalid',
    title: { zh: '日期不存在', en: 'A day that does not exist' },
    why: {
      zh: '“2月30日”“13月”之类的日期无法执行，多为录入或改稿时的笔误。',
      en: 'No one can meet the 30th of February: such a day is a slip of typing or editing.',
    },
    basis: [{ name: '公历', strength: 'norm' }],
    severity: 'error',
    fix: 'none',
    since: '0.1.0',
    reach: 'surroundings',
    early: true,
    scope: 'documents',
    options: z.strictObject({}),
    examples: [
      { bad: EXAMPLE('⟦2016年6月31日⟧'), good: EXAMPLE('2016年6月30日') },
      { bad: EXAMPLE('⟦2月30日⟧'), good: EXAMPLE('2月28日') },
    ],
  },
  check({ notice }) {
    const findings: Finding[] = [];
    const found: Span[] = [];
    for (const placed of notice.tree.blocks) {
      const { block, start } = placed;
      const mayHold = block.holds & Holds.month && mayHoldBadDate(notice.text, placed);
      for (const { reason, ...place } of mayHold ? badDatesIn(block) : NONE) {
        const at = shifted(place, start);
        found.push(at);
        findings.push(lateFinding(at, { written: notice.text.slice(at.start, at.end), reason }, WORDING));
      }
    }
    // Dates of the header may be written as no date of the text is: 2016-02-30.
    for (const date of [notice.header.issuedOn, notice.header.publishedOn]) {
      if (date && date.iso === null && !found.some((one) => overlaps(one, date))) {
        const written = notice.text.slice(date.start, date.end);
        findings.push(lateFinding(date, { written, reason: NO_DAY }, WORDING));
      }
    }
    return findings;
  },
});

const HAN = '〇○零一二三四五六七八九十';
const COUNT = `(?:[\\d０-９]{1,2}|[${HAN}]{1,3})`;
/** With or without its year; a month alone counts when it is plainly one (13月底). */
const DATE = new RegExp(
  `(?<![\\d０-９.．${HAN}])(?:(?<year>[\\d０-９]{4}|[${HAN}Ｏ]{4})[ 　]*年[ 　]*)?(?<month>${COUNT})[ 　]*月` +
    `(?:[ 　]*(?<day>${COUNT})(?:[ 　]*日)?(?:[ 　]*[至到—－~～-]{1,2}[ 　]*(?<last>${COUNT}))?[ 　]*日|(?<part>份(?!额)|底|末|初|[上中下]旬))?`,
  'g',
);
const LUNAR = /(?:农历|阴历|夏历|旧历|藏历)[^，。；]{0,6}$/;

const NO_DAY = { zh: '没有这一天', en: 'there is no such day' };
const NO_MONTH = { zh: '月份应为1至12', en: 'months are 1 to 12' };

const badDatesIn = perBlock(Holds.month, ({ text }) => searchBadDates(text));

/**
 * Whether a block may hold a bad date: not where every 月 has a month of the year in plain digits before it, and
 * behind it no day or one that all months have. A quick look that spares the search where it finds nothing.
 */
export function mayHoldBadDate(text: string, { block, start }: PlacedBlock): boolean {
  const count = signCount(block);
  for (let i = 0; i < count; i++) {
    if (signTraits(block, i) & Holds.month && mayBeBad(text, start + signAt(block, i))) {
      return true;
    }
  }
  return false;
}

/** @param at offset of 月 */
function mayBeBad(text: string, at: number): boolean {
  const end = skipBlanks(text, at - 1, -1) + 1;
  const start = skipDigits(text, end - 1, -1) + 1;
  const before = text.charCodeAt(start - 1);
  if (start === end) {
    // 每月, 本月: nothing counts it.
    return isCounter(before);
  }
  if (end - start > 2 || isCounter(before) || isPoint(before) || !isWithin(text, start, end, 12)) {
    return true;
  }
  const day = skipBlanks(text, at + 1, 1);
  const dayEnd = skipDigits(text, day, 1);
  return day === dayEnd ? isCounter(text.charCodeAt(day)) : !isPlainDay(text, day, dayEnd);
}

/** Whether a day's digits name one that every month has, and no other day follows it (3日至5日). */
function isPlainDay(text: string, start: number, end: number): boolean {
  const unit = skipBlanks(text, end, 1);
  const next = text.charAt(unit) === '日' ? skipBlanks(text, unit + 1, 1) : unit;
  return (
    end - start <= 2 &&
    isWithin(text, start, end, SHORTEST_MONTH) &&
    !isCounter(text.charCodeAt(end)) &&
    !RANGE_MARKS.includes(text.charAt(next) || ' ')
  );
}

const SHORTEST_MONTH = 28;
const RANGE_MARKS = '至到—－~～-';

function isWithin(text: string, start: number, end: number, most: number): boolean {
  const number = Number(text.slice(start, end));
  return number >= 1 && number <= most;
}

/** Whether a code unit can be part of a number; a plain digit is. */
function isCounter(code: number): boolean {
  return isDigit(code) || isHanNumeral(code);
}

function isPoint(code: number): boolean {
  return code === 0x2e || code === 0xff0e;
}

function skipBlanks(text: string, from: number, step: 1 | -1): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x3000) {
    at += step;
  }
  return at;
}

function skipDigits(text: string, from: number, step: 1 | -1): number {
  let at = from;
  while (text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) {
    at += step;
  }
  return at;
}

/** All bad dates of a text, in text order. */
export function searchBadDates(text: string): readonly BadDate[] {
  const bad: BadDate[] = [];
  for (const match of text.matchAll(DATE)) {
    const parts = match.groups ?? {};
    const reason = reasonFor(parts);
    const before = text.slice(Math.max(0, match.index - 10), match.index);
    if (reason && !LUNAR.test(before)) {
      bad.push({ start: match.index, end: match.index + match[0].length, reason });
    }
  }
  return bad;
}

const NONE: readonly BadDate[] = [];

type Parts = Readonly<Record<string, string | undefined>>;

function reasonFor({ year, month = '', day, last, part }: Parts): BadDate['reason'] | null {
  const monthNumber = parseCount(month);
  if (monthNumber === null || (year === undefined && day === undefined && part === undefined)) {
    return null;
  }
  if (monthNumber < 1 || monthNumber > 12) {
    return NO_MONTH;
  }
  // Without its year, the 29th of February may exist.
  const longest = daysInMonth((year && parseCount(year.replace(/Ｏ/g, '〇'))) || 2000, monthNumber);
  const days = [day, last].flatMap((written) => (written === undefined ? [] : [parseCount(written)]));
  return days.some((number) => number !== null && (number < 1 || number > longest)) ? NO_DAY : null;
}

interface Told {
  readonly written: string;
  readonly reason: BadDate['reason'];
}

const WORDING: Wording<Told> = {
  message: ({ written, reason }) => ({
    zh: `日期“${written}”有误：${reason.zh}，请核对。`,
    en: `“${written}” is no date: ${reason.en}. Check it.`,
  }),
};
