import type { Diagnostic } from '../../../server/src/core/lint/runner.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { applyEdits, type TextEdit } from '../../../server/src/core/text/edit.js';
import { check, checkNotice } from '../notices.js';
import { type Mutant, mapped } from './mutant.js';

/** What the checker made of one mutant. */
export interface Trial {
  readonly found: Diagnostic | null;
  /** Findings that the faultless text does not have, the one that is due aside. */
  readonly others: readonly Diagnostic[];
  /** What the first fix of the finding leaves or adds; null where all is well, or there is none. */
  readonly fixFault: string | null;
  /** Whether the blocks of the mutant are its text. */
  readonly isLossless: boolean;
}

type Place = Pick<Diagnostic, 'rule' | 'start' | 'end'>;

/** Findings of an edited text that were not there before the edits, nor are expected besides. */
export function added(
  before: readonly Diagnostic[],
  edits: readonly TextEdit[],
  after: readonly Diagnostic[],
  more: readonly Place[] = [],
): readonly Diagnostic[] {
  const known = before.map(({ rule, start, end }) => ({ rule, ...mapped({ start, end }, edits) }));
  known.push(...more);
  return after.filter(({ rule, start, end }) => {
    const same = known.findIndex((one) => one.rule === rule && one.start <= start && end <= one.end);
    if (same >= 0) {
      known.splice(same, 1);
    }
    return same < 0;
  });
}

/** The findings of a stretch of text that was put in elsewhere, as they lie there. */
function copies(before: readonly Diagnostic[], { copied, edits }: Mutant): readonly Place[] {
  if (!copied) {
    return [];
  }
  const by = mapped({ start: copied.to, end: copied.to }, edits).start - copied.start;
  return before
    .filter(({ start, end }) => copied.start <= start && end <= copied.end)
    .map(({ rule, start, end }) => ({ rule, start: start + by, end: end + by }));
}

/** Checks one mutant of a text whose own findings are known. */
export function attempt(before: readonly Diagnostic[], mutant: Mutant): Trial {
  const { text, edits, expected } = mutant;
  // In a text with faults of its own a mutant may hide one that a fix brings back.
  const isClean = before.length === 0;
  const notice = analyze(text);
  const after = checkNotice(notice);
  const isLossless = notice.tree.blocks.map(({ block }) => block.text).join('') === text;
  const fresh = added(before, edits, after, copies(before, mutant));
  const found = fresh.find((one) => expected.some((due) => fits(one, due))) ?? null;
  const others = fresh.filter((one) => one !== found);
  const fault = isClean && found && others.length === 0 ? fixFault(text, after, found) : null;
  return { found, others, fixFault: fault, isLossless };
}

function fits(one: Diagnostic, due: Mutant['expected'][number]): boolean {
  return one.rule === due.rule && one.start >= due.start && one.end <= due.end;
}

/** A fix must take its finding away and bring no other. */
function fixFault(text: string, before: readonly Diagnostic[], found: Diagnostic): string | null {
  const [fix] = found.fixes;
  if (!fix) {
    return null;
  }
  const mended = applyEdits(text, fix.edits);
  const rest = before.filter((one) => one !== found);
  const [other] = added(rest, fix.edits, check(mended));
  return other ? `“${fix.title.zh}” leaves ${describe(mended, other)}` : null;
}

/** A finding in a line. */
export function describe(text: string, { rule, start, end, severity }: Diagnostic): string {
  const shown = text.slice(Math.max(0, start - 8), end + 8).replace(/\n/g, '⏎');
  return `${severity} ${rule} “${shown}”`;
}
