import * as z from 'zod/mini';
import { type Renumbered, renumber } from '../core/plan/renumber/renumber.js';
import { summaryOf } from '../core/plan/renumber/summary.js';
import { applyEdits, type TextEdit } from '../core/text/edit.js';
import { LineIndex } from '../core/text/line-index.js';
import { defineFeature, type FeatureContext } from '../features/support/context.js';
import { documentParams, range } from '../features/support/params.js';
import { converterFor } from './convert.js';
import { EDIT_METHOD, type EditResult } from './protocol.js';

const params = z.extend(documentParams, {
  action: z.enum(['renumber']),
  range: z.optional(range),
});

/** Edits with what there is to say of the numbers. */
export function resultOf(
  context: FeatureContext,
  edits: readonly TextEdit[],
  after: string,
  renumbered: Renumbered,
  cursor: number | null,
): EditResult {
  const { convert, locale } = context;
  const { done, open } = summaryOf(renumbered);
  const later = converterFor(new LineIndex(after));
  return {
    edits: edits.map((edit) => ({ range: convert.range(edit), newText: edit.newText })),
    selection: cursor === null ? null : later.position(cursor),
    message: done[locale],
    open: open.map(({ place, message }) => ({
      range: later.range(shiftedBy(renumbered.edits, place)),
      message: message[locale],
    })),
  };
}

/** A place that edits before it have moved. */
function shiftedBy<S extends { readonly start: number; readonly end: number }>(
  edits: readonly TextEdit[],
  { start, end }: S,
): { start: number; end: number } {
  const by = edits
    .filter((edit) => edit.end <= start)
    .reduce((sum, edit) => sum + edit.newText.length - (edit.end - edit.start), 0);
  return { start: start + by, end: end + by };
}

/** Changes that a client asks for by name: their edits, and what to tell the user. */
export const edit = defineFeature({
  method: EDIT_METHOD,
  params,
  capabilities: () => ({}),
  handle(context): EditResult {
    const result = renumber(context.notice, context.before);
    return resultOf(context, result.edits, applyEdits(context.notice.text, result.edits), result, null);
  },
});
