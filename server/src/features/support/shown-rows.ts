import type { Range } from 'vscode-languageserver';
import { originOf } from '../../core/lint/found.js';
import type { Diagnostic as Finding } from '../../core/lint/runner.js';
import type { FeatureContext } from './context.js';
import { diagnosticOf } from './findings.js';
import { DiagnosticSeverity } from './protocol.js';
import { jsonOfRange, Matter, Shown } from './shown.js';
import { weightOf, weightOfLink, weightOfRange, weightOfRelated } from './weight.js';

/** With all about it; without its link; without its related places too. */
export type Lightness = 0 | 1 | 2;

/** A finding at its place. */
export interface Row {
  /** Wherever it was moved to. */
  readonly origin: Finding;
  readonly range: Range;
  readonly isError: boolean;
  readonly matters: [Matter, Matter | null, Matter | null];
  readonly forms: [Shown | null, Shown | null, Shown | null];
  /** The lines that its related places begin and end in. */
  readonly relatedLines: readonly number[];
  readonly weight: number;
  /** How much lighter it is without its link, and then without its related places. */
  readonly saves: readonly [number, number, number];
}

const linesOf = ({ start, end }: Range) => [start.line, end.line];

export function rowOf(finding: Finding, context: FeatureContext): Row {
  const diagnostic = diagnosticOf(context, finding);
  const { range, ...fields } = diagnostic;
  return {
    origin: originOf(finding),
    range,
    isError: fields.severity === DiagnosticSeverity.Error,
    matters: [new Matter(fields), null, null],
    forms: [null, null, null],
    relatedLines: (fields.relatedInformation ?? []).flatMap(({ location }) => linesOf(location.range)),
    weight: weightOf(diagnostic),
    saves: [0, weightOfLink(diagnostic), weightOfRelated(diagnostic)],
  };
}

function matterOf({ matters }: Row, lightness: Lightness): Matter {
  const known = matters[lightness];
  if (known) {
    return known;
  }
  const { codeDescription: _, ...unlinked } = matters[0].fields;
  const { relatedInformation: __, ...bare } = unlinked;
  const made = new Matter(lightness === 1 ? unlinked : bare);
  matters[lightness] = made;
  return made;
}

export function formOf(row: Row, lightness: Lightness): Shown {
  const form = row.forms[lightness] ?? new Shown(row.range, matterOf(row, lightness));
  row.forms[lightness] = form;
  return form;
}

/**
 * A row at the place where its finding stands now: the same one where nothing of it has changed.
 *
 * @param lines those typed in since the row was made; null when lines do not have their numbers any more
 */
export function movedRow(
  row: Row,
  finding: Finding,
  context: FeatureContext,
  lines: readonly number[] | null,
): Row {
  const { range, relatedLines } = row;
  if (relatedLines.length > 0 && (!lines || relatedLines.some((line) => lines.includes(line)))) {
    return rowOf(finding, context);
  }
  if (lines && !lines.includes(range.start.line) && !lines.includes(range.end.line)) {
    return row;
  }
  const now = context.convert.range(finding);
  return jsonOfRange(now) === jsonOfRange(range)
    ? row
    : {
        ...row,
        range: now,
        forms: [null, null, null],
        weight: row.weight - weightOfRange(range) + weightOfRange(now),
      };
}

/** Whether one row may be shown in the other's place without a thought of the other rows. */
export function weighSame(a: Row, b: Row): boolean {
  return (
    a.weight === b.weight && a.isError === b.isError && a.saves[1] === b.saves[1] && a.saves[2] === b.saves[2]
  );
}

/**
 * How light each finding has to be so that together they weigh no more than allowed. The last ones lose their
 * links, then their related places, and only then are left out; all that before an error loses anything.
 *
 * @param rows the gravest first
 * @returns as many as are shown
 */
export function withinWeight(rows: readonly Row[], bytes: number): readonly Lightness[] {
  const kept: Lightness[] = [];
  let room = bytes;
  let errors = 0;
  for (const { weight, isError } of rows) {
    room -= weight;
    errors += isError ? 1 : 0;
    kept.push(0);
  }
  for (const from of [errors, 0]) {
    for (const lightness of [1, 2] as const) {
      for (let i = kept.length - 1; i >= from && room < 0; i--) {
        const saved = (kept[i] ?? 0) >= lightness ? 0 : (rows[i]?.saves[lightness] ?? 0);
        if (saved > 0) {
          room += saved;
          kept[i] = lightness;
        }
      }
    }
    while (room < 0 && kept.length > from) {
      const { weight = 0, saves = [0, 0, 0] } = rows[kept.length - 1] ?? {};
      const lightness = kept.pop() ?? 0;
      room += weight - (lightness > 0 ? saves[1] : 0) - (lightness > 1 ? saves[2] : 0);
    }
  }
  return kept;
}
