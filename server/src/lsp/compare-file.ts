import { analyze } from '../core/model/analyze.js';
import { base64 } from '../core/text/base64.js';
import { defineFeature } from '../features/support/context.js';
import { compareFileParams } from '../features/support/params.js';

/** A comparison with an older text as a file: text, or base64 for a workbook. */
export const compareFile = defineFeature({
  method: 'policyNotice/compareFile',
  params: compareFileParams,
  async handle({ notice, document, locale }, { old, format }): Promise<object> {
    const { comparisonFile } = await import('../exchange/comparison/index.js');
    const older = analyze(old.text, { registry: notice.registry });
    const content = await comparisonFile(older, notice, { format, locale, names: ['', document.uri] });
    return typeof content === 'string' ? { text: content } : { base64: base64(content) };
  },
});
