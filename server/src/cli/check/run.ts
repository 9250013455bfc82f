import type { Severity } from '../../core/lint/rule.js';
import { atLeast, type Diagnostic, lint } from '../../core/lint/runner.js';
import { analyze } from '../../core/model/analyze.js';
import { rules } from '../../core/rules/index.generated.js';
import type { Position } from '../../core/text/line-index.js';
import type { Localized } from '../../core/text/localized.js';
import { type Context, EXIT, worsen } from '../context.js';
import { Failure, messageOf, OutputClosed } from '../failure.js';
import { findFiles } from '../input/find-files.js';
import { displayName, encodingOf, readText, STDIN } from '../input/read-text.js';
import { writeText } from '../input/write-text.js';
import { messages } from '../messages.js';
import { type RunSettings, readConfig } from './config.js';
import { fixText } from './fix.js';
import { githubReporter } from './format-github.js';
import { jsonReporter, ndjsonReporter } from './format-json.js';
import { sarifReporter } from './format-sarif.js';
import { textReporter } from './format-text.js';
import { type CheckOptions, type Format, SEVERITIES } from './options.js';
import { type FileReport, isFixable, type Reporter } from './report.js';

interface Found {
  readonly diagnostics: readonly Diagnostic[];
  readonly failures: readonly { readonly rule: string; readonly error: unknown }[];
  position(offset: number): Position;
}

/** What a run has seen so far: numbers and the messages of its troubles, never texts. */
interface Tally {
  files: number;
  readonly counts: Record<Severity, number>;
  fixed: number;
  fixable: number;
  readonly troubles: string[];
  unread: number;
}

/**
 * Checks documents one after the other and writes what is found as it is found.
 *
 * @throws Failure when nothing can be checked at all: a wrong option, a configuration that is no JSON
 */
export async function check(
  context: Context,
  paths: readonly string[],
  options: CheckOptions,
): Promise<void> {
  if (options.fix && paths.includes(STDIN)) {
    throw new Failure(messages.fixStdin);
  }
  if (options.encoding !== undefined) {
    encodingOf(options.encoding);
  }
  const settings = await readConfig(context, options.config, rules);
  const reporter = reporterFor(context, options.format);
  const tally: Tally = {
    files: 0,
    counts: { error: 0, warning: 0, info: 0, hint: 0 },
    fixed: 0,
    fixable: 0,
    troubles: [],
    unread: 0,
  };
  await context.print(reporter.begin());
  for await (const file of findFiles(context, paths)) {
    if (file instanceof Failure) {
      leaveOut(context, tally, file.localized);
      continue;
    }
    try {
      const report = await checkFile(context, file, options, settings, tally);
      count(context, report, options.failOn, tally);
      await context.print(reporter.file(report));
    } catch (error) {
      if (error instanceof OutputClosed) {
        throw error;
      }
      // Whatever is wrong with one file, the others are checked.
      const crashed = messages.crashed(displayName(context, file), messageOf(error));
      leaveOut(context, tally, error instanceof Failure ? error.localized : crashed);
    }
  }
  await context.print(reporter.end(tally));
}

function reporterFor(context: Context, format: Format): Reporter {
  switch (format) {
    case 'text':
      return textReporter(context);
    case 'json':
      return jsonReporter(context);
    case 'ndjson':
      return ndjsonReporter(context);
    case 'sarif':
      return sarifReporter(context, rules);
    case 'github':
      return githubReporter(context);
  }
}

async function checkFile(
  context: Context,
  file: string,
  options: CheckOptions,
  settings: RunSettings,
  tally: Tally,
): Promise<FileReport> {
  const source = await readText(context, file, options.encoding);
  if (source.doubt) {
    // Findings in garbled text would say nothing about the document.
    throw new Failure(source.doubt);
  }
  const find = (text: string): Found => findingsIn(text, settings);
  const { text, result, fixed } = options.fix
    ? fixText(source.text, find)
    : { text: source.text, result: find(source.text), fixed: 0 };
  if (text !== source.text) {
    await writeText(context, source, text);
  }
  for (const { rule, error } of result.failures) {
    trouble(context, tally, messages.ruleFailed(displayName(context, file), rule, messageOf(error)));
  }
  const diagnostics = result.diagnostics.map((diagnostic) => capped(diagnostic, options.maxSeverity));
  return { file, text, diagnostics, fixed, position: result.position };
}

function findingsIn(text: string, { registry, lint: configuration }: RunSettings): Found {
  const notice = analyze(text, { registry });
  const { diagnostics, failures } = lint(notice, rules, configuration);
  return { diagnostics, failures, position: (offset) => notice.lines.positionAt(offset) };
}

function capped(diagnostic: Diagnostic, cap: Severity | undefined): Diagnostic {
  return cap === undefined || atLeast(cap, diagnostic.severity)
    ? diagnostic
    : { ...diagnostic, severity: cap };
}

function count(context: Context, report: FileReport, failOn: Severity | 'never', tally: Tally): void {
  tally.files++;
  tally.fixed += report.fixed;
  tally.fixable += report.diagnostics.filter(isFixable).length;
  for (const severity of SEVERITIES) {
    const found = report.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    tally.counts[severity] += found;
    if (found > 0 && failOn !== 'never' && atLeast(severity, failOn)) {
      worsen(context, EXIT.findings);
    }
  }
}

function leaveOut(context: Context, tally: Tally, message: Localized): void {
  tally.unread++;
  trouble(context, tally, message);
}

function trouble(context: Context, tally: Tally, message: Localized): void {
  tally.troubles.push(context.say(message));
  context.report(message);
  worsen(context, EXIT.trouble);
}
