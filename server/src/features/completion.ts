import type { CompletionList } from 'vscode-languageserver';
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
  const atLine = [markerOffer(context, offset), lineSnippets(context, offset)];
  const group = groupPlaceAt(context.notice, offset);
  const inGroup = group ? [agencyOffer(context, group), groupSnippets(context, group)] : [];
  const closing = group ? [] : [wholeGroupSnippets(context, offset)];
  return [...inGroup, ...atLine, ...closing].filter((offer) => offer !== null);
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
