import type { TextEdit } from 'vscode-languageserver';
import { formatNotice, isRefused } from '../../core/format/format.js';
import type { Span } from '../../core/text/span.js';
import type { FeatureContext } from './context.js';

/** The edits that bring a document, or some of its paragraphs, into the canonical layout. */
export function formattingEdits(context: FeatureContext, range?: Span): TextEdit[] {
  const result = formatNotice(context.notice, range);
  return isRefused(result)
    ? []
    : result.edits.map((edit) => ({ range: context.convert.range(edit), newText: edit.newText }));
}
