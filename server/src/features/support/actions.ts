import type { CodeAction } from 'vscode-languageserver';
import type { Diagnostic as Finding } from '../../core/lint/runner.js';
import type { TextEdit } from '../../core/text/edit.js';
import { workspaceEdit } from './changes.js';
import type { FeatureContext } from './context.js';
import { diagnosticOf } from './findings.js';
import { messages } from './messages.js';

/** A change to offer. */
export interface Offer {
  readonly title: string;
  readonly kind: string;
  readonly edits: readonly TextEdit[];
  /** Whether nobody could disagree with it. */
  readonly safe: boolean;
  /** Findings it mends, at the place asked about. */
  readonly mends?: readonly Finding[];
  /** Whether one keystroke may apply it: only where there is nothing to choose. */
  readonly preferred?: boolean;
}

/** An offer as the protocol has it. Whether it is safe is said in its data, and in its title when not. */
export function actionOf(context: FeatureContext, offer: Offer): CodeAction {
  const { title, kind, edits, safe, mends = [], preferred = false } = offer;
  return {
    title: safe ? title : title + messages.toBeChecked[context.locale],
    kind,
    ...(mends.length > 0 ? { diagnostics: mends.map((finding) => diagnosticOf(context, finding)) } : {}),
    edit: workspaceEdit(context, edits),
    ...(preferred && safe && context.client.preferredActions ? { isPreferred: true } : {}),
    data: { safe },
  };
}
