import type { CompletionList } from 'vscode-languageserver';
import type { Notice } from '../core/model/notice.js';
import { agencyOffer } from './support/completion/agencies.js';
import { itemOffer, titleOffer } from './support/completion/citations.js';
import { groupPlaceAt } from './support/completion/group-place.js';
import { markerOffer } from './support/completion/markers.js';
import { itemsOf, type Offer } from './support/completion/proposal.js';
import { groupSnippets, lineSnippets, wholeGroupSnippets } from './support/completion/snippets.js';
import { defineFeature, type FeatureContext } from './support/context.js';
import { positionParams } from './support/params.js';

/** What opens a place where something can be offered; an ideographic space does at a line's start. */
const TRIGGERS = ['（', '(', '、', '，', '；', '：', '《', '第', '　'];

/** What can be written at an offset. The first kind of place that fits is the only one. */
function offersAt(context: FeatureContext, offset: number): readonly Offer[] {
  const only = titleOffer(context, offset) ?? itemOffer(context, offset);
  if (only) {
    return [only];
  }
  const marker = markerOffer(context, offset);
  const atLine = [marker, lineSnippets(context, offset)];
  // Where a line begins a bracket opens a number, unless the document has lists on lines of their own.
  const group = marker && !context.derive(hasGroupLines) ? null : groupPlaceAt(context.notice, offset);
  const inGroup = group ? [agencyOffer(context, group), groupSnippets(context, group)] : [];
  const closing = group ? [] : [wholeGroupSnippets(context, offset)];
  const offers = marker ? [...atLine, ...inGroup] : [...inGroup, ...atLine, ...closing];
  return offers.filter((offer) => offer !== null);
}

/** Whether a document has a bracketed list that begins a line. */
function hasGroupLines({ text, groups }: Notice): boolean {
  return groups.some(
    ({ start, text: own }) =>
      /^[（(〔【［]/.test(own) && /(?:^|[\r\n])[\s　]*$/.test(text.slice(Math.max(0, start - 12), start)),
  );
}

/**
 * Bodies in a group, written as short as the place allows; cited titles; items to refer to; the next
 * marker; texts to fill in.
 */
export const completion = defineFeature({
  method: 'textDocument/completion',
  params: positionParams,
  capabilities: () => ({ completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true } }),
  handle(context, params): CompletionList {
    const offers = offersAt(context, context.convert.offset(params.position));
    return {
      isIncomplete: offers.some(({ incomplete }) => incomplete),
      items: offers.flatMap((offer, i) =>
        itemsOf(context, offer).map((item) => ({ ...item, sortText: `${i}${item.sortText ?? ''}` })),
      ),
    };
  },
});
