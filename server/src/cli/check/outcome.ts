import type { Registry } from '../../core/agencies/registry.js';
import { hide } from '../../core/lint/baseline/hide.js';
import type { HiddenEntry } from '../../core/lint/baseline/schema.js';
import type { LintConfiguration } from '../../core/lint/configuration.js';
import type { Severity } from '../../core/lint/rule.js';
import { atLeast, type Diagnostic, lint, withSeverity } from '../../core/lint/runner.js';
import { analyze } from '../../core/model/analyze.js';
import { renumber } from '../../core/plan/renumber/renumber.js';
import { type RenumberSummary, summaryOf } from '../../core/plan/renumber/summary.js';
import { rules } from '../../core/rules/index.generated.js';
import type { Position } from '../../core/text/line-index.js';
import type { Localized } from '../../core/text/localized.js';
import {
  type Examined,
  mendSafely,
  renumberingOf,
  renumbersAll,
  SERIES_RULES,
} from '../../features/support/mend.js';
import type { Remark } from '../agencies/registry.js';
import type { Context } from '../context.js';
import { Failure, messageOf } from '../failure.js';
import { displayName, readText } from '../input/read-text.js';
import { writeText } from '../input/write-text.js';
import { messages } from '../messages.js';
import type { RunSettings } from './config.js';
import { type CheckOptions, SEVERITIES } from './options.js';
import { type FileReport, isFixable, type Reporter } from './report.js';

/** Something the user is told; a remark without a place unless it says otherwise. */
export type Said = Pick<Remark, 'message' | 'trouble'> & Partial<Remark>;

/**
 * What came of a document, or of several in a row: plain data, so that it can come from another thread.
 * It holds what is written about them, not the documents.
 */
export interface Outcome {
  /** How many documents were checked. */
  readonly checked: number;
  /** How many could not be; `said` tells why. */
  readonly unread: number;
  /** What the format writes about them, in UTF-8; the run puts a separator before it if it is not empty. */
  readonly output: Uint8Array;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly fixed: number;
  readonly fixable: number;
  readonly hidden: number;
  /** What the user is told before the output, in order; those that are troubles make the run fail. */
  readonly said: readonly Said[];
}

const NOTHING: Outcome = {
  checked: 0,
  unread: 0,
  output: new Uint8Array(0),
  counts: { error: 0, warning: 0, info: 0, hint: 0 },
  fixed: 0,
  fixable: 0,
  hidden: 0,
  said: [],
};

/** Not a buffer of the pool that small ones share: one that goes to another thread takes its memory along. */
const UTF8 = new TextEncoder();

/** The outcome of a document that could not be checked. */
export function failedOutcome(message: Localized, said: Outcome['said'] = []): Outcome {
  return { ...NOTHING, unread: 1, said: [...said, { message, trouble: true }] };
}

interface Found extends Examined {
  /** How many findings are hidden. */
  readonly hidden: number;
  readonly failures: readonly { readonly rule: string; readonly error: unknown }[];
  position(offset: number): Position;
  /** References that are left as they are when all numbers are put in order. */
  open(): RenumberSummary['open'];
}

/**
 * All that is found in a text.
 *
 * @param entries what is hidden in it
 */
export function findingsIn(
  text: string,
  registry: Registry,
  configuration: LintConfiguration,
  entries: readonly HiddenEntry[],
): Found {
  const notice = analyze(text, { registry });
  const { diagnostics, failures } = lint(notice, rules, configuration);
  const { shown, hidden } = hide(notice, diagnostics, entries);
  const isWhole = renumbersAll(
    configuration.rules,
    hidden.map(({ finding }) => finding),
  );
  return {
    diagnostics: shown,
    hidden: hidden.length,
    failures,
    position: (offset) => notice.lines.positionAt(offset),
    renumbering: () => (isWhole ? renumberingOf(notice, shown) : null),
    open: () =>
      isWhole && shown.some(({ rule }) => SERIES_RULES.has(rule)) ? summaryOf(renumber(notice)).open : [],
  };
}

/** A finding with its severity no graver than allowed. */
export function capped(diagnostic: Diagnostic, cap: Severity | undefined): Diagnostic {
  return cap === undefined || atLeast(cap, diagnostic.severity) ? diagnostic : withSeverity(diagnostic, cap);
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
    const entries = await settings.hiddenIn(file);
    said.push(...settings.remarks());
    let asRead: Found | undefined;
    const find = (text: string): Found => {
      const found = findingsIn(text, registry, settings.lint, entries);
      asRead ??= found;
      return found;
    };
    const { text, result, fixed } = options.fix
      ? mendSafely(source.text, find)
      : { text: source.text, result: find(source.text), fixed: 0 };
    if (text !== source.text) {
      await writeText(listening, source, text);
      for (const { place, message } of asRead?.open() ?? []) {
        const { line, character } = asRead?.position(place.start) ?? { line: 0, character: 0 };
        const told = messages.openPlace(displayName(context, file), line + 1, character + 1, message);
        said.push({ message: told, trouble: false });
      }
    }
    for (const { rule, error } of result.failures) {
      const message = messages.ruleFailed(displayName(context, file), rule, messageOf(error));
      said.push({ message, trouble: true });
    }
    const diagnostics = result.diagnostics.map((diagnostic) => capped(diagnostic, options.maxSeverity));
    const { hidden, position } = result;
    const report: FileReport = { file, text, diagnostics, fixed, hidden, position };
    return {
      checked: 1,
      unread: 0,
      output: UTF8.encode(reporter.file(report)),
      counts: countsOf(diagnostics),
      fixed,
      fixable: diagnostics.filter(isFixable).length,
      hidden,
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
