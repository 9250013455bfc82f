import type { TextEdit } from 'vscode-languageserver';
import { defineFeature } from './support/context.js';
import { formattingEdits } from './support/formatting.js';
import { documentParams } from './support/params.js';

/** Format document: the canonical layout. The editor's tab size has no say in it. */
export const formatting = defineFeature({
  method: 'textDocument/formatting',
  params: documentParams,
  handle: (context): TextEdit[] => formattingEdits(context),
});
