import type { TextEdit } from '../text/edit.js';
import type { Span } from '../text/span.js';
import { CharClass, classOf, isLineBreak, isSpace } from './characters.js';
import { lexBlock, lexingOf } from './lexer.js';
import type { PlacedBlock, SyntaxTree } from './tree.js';

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
  return {
    length: text.length,
    blocks: relexed(tree.blocks, { text, from: 0, to: text.length }, replacement),
  };
}

/** A part of a text that is lexed with an eye on what stands beside it. */
export interface Stretch {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The tree of an edited stretch of a text, with every block shared that the edit leaves as it is.
 *
 * @param blocks of the stretch before the edit; their offsets, and those of the edit, count from its start
 * @param stretch after the edit, as much before and behind it as lexing looks
 * @returns null where no block ends at its end
 */
export function reparseStretch(
  blocks: readonly PlacedBlock[],
  stretch: Stretch,
  replacement: Replacement,
): SyntaxTree | null {
  const now = relexed(blocks, stretch, replacement);
  const last = now.at(-1);
  const length = stretch.to - stretch.from;
  return (last ? last.start + last.block.length : 0) === length ? { length, blocks: now } : null;
}

function relexed(
  known: readonly PlacedBlock[],
  { text, from, to }: Stretch,
  { start, end, newLength }: Replacement,
): readonly PlacedBlock[] {
  const shift = newLength - (end - start);
  const length = to - from;
  const first = indexAt(known, firstTouched(text, from + start) - from);
  const blocks: PlacedBlock[] = known.slice(0, first);
  // From here on the text is the old one; white space alone would leave a marker's context open.
  const settled = firstSolid(text, from + start + newLength) - from;
  let at = known[first]?.start ?? 0;
  let old = first;
  const lexing = lexingOf(text, newLength + LOOK_AHEAD);
  while (at < length) {
    if (at > settled) {
      while (old < known.length && startOf(known, old) + shift < at) {
        old++;
      }
      if (startOf(known, old) + shift === at) {
        break;
      }
    }
    const block = lexBlock(lexing, from + at);
    blocks.push(from === 0 ? block : { block, start: at });
    at += block.length;
  }
  if (at < length) {
    for (let i = old; i < known.length; i++) {
      const placed = known[i];
      if (placed) {
        blocks.push(shift === 0 ? placed : { block: placed.block, start: placed.start + shift });
      }
    }
  }
  return blocks;
}

function startOf(blocks: readonly PlacedBlock[], index: number): number {
  return blocks[index]?.start ?? Number.POSITIVE_INFINITY;
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
function indexAt(blocks: readonly PlacedBlock[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(blocks, middle) < offset) {
      low = middle;
    } else {
      high = middle - 1;
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
