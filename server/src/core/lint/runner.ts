import type { Notice } from '../model/notice.js';
import { isInChrome } from '../model/page-chrome.js';
import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';
import { type Steps, toEnd } from '../text/steps.js';
import type { LintConfiguration } from './configuration.js';
import type { Finding, Fix, RelatedPlace, Rule, RuleMeta, Severity } from './rule.js';

/** A finding with its rule and severity, ready to be shown. */
export interface Diagnostic extends Span {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Localized;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
}

const NO_PLACES: readonly RelatedPlace[] = [];
const NO_FIXES: readonly Fix[] = [];

/** A class for its getters: they hand through what the finding makes only when it is read. */
class Stamped implements Diagnostic {
  readonly rule: string;
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
  readonly #finding: Finding;

  constructor(rule: string, severity: Severity, finding: Finding) {
    this.rule = rule;
    this.severity = severity;
    this.start = finding.start;
    this.end = finding.end;
    this.#finding = finding;
  }

  get message(): Localized {
    return this.#finding.message;
  }

  get related(): readonly RelatedPlace[] {
    return this.#finding.related ?? NO_PLACES;
  }

  get fixes(): readonly Fix[] {
    return this.#finding.fixes ?? NO_FIXES;
  }
}

/** The same diagnostic with another severity; a copy by spread would lose what is made when read. */
export function withSeverity(diagnostic: Diagnostic, severity: Severity): Diagnostic {
  return new Stamped(diagnostic.rule, severity, diagnostic);
}

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

function optionsOf(rule: Rule<unknown>, given: object): unknown {
  const last = lastOptions.get(rule);
  if (last?.given === given) {
    return last.read;
  }
  const read = rule.meta.options.parse(given);
  lastOptions.set(rule, { given, read });
  return read;
}

function isInScope({ genre }: Notice, scope: RuleMeta<unknown>['scope']): boolean {
  return scope === 'any-text' || genre === 'document' || (genre === 'draft' && scope !== 'documents');
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
  return toEnd(linting(notice, rules, configuration));
}

/** {@link lint} in steps, one for each rule. */
export function* linting(
  notice: Notice,
  rules: readonly Rule<unknown>[],
  configuration: LintConfiguration,
): Steps<LintResult> {
  const diagnostics: Diagnostic[] = [];
  const failures: { rule: string; error: unknown }[] = [];
  for (const rule of rules) {
    if (!isInScope(notice, rule.meta.scope)) {
      continue;
    }
    const setting = configuration.rules[rule.meta.id];
    const severity = setting?.severity ?? rule.meta.severity;
    if (severity === 'off') {
      continue;
    }
    try {
      const options = optionsOf(rule, setting?.options ?? NO_OPTIONS);
      for (const finding of rule.check({ notice, options })) {
        if (isInChrome(notice.chrome, finding.start)) {
          continue;
        }
        const lowered = finding.severity;
        const stamp = lowered && atLeast(severity, lowered) ? lowered : severity;
        diagnostics.push(new Stamped(rule.meta.id, stamp, finding));
      }
    } catch (error) {
      failures.push({ rule: rule.meta.id, error });
    }
    yield;
  }
  diagnostics.sort((a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1));
  return { diagnostics, failures };
}
