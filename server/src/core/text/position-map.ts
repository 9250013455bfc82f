import type { TextEdit } from './edit.js';

/** Where places of a text stand after edits of it. */
export interface PositionMap {
  /** Of a place that something begins at: text put in right before it moves it on. NaN inside a replaced span. */
  start(offset: number): number;
  /** Of a place that something ends at: text put in right behind it leaves it. NaN inside a replaced span. */
  end(offset: number): number;
}

/** The map of a text that is not edited. */
export const SAME_PLACES: PositionMap = { start: (offset) => offset, end: (offset) => offset };

/**
 * The map of a few edits made at once.
 *
 * @param edits in text order, none touching another
 */
export function positionMap(edits: readonly TextEdit[]): PositionMap {
  const moved = (offset: number, isBefore: (edit: TextEdit) => boolean): number => {
    let by = 0;
    for (const edit of edits) {
      if (!isBefore(edit)) {
        return offset > edit.start && offset < edit.end ? Number.NaN : offset + by;
      }
      by += edit.newText.length - (edit.end - edit.start);
    }
    return offset + by;
  };
  return {
    start: (offset) => moved(offset, ({ end }) => end <= offset),
    end: (offset) => moved(offset, ({ start, end }) => end <= offset && start < offset),
  };
}
