import type { Fix } from '../../core/lint/rule.js';
import type { Diagnostic } from '../../core/lint/runner.js';
import type { Notice } from '../../core/model/notice.js';
import { type Before, renumber } from '../../core/plan/renumber/renumber.js';
import { composeEdits } from '../../core/text/compose.js';
import { applyEdits, type TextEdit } from '../../core/text/edit.js';
import { compatible } from './changes.js';

/**
 * Rules about the order of numbers. Their fixes displace each other: mending two faults of a series
 * one by one is not the same as numbering it anew. And each leaves the references to its numbers behind.
 */
export const SERIES_RULES: ReadonlySet<string> = new Set([
  'numbering/gap',
  'numbering/duplicate',
  'numbering/order',
]);

/** Fixes may make room for others; a text that still changes after so many rounds is left alone. */
const MAX_ROUNDS = 32;

/** What a text holds that can be mended. */
export interface Examined {
  /** Findings that are reported: what is hidden or turned off is not mended. */
  readonly diagnostics: readonly Diagnostic[];
  /** All numbers of the text put in order; null where the faults of numbers are to be mended one by one. */
  readonly renumbering?: () => readonly TextEdit[] | null;
}

/** A text after its safe fixes. */
export interface Mended<R> {
  readonly text: string;
  /** What leads there, in text order, to be made at once. */
  readonly edits: readonly TextEdit[];
  /** What is found in that text. */
  readonly result: R;
  /** How many findings were fixed. */
  readonly fixed: number;
}

/** The fix to make when many are made at once: the first safe one, else the first, the likeliest. */
export function fixesOf(findings: readonly Diagnostic[], safeOnly: boolean): readonly Fix[] {
  return findings.flatMap(({ fixes }) => {
    const fix = fixes.find(({ safe }) => safe) ?? (safeOnly ? undefined : fixes[0]);
    return fix ? [fix] : [];
  });
}

/** Whether all numbers may be put in order at once: none of their rules is off, none of their faults hidden. */
export function renumbersAll(
  rules: Readonly<Record<string, { readonly severity?: string | undefined }>>,
  hidden: readonly Pick<Diagnostic, 'rule'>[],
): boolean {
  return (
    [...SERIES_RULES].every((id) => rules[id]?.severity !== 'off') &&
    !hidden.some(({ rule }) => SERIES_RULES.has(rule))
  );
}

/**
 * The numbers of a notice in order and the references to them carried along, if its faults of numbers are told.
 *
 * @param before the text as it was with its numbers in order
 */
export function renumberingOf(
  notice: Notice,
  findings: readonly Diagnostic[],
  before?: Before,
): readonly TextEdit[] {
  return findings.some(({ rule }) => SERIES_RULES.has(rule)) ? renumber(notice, before).edits : [];
}

interface Round {
  readonly edits: readonly TextEdit[];
  readonly taken: number;
}

/** As many safe fixes as can be made at once; the numbers first, since they belong together. */
function roundOf({ diagnostics, renumbering }: Examined): Round {
  const numbers = renumbering?.() ?? [];
  if (numbers.length === 0) {
    return compatible(fixesOf(diagnostics, true));
  }
  const others = diagnostics.filter(({ rule }) => !SERIES_RULES.has(rule));
  const { edits, taken } = compatible(fixesOf(others, true), numbers);
  return { edits, taken: taken + diagnostics.length - others.length };
}

/** One text on the way, and how it was reached. */
interface Stage<R> {
  readonly text: string;
  readonly result: R;
  readonly fixed: number;
  readonly rounds: readonly (readonly TextEdit[])[];
}

/** Fixes that lead round in a circle stop at one of its texts, the same wherever they began. */
function settled<R>(circle: readonly Stage<R>[]): Stage<R> | undefined {
  return [...circle].sort((a, b) => a.text.length - b.text.length || (a.text < b.text ? -1 : 1))[0];
}

/** Edits of one text as edits made one after the other. */
function oneByOne(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => b.start - a.start || b.end - a.end);
}

/** Rounds of edits as one, of the first text. */
function together(rounds: readonly (readonly TextEdit[])[]): readonly TextEdit[] {
  return rounds.length < 2 ? (rounds[0] ?? []) : composeEdits(rounds.flatMap(oneByOne));
}

/** New lines break the way the text's own lines do. */
export function withLineBreaksOf(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  return edits.map((edit) => ({ ...edit, newText: edit.newText.replace(/\r\n|\n|\r/g, lineBreak) }));
}

/**
 * Makes safe fixes until none is left: in every round as many as do not touch one another. What comes
 * of it has nothing left to mend, so that doing it again changes nothing; where fixes never come to an
 * end, the text is left as it was.
 *
 * @param examine what is found in a text
 */
export function mendSafely<R extends Examined>(original: string, examine: (text: string) => R): Mended<R> {
  const first: Stage<R> = { text: original, result: examine(original), fixed: 0, rounds: [] };
  const stages = [first];
  let end = first;
  for (;;) {
    const { edits, taken } = roundOf(end.result);
    const made = withLineBreaksOf(original, edits);
    const text = applyEdits(end.text, made);
    const before = stages.findIndex((stage) => stage.text === text);
    if (before >= 0) {
      end = settled(stages.slice(before)) ?? end;
      break;
    }
    if (stages.length > MAX_ROUNDS) {
      end = first;
      break;
    }
    end = { text, result: examine(text), fixed: end.fixed + taken, rounds: [...end.rounds, made] };
    stages.push(end);
  }
  const { text, result, fixed, rounds } = end;
  return { text, result, fixed, edits: together(rounds) };
}
