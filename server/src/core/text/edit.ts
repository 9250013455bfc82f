import type { Span } from './span.js';

/** The replacement of one span of a text. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/**
 * Applies edits to a text. All spans refer to the text before any edit.
 *
 * @param edits in any order; they must not overlap
 * @throws RangeError when two edits overlap: applying them would lose text
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: string[] = [];
  let at = 0;
  for (const edit of ordered) {
    if (edit.start < at) {
      throw new RangeError(`edits overlap at offset ${edit.start}`);
    }
    pieces.push(text.slice(at, edit.start), edit.newText);
    at = edit.end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
