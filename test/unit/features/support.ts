import type { ClientCapabilities } from 'vscode-languageserver';
import { seedRegistry } from '../../../server/src/core/agencies/seed.js';
import type { HiddenEntry } from '../../../server/src/core/lint/baseline/schema.js';
import type { Rule } from '../../../server/src/core/lint/rule.js';
import { readSettings } from '../../../server/src/core/lint/settings.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import type { Locale } from '../../../server/src/core/text/localized.js';
import { readClient } from '../../../server/src/features/support/client.js';
import type {
  Feature,
  FeatureContext,
  Library,
  OfferedCommands,
} from '../../../server/src/features/support/context.js';
import { createAnalyst } from '../../../server/src/lsp/analyst.js';
import { ropeStore } from '../../../server/src/lsp/documents.js';

export const URI = 'file:///draft.notice';

export interface Situation {
  readonly client?: ClientCapabilities;
  readonly locale?: Locale;
  readonly languageId?: string;
  readonly settings?: unknown;
  readonly rules?: readonly Rule<unknown>[];
  readonly uri?: string;
  readonly hidden?: readonly HiddenEntry[];
  readonly commands?: OfferedCommands;
  readonly library?: Library;
  readonly onRuleFailure?: (rule: string) => void;
}

/** A client that can everything the features make use of. */
export const ABLE: ClientCapabilities = {
  textDocument: {
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { lineFoldingOnly: true, foldingRange: { collapsedText: true } },
    hover: { contentFormat: ['markdown'] },
    completion: {
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        documentationFormat: ['markdown'],
        tagSupport: { valueSet: [1] },
      },
    },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      isPreferredSupport: true,
    },
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
  },
  workspace: {
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
  },
};

/** What a feature is given for a document with this text. */
export function contextFor(text: string, situation: Situation = {}): FeatureContext {
  const ours = situation.rules ?? rules;
  const document = ropeStore().open({
    uri: situation.uri ?? URI,
    languageId: situation.languageId ?? 'policy-notice',
    version: 1,
    text,
  });
  return createAnalyst({
    settings: readSettings(situation.settings, ours).settings,
    registry: seedRegistry,
    rules: ours,
    client: readClient(situation.client ?? ABLE),
    locale: situation.locale ?? 'zh',
    rulePages: 'https://example.org/rules',
    hiddenIn: () => situation.hidden ?? [],
    ...(situation.library ? { library: situation.library } : {}),
    commandsFor: () => situation.commands ?? { hide: null, turnOff: null, compare: null },
    onRuleFailure: situation.onRuleFailure ?? (() => undefined),
  }).contextOf(document);
}

export const NEVER_CANCELLED = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};

/** Asks a feature as the dispatcher does. Nothing in these tests is cancelled. */
export function ask<P extends object, R>(
  feature: Feature<P, R>,
  context: FeatureContext,
  params: Omit<P, 'textDocument'>,
): R | null {
  const whole = feature.params.parse({ textDocument: { uri: context.document.uri }, ...params });
  const answer = feature.handle(context, whole, NEVER_CANCELLED);
  if (answer instanceof Promise) {
    throw new Error(`${feature.method} answers later: test it over the protocol`);
  }
  return answer;
}

/** Asks a feature that has to read other documents, or load something, before it can answer. */
export async function askLater<P extends object, R>(
  feature: Feature<P, R>,
  context: FeatureContext,
  params: Omit<P, 'textDocument'>,
): Promise<R | null> {
  const whole = feature.params.parse({ textDocument: { uri: context.document.uri }, ...params });
  return feature.handle(context, whole, NEVER_CANCELLED);
}

/** A text with the cursor `$0` taken out, and where it stood. */
export function withCursor(fixture: string): { readonly text: string; readonly offset: number } {
  const offset = fixture.indexOf('$0');
  return { text: fixture.replace('$0', ''), offset };
}
