import type { PositionMap } from '../text/position-map.js';
import { type Found, GRAVEST_FIRST, movedBy } from './found.js';
import type { Diagnostic, LintResult } from './runner.js';
import { compare } from './text-order.js';

/** Findings by severity, each in text order: what is shown of them is told without a walk through all. */
export interface Ranked {
  readonly all: readonly Diagnostic[];
  readonly bySeverity: readonly (readonly Diagnostic[])[];
}

export function rankedIn({ diagnostics }: LintResult): Ranked {
  const bySeverity = GRAVEST_FIRST.map((severity) => diagnostics.filter((one) => one.severity === severity));
  return { all: diagnostics, bySeverity };
}

/** What stands instead of some of a text's findings. */
export interface Replacement {
  readonly removed: ReadonlySet<Diagnostic>;
  /** Where they stand after all edits. */
  readonly added: readonly Diagnostic[];
}

/** What stands after edits: the findings that were there, moved, but for some that others stand instead of. */
export function edited(ranked: Ranked, map: PositionMap, { removed, added }: Replacement): Found {
  return {
    count: ranked.all.length - removed.size + added.length,
    moved:
      removed.size + added.length === 0 ? { of: ranked.all, move: (finding) => movedBy(finding, map) } : null,
    gravest(limit) {
      const chosen: Diagnostic[] = [];
      GRAVEST_FIRST.forEach((severity, i) => {
        const fresh = added.filter((finding) => finding.severity === severity).sort(compare);
        merge(moved(ranked.bySeverity[i] ?? [], map, removed), fresh, limit, chosen);
      });
      return chosen;
    },
  };
}

function* moved(
  findings: readonly Diagnostic[],
  map: PositionMap,
  removed: ReadonlySet<Diagnostic>,
): Generator<Diagnostic, undefined> {
  for (const finding of findings) {
    if (!removed.has(finding)) {
      yield movedBy(finding, map);
    }
  }
}

/** Chooses findings of two kinds in text order until there are as many as the limit allows. */
function merge(
  some: Generator<Diagnostic, undefined>,
  others: readonly Diagnostic[],
  limit: number,
  chosen: Diagnostic[],
): void {
  let next: Diagnostic | undefined;
  let at = 0;
  while (chosen.length < limit) {
    next ??= some.next().value;
    const other = others[at];
    if (other && !(next && compare(next, other) <= 0)) {
      chosen.push(other);
      at++;
    } else if (next) {
      chosen.push(next);
      next = undefined;
    } else {
      return;
    }
  }
}
