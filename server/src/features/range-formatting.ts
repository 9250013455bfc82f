import type { TextEdit } from 'vscode-languageserver';
import * as z from 'zod/mini';
import { defineFeature } from './support/context.js';
import { formattingEdits } from './support/formatting.js';
import { documentParams, range } from './support/params.js';

/** Format selection, and what was pasted where the editor formats that: the paragraphs a range touches. */
export const rangeFormatting = defineFeature({
  method: 'textDocument/rangeFormatting',
  params: z.extend(documentParams, { range }),
  handle: (context, params): TextEdit[] => formattingEdits(context, context.convert.span(params.range)),
});
