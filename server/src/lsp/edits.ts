import { numberingFaults } from '../core/model/numbering-faults.js';
import { carryOut } from '../core/plan/carry-out.js';
import { type Renumbered, renumber } from '../core/plan/renumber/renumber.js';
import { summaryOf } from '../core/plan/renumber/summary.js';
import type { StructureAction } from '../core/plan/structure/actions.js';
import { isRefusal } from '../core/plan/structure/change.js';
import { applyEdits, type TextEdit } from '../core/text/edit.js';
import { LineIndex } from '../core/text/line-index.js';
import type { Span } from '../core/text/span.js';
import type { FeatureContext } from '../features/support/context.js';
import { afterNumbering, enterEdits } from '../features/support/typing.js';
import { converterFor } from './convert.js';
import type { EditAction, EditResult } from './protocol.js';

/** A change as the client gets it. */
interface Outcome {
  readonly edits: readonly TextEdit[];
  /** The text after all of them. */
  readonly text: string;
  readonly renumbered: Renumbered;
  readonly cursor: number | null;
}

function resultOf(
  { convert, locale }: FeatureContext,
  { edits, text, renumbered, cursor }: Outcome,
): EditResult {
  const { done, open } = summaryOf(renumbered);
  const after = converterFor(new LineIndex(text));
  return {
    edits: edits.map((edit) => ({ range: convert.range(edit), newText: edit.newText })),
    selection: cursor === null ? null : after.position(cursor),
    message: done[locale],
    open: open.map(({ place, message }) => ({
      range: after.range(shiftedBy(renumbered.edits, place)),
      message: message[locale],
    })),
  };
}

/** A place that edits before it have moved. */
function shiftedBy(
  edits: readonly TextEdit[],
  { start, end }: { readonly start: number; readonly end: number },
): { start: number; end: number } {
  const by = edits
    .filter((edit) => edit.end <= start)
    .reduce((sum, edit) => sum + edit.newText.length - (edit.end - edit.start), 0);
  return { start: start + by, end: end + by };
}

function renumbering(context: FeatureContext): Outcome {
  const renumbered = renumber(context.notice, context.before);
  const { edits } = renumbered;
  return { edits, renumbered, text: applyEdits(context.notice.text, edits), cursor: null };
}

const NOTHING: EditResult = { edits: [], selection: null, message: '', open: [] };

/** The numbers after what was typed, deleted or pasted; nothing where no unit came, went or moved. */
function typed(context: FeatureContext): EditResult {
  const outcome = context.before ? renumbering(context) : null;
  return outcome?.renumbered.restructured ? resultOf(context, outcome) : NOTHING;
}

/** A paste that is still to come, with the numbers after it; nothing where no unit comes or goes by it. */
function pasted(context: FeatureContext, { start, end }: Span, newText: string): EditResult {
  const { notice, before } = context;
  const { series, forms } = numberingFaults(notice);
  const known = before !== undefined || series.length + forms.length === 0;
  const done = known ? carryOut(notice, [{ start, end, newText }], [], before) : null;
  return done?.renumbered.restructured ? resultOf(context, { ...done, cursor: null }) : NOTHING;
}

async function structureEdit(
  context: FeatureContext,
  action: StructureAction,
  offset: number,
): Promise<EditResult> {
  const { restructure } = await import('../core/plan/structure/restructure.js');
  const { notice, before, locale } = context;
  const change = restructure(notice, action, offset);
  if (isRefusal(change)) {
    return { ...NOTHING, message: change.why[locale] };
  }
  const done = carryOut(notice, change.edits, change.moved, before);
  return resultOf(context, { ...done, cursor: afterNumbering(done, change.cursor) });
}

/**
 * What an action makes of a document.
 *
 * @param place the selection
 * @param text what is pasted there
 */
export function editsOf(
  context: FeatureContext,
  action: EditAction,
  place: Span,
  text: string,
): EditResult | Promise<EditResult> {
  switch (action) {
    case 'renumber':
      return resultOf(context, renumbering(context));
    case 'typed':
      return typed(context);
    case 'paste':
      return pasted(context, place, text);
    case 'enter': {
      const change = enterEdits(context, place.end);
      return change ? resultOf(context, change) : typed(context);
    }
    default:
      return structureEdit(context, action, place.end);
  }
}
