import type { Diagnostic } from '../../core/lint/runner.js';
import type { Renumbered } from '../../core/plan/renumber/renumber.js';
import { summaryOf } from '../../core/plan/renumber/summary.js';
import { applyEdits, type TextEdit } from '../../core/text/edit.js';
import type { Position } from '../../core/text/line-index.js';
import type { Localized } from '../../core/text/localized.js';
import { type Bundle, compatible } from '../../features/support/changes.js';
import { SERIES_RULES } from '../../features/support/series.js';

/** Fixes may make room for others; a text that still changes after this many rounds is left. */
const MAX_ROUNDS = 10;

/** A text after its safe fixes. */
export interface FixedText<R> {
  readonly text: string;
  /** What is found in that text. */
  readonly result: R;
  /** How many findings were fixed. */
  readonly fixed: number;
  /** References that somebody has to look at. */
  readonly open: readonly OpenReference[];
}

/** What is found in a text. */
export interface FixableResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly position?: (offset: number) => Position;
  /** What puts all its numbers in order, references to them included. */
  readonly renumbering?: () => Renumbered;
}

/** A reference that was left as it is when the numbers were put in order. */
export interface OpenReference {
  readonly at: Position;
  readonly message: Localized;
}

/**
 * Applies safe fixes until none is left: in every round as many as do not touch one another.
 *
 * @param find what is found in a text
 */
export function fixText<R extends FixableResult>(original: string, find: (text: string) => R): FixedText<R> {
  const lineBreak = /\r\n|\n|\r/.exec(original)?.[0] ?? '\n';
  const seen = new Set([original]);
  let text = original;
  let result = find(text);
  let fixed = 0;
  const open: OpenReference[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { edits, taken, lost } = fixesOf(result);
    const next = applyEdits(text, withLineBreaks(edits, lineBreak));
    if (seen.has(next)) {
      break;
    }
    seen.add(next);
    open.push(...lost);
    text = next;
    fixed += taken;
    result = find(text);
  }
  return { text, result, fixed, open };
}

/** All that can be fixed at once: the numbers together, for a fault mended alone leaves references behind. */
function fixesOf({
  diagnostics,
  renumbering,
  position,
}: FixableResult): Bundle & { readonly lost: readonly OpenReference[] } {
  const series = diagnostics.filter(
    ({ rule, fixes }) => SERIES_RULES.has(rule) && fixes.some(({ safe }) => safe),
  );
  const numbers = series.length > 0 ? renumbering?.() : undefined;
  if (!numbers || numbers.edits.length === 0) {
    return { ...compatible(safeFixes(diagnostics)), lost: [] };
  }
  const others = diagnostics.filter(({ rule }) => !SERIES_RULES.has(rule));
  const { edits, taken } = compatible(safeFixes(others), numbers.edits);
  const { open } = summaryOf(numbers);
  const lost = open.flatMap(({ place, message }) =>
    position ? [{ at: position(place.start), message }] : [],
  );
  return { edits, taken: taken + series.length, lost };
}

function safeFixes(diagnostics: readonly Diagnostic[]) {
  return diagnostics.flatMap((diagnostic) => diagnostic.fixes.find((fix) => fix.safe) ?? []);
}

/** New lines break the way the file's own lines do. */
function withLineBreaks(edits: readonly TextEdit[], lineBreak: string): readonly TextEdit[] {
  return edits.map((edit) => ({ ...edit, newText: edit.newText.replace(/\r\n|\n|\r/g, lineBreak) }));
}
