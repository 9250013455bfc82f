import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';
import { LateFinding } from './late-finding.js';
import type { Finding, Fix, RelatedPlace, Severity } from './rule.js';

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

/**
 * What a rule found, as a diagnostic. A finding made late becomes one itself, the first time it is handed in:
 * a second object for each would be half of all that a check leaves behind.
 */
export function diagnosticOf(finding: Finding, rule: string, severity: Severity): Diagnostic {
  if (finding instanceof LateFinding && finding.rule === '') {
    finding.rule = rule;
    finding.severity = severity;
    // It has its severity now.
    return finding as LateFinding<unknown> & Diagnostic;
  }
  return new Stamped(rule, severity, finding);
}

/** The same diagnostic with another severity; a copy by spread would lose what is made when read. */
export function withSeverity(diagnostic: Diagnostic, severity: Severity): Diagnostic {
  return new Stamped(diagnostic.rule, severity, diagnostic);
}
