import type { Registry } from '../../core/agencies/registry.js';
import type { LintConfiguration } from '../../core/lint/configuration.js';
import type { Severity } from '../../core/lint/rule.js';
import { atLeast, type Diagnostic, lint } from '../../core/lint/runner.js';
import { analyze } from '../../core/model/analyze.js';
import { type Renumbered, renumber } from '../../core/plan/renumber/renumber.js';
import { rules } from '../../core/rules/index.generated.js';
import type { Position } from '../../core/text/line-index.js';
import type { Localized } from '../../core/text/localized.js';
import type { Remark } from '../agencies/registry.js';
import type { Context } from '../context.js';
import { Failure, messageOf } from '../failure.js';
import { displayName, readText } from '../input/read-text.js';
import { writeText } from '../input/write-text.js';
import { messages } from '../messages.js';
import type { RunSettings } from './config.js';
import { fixText } from './fix.js';
import { type CheckOptions, SEVERITIES } from './options.js';
import { type FileReport, isFixable, type Reporter } from './report.js';

/** Something the user is told; a remark without a place unless it says otherwise. */
export type Said = Pick<Remark, 'message' | 'trouble'> & Partial<Remark>;

/**
 * What came of one document: plain data, so that it can come from another thread. It holds what is
 * written about the document, not the document.
 */
export interface Outcome {
  /** Whether the document could be checked; else `troubles` says why. */
  readonly checked: boolean;
  /** What the format writes about it; the run puts the separators between. */
  readonly entries: readonly string[];
  readonly counts: Readonly<Record<Severity, number>>;
  readonly fixed: number;
  readonly fixable: number;
  /** What the user is told, in order; those that are troubles make the run fail. */
  readonly said: readonly Said[];
}

const NOTHING: Pick<Outcome, 'entries' | 'counts' | 'fixed' | 'fixable'> = {
  entries: [],
  counts: { error: 0, warning: 0, info: 0, hint: 0 },
  fixed: 0,
  fixable: 0,
};

/** The outcome of a document that could not be checked. */
export function failedOutcome(message: Localized, said: Outcome['said'] = []): Outcome {
  return { ...NOTHING, checked: false, said: [...said, { message, trouble: true }] };
}

interface Found {
  readonly diagnostics: readonly Diagnostic[];
  readonly failures: readonly { readonly rule: string; readonly error: unknown }[];
  position(offset: number): Position;
  renumbering(): Renumbered;
}

/** All that is found in a text. */
export function findingsIn(text: string, registry: Registry, configuration: LintConfiguration): Found {
  const notice = analyze(text, { registry });
  const { diagnostics, failures } = lint(notice, rules, configuration);
  return {
    diagnostics,
    failures,
    position: (offset) => notice.lines.positionAt(offset),
    renumbering: () => renumber(notice),
  };
}

/** A finding with its severity no graver than allowed. */
export function capped(diagnostic: Diagnostic, cap: Severity | undefined): Diagnostic {
  return cap === undefined || atLeast(cap, diagnostic.severity)
    ? diagnostic
    : { ...diagnostic, severity: cap };
}

/**
 * Checks one document. Whatever is wrong with it, others can be checked: nothing is thrown.
 *
 * @param context what it is told to report ends up in the outcome
 */
export async function checkDocument(
  context: Context,
  file: string,
  options: CheckOptions,
  settings: RunSettings,
  reporter: Pick<Reporter, 'file'>,
): Promise<Outcome> {
  const said: Said[] = [];
  const listening: Context = { ...context, report: (message) => said.push({ message, trouble: false }) };
  try {
    const source = await readText(listening, file, options.encoding);
    const registry = await settings.registryFor(file);
    said.push(...settings.remarks());
    const find = (text: string): Found => findingsIn(text, registry, settings.lint);
    const { text, result, fixed, open } = options.fix
      ? fixText(source.text, find)
      : { text: source.text, result: find(source.text), fixed: 0, open: [] };
    for (const { at, message } of open) {
      const place = messages.openPlace(displayName(context, file), at.line + 1, at.character + 1, message);
      said.push({ message: place, trouble: false });
    }
    if (text !== source.text) {
      await writeText(listening, source, text);
    }
    for (const { rule, error } of result.failures) {
      const message = messages.ruleFailed(displayName(context, file), rule, messageOf(error));
      said.push({ message, trouble: true });
    }
    const diagnostics = result.diagnostics.map((diagnostic) => capped(diagnostic, options.maxSeverity));
    const report: FileReport = { file, text, diagnostics, fixed, position: result.position };
    return {
      checked: true,
      entries: reporter.file(report),
      counts: countsOf(diagnostics),
      fixed,
      fixable: diagnostics.filter(isFixable).length,
      said,
    };
  } catch (error) {
    const crashed = messages.crashed(displayName(context, file), messageOf(error));
    return failedOutcome(error instanceof Failure ? error.localized : crashed, said);
  }
}

/** How many findings there are of each severity. */
export function countsOf(diagnostics: readonly Diagnostic[]): Outcome['counts'] {
  const counts = { ...NOTHING.counts };
  for (const { severity } of diagnostics) {
    counts[severity]++;
  }
  return counts;
}

/** Whether some finding is as grave as the run is not to have. */
export function fails(counts: Outcome['counts'], failOn: Severity | 'never'): boolean {
  return SEVERITIES.some(
    (severity) => failOn !== 'never' && counts[severity] > 0 && atLeast(severity, failOn),
  );
}
