import type { Location } from 'vscode-languageserver';
import { defineFeature } from './support/context.js';
import { referenceParams } from './support/params.js';
import { subjectAt } from './support/subject.js';

/** Every place that names what is under the cursor, in whatever form, in text order. */
export const references = defineFeature({
  method: 'textDocument/references',
  params: referenceParams,
  handle(context, params): Location[] {
    const subject = subjectAt(context, context.convert.offset(params.position));
    if (!subject) {
      return [];
    }
    const own = params.context.includeDeclaration ? subject.definitions : [];
    return [...own, ...subject.references]
      .sort((a, b) => a.start - b.start)
      .map((span) => ({ uri: context.document.uri, range: context.convert.range(span) }));
  },
});
