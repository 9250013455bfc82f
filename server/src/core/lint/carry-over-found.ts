import type { PositionMap } from '../text/position-map.js';
import type { Span } from '../text/span.js';
import { type Found, GRAVEST_FIRST } from './found.js';
import type { Fix, RelatedPlace, Severity } from './rule.js';
import { type Diagnostic, inTextOrder, type LintResult } from './runner.js';

/** A finding as it stands after edits that leave it as it is but for its place. */
export function movedBy(finding: Diagnostic, map: PositionMap): Diagnostic {
  return new Moved(finding, map);
}

/** Findings by severity, each in text order: what is shown of them is told without a walk through all. */
export interface Ranked {
  readonly count: number;
  readonly bySeverity: readonly (readonly Diagnostic[])[];
}

export function rankedIn({ diagnostics }: LintResult): Ranked {
  const bySeverity = GRAVEST_FIRST.map((severity) => diagnostics.filter((one) => one.severity === severity));
  return { count: diagnostics.length, bySeverity };
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
    count: ranked.count - removed.size + added.length,
    gravest(limit) {
      const chosen: Diagnostic[] = [];
      GRAVEST_FIRST.forEach((severity, i) => {
        const fresh = added.filter((finding) => finding.severity === severity).sort(inTextOrder);
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
      yield new Moved(finding, map);
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
    if (other && !(next && inTextOrder(next, other) <= 0)) {
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

/** A class for its getters: they ask the finding for what it makes only when it is read. */
class Moved implements Diagnostic {
  readonly rule: string;
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
  readonly #finding: Diagnostic;
  readonly #map: PositionMap;

  constructor(finding: Diagnostic, map: PositionMap) {
    this.rule = finding.rule;
    this.severity = finding.severity;
    const { start, end } = placed(finding, map);
    this.start = start;
    this.end = end;
    this.#finding = finding;
    this.#map = map;
  }

  get message(): Diagnostic['message'] {
    return this.#finding.message;
  }

  get related(): readonly RelatedPlace[] {
    return this.#finding.related.map((place) => ({ ...place, ...placed(place, this.#map) }));
  }

  get fixes(): readonly Fix[] {
    return this.#finding.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, ...placed(edit, this.#map) })),
    }));
  }
}

/** A span after edits; an empty one goes with what follows it. */
export function placed({ start, end }: Span, map: PositionMap): Span {
  return { start: map.start(start), end: start === end ? map.start(end) : map.end(end) };
}
