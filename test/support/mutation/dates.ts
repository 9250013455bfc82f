import type { Notice } from '../../../server/src/core/model/notice.js';
import {
  due,
  insert,
  leaves,
  type Mutant,
  type Mutator,
  mutant,
  pick,
  type Random,
  replace,
  sentenceEnd,
} from './mutant.js';

const DAY = /(\d{4}年)?(\d{1,2})月(\d{1,2})日/g;
const IMPOSSIBLE = ['2月30日', '4月31日', '6月31日', '9月31日', '11月31日', '13月5日', '1月32日', '7月0日'];

function* brokenDay(notice: Notice): Iterable<Mutant> {
  for (const { index, 0: text, 1: year = '' } of notice.text.matchAll(DAY)) {
    const place = { start: index, end: index + text.length };
    for (const day of IMPOSSIBLE) {
      yield mutant(notice, [replace(place, `${year}${day}`)], due('date/invalid', place));
    }
  }
}

const CLAUSES: readonly ((day: string) => string)[] = [
  (day) => `，于${day}前完成`,
  (day) => `，自${day}起实施`,
  (day) => `（${day}前报送）`,
];

function* addedDay(notice: Notice, random: Random): Iterable<Mutant> {
  // Far ahead: a day that has passed would be a second fault.
  const days = [...IMPOSSIBLE.map((day) => `2039年${day}`), ...IMPOSSIBLE, '2039年2月29日', '2039年13月底'];
  for (const node of leaves(notice)) {
    const at = sentenceEnd(notice, node);
    const clause = pick(CLAUSES, random);
    const day = pick(days, random);
    if (at !== null && clause && day) {
      yield mutant(notice, [insert(at, clause(day))], due('date/invalid', { start: at, end: at }));
    }
  }
}

const RANGE = /(\d{4}年(?:\d{1,2}月\d{1,2}日)?)至(\d{4}年(?:\d{1,2}月\d{1,2}日)?)/g;

function* turnedRange(notice: Notice): Iterable<Mutant> {
  for (const { index, 0: text, 1: first = '', 2: last = '' } of notice.text.matchAll(RANGE)) {
    const place = { start: index, end: index + text.length };
    yield mutant(notice, [replace(place, `${last}至${first}`)], due('date/order', place));
  }
}

function* addedRange(notice: Notice, random: Random): Iterable<Mutant> {
  const ranges = ['2039年至2036年', '2039—2036年', '2039年6月30日至2039年4月1日', '2039年5月至2038年7月'];
  for (const node of leaves(notice)) {
    const at = sentenceEnd(notice, node);
    const range = pick(ranges, random);
    if (at !== null && range) {
      yield mutant(notice, [insert(at, `，实施期限为${range}`)], due('date/order', { start: at, end: at }));
    }
  }
}

function* publishedEarly(notice: Notice): Iterable<Mutant> {
  const { publishedOn, issuedOn } = notice.header;
  if (publishedOn?.iso && issuedOn?.iso) {
    for (const back of [1, 2, 3]) {
      const early = publishedOn.text.replace(/^\d{4}/, (year) => String(Number(year) - back));
      yield mutant(notice, [replace(publishedOn, early)], due('date/order', publishedOn));
    }
  }
}

/** A sentence may tell of the past, and then names past dates rightly. */
const PAST = /已|曾|未|了|以来|截至|截止|要求|规定|提出|延长|推迟|调整|原/;

/** The year in the title that the plan is for. */
function planYear({ header, spaces }: Notice): number | null {
  const titles = [header.title?.text, ...spaces.map((space) => space.title?.text)];
  const year = /(\d{4})年/.exec(titles.find((title) => title && /\d{4}年/.test(title)) ?? '')?.[1];
  return year ? Number(year) : null;
}

function missed(rule: string): Mutator['make'] {
  return function* (notice, random) {
    const plan = planYear(notice);
    const issued = Number(notice.header.issuedOn?.iso?.slice(0, 4));
    // An opinion that is handed on was written before, and so was what it sets out to do.
    const handedOn = /转发/.test(notice.header.title?.text ?? '');
    if (!issued || handedOn || (rule === 'date/stale-year') !== (plan !== null)) {
      return;
    }
    for (const { role, text, start, end } of notice.dates) {
      if (role === 'deadline' && /^\d{4}年.*前$/.test(text)) {
        const early = text.replace(/^\d{4}/, String(issued - 2));
        yield mutant(notice, [replace({ start, end }, early)], due(rule, { start, end }));
      }
    }
    const targets = ['年底前完成', '年6月底前建成', '年9月30日前报送情况', '年底前全部落实到位'];
    for (const node of leaves(notice)) {
      const at = sentenceEnd(notice, node);
      const target = pick(targets, random);
      if (at !== null && target && !PAST.test(notice.text.slice(node.start, at))) {
        const edit = insert(at, `，${issued - 1 - Math.floor(random() * 3)}${target}`);
        yield mutant(notice, [edit], due(rule, { start: at, end: at }));
      }
    }
  };
}

const HAN = '〇一二三四五六七八九';

function spelt(number: number): string {
  const tens = Math.floor(number / 10);
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${HAN[tens]}十`;
  return `${ten}${number % 10 === 0 ? '' : HAN[number % 10]}`;
}

function* issuedOtherwise(notice: Notice): Iterable<Mutant> {
  const { issuedOn } = notice.header;
  const [year = 0, month = 0, day = 0] = issuedOn?.iso?.split('-').map(Number) ?? [];
  if (!issuedOn || !isPlain(issuedOn.text)) {
    return;
  }
  const two = (number: number): string => String(number).padStart(2, '0');
  const han = [...String(year)].map((digit) => HAN[Number(digit)]).join('');
  const always = [`${year}年${two(month)}月${two(day)}日`, `${han}年${spelt(month)}月${spelt(day)}日`];
  // Anywhere but on a line below the organ that signs these may be any date, or none.
  const alone = /\n[\s　]*$/.test(notice.text.slice(0, issuedOn.start));
  const forms = alone
    ? [
        `${year}.${month}.${day}`,
        `${year}-${two(month)}-${two(day)}`,
        `${String(year).slice(2)}年${month}月${day}日`,
      ]
    : [];
  for (const form of [...always, ...forms]) {
    if (form !== issuedOn.text) {
      yield mutant(notice, [replace(issuedOn, form)], due('layout/issued-date', issuedOn));
    }
  }
}

function isPlain(date: string): boolean {
  return /^\d{4}年\d{1,2}月\d{1,2}日$/.test(date);
}

export const DATES: readonly Mutator[] = [
  { name: 'day that does not exist', rule: 'date/invalid', make: brokenDay },
  { name: 'added day that does not exist', rule: 'date/invalid', make: addedDay },
  { name: 'ends of a span exchanged', rule: 'date/order', make: turnedRange },
  { name: 'added span that runs backwards', rule: 'date/order', make: addedRange },
  { name: 'published before issued', rule: 'date/order', make: publishedEarly },
  { name: 'target in the past', rule: 'date/deadline-passed', make: missed('date/deadline-passed') },
  { name: 'target before the plan', rule: 'date/stale-year', make: missed('date/stale-year') },
  { name: 'date of issue in another form', rule: 'layout/issued-date', make: issuedOtherwise },
];
