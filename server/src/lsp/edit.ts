import { ResponseError } from 'vscode-jsonrpc';
import * as z from 'zod/mini';
import { STRUCTURE_ACTIONS } from '../core/plan/structure/actions.js';
import { defineFeature } from '../features/support/context.js';
import { documentParams, range } from '../features/support/params.js';
import { LSPErrorCodes } from '../features/support/protocol.js';
import { EDIT_METHOD, type EditResult } from './protocol.js';

const params = z.extend(documentParams, {
  action: z.enum(['renumber', 'typed', 'enter', 'paste', ...STRUCTURE_ACTIONS]),
  version: z.optional(z.int()),
  range: z.optional(range),
  text: z.optional(z.string()),
});

/** Changes that a client asks for by name: their edits, and what to tell the user. */
export const edit = defineFeature({
  method: EDIT_METHOD,
  params,
  async handle(context, { action, version, range: selection, text }): Promise<EditResult> {
    if (version !== undefined && version !== context.document.version) {
      const message = `${EDIT_METHOD}: the document is not at version ${version}`;
      throw new ResponseError(LSPErrorCodes.ContentModified, message);
    }
    const place = selection ? context.convert.span(selection) : { start: 0, end: 0 };
    const { editsOf } = await import('./edits.js');
    return editsOf(context, action, place, text ?? '');
  },
});
