import type { Notice } from '../model/notice.js';
import type { BlockMarker } from '../syntax/block.js';
import type { SyntaxTree } from '../syntax/tree.js';
import type { TextEdit } from '../text/edit.js';
import type { Span } from '../text/span.js';

/** A candidate for a unit's marker, by absolute offsets. */
export interface PlacedCandidate extends Span {
  readonly marker: BlockMarker;
}

/** Of a table of contents, as model/contents reads one. */
const LONGEST_ENTRY = 60;
const LONGEST_GAP = 3 * LONGEST_ENTRY;
const ENDS_ENTRY = /[。；：]/;

/**
 * Whether an edit of running text may make or break a table of contents (model/contents), or what of a heading is
 * compared with one. A table begins at a marker of number 1 that stands again behind entries; so the markers that
 * entries join are looked through for two alike.
 *
 * @param around what stands between the candidates beside the edit, without the edit; less where it is long
 */
export function mayBeInContents({ text, tree }: Notice, edit: TextEdit, around: string): boolean {
  const joins = around.length <= LONGEST_GAP && !ENDS_ENTRY.test(around);
  let isNearest = true;
  for (const { start, end, marker } of candidatesBefore(tree, edit.start)) {
    const isCompared = edit.start <= end + LONGEST_ENTRY;
    if (!isCompared && !(isNearest && joins)) {
      return false;
    }
    const own = text.slice(start, end);
    const firsts = firstsBefore(text, tree, start);
    if (isCompared && firsts.includes(own)) {
      return true;
    }
    if (
      isNearest &&
      joins &&
      follows(text, tree, edit.end, marker.number === 1 ? [...firsts, own] : firsts)
    ) {
      return true;
    }
    isNearest = false;
  }
  return false;
}

/** The markers of number 1 that entries join to what begins at an offset. */
function firstsBefore(text: string, tree: SyntaxTree, offset: number): readonly string[] {
  const firsts: string[] = [];
  let next = offset;
  for (const { start, end, marker } of candidatesBefore(tree, offset)) {
    if (!isEntry(text, end, next)) {
      break;
    }
    if (marker.number === 1) {
      firsts.push(text.slice(start, end));
    }
    next = start;
  }
  return firsts;
}

/** Whether one of some markers stands again at or behind an offset, with nothing but entries up to it. */
function follows(text: string, tree: SyntaxTree, from: number, firsts: readonly string[]): boolean {
  if (firsts.length === 0) {
    return false;
  }
  let last: number | null = null;
  for (const { start, end } of candidatesFrom(tree, from)) {
    if (last !== null && !isEntry(text, last, start)) {
      return false;
    }
    if (firsts.includes(text.slice(start, end))) {
      return true;
    }
    last = end;
  }
  return false;
}

function isEntry(text: string, from: number, to: number): boolean {
  return to - from <= LONGEST_GAP && !ENDS_ENTRY.test(text.slice(from, to));
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
