import { base64 } from '../core/text/base64.js';
import { defineFeature } from '../features/support/context.js';
import { reportParams } from '../features/support/params.js';

/** A review report as a file, with last year's plan where the workspace has it: text, or base64 for a Word file. */
export const reportFile = defineFeature({
  method: 'policyNotice/report',
  params: reportParams,
  async handle(context, { format }): Promise<object> {
    const { notice, lint, hidden, locale } = context;
    const { reportFile: write } = await import('../exchange/report/index.js');
    const { lastYearOf } = await import('../features/support/last-year.js');
    const lastYear = await lastYearOf(context);
    const findings = {
      diagnostics: lint.diagnostics,
      hidden: hidden.length,
      ruleTitle: context.ruleTitle,
    };
    const content = await write(
      { notice, findings, lastYear: lastYear?.older.notice ?? null },
      format,
      locale,
    );
    return typeof content === 'string' ? { text: content } : { base64: base64(content) };
  },
});
