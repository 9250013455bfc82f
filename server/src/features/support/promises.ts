import type { ServerCapabilities } from 'vscode-languageserver';
import type { ClientProfile } from './client.js';
import { CodeActionKind, FIX_ALL, FIX_NUMBERING, RENUMBER, SOURCE } from './protocol.js';

// What `initialize` is answered with. It is answered before anything else is loaded, so this file must not
// import what answers the requests.

/** Of the protocol's own types and modifiers of tokens, so that themes know them. */
export const TOKEN_TYPES = ['class', 'string', 'function', 'enumMember', 'number'] as const;
export const TOKEN_MODIFIERS = ['defaultLibrary', 'abstract', 'deprecated'] as const;

/** What opens a place where something can be offered; an ideographic space does at a line's start. */
const TRIGGERS = ['（', '(', '、', '，', '；', '：', '《', '第', '　'];

const CODE_ACTION_KINDS = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorRewrite,
  FIX_ALL,
  FIX_NUMBERING,
  RENUMBER,
];

type Promised = (client: ClientProfile) => Partial<ServerCapabilities>;

const semanticTokens: Promised = (client) =>
  client.semanticTokens
    ? {
        semanticTokensProvider: {
          legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
          full: true,
          range: true,
        },
      }
    : {};

const diagnostic: Promised = (client) =>
  client.pullDiagnostics
    ? {
        diagnosticProvider: {
          identifier: SOURCE,
          interFileDependencies: false,
          workspaceDiagnostics: false,
        },
      }
    : {};

/** Of requests that are announced with another one, and of the server's own. */
const nothing: Promised = () => ({});

/** Every request about a document, with what it promises a client. A test compares these with the features. */
export const PROMISES: Readonly<Record<string, Promised>> = {
  'completionItem/resolve': nothing,
  'policyNotice/compare': nothing,
  'policyNotice/compareFile': nothing,
  'policyNotice/edit': nothing,
  'policyNotice/next': nothing,
  'policyNotice/report': nothing,
  'policyNotice/summary': nothing,
  'textDocument/codeAction': () => ({ codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS } }),
  'textDocument/codeLens': () => ({ codeLensProvider: {} }),
  'textDocument/completion': () => ({
    completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true },
  }),
  'textDocument/definition': () => ({ definitionProvider: true }),
  'textDocument/diagnostic': diagnostic,
  'textDocument/documentHighlight': () => ({ documentHighlightProvider: true }),
  'textDocument/documentLink': () => ({ documentLinkProvider: {} }),
  'textDocument/documentSymbol': () => ({ documentSymbolProvider: true }),
  'textDocument/foldingRange': () => ({ foldingRangeProvider: true }),
  'textDocument/formatting': () => ({ documentFormattingProvider: true }),
  'textDocument/hover': () => ({ hoverProvider: true }),
  'textDocument/inlayHint': () => ({ inlayHintProvider: true }),
  'textDocument/onTypeFormatting': () => ({
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
  }),
  'textDocument/prepareRename': nothing,
  'textDocument/rangeFormatting': () => ({ documentRangeFormattingProvider: true }),
  'textDocument/references': () => ({ referencesProvider: true }),
  'textDocument/rename': (client) => ({
    renameProvider: client.prepareRename ? { prepareProvider: true } : true,
  }),
  'textDocument/selectionRange': () => ({ selectionRangeProvider: true }),
  'textDocument/semanticTokens/full': semanticTokens,
  'textDocument/semanticTokens/range': nothing,
};

/** Every request about all notices of the workspace, likewise. */
export const WORKSPACE_PROMISES: Readonly<Record<string, Promised>> = {
  'workspace/symbol': () => ({ workspaceSymbolProvider: true }),
};

const ALL = { ...PROMISES, ...WORKSPACE_PROMISES };

/** Everything a client is promised, in one object. */
export function promisedTo(client: ClientProfile): ServerCapabilities {
  return Object.assign({}, ...Object.values(ALL).map((promised) => promised(client)));
}
