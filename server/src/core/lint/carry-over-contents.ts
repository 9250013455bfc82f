import { entryIn, headsAs, isEntry, LONGEST_ENTRY } from '../model/contents.js';
import type { Notice } from '../model/notice.js';
import type { BlockMarker } from '../syntax/block.js';
import type { SyntaxTree } from '../syntax/tree.js';
import type { TextEdit } from '../text/edit.js';
import type { Span } from '../text/span.js';

/** A candidate for a unit's marker, by absolute offsets. */
export interface PlacedCandidate extends Span {
  readonly marker: BlockMarker;
}

/** Longer than what is read behind a marker, whatever an edit takes out of it. */
const READ = 1000;

/** A marker of number 1, and where the next candidate begins. */
interface First extends Span {
  readonly next: number;
}

/**
 * Whether an edit of running text may make or break a table of contents (model/contents). A table begins at a marker of
 * number 1 that stands again behind entries, with what it names; so of the markers that entries join, those are looked at
 * that stand twice.
 *
 * @param around what stands between the candidates beside the edit, without the edit; less where it is long
 */
export function mayBeInContents(base: Notice, edit: TextEdit, around: string): boolean {
  const { text, tree } = base;
  const isTwin = (first: First, again: Span): boolean =>
    text.slice(first.start, first.end) === text.slice(again.start, again.end) &&
    (isHeadedAs(base, null, first, again) || isHeadedAs(base, edit, first, again));
  const joins = isEntry(around, 0, around.length);
  let isNearest = true;
  let next = nextFrom(tree, edit.end);
  for (const { start, end, marker } of candidatesBefore(tree, edit.start)) {
    const isCompared = edit.start <= end + LONGEST_ENTRY;
    if (!isCompared && !(isNearest && joins)) {
      return false;
    }
    const firsts = firstsBefore(text, tree, start);
    if (isCompared && firsts.some((first) => isTwin(first, { start, end }))) {
      return true;
    }
    if (isNearest && joins) {
      const own = marker.number === 1 ? [...firsts, { start, end, next }] : firsts;
      if (
        own.length > 0 &&
        isFollowed(text, tree, edit.end, (again) => own.some((first) => isTwin(first, again)))
      ) {
        return true;
      }
    }
    isNearest = false;
    next = start;
  }
  return false;
}

/** Whether what the first entry names stands behind the second marker, before an edit or after it. */
function isHeadedAs({ text }: Notice, edit: TextEdit | null, first: First, again: Span): boolean {
  const read = (from: number, to: number): string =>
    edit && from <= edit.start && edit.start <= to
      ? text.slice(from, edit.start) + edit.newText + text.slice(edit.end, Math.max(edit.end, to))
      : text.slice(from, to);
  const entry = entryIn(read(first.end, Math.min(first.next, first.end + READ)).slice(0, LONGEST_ENTRY));
  const heading = read(again.end, again.end + READ).slice(0, LONGEST_ENTRY);
  return entry !== null && headsAs(entry, heading);
}

/** The markers of number 1 that entries join to what begins at an offset. */
function firstsBefore(text: string, tree: SyntaxTree, offset: number): readonly First[] {
  const firsts: First[] = [];
  let next = offset;
  for (const { start, end, marker } of candidatesBefore(tree, offset)) {
    if (!isEntry(text, end, next)) {
      break;
    }
    if (marker.number === 1) {
      firsts.push({ start, end, next });
    }
    next = start;
  }
  return firsts;
}

/** Where the first candidate at or behind an offset begins; the text's end for none. */
function nextFrom(tree: SyntaxTree, offset: number): number {
  for (const { start } of candidatesFrom(tree, offset)) {
    return start;
  }
  return tree.length;
}

/** Whether something holds of a marker at or behind an offset, with nothing but entries up to it. */
function isFollowed(text: string, tree: SyntaxTree, from: number, holds: (marker: Span) => boolean): boolean {
  let last: number | null = null;
  for (const { start, end } of candidatesFrom(tree, from)) {
    if (last !== null && !isEntry(text, last, start)) {
      return false;
    }
    if (holds({ start, end })) {
      return true;
    }
    last = end;
  }
  return false;
}

/** The candidates for markers that end at or before an offset, the last one first. */
export function* candidatesBefore(tree: SyntaxTree, offset: number): Iterable<PlacedCandidate> {
  for (let i = indexOfBlock(tree, offset); i >= 0; i--) {
    const placed = tree.blocks[i];
    for (let k = (placed?.block.markers.length ?? 0) - 1; placed && k >= 0; k--) {
      const marker = placed.block.markers[k];
      if (marker && placed.start + marker.end <= offset) {
        yield { start: placed.start + marker.start, end: placed.start + marker.end, marker };
      }
    }
  }
}

/** The candidates for markers that start at or after an offset. */
export function* candidatesFrom(tree: SyntaxTree, offset: number): Iterable<PlacedCandidate> {
  for (let i = indexOfBlock(tree, offset); i < tree.blocks.length; i++) {
    const placed = tree.blocks[i];
    for (const marker of placed?.block.markers ?? []) {
      if (placed && placed.start + marker.start >= offset) {
        yield { start: placed.start + marker.start, end: placed.start + marker.end, marker };
      }
    }
  }
}

/** Index of the block that holds an offset. */
function indexOfBlock({ blocks }: SyntaxTree, offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
