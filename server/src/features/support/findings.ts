import type { Diagnostic, DiagnosticSeverity as Level, DiagnosticTag as Tag } from 'vscode-languageserver';
import type { Severity } from '../../core/lint/rule.js';
import type { Diagnostic as Finding } from '../../core/lint/runner.js';
import { SETTINGS_PREFIX } from '../../core/lint/settings.js';
import type { FeatureContext } from './context.js';
import { messages } from './messages.js';
import { DiagnosticSeverity, DiagnosticTag, SOURCE } from './protocol.js';

/**
 * Texts longer than this, in UTF-16 units, are analysed in slices: it takes longer than a key may.
 */
export const LONG_TEXT = 100_000;

/**
 * Largest text that is analysed, in UTF-16 units: some thirty megabytes of Chinese, more than a hundred times the
 * longest document seen. It takes some seconds and 400 MB, and one that is all numbers and brackets four times that.
 */
export const LARGEST_TEXT = 10_500_000;

const SEVERITY: Readonly<Record<Severity, Level>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Findings that editors can show in a way of their own. */
const TAGS: Readonly<Record<string, Tag>> = { 'agency/outdated': DiagnosticTag.Deprecated };

/** A finding as the protocol has it, in the client's language and within its abilities. */
export function diagnosticOf(context: FeatureContext, finding: Finding): Diagnostic {
  const { client, convert, locale, document } = context;
  const page = client.diagnosticLinks ? context.rulePage(finding.rule) : null;
  const tag = TAGS[finding.rule];
  return {
    range: convert.range(finding),
    severity: SEVERITY[finding.severity],
    code: finding.rule,
    source: SOURCE,
    message: finding.message[locale],
    ...(page === null ? {} : { codeDescription: { href: page } }),
    ...(tag !== undefined && client.diagnosticTags.includes(tag) ? { tags: [tag] } : {}),
    ...(client.diagnosticRelated && finding.related.length > 0
      ? {
          relatedInformation: finding.related.map((place) => ({
            location: { uri: document.uri, range: convert.range(place) },
            message: place.message[locale],
          })),
        }
      : {}),
  };
}

function megabytes(units: number): string {
  return `${(units / 1_000_000).toFixed(1)} M`;
}

/** A remark about the document as a whole, at its first characters. */
function remark(context: FeatureContext, message: string): Diagnostic {
  return {
    range: context.convert.range({ start: 0, end: Math.min(1, context.document.content.length) }),
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message,
  };
}

/** Said of a document that is not looked at. */
export function tooLarge(context: FeatureContext): Diagnostic {
  const size = megabytes(context.document.content.length);
  return remark(context, messages.tooLarge(size, megabytes(LARGEST_TEXT))[context.locale]);
}

/** Said when not all findings are shown. */
export function remarkOnRest(context: FeatureContext, left: number, shown: number): Diagnostic {
  const setting = `${SETTINGS_PREFIX}.diagnostics.maxPerDocument`;
  return remark(context, messages.notShown(left, shown, setting)[context.locale]);
}
