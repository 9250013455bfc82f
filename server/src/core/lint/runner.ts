import type { Notice } from '../model/notice.js';
import { isInChrome } from '../model/page-chrome.js';
import type { Steps } from '../text/steps.js';
import type { LintConfiguration } from './configuration.js';
import { type Diagnostic, diagnosticOf } from './diagnostic.js';
import type { Finding, Rule, RuleMeta, Severity } from './rule.js';
import { inTextOrder } from './text-order.js';

export { type Diagnostic, withSeverity } from './diagnostic.js';

export interface LintResult {
  /** In text order. */
  readonly diagnostics: readonly Diagnostic[];
  /** Rules that threw; the others still ran. */
  readonly failures: readonly { readonly rule: string; readonly error: unknown }[];
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, hint: 0 };

/** Whether `a` is at least as grave as `b`. */
export function atLeast(a: Severity, b: Severity): boolean {
  return WEIGHT[a] >= WEIGHT[b];
}

const NO_OPTIONS = {};

/** The options each rule was last given, as its schema reads them: reading costs more than many a rule. */
const lastOptions = new WeakMap<Rule<unknown>, { readonly given: object; readonly read: unknown }>();

/** The options of a rule, defaults put in. */
export function optionsOf(rule: Rule<unknown>, given: object): unknown {
  const last = lastOptions.get(rule);
  if (last?.given === given) {
    return last.read;
  }
  const read = rule.meta.options.parse(given);
  lastOptions.set(rule, { given, read });
  return read;
}

/** A rule that is not turned off, as a configuration has it. */
interface Asked {
  readonly id: string;
  readonly severity: Severity;
  readonly scope: RuleMeta<unknown>['scope'];
  readonly check: Rule<unknown>['check'];
  /** As the rule's schema reads them. */
  readonly options: unknown;
  /** Why they cannot be read; then the rule is not asked. */
  readonly refusal: { readonly error: unknown } | null;
}

interface Plan {
  readonly rules: readonly Rule<unknown>[];
  readonly configuration: LintConfiguration;
  readonly asked: readonly Asked[];
}

/** The plans of the last checks: mostly the next has one of them, and to look all up costs more than many a rule. */
let lastPlans: readonly Plan[] = [];
/** Those of a whole text, and of the windows and lists that keys are looked at in. */
const MOST_PLANS = 6;

function askedOf(rules: readonly Rule<unknown>[], configuration: LintConfiguration): readonly Asked[] {
  const known = lastPlans.find((plan) => plan.rules === rules && plan.configuration === configuration);
  if (known) {
    return known.asked;
  }
  const asked = rules.flatMap((rule) => askedFor(rule, configuration));
  lastPlans = [{ rules, configuration, asked }, ...lastPlans].slice(0, MOST_PLANS);
  return asked;
}

/** None for a rule that is turned off. */
function askedFor(rule: Rule<unknown>, { rules }: LintConfiguration): readonly Asked[] {
  const { meta, check } = rule;
  const { id, scope } = meta;
  const setting = rules[id];
  const severity = setting?.severity ?? meta.severity;
  if (severity === 'off') {
    return [];
  }
  const asked = { id, severity, scope, check };
  try {
    return [{ ...asked, options: optionsOf(rule, setting?.options ?? NO_OPTIONS), refusal: null }];
  } catch (error) {
    return [{ ...asked, options: null, refusal: { error } }];
  }
}

function isInScope({ genre }: Notice, scope: RuleMeta<unknown>['scope']): boolean {
  return scope === 'any-text' || genre === 'document' || (genre === 'draft' && scope !== 'documents');
}

/** What a check has come to so far. */
interface Checking {
  readonly notice: Notice;
  readonly byRule: Diagnostic[][];
  readonly failures: { readonly rule: string; readonly error: unknown }[];
}

/**
 * Runs rules over a notice. A rule's severity comes from the configuration, else from the rule;
 * a finding may only lower it. A rule is only asked about texts in its scope.
 */
export function lint(
  notice: Notice,
  rules: readonly Rule<unknown>[],
  configuration: LintConfiguration,
): LintResult {
  // Not the steps driven to their end: to pause between rules costs as much as many a rule.
  const checking: Checking = { notice, byRule: [], failures: [] };
  for (const asked of askedOf(rules, configuration)) {
    ask(asked, checking);
  }
  return resultOf(checking);
}

/** {@link lint} in steps, one for each rule. */
export function* linting(
  notice: Notice,
  rules: readonly Rule<unknown>[],
  configuration: LintConfiguration,
): Steps<LintResult> {
  const checking: Checking = { notice, byRule: [], failures: [] };
  for (const asked of askedOf(rules, configuration)) {
    ask(asked, checking);
    yield;
  }
  return resultOf(checking);
}

function resultOf({ byRule, failures }: Checking): LintResult {
  return { diagnostics: inTextOrder(byRule), failures };
}

function ask(
  { id, severity, scope, check, options, refusal }: Asked,
  { notice, byRule, failures }: Checking,
): void {
  if (!isInScope(notice, scope)) {
    return;
  }
  if (refusal) {
    failures.push({ rule: id, error: refusal.error });
    return;
  }
  try {
    const findings = check({ notice, options });
    if (findings.length > 0) {
      byRule.push(stamped(notice, findings, id, severity));
    }
  } catch (error) {
    failures.push({ rule: id, error });
  }
}

/** What a rule found in the document itself, as diagnostics: mostly the very list, each of which has become one. */
function stamped(
  { chrome }: Notice,
  findings: readonly Finding[],
  id: string,
  severity: Severity,
): Diagnostic[] {
  let same = 0;
  let others: Diagnostic[] | null = null;
  for (let i = 0; i < findings.length; i++) {
    const finding = findings[i];
    const isOwn = finding && !isInChrome(chrome, finding.start);
    const lowered = finding?.severity;
    const own = lowered && atLeast(severity, lowered) ? lowered : severity;
    const diagnostic = isOwn ? diagnosticOf(finding, id, own) : null;
    if (others === null && diagnostic === finding) {
      same++;
      continue;
    }
    // All before have become diagnostics.
    others ??= findings.slice(0, same) as Diagnostic[];
    diagnostic && others.push(diagnostic);
  }
  return others ?? (findings as Diagnostic[]);
}
