import type { Severity } from '../../core/lint/rule.js';
import type { Diagnostic } from '../../core/lint/runner.js';
import type { Position } from '../../core/text/line-index.js';
import type { Span } from '../../core/text/span.js';
import type { Context } from '../context.js';

/** What was found in one file. */
export interface FileReport {
  /** As the user named it. */
  readonly file: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Findings that were fixed and are gone. */
  readonly fixed: number;
  /** Findings that are not reported because somebody has hidden them. */
  readonly hidden: number;
  /** Zero-based position of an offset, in UTF-16 code units; a BOM counts. */
  position(offset: number): Position;
}

/** What was found in all files. */
export interface Summary {
  readonly files: number;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly fixed: number;
  readonly hidden: number;
  /** How many of the findings `--fix` would remove. */
  readonly fixable: number;
  /** Messages about files that could not be checked, and rules that failed. */
  readonly troubles: readonly string[];
  /** Files that could not be checked. */
  readonly unread: number;
}

/** Writes findings in one format, file by file: nothing is kept until the end. */
export interface Reporter {
  begin(): string;
  /** What is written about one file, knowing nothing of those before it; empty for nothing. */
  file(report: FileReport): string;
  /** What stands around that of several files. */
  readonly separators: Separators;
  end(summary: Summary): string;
}

/** What stands before what is written first, and between that and all that follows. */
export interface Separators {
  readonly before: string;
  readonly between: string;
}

/** For members of a JSON array, each on a line. */
export const ARRAY: Separators = { before: '\n', between: ',\n' };

/** For formats that write whole lines. */
export const LINES: Separators = { before: '', between: '' };

export type ReporterFactory = (context: Context) => Reporter;

/** A place as people and their editors count it. */
export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. Editors do not show a BOM, so it does not count. */
  readonly column: number;
}

/** The place of an offset in a file. */
export function placeOf(report: FileReport, offset: number): Place {
  const { line, character } = report.position(offset);
  const bom = line === 0 && report.text.startsWith('\ufeff') ? 1 : 0;
  return { line: line + 1, column: Math.max(0, character - bom) + 1 };
}

/** The places of a span's ends, the last one exclusive. */
export function placesOf(report: FileReport, span: Span): { readonly start: Place; readonly end: Place } {
  return { start: placeOf(report, span.start), end: placeOf(report, span.end) };
}

/** Whether `--fix` would remove a finding. */
export function isFixable(diagnostic: Diagnostic): boolean {
  return diagnostic.fixes.some((fix) => fix.safe);
}
