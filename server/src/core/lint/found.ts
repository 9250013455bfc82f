import type { Severity } from './rule.js';
import type { Diagnostic, LintResult } from './runner.js';

/** What was found in a text, as far as it is shown. */
export interface Found {
  /** How many findings there are. */
  readonly count: number;
  /** The gravest, as many as the limit allows, each severity in text order. */
  gravest(limit: number): readonly Diagnostic[];
}

export const GRAVEST_FIRST: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** What a check has found. To choose the gravest takes a walk through all: once for each limit. */
export function foundIn({ diagnostics }: LintResult): Found {
  let last: { readonly limit: number; readonly chosen: readonly Diagnostic[] } | null = null;
  return {
    count: diagnostics.length,
    gravest(limit) {
      if (last?.limit !== limit) {
        last = { limit, chosen: gravest(diagnostics, limit) };
      }
      return last.chosen;
    },
  };
}

function gravest(findings: readonly Diagnostic[], limit: number): readonly Diagnostic[] {
  const chosen: Diagnostic[] = [];
  for (const severity of GRAVEST_FIRST) {
    for (const finding of findings) {
      if (chosen.length === limit) {
        return chosen;
      }
      if (finding.severity === severity) {
        chosen.push(finding);
      }
    }
  }
  return chosen;
}
