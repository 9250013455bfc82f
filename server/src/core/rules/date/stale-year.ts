import * as z from 'zod/mini';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import { missedTargets } from '../../model/targets.js';

const EXAMPLE = (target: string): string =>
  `广东省人民政府办公厅关于印发2016年重点工作的通知\n粤府办〔2016〕12号\n\n各地级以上市人民政府：\n\n　　一、推进项目建设，${target}完成。\n　　二、扩大开放合作。\n\n广东省人民政府办公厅\n2016年5月6日\n`;

export const rule = defineRule({
  meta: {
    id: 'date/stale-year',
    title: { zh: '完成时限早于计划年度', en: 'A target before the year of the plan' },
    why: {
      zh: '标题写明年度的计划，各项时限应在该年度或以后；出现更早的年份，多半是上一年文稿的遗留。',
      en: 'A plan whose title names its year sets targets in that year or later; an earlier one is a remnant of last year’s text.',
    },
    basis: [{ name: '公文编辑惯例：时限与计划年度相符', strength: 'practice' }],
    severity: 'warning',
    fix: 'none',
    since: '0.1.0',
    scope: 'documents',
    options: z.strictObject({}),
    examples: [{ bad: EXAMPLE('⟦2015年底前⟧'), good: EXAMPLE('2016年底前') }],
  },
  check({ notice }) {
    const findings: Finding[] = [];
    for (const { date, planYear } of missedTargets(notice)) {
      if (planYear !== null) {
        findings.push(lateFinding(date, { text: date.text, planYear }, WORDING));
      }
    }
    return findings;
  },
});

const WORDING: Wording<{ readonly text: string; readonly planYear: number }> = {
  message: ({ text, planYear }) => ({
    zh: `这是${planYear}年的计划，时限“${text}”却在此之前，疑为旧稿遗留，请核对年份。`,
    en: `The plan is for ${planYear}, but the target “${text}” lies before it: a remnant of an older text? Check the year.`,
  }),
};
