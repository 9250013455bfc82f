import type { TextEdit } from './edit.js';

/** An edit of the old text, with where it stands in the new one. */
interface Placed {
  readonly edit: TextEdit;
  readonly newStart: number;
  readonly newEnd: number;
}

function placed(edits: readonly TextEdit[]): readonly Placed[] {
  let moved = 0;
  return edits.map((edit) => {
    const newStart = edit.start + moved;
    moved += edit.newText.length - (edit.end - edit.start);
    return { edit, newStart, newEnd: newStart + edit.newText.length };
  });
}

/** Adds an edit of the new text to edits that led there from the old one. */
function followedBy(edits: readonly TextEdit[], next: TextEdit): readonly TextEdit[] {
  const all = placed(edits);
  const before = all.filter(({ newEnd }) => newEnd < next.start);
  const touched = all.filter(({ newStart, newEnd }) => newEnd >= next.start && newStart <= next.end);
  const after = all.filter(({ newStart }) => newStart > next.end);
  // By how much text before an offset of the new text has moved.
  const movedBy = (last: Placed | undefined) => (last ? last.newEnd - last.edit.end : 0);
  const first = touched[0];
  const last = touched.at(-1);
  const head =
    first && first.newStart < next.start ? first.edit.newText.slice(0, next.start - first.newStart) : '';
  const tail = last && last.newEnd > next.end ? last.edit.newText.slice(next.end - last.newStart) : '';
  const merged: TextEdit = {
    start: first && first.newStart <= next.start ? first.edit.start : next.start - movedBy(before.at(-1)),
    end: last && last.newEnd >= next.end ? last.edit.end : next.end - movedBy(last ?? before.at(-1)),
    newText: head + next.newText + tail,
  };
  return [...before.map(({ edit }) => edit), merged, ...after.map(({ edit }) => edit)];
}

/**
 * Edits made one after the other, each of the text the one before left, as edits of the first text:
 * in text order, none touching another, ready to be made at once.
 */
export function composeEdits(sequence: readonly TextEdit[]): readonly TextEdit[] {
  return sequence.reduce<readonly TextEdit[]>(followedBy, []);
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
