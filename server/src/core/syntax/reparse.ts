import type { TextEdit } from '../text/edit.js';
import type { Span } from '../text/span.js';
import { CharClass, classOf, isLineBreak, isSpace } from './characters.js';
import { lexBlock, lexingOf } from './lexer.js';
import { blockAt, type PlacedBlock, type SyntaxTree } from './tree.js';

/** What changed between two texts: a span of the old one, and how long that which replaced it is. */
export interface Replacement extends Span {
  /** UTF-16 length of the new text in place of the span. */
  readonly newLength: number;
}

/**
 * Edits taken together as the replacement of all that lies between the first and the last.
 *
 * @param edits of one text, in text order, none overlapping
 * @returns null for no edits
 */
export function replacementOf(edits: readonly TextEdit[]): Replacement | null {
  const first = edits[0];
  const last = edits.at(-1);
  if (!first || !last) {
    return null;
  }
  const grown = edits.reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), 0);
  return { start: first.start, end: last.end, newLength: last.end - first.start + grown };
}

/** No marker is read by more than this much text after its number and the white space in it. */
const LOOK_AHEAD = 32;

/**
 * The tree of an edited text, with every block shared that the edit leaves as it is: what is
 * memoised for a block holds on. Equal to `parse(text)`.
 *
 * @param tree of the text before the edit
 * @param text after the edit
 * @param replacement offsets into the text before the edit
 * @throws RangeError when the lengths do not add up: the tree is of another text
 */
export function reparse(tree: SyntaxTree, text: string, replacement: Replacement): SyntaxTree {
  const { start, end, newLength } = replacement;
  const shift = newLength - (end - start);
  if (start < 0 || end < start || end > tree.length || tree.length + shift !== text.length) {
    throw new RangeError(
      `no edit of ${tree.length} units into ${text.length}: ${start}–${end}, ${newLength}`,
    );
  }
  const first = indexAt(tree, firstTouched(text, start));
  const blocks: PlacedBlock[] = tree.blocks.slice(0, first);
  // From here on the text is the old one; white space alone would leave a marker's context open.
  const settled = firstSolid(text, start + newLength);
  let at = tree.blocks[first]?.start ?? 0;
  let old = first;
  const lexing = lexingOf(text, newLength + LOOK_AHEAD);
  while (at < text.length) {
    if (at > settled) {
      while (old < tree.blocks.length && startOf(tree, old) + shift < at) {
        old++;
      }
      if (startOf(tree, old) + shift === at) {
        break;
      }
    }
    const block = lexBlock(lexing, at);
    blocks.push(block);
    at += block.text.length;
  }
  if (at < text.length) {
    for (let i = old; i < tree.blocks.length; i++) {
      const placed = tree.blocks[i];
      if (placed) {
        blocks.push(shift === 0 ? placed : { block: placed.block, start: placed.start + shift });
      }
    }
  }
  return { length: text.length, blocks };
}

function startOf(tree: SyntaxTree, index: number): number {
  return tree.blocks[index]?.start ?? Number.POSITIVE_INFINITY;
}

/**
 * The first offset at which a marker can begin whose reading the edit changes: as far back as a marker
 * looks ahead, and further through the white space and numerals that one can hold.
 */
function firstTouched(text: string, edit: number): number {
  let i = Math.max(0, edit - LOOK_AHEAD);
  while (i > 0 && mayStandInMarker(text.charCodeAt(i - 1))) {
    i--;
  }
  return i;
}

function mayStandInMarker(code: number): boolean {
  const kind = classOf(code);
  return kind !== CharClass.text && kind !== CharClass.close;
}

/** Index of the block that ends at or after an offset and starts before it; 0 for the text's start. */
function indexAt(tree: SyntaxTree, offset: number): number {
  const placed = blockAt(tree, Math.max(0, offset - 1));
  return placed ? indexOfStart(tree, placed.start) : 0;
}

function indexOfStart(tree: SyntaxTree, start: number): number {
  let low = 0;
  let high = tree.blocks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(tree, middle) < start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Offset of the first character at or after `from` that a marker's left context does not pass over. */
function firstSolid(text: string, from: number): number {
  let i = from;
  while (i < text.length && passedOver(text.charCodeAt(i))) {
    i++;
  }
  return i;
}

/** White space, and Markdown's emphasis and headings. */
function passedOver(code: number): boolean {
  return isSpace(code) || isLineBreak(code) || code === 0x2a || code === 0x23;
}
