import type { CodeAction, Command } from 'vscode-languageserver';
import type { Diagnostic as Finding } from '../../core/lint/runner.js';
import type { FeatureContext } from './context.js';
import { diagnosticOf } from './findings.js';
import { messages } from './messages.js';
import { CodeActionKind } from './protocol.js';

function actionBy(context: FeatureContext, findings: readonly Finding[], command: Command): CodeAction {
  return {
    title: command.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: findings.map((finding) => diagnosticOf(context, finding)),
    command,
  };
}

/** Beside each finding: hide it, or turn its rule off. Neither changes the document. */
export function findingActions(context: FeatureContext, findings: readonly Finding[]): CodeAction[] {
  const { commands, document, locale, convert } = context;
  const { uri } = document;
  const hide = commands.hide;
  const turnOff = commands.turnOff;
  const hiding = (finding: Finding): CodeAction[] => {
    const { rule } = finding;
    const title = messages.hideFinding(context.ruleTitle(rule))[locale];
    const argument = { uri, rule, range: convert.range(finding) };
    return hide === null
      ? []
      : [actionBy(context, [finding], { title, command: hide, arguments: [argument] })];
  };
  const turningOff = (rule: string): CodeAction[] => {
    const ours = findings.filter((finding) => finding.rule === rule);
    const title = messages.turnOffRule(context.ruleTitle(rule))[locale];
    return turnOff === null
      ? []
      : [actionBy(context, ours, { title, command: turnOff, arguments: [{ uri, rule }] })];
  };
  const rules = new Set(findings.map(({ rule }) => rule));
  return [...findings.flatMap(hiding), ...[...rules].flatMap(turningOff)];
}
