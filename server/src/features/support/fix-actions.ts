import type { CodeAction } from 'vscode-languageserver';
import type { Diagnostic as Finding } from '../../core/lint/runner.js';
import { unitReferences } from '../../core/model/unit-references.js';
import { type Renumbered, renumber } from '../../core/plan/renumber/renumber.js';
import type { TextEdit } from '../../core/text/edit.js';
import { actionOf } from './actions.js';
import { compatible } from './changes.js';
import type { FeatureContext } from './context.js';
import { type Examined, fixesOf, mendSafely, renumberingOf, renumbersAll, SERIES_RULES } from './mend.js';
import { messages } from './messages.js';
import { CodeActionKind, FIX_ALL, FIX_NUMBERING, RENUMBER } from './protocol.js';

/** A change of numbers, and what its title has to add about references. */
interface NumberChange {
  readonly edits: readonly TextEdit[];
  readonly note: string;
}

/** The edits of a fix; that of a series' only fault takes the references to its numbers along. */
function changeOf(context: FeatureContext, { rule }: Finding, edits: readonly TextEdit[]): NumberChange {
  if (!SERIES_RULES.has(rule)) {
    return { edits, note: '' };
  }
  const alone = mayRenumber(context) && seriesFindings(context).length === 1;
  const whole = alone ? renumber(context.notice, context.before) : null;
  if (whole?.markers.length === edits.length) {
    return { edits: whole.edits, note: noteOn(context, whole) };
  }
  const cites = unitReferences(context.notice).length > 0;
  return { edits, note: cites ? messages.referencesStay[context.locale] : '' };
}

/** What there is to say of references that were not carried along. */
function noteOn({ locale }: FeatureContext, { lost }: Renumbered): string {
  return lost.length === 0 ? '' : messages.openReferences(lost.length)[locale];
}

/** One action per fix of each finding at the place asked about. */
export function singleFixes(context: FeatureContext, findings: readonly Finding[]): CodeAction[] {
  return findings.flatMap((finding) =>
    finding.fixes.map(({ title, edits, safe }, _, { length }) => {
      const change = changeOf(context, finding, edits);
      return actionOf(context, {
        title: title[context.locale] + change.note,
        kind: CodeActionKind.QuickFix,
        edits: change.edits,
        safe,
        mends: [finding],
        preferred: length === 1,
      });
    }),
  );
}

/** Faults of series that are reported; a document whose numbering rules are off is not renumbered. */
function seriesFindings(context: FeatureContext): readonly Finding[] {
  return context.lint.diagnostics.filter((finding) => SERIES_RULES.has(finding.rule));
}

function mayRenumber(context: Pick<FeatureContext, 'settings' | 'hidden'>): boolean {
  const hidden = context.hidden.map(({ finding }) => finding);
  return renumbersAll(context.settings.lint.rules, hidden);
}

/** The offer of the whole document's numbers; none where there is nothing to change. */
function renumberOffer(
  context: FeatureContext,
  kind: string,
  mends: readonly Finding[] = [],
): readonly CodeAction[] {
  const whole = renumber(context.notice, context.before);
  const title = messages.renumberAll[context.locale] + noteOn(context, whole);
  const { edits } = whole;
  return edits.length === 0 ? [] : [actionOf(context, { title, kind, edits, safe: true, mends })];
}

/** For each rule at the place that has more findings elsewhere: all of them at once. */
export function ruleFixes(context: FeatureContext, here: readonly Finding[]): CodeAction[] {
  const whole = mayRenumber(context);
  const fixable = here.filter(({ rule, fixes }) => fixes.length > 0 && !(whole && SERIES_RULES.has(rule)));
  return [...new Set(fixable.map((finding) => finding.rule))].flatMap((rule) => {
    const fixes = fixesOf(
      context.lint.diagnostics.filter((finding) => finding.rule === rule),
      false,
    );
    const { edits, taken } = compatible(fixes);
    if (taken < 2) {
      return [];
    }
    return [
      actionOf(context, {
        title: messages.fixRule(context.ruleTitle(rule))[context.locale],
        kind: CodeActionKind.QuickFix,
        edits,
        safe: fixes.every(({ safe }) => safe),
        mends: fixable.filter((finding) => finding.rule === rule),
      }),
    ];
  });
}

/** The whole document's numbers, where a fault of a series is at hand and not the only one. */
export function numberingFix(context: FeatureContext, here: readonly Finding[]): readonly CodeAction[] {
  const mends = here.filter((finding) => SERIES_RULES.has(finding.rule));
  const isMore = mends.length > 0 && seriesFindings(context).length > 1 && mayRenumber(context);
  return isMore ? renumberOffer(context, CodeActionKind.QuickFix, mends) : [];
}

/** The whole document's numbers, for those who ask for just that. */
export function numberingSource(context: FeatureContext): readonly CodeAction[] {
  const isDue = seriesFindings(context).length > 0 && mayRenumber(context);
  return isDue ? renumberOffer(context, FIX_NUMBERING) : [];
}

/** The numbers and the references to them, on demand: whether a rule tells of them or not. */
export function renumberSource(context: FeatureContext): readonly CodeAction[] {
  return renumberOffer(context, RENUMBER);
}

/** All safe fixes of the document in one edit, after which none is left. */
export function fixAllSource(context: FeatureContext): CodeAction[] {
  const { document, settings } = context;
  const examine = (text: string): Examined => {
    const isOwn = text === document.text;
    const { notice, lint, hidden } = isOwn ? context : context.whatIf(text);
    const before = isOwn ? context.before : undefined;
    return {
      diagnostics: lint.diagnostics,
      renumbering: () =>
        mayRenumber({ settings, hidden }) ? renumberingOf(notice, lint.diagnostics, before) : null,
    };
  };
  const { edits, fixed } = mendSafely(document.text, examine);
  const title = messages.fixAll(fixed)[context.locale];
  return edits.length === 0 ? [] : [actionOf(context, { title, kind: FIX_ALL, edits, safe: true })];
}
