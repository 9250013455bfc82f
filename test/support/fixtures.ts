import assert from 'node:assert/strict';
import { type LintConfiguration, lintConfiguration } from '../../server/src/core/lint/configuration.js';
import { exampleNotice } from '../../server/src/core/lint/example.js';
import { atLeast, type Diagnostic, lint } from '../../server/src/core/lint/runner.js';
import { analyze } from '../../server/src/core/model/analyze.js';
import { rules } from '../../server/src/core/rules/index.generated.js';
import { applyEdits } from '../../server/src/core/text/edit.js';

/** What a fixture says must be found, in the text without its marks. */
export interface Expected {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/** A text without its marks, and what they say. */
export interface MarkedText {
  readonly text: string;
  readonly expected: readonly Expected[];
}

/** One heading of a fixture file. */
export interface FixtureCase {
  readonly title: string;
  readonly notice: MarkedText;
  /** The text after all fixes of the rule; null where it has none here. */
  readonly fixed: MarkedText | null;
  readonly settings: LintConfiguration;
}

/**
 * Reads a fixture file. Every `## heading` is a case with one fenced block `notice` (a whole text) or
 * `body` (set in a short faultless notice), and perhaps `fixed` (of the same extent) and `settings`
 * (JSON, what stands below `policyNotice.rules`).
 *
 * @param own the rule a mark `⟦text⟧` means; `⟦other/rule|text⟧` names another
 */
export function readFixture(own: string, source: string): readonly FixtureCase[] {
  const [, ...sections] = source.split(/^## /m);
  return sections.map((section) => {
    const title = section.slice(0, section.indexOf('\n')).trim();
    const blocks = new Map(
      [...section.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, k = '', v = '']) => [k, v]),
    );
    const unknown = [...blocks.keys()].find(
      (kind) => !['notice', 'body', 'fixed', 'settings'].includes(kind),
    );
    assert.equal(unknown, undefined, `${title}: no block is called «${unknown}»`);
    const body = blocks.get('body');
    const notice = blocks.get('notice') ?? (body === undefined ? undefined : exampleNotice(body));
    assert.ok(notice !== undefined, `${title}: it has no block «notice» or «body»`);
    const fixed = blocks.get('fixed');
    const framed = fixed !== undefined && body !== undefined ? exampleNotice(fixed) : fixed;
    return {
      title,
      notice: readMarks(own, notice),
      fixed: framed === undefined ? null : readMarks(own, framed),
      settings: lintConfiguration.parse({ rules: JSON.parse(blocks.get('settings') ?? '{}') }),
    };
  });
}

/** Takes ⟦text⟧ and ⟦rule/id|text⟧ out of a text; marks may nest. */
export function readMarks(own: string, source: string): MarkedText {
  const open: { rule: string; start: number }[] = [];
  const expected: Expected[] = [];
  let text = '';
  let last = 0;
  for (const { index, 0: mark, 1: rule } of source.matchAll(/⟦(?:([a-z]+\/[a-z-]+)\|)?|⟧/g)) {
    text += source.slice(last, index);
    last = index + mark.length;
    if (mark !== '⟧') {
      open.push({ rule: rule ?? own, start: text.length });
      continue;
    }
    const opened = open.pop();
    assert.ok(opened, `a ⟧ closes nothing: ${source.slice(Math.max(0, index - 20), index)}`);
    expected.push({ ...opened, end: text.length });
  }
  assert.equal(open.length, 0, 'a ⟦ is never closed');
  return { text: text + source.slice(last), expected: expected.sort(byPlace) };
}

function byPlace(a: Expected, b: Expected): number {
  return a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1);
}

function findings(text: string, settings: LintConfiguration): readonly Diagnostic[] {
  const { diagnostics, failures } = lint(analyze(text), rules, settings);
  if (failures[0]) {
    throw failures[0].error;
  }
  return diagnostics;
}

/**
 * Whether the findings are those marked: all of the rule itself, and of the others all that are marked
 * and every error and warning.
 */
function checkMarks(own: string, { text, expected }: MarkedText, settings: LintConfiguration): void {
  const marked = new Set(expected.map(({ rule }) => rule));
  const found = findings(text, settings)
    .filter(({ rule, severity }) => rule === own || marked.has(rule) || atLeast(severity, 'warning'))
    .map(({ rule, start, end }) => ({ rule, start, end }));
  const shown = (all: readonly Expected[]): readonly string[] =>
    [...all]
      .sort(byPlace)
      .map(({ rule, start, end }) => `${start}–${end} ${rule} «${text.slice(start, end)}»`);
  assert.deepEqual(shown(found), shown(expected));
}

/** The text after the first fix of every finding of a rule, one after another, each found afresh. */
export function mend(own: string, before: string, settings: LintConfiguration): string {
  const fixable = (text: string): Diagnostic | undefined =>
    findings(text, settings).find(({ rule, fixes }) => rule === own && fixes.length > 0);
  let text = before;
  let left = findings(before, settings).length + 1;
  for (let next = fixable(text); next; next = fixable(text)) {
    assert.ok(left-- > 0, 'the fixes never end: each leaves a finding');
    text = applyEdits(text, next.fixes[0]?.edits ?? []);
  }
  return text;
}

/** Runs one case: marks, then fixes. Throws what does not hold. */
export function checkCase(own: string, { notice, fixed, settings }: FixtureCase): void {
  checkMarks(own, notice, settings);
  const after = mend(own, notice.text, settings);
  if (fixed === null) {
    assert.equal(after, notice.text, 'there are fixes, but the case has no block «fixed»');
    return;
  }
  assert.notEqual(after, notice.text, 'there is a block «fixed», but nothing is fixed');
  assert.equal(after, fixed.text);
  checkMarks(own, fixed, settings);
}
