import type { PositionMap } from '../text/position-map.js';
import type { Span } from '../text/span.js';
import type { Fix, RelatedPlace, Severity } from './rule.js';
import type { Diagnostic, LintResult } from './runner.js';

/** What was found in a text, as far as it is shown. */
export interface Found {
  /** How many findings there are. */
  readonly count: number;
  /** The gravest, as many as the limit allows, each severity in text order. */
  gravest(limit: number): readonly Diagnostic[];
  /** Set where these are the findings of a checked text, perhaps at other places, and none else. */
  readonly moved: MovedFindings | null;
}

/** Findings as they stand after edits that bring none and take none. */
export interface MovedFindings {
  /** What was found in the checked text: the same object for all that was only moved since. */
  readonly of: readonly Diagnostic[];
  /** One of them at its place. */
  move(finding: Diagnostic): Diagnostic;
}

export const GRAVEST_FIRST: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** What a check has found. To choose the gravest takes a walk through all: once for each limit. */
export function foundIn({ diagnostics }: LintResult): Found {
  let last: { readonly limit: number; readonly chosen: readonly Diagnostic[] } | null = null;
  return {
    count: diagnostics.length,
    moved: { of: diagnostics, move: (finding) => finding },
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

/** A finding as it stands after edits that leave it as it is but for its place. */
export function movedBy(finding: Diagnostic, map: PositionMap): Diagnostic {
  return new Moved(finding, map);
}

/** The finding itself, wherever it has been moved to: the same object from one key to the next. */
export function originOf(finding: Diagnostic): Diagnostic {
  return finding instanceof Moved ? finding.origin : finding;
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

  get origin(): Diagnostic {
    return originOf(this.#finding);
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
