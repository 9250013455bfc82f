import type { CodeAction } from 'vscode-languageserver';
import type { Diagnostic as Finding } from '../core/lint/runner.js';
import { defineFeature } from './support/context.js';
import { findingActions } from './support/finding-actions.js';
import {
  fixAllSource,
  numberingFix,
  numberingSource,
  renumberSource,
  ruleFixes,
  singleFixes,
} from './support/fix-actions.js';
import { nameActions } from './support/name-actions.js';
import { codeActionParams } from './support/params.js';
import { CodeActionKind, FIX_ALL, FIX_NUMBERING, RENUMBER } from './support/protocol.js';

type Asked = readonly string[] | null | undefined;

/** Whether a client that asked for `only` wants actions of a kind; the kinds are a tree of names. */
function wanted(kind: string, only: Asked): boolean {
  return only?.some((asked) => kind === asked || kind.startsWith(`${asked}.`) || asked === '') ?? false;
}

function touching(findings: readonly Finding[], start: number, end: number): readonly Finding[] {
  return findings.filter((finding) => finding.start <= end && start <= finding.end);
}

/**
 * Quick fixes of findings: one, all of a rule, all numbers; ways to be rid of a finding; other ways to write the names of a list; and on
 * demand or on save all safe fixes.
 */
export const codeAction = defineFeature({
  method: 'textDocument/codeAction',
  params: codeActionParams,
  handle(context, params): CodeAction[] {
    if (!context.client.codeActionLiterals) {
      return [];
    }
    const { only } = params.context;
    const actions: CodeAction[] = [];
    const { start, end } = context.convert.span(params.range);
    if (!only || wanted(CodeActionKind.QuickFix, only)) {
      const here = touching(context.lint.diagnostics, start, end);
      actions.push(
        ...singleFixes(context, here),
        ...numberingFix(context, here),
        ...ruleFixes(context, here),
        ...findingActions(context, here),
      );
    }
    if (!only || wanted(CodeActionKind.RefactorRewrite, only)) {
      actions.push(...nameActions(context, { start, end }));
    }
    // Source actions belong to the document, not to a place: only who asks for them gets them.
    if (wanted(FIX_ALL, only)) {
      actions.push(...fixAllSource(context));
    }
    // Part of the former: both at once would be applied one after the other on save.
    if (only?.includes(FIX_NUMBERING)) {
      actions.push(...numberingSource(context));
    }
    if (wanted(RENUMBER, only)) {
      actions.push(...renumberSource(context));
    }
    return actions;
  },
});
