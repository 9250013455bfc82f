import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { replacing } from '../../lint/replace.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { type Citation, citationsOf } from '../../model/citations.js';
import type { TextSpan } from '../../model/notice.js';
import { nearlySameTitle, plainTitle } from '../../model/titles.js';
import { groupBy } from '../../text/group-by.js';

const EXAMPLE = (cited: string): string =>
  exampleNotice(
    `　　一、落实《关于加快发展服务业的若干意见》（粤府〔2015〕36号），推进项目建设。\n　　二、按照${cited}，扩大开放合作。\n`,
  );

export const rule = defineRule({
  meta: {
    id: 'reference/document',
    title: { zh: '同一文件前后引用不一致', en: 'One document cited under two titles or numbers' },
    why: {
      zh: '引用公文先引标题，后引发文字号。同一文件前后标题或文号不一致，读者无从判断是笔误还是两个文件，按文号也查不到原文。',
      en: 'A document is cited by its title, then its number. Where they differ from one place to the next, no reader can tell a slip from a second document.',
    },
    basis: [
      { name: '引用惯例（《党政机关公文处理工作条例》）：先引标题，后引发文字号', strength: 'practice' },
    ],
    severity: 'warning',
    fix: 'unsafe',
    since: '0.1.0',
    reach: 'frame',
    scope: 'documents',
    options: z.strictObject({}),
    examples: [
      {
        bad: EXAMPLE('《关于加快发展服务业的若干意见》（⟦粤府〔2015〕63号⟧）'),
        good: EXAMPLE('《关于加快发展服务业的若干意见》（粤府〔2015〕36号）'),
      },
      {
        bad: EXAMPLE('⟦《关于加快发展服务业的若干意义》⟧（粤府〔2015〕36号）'),
        good: EXAMPLE('《关于加快发展服务业的若干意见》（粤府〔2015〕36号）'),
      },
    ],
  },
  check({ notice }) {
    const findings: Finding[] = [];
    const citations = citationsOf(notice);
    if (citations.length < 2) {
      return findings;
    }
    for (const same of groupBy(citations, (one) => plainTitle(one.title.text)).values()) {
      addOddOnes(
        same,
        (one) => one.number,
        (one, usual) => differsBySlip(one, usual),
        findings,
      );
    }
    for (const same of groupBy(citations, (one) => one.number.text).values()) {
      addOddOnes(
        same,
        (one) => one.title,
        (one, usual) => nearlySameTitle(one.title.text, usual.title.text),
        findings,
      );
    }
    return findings;
  },
});

/**
 * Whether two numbers under one title can only be one number with a slip in it. Titles do come back in
 * other years with another serial, and two organs do give documents one title.
 */
function differsBySlip(one: Citation, other: Citation): boolean {
  const same = [one.code === other.code, one.year === other.year, one.serial === other.serial];
  return same.filter(Boolean).length === 2;
}

/** Citations of one document that differ in one part from the way it is cited most, or first. */
function addOddOnes(
  citations: readonly Citation[],
  part: (citation: Citation) => TextSpan,
  isSlip: (one: Citation, usual: Citation) => boolean,
  findings: Finding[],
): void {
  const byPart = [...groupBy(citations, (one) => plainTitle(part(one).text)).values()];
  const usual = byPart.sort((a, b) => b.length - a.length)[0]?.[0];
  for (const odd of usual ? byPart.slice(1).flat() : []) {
    if (usual && isSlip(odd, usual)) {
      findings.push(lateFinding(part(odd), { odd: part(odd), usual: part(usual) }, WORDING));
    }
  }
}

interface Told {
  readonly odd: TextSpan;
  readonly usual: TextSpan;
}

const WORDING: Wording<Told> = {
  message: ({ odd, usual }) => ({
    zh: `同一文件在本文他处作“${usual.text}”，此处作“${odd.text}”，请核对原文后统一。`,
    en: `The same document is cited elsewhere as “${usual.text}”, here as “${odd.text}”; check it and use one.`,
  }),
  related: ({ usual: { start, end, text } }) => [
    { start, end, message: { zh: `此处作“${text}”`, en: `“${text}” here` } },
  ],
  fixes: ({ odd, usual }) => [replacing(odd, usual.text, false)],
};
