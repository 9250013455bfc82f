import type { Severity } from '../../core/lint/rule.js';
import type { Diagnostic } from '../../core/lint/runner.js';
import type { Context } from '../context.js';
import { displayName } from '../input/read-text.js';
import { messages } from '../messages.js';
import { displayWidth, padDisplay, printable } from '../width.js';
import { SEVERITIES } from './options.js';
import {
  type FileReport,
  LINES,
  placeOf,
  type Reporter,
  type ReporterFactory,
  type Summary,
} from './report.js';

/** Past this many columns a message is not aligned for: one long message would push all rules away. */
const MESSAGE_COLUMNS = 64;

/** For reading in a terminal: findings under the name of their file, and a sum at the end. */
export const textReporter: ReporterFactory = (context): Reporter => ({
  begin: () => '',
  file: (report) => fileBlock(context, report),
  separators: LINES,
  end: (summary) => `${summaryLine(context, summary)}\n`,
});

function fileBlock(context: Context, report: FileReport): string {
  if (report.diagnostics.length === 0) {
    return '';
  }
  const { colors } = context;
  const rows = report.diagnostics.map((diagnostic) => rowOf(context, report, diagnostic));
  const widest = (of: (row: Row) => string, most: number) =>
    Math.min(most, Math.max(...rows.map((row) => displayWidth(of(row)))));
  const place = widest((row) => row.place, 16);
  const severity = widest((row) => row.severity, 16);
  const message = widest((row) => row.message, MESSAGE_COLUMNS);
  const lines = rows.flatMap((row) => [
    `  ${row.place.padStart(place)}  ${row.paint(padDisplay(row.severity, severity))}  ${padDisplay(row.message, message)}  ${colors.dim(row.rule)}`,
    ...row.related.map((related) => `  ${' '.repeat(place)}  ${colors.dim(related)}`),
  ]);
  return `${colors.underline(printable(displayName(context, report.file)))}\n${lines.join('\n')}\n\n`;
}

interface Row {
  readonly place: string;
  readonly severity: string;
  readonly message: string;
  readonly rule: string;
  readonly related: readonly string[];
  paint(text: string): string;
}

function rowOf(context: Context, report: FileReport, diagnostic: Diagnostic): Row {
  const { line, column } = placeOf(report, diagnostic.start);
  return {
    place: `${line}:${column}`,
    severity: context.say(messages.severities[diagnostic.severity]),
    message: printable(context.say(diagnostic.message)),
    rule: diagnostic.rule,
    related: diagnostic.related.map((related) => {
      const at = placeOf(report, related.start);
      return context.say(messages.see(at.line, at.column, printable(context.say(related.message))));
    }),
    paint: (text) => painter(context, diagnostic.severity)(text),
  };
}

function painter({ colors }: Context, severity: Severity): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, info: colors.blue, hint: colors.dim }[severity];
}

function summaryLine(context: Context, summary: Summary): string {
  const { colors } = context;
  const found = SEVERITIES.filter((severity) => summary.counts[severity] > 0).map((severity) =>
    painter(context, severity)(context.say(messages.found[severity](summary.counts[severity]))),
  );
  const parts = [
    ...(found.length > 0 ? [found.join(context.say(messages.comma))] : []),
    ...(found.length === 0 && summary.files > 0 ? [colors.green(context.say(messages.nothingFound))] : []),
    ...(summary.fixed > 0 ? [context.say(messages.fixed(summary.fixed))] : []),
    ...(summary.fixable > 0 ? [context.say(messages.fixable(summary.fixable))] : []),
    ...(summary.hidden > 0 ? [context.say(messages.hidden(summary.hidden))] : []),
    ...(summary.unread > 0 ? [colors.red(context.say(messages.unread(summary.unread)))] : []),
  ];
  return context.say(messages.checked(summary.files)) + parts.join(context.say(messages.semicolon));
}
