import { readFileSync } from 'node:fs';
import { DEFAULT_LINT } from '../../server/src/core/lint/configuration.js';
import { type Diagnostic, lint } from '../../server/src/core/lint/runner.js';
import { analyze } from '../../server/src/core/model/analyze.js';
import type { Notice } from '../../server/src/core/model/notice.js';
import { rules } from '../../server/src/core/rules/index.generated.js';

/** The sample notice as it stands in seeds/. */
export const SAMPLE = readFileSync('seeds/guangdong-hk-2016.txt', 'utf8');

/** A text with ⟦marks⟧ taken out, and where they stood. */
export interface Marked {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** Takes ⟦…⟧ out of a fixture. Caret lines would misalign under full-width characters. */
export function marked(fixture: string): Marked {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  let start = -1;
  for (const char of fixture) {
    if (char === '⟦') {
      start = text.length;
    } else if (char === '⟧') {
      spans.push({ start, end: text.length });
    } else {
      text += char;
    }
  }
  return { text, spans };
}

/** All findings of all rules, each at its own severity. A rule that throws fails the test. */
export function check(text: string): readonly Diagnostic[] {
  return checkNotice(analyze(text));
}

/** The same of a text already read. */
export function checkNotice(notice: Notice): readonly Diagnostic[] {
  const { diagnostics, failures } = lint(notice, rules, DEFAULT_LINT);
  if (failures[0]) {
    throw failures[0].error;
  }
  return diagnostics;
}

/** What a finding says, without where it stands, so that findings before and after an edit compare. */
function identity(text: string, diagnostic: Diagnostic): string {
  return `${diagnostic.rule}|${text.slice(diagnostic.start, diagnostic.end)}|${diagnostic.message.zh}`;
}

/** Findings of `after` that `before` does not have. */
export function newFindings(before: string, after: string): readonly Diagnostic[] {
  const left = new Map<string, number>();
  for (const diagnostic of check(before)) {
    const key = identity(before, diagnostic);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return check(after).filter((diagnostic) => {
    const key = identity(after, diagnostic);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}
