import { isLineBreak, isSpace } from '../../syntax/characters.js';

/**
 * A text without white space, line breaks, emphasis and reference marks, and where its characters stood.
 * Notices are wrapped in the middle of words, so nothing can be read before this is done.
 */
export interface CleanText extends SpacedText {
  /** Offset of each character in the original; null where the text is the original. */
  readonly at: readonly number[] | null;
}

/** A text whose spaces are taken out. */
export interface SpacedText {
  readonly text: string;
  /** Indices of characters that spaces, but no line break, precede: they may separate names. */
  readonly gaps: ReadonlySet<number>;
}

/** Asterisks, stars and bullets that mark a name out (★市水务局, 市财政局※), and the zero-width space. */
const MARKS = new Set([...'*★☆※●◆◇■▲△▼\u200b'].map((mark) => mark.charCodeAt(0)));

/** Takes out what is no part of a word. */
export function cleanText(original: string): CleanText {
  const first = firstTakenOut(original);
  if (first < 0) {
    return { text: original, at: null, gaps: NO_GAPS };
  }
  const at: number[] = [];
  for (let i = 0; i < first; i++) {
    at.push(i);
  }
  let gaps: Set<number> | null = null;
  let text = '';
  let kept = 0;
  let spaced = false;
  let broken = false;
  for (let i = first; i < original.length; i++) {
    const code = original.charCodeAt(i);
    const breaks = isLineBreak(code);
    const spaces = !breaks && isSpace(code);
    if (breaks || spaces || MARKS.has(code)) {
      text += original.slice(kept, i);
      kept = i + 1;
      broken ||= breaks;
      spaced ||= spaces;
    } else {
      if (spaced && !broken && at.length > 0) {
        gaps ??= new Set();
        gaps.add(at.length);
      }
      at.push(i);
      spaced = false;
      broken = false;
    }
  }
  return { text: text + original.slice(kept), at, gaps: gaps ?? NO_GAPS };
}

export const NO_GAPS: ReadonlySet<number> = new Set();

/** Index of the first character that is no part of a word; -1 for none. */
function firstTakenOut(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isIdeograph(code) && (isLineBreak(code) || isSpace(code) || MARKS.has(code))) {
      return i;
    }
  }
  return -1;
}

/** Whether a code unit is an ideograph of the basic block: nearly all of a list, and never a mark. */
export function isIdeograph(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

/** Offset in the original of the character at an index. */
export function offsetAt({ at }: CleanText, index: number): number {
  return at === null ? index : (at[index] ?? 0);
}
