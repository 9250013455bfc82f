import type { TextEdit } from 'vscode-languageserver';
import * as z from 'zod/mini';
import { defineFeature } from './support/context.js';
import { positionParams } from './support/params.js';

/** Enter after a unit begins the next one, and those behind it move up. For clients that format on type. */
export const onTypeFormatting = defineFeature({
  method: 'textDocument/onTypeFormatting',
  params: z.extend(positionParams, { ch: z.string() }),
  async handle(context, params): Promise<TextEdit[]> {
    const { enterEdits } = await import('./support/typing.js');
    const change = enterEdits(context, context.convert.offset(params.position));
    return (change?.edits ?? []).map((edit) => ({
      range: context.convert.range(edit),
      newText: edit.newText,
    }));
  },
});
