import type { Location, LocationLink } from 'vscode-languageserver';
import { defineFeature } from './support/context.js';
import { positionParams } from './support/params.js';
import { subjectAt } from './support/subject.js';

/**
 * Where the thing under the cursor stands: the item of 第N项, the text of 附件N, the attached text of that
 * title, else the first place that names it.
 */
export const definition = defineFeature({
  method: 'textDocument/definition',
  params: positionParams,
  capabilities: () => ({ definitionProvider: true }),
  handle(context, params): Location[] | LocationLink[] | null {
    const subject = subjectAt(context, context.convert.offset(params.position));
    if (!subject) {
      return null;
    }
    const { uri } = context.document;
    const origin = context.convert.range(subject.span);
    const ranges = subject.definitions.map((span) => context.convert.range(span));
    return context.client.definitionLinks
      ? ranges.map((range) => ({
          originSelectionRange: origin,
          targetUri: uri,
          targetRange: range,
          targetSelectionRange: range,
        }))
      : ranges.map((range) => ({ uri, range }));
  },
});
