import type { Location, LocationLink } from 'vscode-languageserver';
import { defineFeature, type FeatureContext } from './support/context.js';
import { noticesByTitle, plainTitle } from './support/library.js';
import { positionParams } from './support/params.js';
import { type Subject, subjectAt } from './support/subject.js';

const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** In another notice, where the workspace has one of the cited title; else in this one. */
async function placesOf(context: FeatureContext, { title, definitions }: Subject): Promise<Location[]> {
  const { uri } = context.document;
  const known = title === undefined ? null : noticesByTitle(await context.library.all(), uri);
  const other = title === undefined ? undefined : known?.get(plainTitle(title));
  return other
    ? [{ uri: other.uri, range: TOP }]
    : definitions.map((span) => ({ uri, range: context.convert.range(span) }));
}

/**
 * Where the thing under the cursor stands: the item of 第N项, the text of 附件N, the attached text of that
 * title or the notice of it in the workspace, else the first place that names it.
 */
export const definition = defineFeature({
  method: 'textDocument/definition',
  params: positionParams,
  async handle(context, params): Promise<Location[] | LocationLink[] | null> {
    const subject = subjectAt(context, context.convert.offset(params.position));
    if (!subject) {
      return null;
    }
    const origin = context.convert.range(subject.span);
    const places = await placesOf(context, subject);
    return context.client.definitionLinks
      ? places.map(({ uri, range }) => ({
          originSelectionRange: origin,
          targetUri: uri,
          targetRange: range,
          targetSelectionRange: range,
        }))
      : places;
  },
});
