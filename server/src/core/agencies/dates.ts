import type { DateFact } from './schema.js';

/** First and last day (ISO) a date fact can mean. */
export interface DayRange {
  readonly earliest: string;
  readonly latest: string;
}

/** The days a date fact leaves open: `2018-10` is 2018-10-01 to 2018-10-31. */
export function daysOf(fact: DateFact): DayRange {
  let range = known.get(fact);
  if (!range) {
    range = { earliest: firstDay(fact.date), latest: lastDay(fact.latest ?? fact.date) };
    known.set(fact, range);
  }
  return range;
}

const known = new WeakMap<DateFact, DayRange>();

function firstDay(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

function lastDay(date: string): string {
  if (date.length === 10) {
    return date;
  }
  const year = Number(date.slice(0, 4));
  const month = date.length === 4 ? 12 : Number(date.slice(5, 7));
  return `${date.slice(0, 4)}-${pad(month)}-${pad(daysInMonth(year, month))}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/**
 * An ISO day some months earlier or later; a day the month lacks becomes its last.
 *
 * @param months negative for earlier
 */
export function shiftMonths(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  const date = Math.min(Number(day.slice(8, 10)), daysInMonth(year, month));
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(date)}`;
}

/** The date as a text for the user: 2018年10月19日, 2018年10月, 约2000—2004年. */
export function describeDate(fact: DateFact): { readonly zh: string; readonly en: string } {
  const [year = '', month, day] = fact.date.split('-');
  const doubt = fact.doubtful ? '约' : '';
  const span = fact.latest ? `—${fact.latest}` : '';
  const rest = (month ? `${Number(month)}月` : '') + (day ? `${Number(day)}日` : '');
  const en = fact.latest ? `${fact.date}–${fact.latest}` : fact.date;
  return { zh: `${doubt}${year}${span}年${rest}`, en: fact.doubtful ? `about ${en}` : en };
}
