import type { TextEdit } from './edit.js';

const growthOf = ({ start, end, newText }: TextEdit) => newText.length - (end - start);

/**
 * Adds an edit of the new text to edits that led there from the old one: made at every key, so that no list is made
 * but the one that is wanted.
 *
 * @param edits in text order, none touching another
 * @returns the same
 */
export function followedBy(edits: readonly TextEdit[], next: TextEdit): readonly TextEdit[] {
  // By how much the text before the next of the edits has moved.
  let by = 0;
  let at = 0;
  let edit = edits[at];
  while (edit && edit.start + by + edit.newText.length < next.start) {
    by += growthOf(edit);
    edit = edits[++at];
  }
  const composed = edits.slice(0, at);
  let start = next.start - by;
  let head = '';
  let tail = '';
  let last: TextEdit | null = null;
  while (edit && edit.start + by <= next.end) {
    const [from, { newText }] = [edit.start + by, edit];
    if (from <= next.start) {
      start = edit.start;
      head = newText.slice(0, next.start - from);
    }
    last = from + newText.length >= next.end ? edit : null;
    tail = last ? newText.slice(next.end - from) : '';
    by += growthOf(edit);
    edit = edits[++at];
  }
  composed.push({ start, end: last ? last.end : next.end - by, newText: head + next.newText + tail });
  for (; at < edits.length; at++) {
    composed.push(edits[at] ?? next);
  }
  return composed;
}

/**
 * Edits made one after the other, each of the text the one before left, as edits of the first text:
 * in text order, none touching another, ready to be made at once.
 */
export function composeEdits(sequence: readonly TextEdit[]): readonly TextEdit[] {
  return sequence.length === 1 ? sequence : sequence.reduce<readonly TextEdit[]>(followedBy, []);
}

/** The smallest edit that makes one text of another: what both begin and end with is left alone. */
export function difference(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) {
    start++;
  }
  let kept = 0;
  while (
    kept < most - start &&
    before.charCodeAt(before.length - 1 - kept) === after.charCodeAt(after.length - 1 - kept)
  ) {
    kept++;
  }
  return { start, end: before.length - kept, newText: after.slice(start, after.length - kept) };
}
