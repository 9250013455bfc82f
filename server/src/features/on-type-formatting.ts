import type { TextEdit } from 'vscode-languageserver';
import * as z from 'zod/mini';
import { defineFeature } from './support/context.js';
import { positionParams } from './support/params.js';
import { enterEdits } from './support/typing.js';

/** Enter after a unit begins the next one, and those behind it move up. For clients that format on type. */
export const onTypeFormatting = defineFeature({
  method: 'textDocument/onTypeFormatting',
  params: z.extend(positionParams, { ch: z.string() }),
  handle(context, params): TextEdit[] {
    const change = enterEdits(context, context.convert.offset(params.position));
    return (change?.edits ?? []).map((edit) => ({
      range: context.convert.range(edit),
      newText: edit.newText,
    }));
  },
});
