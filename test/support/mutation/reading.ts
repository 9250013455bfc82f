import { DEFAULT_LINT, type LintConfiguration } from '../../../server/src/core/lint/configuration.js';
import { type Diagnostic, lint } from '../../../server/src/core/lint/runner.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import type { Notice } from '../../../server/src/core/model/notice.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import { reparse, replacementOf } from '../../../server/src/core/syntax/reparse.js';
import { applyEdits, type TextEdit } from '../../../server/src/core/text/edit.js';

/** A text as it is read, and what is found in it. */
export interface Reading {
  readonly notice: Notice;
  readonly settings: LintConfiguration;
  readonly diagnostics: readonly Diagnostic[];
}

function found(notice: Notice, settings: LintConfiguration): Reading {
  const { diagnostics, failures } = lint(notice, rules, settings);
  if (failures[0]) {
    throw failures[0].error;
  }
  return { notice, settings, diagnostics };
}

/** Reads a text and checks it. */
export function read(text: string, settings: LintConfiguration = DEFAULT_LINT): Reading {
  return found(analyze(text), settings);
}

/** Reads an edited text, and of it anew only the blocks the edits touch: many mutants differ in one. */
export function readAgain({ notice, settings }: Reading, edits: readonly TextEdit[]): Reading {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const replacement = replacementOf(ordered);
  const text = applyEdits(notice.text, ordered);
  const tree = replacement ? reparse(notice.tree, text, replacement) : notice.tree;
  return found(analyze(text, { tree }), settings);
}
