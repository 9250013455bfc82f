import { type CarriedOut, carryOut } from '../../core/plan/carry-out.js';
import { enterAt } from '../../core/plan/structure/enter.js';
import type { FeatureContext } from './context.js';

/** A change with the place of the cursor after all of it. */
export interface Change extends CarriedOut {
  readonly cursor: number;
}

/** Where an offset of the changed text is once its numbers have been put in order. */
export function afterNumbering({ renumbered }: CarriedOut, offset: number): number {
  return renumbered.edits
    .filter((edit) => edit.end <= offset)
    .reduce((at, edit) => at + edit.newText.length - (edit.end - edit.start), offset);
}

/** What Enter changes besides the new line the cursor stands on; null for nothing. */
export function enterEdits(context: FeatureContext, offset: number): Change | null {
  const enter = enterAt(context.notice, offset);
  if (!enter) {
    return null;
  }
  const done = carryOut(context.notice, [enter.edit], [], context.before);
  return { ...done, cursor: afterNumbering(done, enter.cursor) };
}
