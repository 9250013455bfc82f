import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Severity } from '../../core/lint/rule.js';
import type { Diagnostic as Finding } from '../../core/lint/runner.js';
import { SETTINGS_PREFIX } from '../../core/lint/settings.js';
import type { FeatureContext } from './context.js';
import { messages } from './messages.js';

/** Name under which editors list what comes from here. */
export const SOURCE = 'policy-notice';

/**
 * Largest text that is analysed at every keystroke, in UTF-16 units: some six megabytes of Chinese,
 * thirty times the longest document seen. It takes about a second.
 */
export const LARGEST_TEXT = 2_000_000;

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const GRAVEST_FIRST: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Findings that editors can show in a way of their own. */
const TAGS: Readonly<Record<string, DiagnosticTag>> = { 'agency/outdated': DiagnosticTag.Deprecated };

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
    ...(client.diagnosticData ? { data: { fixable: finding.fixes.length > 0 } } : {}),
  };
}

/** The gravest findings, as many as the limit allows, in text order. */
function limited(findings: readonly Finding[], limit: number): readonly Finding[] {
  if (findings.length <= limit) {
    return findings;
  }
  const ranked = GRAVEST_FIRST.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  const kept = new Set(ranked.slice(0, limit));
  return findings.filter((finding) => kept.has(finding));
}

function megabytes(units: number): string {
  return `${(units / 1_000_000).toFixed(1)} M`;
}

/** A remark about the document as a whole, at its first characters. */
function remark(context: FeatureContext, message: string): Diagnostic {
  return {
    range: context.convert.range({ start: 0, end: Math.min(1, context.document.text.length) }),
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message,
  };
}

/** All findings of a document for the editor; past the limit the last one says how many are left out. */
export function diagnosticsOf(context: FeatureContext): Diagnostic[] {
  const { locale } = context;
  if (context.standing === 'too-large') {
    const size = megabytes(context.document.text.length);
    return [remark(context, messages.tooLarge(size, megabytes(LARGEST_TEXT))[locale])];
  }
  const findings = context.lint.diagnostics;
  const limit = context.settings.maxPerDocument;
  const shown = limited(findings, limit).map((finding) => diagnosticOf(context, finding));
  if (findings.length > limit) {
    const setting = `${SETTINGS_PREFIX}.diagnostics.maxPerDocument`;
    shown.push(remark(context, messages.notShown(findings.length - limit, limit, setting)[locale]));
  }
  return shown;
}

/**
 * A short name for a list of diagnostics: equal lists have equal names, and others practically
 * never do (53-bit hash by cyrb53's mixing, plus the length).
 */
export function fingerprint(diagnostics: readonly Diagnostic[]): string {
  const text = JSON.stringify(diagnostics);
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  return `${text.length.toString(36)}-${(high >>> 0).toString(36)}${(low >>> 0).toString(36)}`;
}
