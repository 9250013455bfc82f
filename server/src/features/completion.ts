import type { CompletionList } from 'vscode-languageserver';
import { defineFeature } from './support/context.js';
import { positionParams } from './support/params.js';

/**
 * Bodies in a group, written as short as the place allows; cited titles; items to refer to; the next
 * marker; texts to fill in.
 */
export const completion = defineFeature({
  method: 'textDocument/completion',
  params: positionParams,
  async handle(context, params): Promise<CompletionList> {
    // Loaded when first asked for: templates and spellings are no part of what a document needs when it is opened.
    const { completionsAt } = await import('./support/completion/completions.js');
    return completionsAt(context, context.convert.offset(params.position));
  },
});
