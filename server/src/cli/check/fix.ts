import type { Diagnostic } from '../../core/lint/runner.js';
import { applyEdits, type TextEdit } from '../../core/text/edit.js';
import { compatible } from '../../features/support/changes.js';

/** Fixes may make room for others; a text that still changes after this many rounds is left. */
const MAX_ROUNDS = 10;

/** A text after its safe fixes. */
export interface FixedText<R> {
  readonly text: string;
  /** What is found in that text. */
  readonly result: R;
  /** How many findings were fixed. */
  readonly fixed: number;
}

/**
 * Applies safe fixes until none is left: in every round as many as do not touch one another.
 *
 * @param find what is found in a text
 */
export function fixText<R extends { readonly diagnostics: readonly Diagnostic[] }>(
  original: string,
  find: (text: string) => R,
): FixedText<R> {
  const lineBreak = /\r\n|\n|\r/.exec(original)?.[0] ?? '\n';
  const seen = new Set([original]);
  let text = original;
  let result = find(text);
  let fixed = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { edits, taken } = compatible(safeFixes(result.diagnostics));
    const next = applyEdits(text, withLineBreaks(edits, lineBreak));
    if (seen.has(next)) {
      break;
    }
    seen.add(next);
    text = next;
    fixed += taken;
    result = find(text);
  }
  return { text, result, fixed };
}

function safeFixes(diagnostics: readonly Diagnostic[]) {
  return diagnostics.flatMap((diagnostic) => diagnostic.fixes.find((fix) => fix.safe) ?? []);
}

/** New lines break the way the file's own lines do. */
function withLineBreaks(edits: readonly TextEdit[], lineBreak: string): readonly TextEdit[] {
  return edits.map((edit) => ({ ...edit, newText: edit.newText.replace(/\r\n|\n|\r/g, lineBreak) }));
}
