import type { Severity } from '../../core/lint/rule.js';
import type { Diagnostic } from '../../core/lint/runner.js';
import type { Context } from '../context.js';
import { type FileReport, LINES, placesOf, type Reporter, type ReporterFactory } from './report.js';

const COMMAND: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** Workflow commands that GitHub Actions shows as annotations on the changed lines. */
export const githubReporter: ReporterFactory = (context): Reporter => ({
  begin: () => '',
  file: (report) => report.diagnostics.map((diagnostic) => annotation(context, report, diagnostic)).join(''),
  separators: LINES,
  end: () => '',
});

function annotation(context: Context, report: FileReport, diagnostic: Diagnostic): string {
  const { start, end } = placesOf(report, diagnostic);
  const properties: Record<string, string | number> = {
    file: report.file.replaceAll('\\', '/'),
    line: start.line,
    endLine: end.line,
    // Columns make sense to GitHub only within one line.
    ...(start.line === end.line ? { col: start.column, endColumn: end.column } : {}),
    title: diagnostic.rule,
  };
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(String(value))}`,
  );
  const message = escapeData(context.say(diagnostic.message));
  return `::${COMMAND[diagnostic.severity]} ${written.join(',')}::${message}\n`;
}

/** As the runner undoes it: `%` first, or the other escapes would be escaped again. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
