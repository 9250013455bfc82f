import { isTakenOut, Trait, traitOf } from './traits.js';

/**
 * A text without white space, line breaks, emphasis and reference marks, and where its characters stood.
 * Notices are wrapped in the middle of words, so nothing can be read before this is done.
 */
export interface CleanText extends SpacedText {
  /** The clean text is what stands from here in `text`, and ends before `end`. */
  readonly start: number;
  readonly end: number;
  /** Offset in the original of each character; null where `text` is the original. */
  readonly at: readonly number[] | null;
}

/** A text whose spaces are taken out. */
export interface SpacedText {
  readonly text: string;
  /** Indices of characters that spaces, but no line break, precede: they may separate names. */
  readonly gaps: ReadonlySet<number>;
}

export const NO_GAPS: ReadonlySet<number> = new Set();

/** A text as it is, of which another can be made: of all the lists of a notice nearly none needs cleaning. */
export interface UncleanedText extends CleanText {
  text: string;
  start: number;
  end: number;
}

/** The text as it is, for one that may hold nothing to take out: whoever reads it finds out as fast. */
export function uncleaned(original: string, from: number, to: number): UncleanedText {
  return { text: original, start: from, end: to, at: null, gaps: NO_GAPS };
}

/** Cleans `original` from `from` up to, not including, `to`. */
export function cleanText(original: string, from: number, to: number): CleanText {
  const at: number[] = [];
  let gaps: Set<number> | null = null;
  let text = '';
  let kept = from;
  let spaced = false;
  let broken = false;
  for (let i = from; i < to; i++) {
    const trait = traitOf(original.charCodeAt(i));
    if (isTakenOut(trait)) {
      text += original.slice(kept, i);
      kept = i + 1;
      broken ||= trait === Trait.lineBreak;
      spaced ||= trait === Trait.space;
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
  text += original.slice(kept, to);
  return { text, start: 0, end: text.length, at, gaps: gaps ?? NO_GAPS };
}

/** Offset in the original of the character at an index. */
export function offsetAt({ at }: CleanText, index: number): number {
  return at === null ? index : (at[index] ?? 0);
}
