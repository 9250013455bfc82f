import type { CodeAction } from 'vscode-languageserver';
import type { Fix } from '../core/lint/rule.js';
import type { Diagnostic as Finding } from '../core/lint/runner.js';
import { type Renumbered, renumber } from '../core/plan/renumber/renumber.js';
import type { TextEdit } from '../core/text/edit.js';
import { type Bundle, compatible, workspaceEdit } from './support/changes.js';
import { defineFeature, type FeatureContext } from './support/context.js';
import { diagnosticOf } from './support/findings.js';
import { messages } from './support/messages.js';
import { codeActionParams } from './support/params.js';
import { CodeActionKind } from './support/protocol.js';
import { SERIES_RULES } from './support/series.js';

/** Everything that can be fixed without anybody disagreeing, on save or on demand. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.policyNotice`;

/** Every broken series of the document. */
const FIX_NUMBERING = `${FIX_ALL}.numbering`;

/** The same on demand, from the menu of source actions. */
const RENUMBER = 'source.renumber.policyNotice';

type Asked = readonly string[] | null | undefined;

/** Whether a client that asked for `only` wants actions of a kind; the kinds are a tree of names. */
function wanted(kind: string, only: Asked): boolean {
  return only?.some((asked) => kind === asked || kind.startsWith(`${asked}.`) || asked === '') ?? false;
}

function touching(findings: readonly Finding[], start: number, end: number): readonly Finding[] {
  return findings.filter((finding) => finding.start <= end && start <= finding.end);
}

/** The edits of a fix; that of a series' only fault takes the references to its numbers along. */
function editsOf(context: FeatureContext, finding: Finding, fix: Fix): readonly TextEdit[] {
  if (!SERIES_RULES.has(finding.rule) || seriesFindings(context).length > 1) {
    return fix.edits;
  }
  const { edits, markers } = renumbered(context);
  return markers.length === fix.edits.length ? edits : fix.edits;
}

/** One action per fix of each finding at the place asked about. */
function singleFixes(context: FeatureContext, findings: readonly Finding[]): CodeAction[] {
  return findings.flatMap((finding) =>
    finding.fixes.map((fix) => ({
      title: fix.title[context.locale],
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(context, finding)],
      edit: workspaceEdit(context, editsOf(context, finding, fix)),
      // Preferred fixes are applied by one keystroke: only where there is nothing to choose.
      ...(context.client.preferredActions && fix.safe && finding.fixes.length === 1
        ? { isPreferred: true }
        : {}),
    })),
  );
}

/** The fix to make when all are made at once: the first safe one, else the first, the likeliest. */
function fixesOf(findings: readonly Finding[], safeOnly: boolean): readonly Fix[] {
  return findings.flatMap((finding) => {
    const fix =
      finding.fixes.find((candidate) => candidate.safe) ?? (safeOnly ? undefined : finding.fixes[0]);
    return fix ? [fix] : [];
  });
}

/** Faults of series that are reported; a document whose numbering rules are off is not renumbered. */
function seriesFindings(context: FeatureContext): readonly Finding[] {
  return context.lint.diagnostics.filter((finding) => SERIES_RULES.has(finding.rule));
}

const NOTHING: Renumbered = { edits: [], markers: [], references: [], lost: [], restructured: false };

function renumbered(context: FeatureContext): Renumbered {
  return seriesFindings(context).length === 0 ? NOTHING : renumber(context.notice, context.before);
}

function renumbering(context: FeatureContext): readonly TextEdit[] {
  return renumbered(context).edits;
}

/** For each rule at the place that has more findings elsewhere: all of them at once. */
function ruleFixes(context: FeatureContext, here: readonly Finding[]): CodeAction[] {
  const fixable = here.filter((finding) => finding.fixes.length > 0 && !SERIES_RULES.has(finding.rule));
  return [...new Set(fixable.map((finding) => finding.rule))].flatMap((rule) => {
    const all = context.lint.diagnostics.filter((finding) => finding.rule === rule);
    const { edits, taken } = compatible(fixesOf(all, false));
    if (taken < 2) {
      return [];
    }
    const ours = fixable.filter((finding) => finding.rule === rule);
    return [
      {
        title: messages.fixRule(context.ruleTitle(rule))[context.locale],
        kind: CodeActionKind.QuickFix,
        diagnostics: ours.map((finding) => diagnosticOf(context, finding)),
        edit: workspaceEdit(context, edits),
      },
    ];
  });
}

/** The whole document's numbers, where a fault of a series is at hand and not the only one. */
function numberingFix(context: FeatureContext, here: readonly Finding[]): CodeAction[] {
  const ours = here.filter((finding) => SERIES_RULES.has(finding.rule));
  if (ours.length === 0) {
    return [];
  }
  const edits = renumbering(context);
  if (edits.length === 0 || seriesFindings(context).length < 2) {
    return [];
  }
  return [
    {
      title: messages.renumberAll[context.locale],
      kind: CodeActionKind.QuickFix,
      diagnostics: ours.map((finding) => diagnosticOf(context, finding)),
      edit: workspaceEdit(context, edits),
    },
  ];
}

/** Everything safe at once; the numbers first, since they belong together. */
function safeBundle(context: FeatureContext): Bundle {
  const numbers = renumbering(context);
  const others = context.lint.diagnostics.filter((finding) => !SERIES_RULES.has(finding.rule));
  const { edits, taken } = compatible(fixesOf(others, true), numbers);
  return { edits, taken: taken + seriesFindings(context).length };
}

function sourceAction(
  context: FeatureContext,
  kind: string,
  title: string,
  edits: Bundle['edits'],
): CodeAction[] {
  return edits.length === 0 ? [] : [{ title, kind, edit: workspaceEdit(context, edits) }];
}

/** Quick fixes of findings: one, all of a rule, all numbers; and on demand or on save all safe ones. */
export const codeAction = defineFeature({
  method: 'textDocument/codeAction',
  params: codeActionParams,
  capabilities: () => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, FIX_NUMBERING, RENUMBER] },
  }),
  handle(context, params): CodeAction[] {
    const { locale, client } = context;
    if (!client.codeActionLiterals) {
      return [];
    }
    const { only } = params.context;
    const actions: CodeAction[] = [];
    if (!only || wanted(CodeActionKind.QuickFix, only)) {
      const { start, end } = context.convert.span(params.range);
      const here = touching(context.lint.diagnostics, start, end);
      actions.push(
        ...singleFixes(context, here),
        ...numberingFix(context, here),
        ...ruleFixes(context, here),
      );
    }
    // Source actions belong to the document, not to a place: only who asks for them gets them.
    if (wanted(FIX_ALL, only)) {
      const { edits, taken } = safeBundle(context);
      actions.push(...sourceAction(context, FIX_ALL, messages.fixAll(taken)[locale], edits));
    }
    // Part of the former: both at once would be applied one after the other on save.
    if (only?.includes(FIX_NUMBERING)) {
      actions.push(
        ...sourceAction(context, FIX_NUMBERING, messages.renumberAll[locale], renumbering(context)),
      );
    }
    if (wanted(RENUMBER, only)) {
      const { edits } = renumber(context.notice, context.before);
      actions.push(...sourceAction(context, RENUMBER, messages.renumberAll[locale], edits));
    }
    return actions;
  },
});
