import type { CompletionItem } from 'vscode-languageserver';
import * as z from 'zod/mini';
import { type ItemData, itemData } from './support/completion/proposal.js';
import { defineFeature, type FeatureContext } from './support/context.js';
import { documentText, itemText, knownAgencyText, nameText } from './support/hover-text.js';
import { type Block, markup, plain } from './support/markup.js';

/** The item as it was sent, and the document it was for. */
const params = z.pipe(
  z.looseObject({ label: z.string(), data: itemData }),
  z.transform((item) => ({ textDocument: { uri: item.data.uri }, item })),
);

function textFor(context: FeatureContext, { what, key }: ItemData): readonly Block[] {
  const { notice } = context;
  switch (what) {
    case 'agency': {
      const agency = notice.registry.byId(key);
      return agency ? knownAgencyText(context, agency) : [];
    }
    case 'name':
      return nameText(context, key);
    case 'node': {
      const node = notice.nodes[Number(key)];
      return node ? itemText(context, node) : [];
    }
    case 'document':
      return documentText(context, { text: key, start: 0 });
    case 'text':
      return key.split('\n').map((line) => [plain(line)]);
  }
}

/** What a hover would say of the thing a completion item stands for. */
export const completionResolve = defineFeature({
  method: 'completionItem/resolve',
  params,
  overChanges: true,
  handle(context, { item }): CompletionItem {
    const blocks = textFor(context, item.data);
    const documentation = markup(blocks, context.client.completionMarkdown);
    return documentation.value === '' ? item : { ...item, documentation };
  },
});
