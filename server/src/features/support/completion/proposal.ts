import type { CompletionItem, InsertReplaceEdit, TextEdit } from 'vscode-languageserver';
import * as z from 'zod/mini';
import type { Span } from '../../../core/text/span.js';
import type { FeatureContext } from '../context.js';
import { CompletionItemTag, InsertTextFormat } from '../protocol.js';

/** What an item carries to be documented when it is looked at. */
export const itemData = z.object({
  uri: z.string(),
  /** An agency's id, a written name, a node's id, a cited title, or the text that is to be shown itself. */
  what: z.enum(['agency', 'name', 'node', 'document', 'text']),
  key: z.string(),
});

export type ItemData = z.output<typeof itemData>;

/** Where a proposal goes: typed text up to the cursor, and what of the old text stands behind it. */
export interface Slot {
  /** What has been typed of it. */
  readonly typed: Span;
  /** End of the text a client may replace instead of inserting before it; at least `typed.end`. */
  readonly until: number;
}

/** One thing that can be inserted. */
export interface Proposal {
  readonly label: string;
  /** Beside the label: what it stands for. */
  readonly description?: string;
  readonly detail?: string;
  readonly kind: CompletionItem['kind'] & {};
  readonly newText: string;
  readonly snippet?: true;
  /** What typed text is compared with, best form first; the label when left out. */
  readonly filter?: readonly string[];
  readonly deprecated?: boolean;
  /** What documents it; nothing when left out. */
  readonly data?: Pick<ItemData, 'what' | 'key'>;
}

/** Proposals that go to one place, best first. */
export interface Offer {
  readonly slot: Slot;
  readonly proposals: readonly Proposal[];
  /** Whether there are more than these, or the next key may call for others. */
  readonly incomplete: boolean;
}

/** Whether all characters of `typed` occur in a text in order, as in an abbreviation. */
export function matches(typed: string, text: string): boolean {
  let at = 0;
  for (const char of text.toLowerCase()) {
    if (char === typed[at]) {
      at++;
    }
  }
  return at === typed.length;
}

/** Text that a snippet inserts as it stands. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function editOf(
  context: FeatureContext,
  { typed, until }: Slot,
  newText: string,
): TextEdit | InsertReplaceEdit {
  const insert = context.convert.range(typed);
  return context.client.insertReplace
    ? { newText, insert, replace: context.convert.range({ start: typed.start, end: until }) }
    : { newText, range: insert };
}

const NOTHING = { what: 'text', key: '' } as const;

/** The items of an offer, in its order. */
export function itemsOf(context: FeatureContext, { slot, proposals }: Offer): CompletionItem[] {
  const { client, document } = context;
  const width = String(proposals.length).length;
  return proposals.map((proposal, i) => ({
    label: proposal.label,
    ...(client.labelDetails && proposal.description !== undefined
      ? { labelDetails: { description: proposal.description } }
      : {}),
    ...(proposal.detail === undefined ? {} : { detail: proposal.detail }),
    kind: proposal.kind,
    sortText: String(i).padStart(width, '0'),
    ...(proposal.filter ? { filterText: [...new Set(proposal.filter)].join(' ') } : {}),
    textEdit: editOf(context, slot, proposal.newText),
    ...(proposal.snippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(proposal.deprecated && client.completionTags.includes(CompletionItemTag.Deprecated)
      ? { tags: [CompletionItemTag.Deprecated] }
      : {}),
    // Editors resolve every item they show, so each must say whose it is.
    data: { uri: document.uri, ...(proposal.data ?? NOTHING) } satisfies ItemData,
  }));
}
