import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { isoDate } from '../../model/days.js';
import type { Notice, TextSpan } from '../../model/notice.js';
import type { PlacedBlock } from '../../syntax/block.js';
import { Holds } from '../../syntax/characters.js';
import { perBlock } from '../../syntax/per-block.js';
import { signAt, signCount, signTraits } from '../../syntax/signs.js';
import type { TextEdit } from '../../text/edit.js';
import { type Span, shifted } from '../../text/span.js';

interface Backwards extends Span {
  readonly first: Span;
  readonly last: Span;
}

export const rule = defineRule({
  meta: {
    id: 'date/order',
    title: { zh: '日期先后颠倒', en: 'Dates in the wrong order' },
    why: {
      zh: '起止时间写反，或发布日期早于成文日期，多为笔误，读者无法确定期限。',
      en: 'A period that ends before it begins, or a text published before it was issued, is a slip that leaves the term in doubt.',
    },
    basis: [{ name: '公文编辑惯例：起止时间先后有序，先成文后发布', strength: 'practice' }],
    severity: 'warning',
    fix: 'unsafe',
    since: '0.1.0',
    reach: 'surroundings',
    early: true,
    scope: 'documents',
    options: z.strictObject({}),
    examples: [
      {
        bad: exampleNotice('　　一、试点期限为⟦2019年至2016年⟧。\n　　二、扩大开放合作。\n'),
        good: exampleNotice('　　一、试点期限为2016年至2019年。\n　　二、扩大开放合作。\n'),
      },
      {
        bad: `发布日期：⟦2016-05-01⟧\n${exampleNotice('　　推进项目建设。\n')}`,
        good: `发布日期：2016-05-11\n${exampleNotice('　　推进项目建设。\n')}`,
      },
    ],
  },
  check({ notice }) {
    const early = publishedTooEarly(notice);
    const findings: Finding[] = early ? [early] : [];
    for (const placed of notice.tree.blocks) {
      const { block, start } = placed;
      const mayHold = block.holds & Holds.year && mayHoldRange(notice.text, placed);
      for (const range of mayHold ? backwardsIn(block) : NONE) {
        findings.push(rangeFinding(notice.text, range, start));
      }
    }
    return findings;
  },
});

function publishedTooEarly({ header: { issuedOn, publishedOn } }: Notice): Finding | null {
  return issuedOn?.iso && publishedOn?.iso && publishedOn.iso < issuedOn.iso
    ? lateFinding(publishedOn, { published: publishedOn, issued: issuedOn }, TOO_EARLY)
    : null;
}

const TOO_EARLY: Wording<{ readonly published: TextSpan; readonly issued: TextSpan }> = {
  message: ({ published, issued }) => ({
    zh: `发布日期${published.text}早于成文日期${issued.text}，请核对。`,
    en: `Published on ${published.text}, before it was issued on ${issued.text}; check the dates.`,
  }),
  related: ({ issued: { start, end } }) => [{ start, end, message: { zh: '成文日期', en: 'Issued here' } }],
};

const YEAR = (n: number): string => `(?<y${n}>[12]\\d{3})`;
const REST = (n: number): string => `(?:(?<m${n}>\\d{1,2})月(?:(?<d${n}>\\d{1,2})日)?)?`;
/** 2019年至2016年, 2019—2016年, 2018年12月31日至2018年1月1日. */
const RANGE = new RegExp(
  `(?<![\\d〔［\\[.])(?<first>${YEAR(1)}(?:年${REST(1)})?)(?:至|到|[—―–－~～-]{1,2})(?<last>${YEAR(2)}年${REST(2)})`,
  'g',
);

const backwardsIn = perBlock(Holds.year, ({ text }) => searchBackwards(text));

const NONE: readonly Backwards[] = [];

/**
 * Whether a block may hold a range of years: not where no year with its 年 has before it a word or dash of a
 * range, and before that the end of a date. A quick look that spares the search where it finds nothing.
 */
export function mayHoldRange(text: string, { block, start }: PlacedBlock): boolean {
  const count = signCount(block);
  for (let i = 0; i < count; i++) {
    if (signTraits(block, i) & Holds.year && mayEndRange(text, start + signAt(block, i))) {
      return true;
    }
  }
  return false;
}

/** @param at offset of 年 */
function mayEndRange(text: string, at: number): boolean {
  let before = at - 5;
  if (before < 0 || !JOINS.has(text.charCodeAt(before)) || !isYearAt(text, at - 4)) {
    return false;
  }
  before -= JOINS.has(text.charCodeAt(before - 1)) ? 2 : 1;
  return ENDS.includes(text.charAt(before));
}

/** What joins two ends of a range; a dash may be of two characters. */
const JOINS = new Set([...'至到—―–－~～-'].map((char) => char.charCodeAt(0)));
const ENDS = '年月日0123456789';

function isYearAt(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  return (first === 0x31 || first === 0x32) && areDigits(text, at + 1, at + 4);
}

function areDigits(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x30 || code > 0x39) {
      return false;
    }
  }
  return true;
}

/** All ranges of a text that run backwards, in text order. */
export function searchBackwards(text: string): readonly Backwards[] {
  return [...text.matchAll(RANGE)].flatMap((match) => {
    const parts = match.groups ?? {};
    if (!runsBackwards(parts)) {
      return [];
    }
    const start = match.index;
    const end = start + match[0].length;
    const first = { start, end: start + (parts.first?.length ?? 0) };
    return [{ start, end, first, last: { start: end - (parts.last?.length ?? 0), end } }];
  });
}

/** Compared as finely as both ends are given. A day that does not exist is another rule's business. */
function runsBackwards({ y1, m1, d1, y2, m2, d2 }: Readonly<Record<string, string | undefined>>): boolean {
  const month = m1 !== undefined && m2 !== undefined;
  const day = month && d1 !== undefined && d2 !== undefined;
  const first = isoDate(Number(y1), month ? Number(m1) : 1, day ? Number(d1) : 1);
  const last = isoDate(Number(y2), month ? Number(m2) : 1, day ? Number(d2) : 1);
  return first !== null && last !== null && last < first;
}

interface Told {
  readonly text: string;
  readonly first: Span;
  readonly last: Span;
}

function rangeFinding(text: string, range: Backwards, by: number): Finding {
  const told = { text, first: shifted(range.first, by), last: shifted(range.last, by) };
  return lateFinding(shifted(range, by), told, RUNS_BACKWARDS);
}

const RUNS_BACKWARDS: Wording<Told> = {
  message: ({ text, first, last }) => {
    const written = text.slice(first.start, last.end);
    return {
      zh: `起止时间“${written}”先后颠倒，请核对。`,
      en: `“${written}” ends before it begins; check it.`,
    };
  },
  fixes: ({ text, first, last }) => {
    const [from, to] = [text.slice(first.start, first.end), text.slice(last.start, last.end)];
    const edits: readonly TextEdit[] = [
      { ...first, newText: to },
      { ...last, newText: from },
    ];
    // 2019—2016年: the 年 stays at the end.
    return from.includes('年')
      ? [{ title: { zh: '对调起止时间', en: 'Swap the two dates' }, edits, safe: false }]
      : [];
  },
};
