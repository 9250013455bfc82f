import { analyze } from '../core/model/analyze.js';
import { defineFeature } from './support/context.js';
import { compareParams } from './support/params.js';

/** What became of each item of an older text in this document; the older one need not be open. */
export const compare = defineFeature({
  method: 'policyNotice/compare',
  params: compareParams,
  async handle({ notice, locale }, params): Promise<object> {
    const { compareNotices, comparisonObject, rowsObject } = await import('../core/plan/compare/index.js');
    const old = analyze(params.old.text, { registry: notice.registry });
    const comparison = compareNotices(old, notice);
    return { ...comparisonObject(comparison), rows: rowsObject(comparison, locale) };
  },
});
