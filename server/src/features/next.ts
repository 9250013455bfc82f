import { defineFeature } from './support/context.js';
import { nextPlanParams } from './support/params.js';

/** The draft of another year's plan, with its review list; null where no year can be moved on to that one. */
export const nextPlan = defineFeature({
  method: 'policyNotice/next',
  params: nextPlanParams,
  async handle({ notice, document, locale }, params): Promise<object | null> {
    const { draftNextPlan, planYearOf, reviewObject } = await import('../core/plan/next/index.js');
    const from = planYearOf(notice);
    const year = params.year ?? (from ?? 0) + 1;
    if (from === null || year <= from) {
      return null;
    }
    const plan = draftNextPlan(notice, year);
    return { text: plan.text, review: reviewObject(document.uri, notice, plan, locale) };
  },
});
