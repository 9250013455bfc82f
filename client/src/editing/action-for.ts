import type { TextDocumentContentChangeEvent } from 'vscode';
import type { EditAction } from '../../../server/src/lsp/protocol.js';

/** Text this long is not typed key by key: it is pasted, dropped, or composed by an input method. */
const TYPED_AT_ONCE = 1;

/**
 * What a change calls for; undefined for nothing. A marker typed key by key is not touched before its line is:
 * half a marker (1. of 1.5亿元) must not be taken for one.
 */
export function actionFor(changes: readonly TextDocumentContentChangeEvent[]): EditAction | undefined {
  const [first, second] = changes;
  if (first && !second && first.rangeLength === 0 && /^(?:\r\n|\n)[ \t\u3000]*$/.test(first.text)) {
    return 'enter';
  }
  const touchesUnits = changes.some(
    ({ range, rangeLength, text }) =>
      text.length > TYPED_AT_ONCE || rangeLength > TYPED_AT_ONCE || range.start.line !== range.end.line,
  );
  return touchesUnits ? 'typed' : undefined;
}
