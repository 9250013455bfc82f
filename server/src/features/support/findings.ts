import type { Diagnostic, DiagnosticSeverity as Level, DiagnosticTag as Tag } from 'vscode-languageserver';
import type { Severity } from '../../core/lint/rule.js';
import type { Diagnostic as Finding } from '../../core/lint/runner.js';
import { SETTINGS_PREFIX } from '../../core/lint/settings.js';
import type { FeatureContext } from './context.js';
import { messages } from './messages.js';
import { DiagnosticSeverity, DiagnosticTag, SOURCE } from './protocol.js';
import { weightOf, weightOfLink, weightOfRelated } from './weight.js';

/**
 * Largest text that is analysed at every keystroke, in UTF-16 units: some six megabytes of Chinese,
 * thirty times the longest document seen. It takes about a second.
 */
export const LARGEST_TEXT = 2_000_000;

/**
 * What one finding may weigh on its way to the editor, in bytes, taken over all that are shown. At
 * the preset limit that makes 24 kB at every keystroke, however long or broken the text.
 */
const BYTES_PER_FINDING = 240;

/** Under so many findings none weighs too much. */
const FEW = 20;

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

/** A diagnostic with less about it: without its link, then without its related places too. */
const LIGHTER: readonly Lightening[] = [
  { without: ({ codeDescription: _, ...rest }) => rest, saves: weightOfLink },
  { without: ({ relatedInformation: _, ...rest }) => rest, saves: weightOfRelated },
];

interface Lightening {
  without(diagnostic: Diagnostic): Diagnostic;
  saves(diagnostic: Diagnostic): number;
}

/**
 * Diagnostics that together weigh no more than allowed. The last ones lose their links, then their
 * related places, and only then are left out; all that before an error loses anything.
 *
 * @param diagnostics the gravest first
 */
function withinWeight(diagnostics: readonly Diagnostic[], bytes: number): readonly Diagnostic[] {
  const kept = [...diagnostics];
  let room = bytes - kept.reduce((sum, diagnostic) => sum + weightOf(diagnostic), 0);
  const errors = kept.filter(({ severity }) => severity === DiagnosticSeverity.Error).length;
  for (const from of [errors, 0]) {
    for (const { without, saves } of LIGHTER) {
      for (let i = kept.length - 1; i >= from && room < 0; i--) {
        const diagnostic = kept[i];
        const saved = diagnostic ? saves(diagnostic) : 0;
        if (diagnostic && saved > 0) {
          room += saved;
          kept[i] = without(diagnostic);
        }
      }
    }
    while (room < 0 && kept.length > from) {
      const last = kept.pop();
      room += last ? weightOf(last) : 0;
    }
  }
  return kept;
}

function inTextOrder(a: Diagnostic, b: Diagnostic): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
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

/** All findings of a document for the editor; past the limit the last one says how many are left out. */
export function diagnosticsOf(context: FeatureContext): Diagnostic[] {
  const { locale } = context;
  if (context.standing === 'too-large') {
    const size = megabytes(context.document.content.length);
    return [remark(context, messages.tooLarge(size, megabytes(LARGEST_TEXT))[locale])];
  }
  const { found } = context;
  const limit = context.settings.maxPerDocument;
  const all = found.gravest(limit).map((finding) => diagnosticOf(context, finding));
  const shown = [...withinWeight(all, Math.max(limit, FEW) * BYTES_PER_FINDING)].sort(inTextOrder);
  if (found.count > shown.length) {
    const setting = `${SETTINGS_PREFIX}.diagnostics.maxPerDocument`;
    const hidden = found.count - shown.length;
    shown.push(remark(context, messages.notShown(hidden, shown.length, setting)[locale]));
  }
  return shown;
}
