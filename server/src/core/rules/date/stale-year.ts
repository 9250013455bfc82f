import * as z from 'zod/mini';
import { lateFinding, type Wording } from '../../lint/late-finding.js';
import { defineRule, type Finding } from '../../lint/rule.js';
import type { DateOrigin } from '../../model/notice.js';
import { missedTargets } from '../../model/targets.js';
import type { Localized } from '../../text/localized.js';

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
    reach: 'frame',
    scope: 'documents',
    options: z.strictObject({}),
    examples: [{ bad: EXAMPLE('⟦2015年底前⟧'), good: EXAMPLE('2016年底前') }],
  },
  check({ notice }) {
    const findings: Finding[] = [];
    for (const { date, planYear } of missedTargets(notice)) {
      if (planYear !== null) {
        const origin = notice.lastYear?.originOf(notice, date) ?? null;
        const from = origin && { ...origin, year: notice.lastYear?.year ?? planYear - 1 };
        // What was over last year already was left standing twice: somebody may want it so.
        const severity = from?.wasMissed ? 'info' : undefined;
        findings.push(lateFinding(date, { text: date.text, planYear, from }, WORDING, severity));
      }
    }
    return findings;
  },
});

interface Subject {
  readonly text: string;
  readonly planYear: number;
  /** Where last year's plan has the same date; null where it is not known or has it not. */
  readonly from: (DateOrigin & { readonly year: number }) | null;
}

function messageOf({ text, planYear, from }: Subject): Localized {
  const [zh, en] = [
    `这是${planYear}年的计划，时限“${text}”却在此之前，`,
    `The plan is for ${planYear}, but the target “${text}” lies before it: `,
  ];
  if (!from) {
    return {
      zh: `${zh}疑为旧稿遗留，请核对年份。`,
      en: `${en}a remnant of an older text? Check the year.`,
    };
  }
  const unit = {
    zh: `${from.year}年计划${from.unit.zh}`,
    en: `${from.unit.en} of the plan for ${from.year}`,
  };
  return from.wasMissed
    ? {
        zh: `${zh}${unit.zh}已有此时限，当时也已过期，请核对是否有意保留。`,
        en: `${en}${unit.en} has it too, and it was over even then. Is it meant to stay?`,
      }
    : {
        zh: `${zh}系沿用${unit.zh}的时限，请改为本年度的时限。`,
        en: `${en}it was carried over from ${unit.en}. Set this year’s target.`,
      };
}

const WORDING: Wording<Subject> = { message: messageOf };
