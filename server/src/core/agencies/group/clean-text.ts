import { isLineBreak, isSpace } from '../../syntax/characters.js';

/**
 * A text without white space, line breaks, emphasis and reference marks, and where its characters stood.
 * Notices are wrapped in the middle of words, so nothing can be read before this is done.
 */
export interface CleanText {
  readonly text: string;
  /** Offset of each character in the original. */
  readonly at: readonly number[];
  /** Indices of characters that spaces, but no line break, precede: they may separate names. */
  readonly gaps: ReadonlySet<number>;
}

/** Asterisks, stars and bullets that mark a name out (★市水务局, 市财政局※), and the zero-width space. */
const MARKS = new Set([...'*★☆※●◆◇■▲△▼\u200b'].map((mark) => mark.charCodeAt(0)));

/** Cleans `original` from `from` up to, not including, `to`. */
export function cleanText(original: string, from: number, to: number): CleanText {
  const at: number[] = [];
  let gaps: Set<number> | null = null;
  let text = '';
  let spaced = false;
  let broken = false;
  for (let i = from; i < to; i++) {
    const code = original.charCodeAt(i);
    if (isLineBreak(code)) {
      broken = true;
    } else if (isSpace(code)) {
      spaced = true;
    } else if (!MARKS.has(code)) {
      if (spaced && !broken && at.length > 0) {
        gaps ??= new Set();
        gaps.add(at.length);
      }
      text += original.charAt(i);
      at.push(i);
      spaced = false;
      broken = false;
    }
  }
  return { text, at, gaps: gaps ?? NO_GAPS };
}

const NO_GAPS: ReadonlySet<number> = new Set();
