import assert from 'node:assert/strict';
import { DEFAULT_LINT } from '../../server/src/core/lint/configuration.js';
import { exampleNotice } from '../../server/src/core/lint/example.js';
import type { Rule } from '../../server/src/core/lint/rule.js';
import { type Diagnostic, lint } from '../../server/src/core/lint/runner.js';
import { analyze } from '../../server/src/core/model/analyze.js';
import { applyEdits } from '../../server/src/core/text/edit.js';
import { check, marked } from './notices.js';

/** The findings of one rule. A rule that throws fails the test. */
export function findingsOf(rule: Rule<unknown>, text: string): readonly Diagnostic[] {
  const { diagnostics, failures } = lint(analyze(text), [rule], DEFAULT_LINT);
  assert.deepEqual(failures, []);
  return diagnostics;
}

/** A rule is silent of each of these paragraphs, set in a short notice. */
export function silent(rule: Rule<unknown>, paragraphs: readonly string[]): void {
  for (const paragraph of paragraphs) {
    const text = exampleNotice(paragraph);
    const found = findingsOf(rule, text).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(found, [], paragraph);
  }
}

/** A rule finds in each of these paragraphs what stands between ⟦ and ⟧, and no other rule anything. */
export function finds(rule: Rule<unknown>, paragraphs: readonly string[]): void {
  for (const paragraph of paragraphs) {
    findsIn(rule, exampleNotice(paragraph));
  }
}

/** The same in a whole text. */
export function findsIn(rule: Rule<unknown>, fixture: string): void {
  const { text, spans } = marked(fixture);
  const found = check(text).map((one) => ({ rule: one.rule, start: one.start, end: one.end }));
  assert.deepEqual(
    found.map(({ start, end }) => text.slice(start, end)),
    spans.map(({ start, end }) => text.slice(start, end)),
    fixture,
  );
  assert.deepEqual(
    found,
    spans.map((span) => ({ rule: rule.meta.id, ...span })),
  );
}

/** A paragraph with the first fix of every finding of the rule applied. */
export function mended(rule: Rule<unknown>, paragraph: string): string {
  const text = exampleNotice(paragraph);
  const edits = findingsOf(rule, text).flatMap((one) => one.fixes.slice(0, 1).flatMap((fix) => fix.edits));
  const [before = '', after = ''] = exampleNotice('\u0000').split('\u0000');
  const whole = applyEdits(text, edits);
  return whole.slice(before.length, whole.length - after.length);
}
