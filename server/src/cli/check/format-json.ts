import type { Diagnostic } from '../../core/lint/runner.js';
import type { Span } from '../../core/text/span.js';
import type { Context } from '../context.js';
import {
  ARRAY,
  type FileReport,
  LINES,
  type Reporter,
  type ReporterFactory,
  type Summary,
} from './report.js';

/** One object for the run, one line for each file in it. */
export const jsonReporter: ReporterFactory = (context): Reporter => ({
  begin: () => `{"version": ${JSON.stringify(context.version)}, "files": [`,
  file: (report) => JSON.stringify(fileObject(context, report)),
  separators: ARRAY,
  end: (summary) => `],\n"summary": ${JSON.stringify(summaryObject(summary))}}\n`,
});

/** One object for each file, on one line. */
export const ndjsonReporter: ReporterFactory = (context): Reporter => ({
  begin: () => '',
  file: (report) => `${JSON.stringify(fileObject(context, report))}\n`,
  separators: LINES,
  end: () => '',
});

/** What is said of one file. */
export function fileObject(context: Context, report: FileReport): object {
  return {
    file: report.file,
    diagnostics: report.diagnostics.map((diagnostic) => diagnosticObject(context, report, diagnostic)),
    ...(report.hidden > 0 ? { hidden: report.hidden } : {}),
  };
}

function diagnosticObject(context: Context, report: FileReport, diagnostic: Diagnostic): object {
  return {
    rule: diagnostic.rule,
    severity: diagnostic.severity,
    message: context.say(diagnostic.message),
    ...placed(report, diagnostic),
    related: diagnostic.related.map((place) => ({
      message: context.say(place.message),
      ...placed(report, place),
    })),
    fixable: diagnostic.fixes.length > 0,
  };
}

function placed(report: FileReport, { start, end }: Span): object {
  return { start, end, range: { start: report.position(start), end: report.position(end) } };
}

function summaryObject({ files, counts, fixed, hidden }: Summary): object {
  return {
    files,
    errors: counts.error,
    warnings: counts.warning,
    infos: counts.info,
    hints: counts.hint,
    ...(fixed > 0 ? { fixed } : {}),
    ...(hidden > 0 ? { hidden } : {}),
  };
}
