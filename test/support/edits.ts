import fc from 'fast-check';
import type { Replacement } from '../../server/src/core/syntax/reparse.js';
import { anyPiece } from './texts.js';

/** One edit of a text nobody knows yet. */
export interface Step {
  /** Place and length as parts of the whole, so that a step fits every text. */
  readonly at: number;
  readonly taken: number;
  readonly given: string;
}

export const anyStep: fc.Arbitrary<Step> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  taken: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(0, 0, 1, 2) },
    { weight: 1, arbitrary: fc.nat(300) },
  ),
  given: fc.oneof(
    anyPiece,
    fc.array(anyPiece, { maxLength: 6 }).map((pieces) => pieces.join('')),
  ),
});

/** The text after a step, and what the step replaced. */
export function applied(
  text: string,
  { at, taken, given }: Step,
): { text: string; replacement: Replacement } {
  const start = Math.floor(at * text.length);
  const end = Math.min(text.length, start + taken);
  return {
    text: text.slice(0, start) + given + text.slice(end),
    replacement: { start, end, newLength: given.length },
  };
}
