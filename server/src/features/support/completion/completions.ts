import type { CompletionList } from 'vscode-languageserver';
import type { Notice } from '../../../core/model/notice.js';
import type { FeatureContext } from '../context.js';
import { agencyOffer } from './agencies.js';
import { itemOffer, titleOffer } from './citations.js';
import { groupPlaceAt } from './group-place.js';
import { markerOffer } from './markers.js';
import { itemsOf, type Offer } from './proposal.js';
import { groupSnippets, lineSnippets, wholeGroupSnippets } from './snippets.js';

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

/** All that can be written at an offset, as the protocol has it. */
export function completionsAt(context: FeatureContext, offset: number): CompletionList {
  const offers = offersAt(context, offset);
  return {
    isIncomplete: offers.some(({ incomplete }) => incomplete),
    items: offers.flatMap((offer, i) =>
      itemsOf(context, offer).map((item) => ({ ...item, sortText: `${i}${item.sortText ?? ''}` })),
    ),
  };
}
