// The one place that knows how a document is analysed, and analysed again after an edit.
import { DEFAULT_LINT } from '../../server/src/core/lint/configuration.js';
import type { Rule } from '../../server/src/core/lint/rule.js';
import { type LintResult, lint } from '../../server/src/core/lint/runner.js';
import { analyze } from '../../server/src/core/model/analyze.js';
import type { Notice } from '../../server/src/core/model/notice.js';
import { rules } from '../../server/src/core/rules/index.generated.js';
import { reparse } from '../../server/src/core/syntax/reparse.js';
import type { SyntaxTree } from '../../server/src/core/syntax/tree.js';

export interface OpenDocument {
  readonly text: string;
  readonly notice: Notice;
  readonly result: LintResult;
}

/** UTF-16 offsets into the text before the edit. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const allRules: readonly Rule<unknown>[] = rules;

export function analyzeAndLint(text: string, tree?: SyntaxTree): OpenDocument {
  const notice = analyze(text, tree && { tree });
  return { text, notice, result: lint(notice, allRules, DEFAULT_LINT) };
}

/** Whether an edit reuses what is known; without it an edit is a fresh analysis, and so reported. */
export const INCREMENTAL = true;

export function openDocument(text: string): OpenDocument {
  return analyzeAndLint(text);
}

export function editDocument(document: OpenDocument, { start, end, text }: Edit): OpenDocument {
  const edited = document.text.slice(0, start) + text + document.text.slice(end);
  const { tree } = document.notice;
  return analyzeAndLint(edited, reparse(tree, edited, { start, end, newLength: text.length }));
}
