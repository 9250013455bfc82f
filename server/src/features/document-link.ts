import type { DocumentLink } from 'vscode-languageserver';
import { defineFeature } from './support/context.js';
import { noticesByTitle, plainTitle } from './support/library.js';
import { documentParams } from './support/params.js';
import { viewTexts } from './support/view-texts.js';

/** From 《…》 to the notice of that title in the workspace. */
export const documentLink = defineFeature({
  method: 'textDocument/documentLink',
  params: documentParams,
  async handle(context): Promise<DocumentLink[]> {
    const cited = context.notice.references.filter(({ kind }) => kind === 'document');
    // Nothing cited, nothing to read a whole folder for.
    const known = cited.length > 0 ? noticesByTitle(await context.library.all(), context.document.uri) : null;
    return cited.flatMap((reference) => {
      const title = plainTitle(reference.text);
      const target = known?.get(title)?.uri;
      const tooltip = viewTexts.opens(title)[context.locale];
      return target === undefined ? [] : [{ range: context.convert.range(reference), target, tooltip }];
    });
  },
});
