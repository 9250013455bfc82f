import * as z from 'zod/mini';
import { exampleNotice } from '../../lint/example.js';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { missedTargets } from '../../model/targets.js';

const EXAMPLE = (year: number): string =>
  exampleNotice(`　　一、推进项目建设，${year}年底前完成。\n　　二、扩大开放合作。\n`);

export const rule = defineRule({
  meta: {
    id: 'date/deadline-passed',
    title: { zh: '完成时限早于成文日期', en: 'A target that has passed before the document is issued' },
    why: {
      zh: '沿用旧稿时，时限常忘了顺延；文件印发时时限已过，任务无法执行。',
      en: 'A text carried over keeps its old targets; a target past on the day of issue cannot be met.',
    },
    basis: [{ name: '公文编辑惯例：时限晚于成文日期', strength: 'practice' }],
    severity: 'warning',
    fix: 'none',
    since: '0.1.0',
    reach: 'frame',
    scope: 'documents',
    options: z.strictObject({}),
    examples: [{ bad: EXAMPLE(2015).replace('2015年底前', '⟦2015年底前⟧'), good: EXAMPLE(2016) }],
  },
  check({ notice }) {
    const findings: Finding[] = [];
    for (const { date, planYear } of missedTargets(notice)) {
      if (planYear === null) {
        const issued = notice.header.issuedOn?.text ?? '';
        findings.push(lateFinding(date, { text: date.text, issued }, WORDING));
      }
    }
    return findings;
  },
});

const WORDING: Wording<{ readonly text: string; readonly issued: string }> = {
  message: ({ text, issued }) => ({
    zh: `“${text}”早于成文日期${issued}，作为完成时限已经过去，请核对年份。`,
    en: `“${text}” lies before the date of the document, ${issued}; as a target it has passed. Check the year.`,
  }),
};
