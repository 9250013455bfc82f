import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { isoDate } from '../../model/days.js';
import type { Notice } from '../../model/notice.js';
import type { Block } from '../../syntax/block.js';
import { Holds } from '../../syntax/characters.js';
import { perBlock } from '../../syntax/per-block.js';
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
  *check({ notice }) {
    yield* publishedTooEarly(notice);
    for (const { block, start } of notice.tree.blocks) {
      for (const range of backwardsIn(block)) {
        yield rangeFinding(notice.text, range, start);
      }
    }
  },
});

function* publishedTooEarly({ header: { issuedOn, publishedOn } }: Notice): Iterable<Finding> {
  if (issuedOn?.iso && publishedOn?.iso && publishedOn.iso < issuedOn.iso) {
    yield {
      start: publishedOn.start,
      end: publishedOn.end,
      message: {
        zh: `发布日期${publishedOn.text}早于成文日期${issuedOn.text}，请核对。`,
        en: `Published on ${publishedOn.text}, before it was issued on ${issuedOn.text}; check the dates.`,
      },
      related: [{ start: issuedOn.start, end: issuedOn.end, message: { zh: '成文日期', en: 'Issued here' } }],
    };
  }
}

const YEAR = (n: number): string => `(?<y${n}>[12]\\d{3})`;
const REST = (n: number): string => `(?:(?<m${n}>\\d{1,2})月(?:(?<d${n}>\\d{1,2})日)?)?`;
/** 2019年至2016年, 2019—2016年, 2018年12月31日至2018年1月1日. */
const RANGE = new RegExp(
  `(?<![\\d〔［\\[.])(?<first>${YEAR(1)}(?:年${REST(1)})?)(?:至|到|[—―–－~～-]{1,2})(?<last>${YEAR(2)}年${REST(2)})`,
  'g',
);

const backwardsIn = perBlock(Holds.year, findBackwards);

function findBackwards({ text }: Block): readonly Backwards[] {
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

function rangeFinding(text: string, range: Backwards, by: number): Finding {
  const { start, end } = shifted(range, by);
  const [first, last] = [shifted(range.first, by), shifted(range.last, by)];
  const swapped: readonly TextEdit[] = [
    { ...first, newText: text.slice(last.start, last.end) },
    { ...last, newText: text.slice(first.start, first.end) },
  ];
  const whole = /年/.test(text.slice(first.start, first.end));
  return {
    start,
    end,
    message: {
      zh: `起止时间“${text.slice(start, end)}”先后颠倒，请核对。`,
      en: `“${text.slice(start, end)}” ends before it begins; check it.`,
    },
    // 2019—2016年: the 年 stays at the end.
    fixes: whole
      ? [{ title: { zh: '对调起止时间', en: 'Swap the two dates' }, edits: swapped, safe: false }]
      : [],
  };
}
