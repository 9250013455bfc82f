import { followedBy } from './compose.js';
import type { TextEdit } from './edit.js';

/** A stretch of the text between two sets of edits: put in by the first, or replaced by the second. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly edit: TextEdit;
  readonly of: 'first' | 'second';
}

function stretches(first: readonly TextEdit[], second: readonly TextEdit[]): readonly Stretch[] {
  let by = 0;
  const put = first.map((edit): Stretch => {
    const from = edit.start + by;
    by += edit.newText.length - (edit.end - edit.start);
    return { from, to: from + edit.newText.length, edit, of: 'first' };
  });
  const replaced = second.map((edit): Stretch => ({ from: edit.start, to: edit.end, edit, of: 'second' }));
  return [...put, ...replaced].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Stretches each of which touches the one before, and what the text before them has grown by. */
interface Cluster {
  readonly members: Stretch[];
  readonly from: number;
  to: number;
}

/** One edit of the first text for all that touch: what the first set put in, with what the second made of it. */
function editOf({ members, from, to }: Cluster, by: number): { edit: TextEdit; by: number } {
  const put = members.filter(({ of }) => of === 'first');
  const grown = put.reduce((sum, { edit }) => sum + edit.newText.length - (edit.end - edit.start), 0);
  const putBetween = (start: number, end: number): string =>
    put
      .map((one) => one.edit.newText.slice(Math.max(0, start - one.from), Math.max(0, end - one.from)))
      .join('');
  let newText = '';
  let at = from;
  for (const { from: start, to: end, edit, of } of members) {
    if (of === 'second') {
      newText += putBetween(at, start) + edit.newText;
      at = end;
    }
  }
  newText += putBetween(at, to);
  return { edit: { start: from - by, end: to - by - grown, newText }, by: by + grown };
}

/**
 * Two sets of edits, each made at once, the second of the text that the first leaves, as one set of edits of the
 * first text. Linear, for whole documents.
 *
 * @param first in text order, none overlapping
 * @param second in text order, none overlapping
 * @returns in text order, none touching another
 */
export function composeSets(first: readonly TextEdit[], second: readonly TextEdit[]): readonly TextEdit[] {
  const [one] = second;
  if (one && second.length === 1) {
    return followedBy(first, one);
  }
  const clusters: Cluster[] = [];
  for (const stretch of stretches(first, second)) {
    const last = clusters.at(-1);
    if (last && stretch.from <= last.to) {
      last.members.push(stretch);
      last.to = Math.max(last.to, stretch.to);
    } else {
      clusters.push({ members: [stretch], from: stretch.from, to: stretch.to });
    }
  }
  let by = 0;
  return clusters.map((cluster) => {
    const whole = editOf(cluster, by);
    by = whole.by;
    return whole.edit;
  });
}
