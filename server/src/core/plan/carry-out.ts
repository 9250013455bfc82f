import { analyze } from '../model/analyze.js';
import type { Notice } from '../model/notice.js';
import { numberingFaults } from '../model/numbering-faults.js';
import { composeSets } from '../text/compose-sets.js';
import { applyEdits, type TextEdit } from '../text/edit.js';
import type { MovedText } from './renumber/kept.js';
import { type Before, type Renumbered, renumber } from './renumber/renumber.js';

/** A change of a text with all that follows from it for the numbers. */
export interface CarriedOut {
  /** All of it as edits of the text before, in text order, none touching another. */
  readonly edits: readonly TextEdit[];
  /** The text after all of it. */
  readonly text: string;
  /** What became of the numbers; its offsets are of the text between, changed but not yet numbered. */
  readonly renumbered: Renumbered;
}

/**
 * Makes edits and puts the numbers in order after them, references included.
 *
 * @param edits of the notice, in text order, none overlapping
 * @param moved what they take out in one place and put in at another
 * @param before the text as it was with its numbers in order, when they are not now
 */
export function carryOut(
  notice: Notice,
  edits: readonly TextEdit[],
  moved: readonly MovedText[] = [],
  before?: Before,
): CarriedOut {
  const between = applyEdits(notice.text, edits);
  const { series, forms } = numberingFaults(notice);
  const inOrder = series.length === 0 && forms.length === 0;
  const since: Before | undefined =
    inOrder || !before
      ? { notice, edits, moved }
      : {
          notice: before.notice,
          edits: composeSets(before.edits, edits),
        };
  const renumbered = renumber(analyze(between, { registry: notice.registry }), since);
  return {
    edits: composeSets(edits, renumbered.edits),
    text: applyEdits(between, renumbered.edits),
    renumbered,
  };
}
