import type { TextEdit } from '../../text/edit.js';
import type { Span } from '../../text/span.js';

/** A stretch of the old text that edits leave as it is, and by how much it moves. */
interface Kept extends Span {
  readonly by: number;
}

/** Where the text before some edits is to be found after them. */
export interface KeptText {
  /** The new offset of an old character; null when it was taken out. */
  offset(old: number): number | null;
  /** The new place of an old span; null unless all of it was kept in one piece. */
  span(old: Span): Span | null;
  /** The new places of what was kept of an old span, in text order. */
  parts(old: Span): readonly Span[];
}

/** A stretch of the old text that an edit took out and put in again elsewhere. */
export interface MovedText extends Span {
  /** Where it begins in the new text. */
  readonly to: number;
}

/**
 * Follows a text through edits.
 *
 * @param length of the old text
 * @param edits of the old text, in text order, none overlapping
 * @param moved what lies in their spans and is known to stand elsewhere now
 */
export function keptText(
  length: number,
  edits: readonly TextEdit[],
  moved: readonly MovedText[] = [],
): KeptText {
  const kept: Kept[] = [];
  let at = 0;
  let by = 0;
  for (const { start, end, newText } of edits) {
    if (start > at) {
      kept.push({ start: at, end: start, by });
    }
    by += newText.length - (end - start);
    at = end;
  }
  if (length > at) {
    kept.push({ start: at, end: length, by });
  }
  kept.push(...moved.map(({ start, end, to }) => ({ start, end, by: to - start })));
  kept.sort((a, b) => a.start - b.start);
  /** Index of the first stretch that ends after an offset. */
  const from = (offset: number): number => {
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[middle]?.end ?? 0) <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };
  const parts = ({ start, end }: Span): readonly Span[] => {
    const found: Span[] = [];
    for (let i = from(start); i < kept.length; i++) {
      const stretch = kept[i];
      if (!stretch || stretch.start >= end) {
        break;
      }
      found.push({
        start: Math.max(start, stretch.start) + stretch.by,
        end: Math.min(end, stretch.end) + stretch.by,
      });
    }
    return found;
  };
  return {
    offset(old) {
      const stretch = kept[from(old)];
      return stretch && stretch.start <= old ? old + stretch.by : null;
    },
    span({ start, end }) {
      const [first] = parts({ start, end });
      return first && first.end - first.start === end - start ? first : null;
    },
    parts,
  };
}
