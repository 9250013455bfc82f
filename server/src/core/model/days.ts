import { isDigit, withoutSpace } from '../syntax/characters.js';
import { parseHanNumber, toHalfWidthDigits } from '../syntax/numerals.js';

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month in the Gregorian calendar; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** The ISO date of a day, or null when there is no such day (2月30日). */
export function isoDate(year: number, month: number, day: number): string | null {
  if (day < 1 || day > daysInMonth(year, month)) {
    return null;
  }
  return `${year > 999 ? year : String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(value: number): string {
  return value > 9 ? `${value}` : `0${value}`;
}

/** Reads a year, month or day in Arabic digits of either width or in Chinese numerals. */
export function parseCount(text: string): number | null {
  const first = text.charCodeAt(0);
  return isDigit(first) ? Number(toHalfWidthDigits(text)) : parseHanNumber(text);
}

/** A day as it is written in full: 2016年3月28日, 2016-04-11, 二〇一六年三月二十八日. */
export const FULL_DAY =
  '(?:[\\d０-９]{4}|[〇○零Ｏ一二三四五六七八九]{4})[ 　]*年[ 　]*(?:[\\d０-９]{1,2}|[一二三四五六七八九十]{1,3})[ 　]*月[ 　]*(?:[\\d０-９]{1,2}|[一二三四五六七八九十]{1,3})[ 　]*日';

/** The ISO date of a text that {@link FULL_DAY} matched; null when there is no such day, or the text is another. */
export function parseFullDay(text: string): string | null {
  const [afterYear, afterMonth, afterDay] = [text.indexOf('年'), text.indexOf('月'), text.indexOf('日')];
  if (afterDay !== text.length - 1) {
    return null;
  }
  const year = partOf(text, 0, afterYear, 4, 4);
  const month = partOf(text, afterYear + 1, afterMonth, 1, 3);
  const day = partOf(text, afterMonth + 1, afterDay, 1, 3);
  return year && month && day ? isoDate(year, month, day) : null;
}

/** What a part of a day counts, blanks in it and the forms of its zeros apart. */
function partOf(text: string, from: number, to: number, fewest: number, most: number): number | null {
  const part = withoutSpace(text.slice(from, to));
  if (part.length < fewest || part.length > most) {
    return null;
  }
  return parseCount(part.includes('Ｏ') ? part.replaceAll('Ｏ', '〇') : part);
}
