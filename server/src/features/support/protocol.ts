import type * as lsp from 'vscode-languageserver';

// The protocol's numbers and names as plain values. The library has them too, beside two hundred
// kilobytes of everything else; its types hold ours to the same values.

/** Name under which editors list what comes from here. */
export const SOURCE = 'policy-notice';

export const DiagnosticSeverity = {
  Error: 1,
  Warning: 2,
  Information: 3,
  Hint: 4,
} as const satisfies typeof lsp.DiagnosticSeverity;

export const DiagnosticTag = {
  Unnecessary: 1,
  Deprecated: 2,
} as const satisfies typeof lsp.DiagnosticTag;

export const DocumentDiagnosticReportKind = {
  Full: 'full',
  Unchanged: 'unchanged',
} as const satisfies typeof lsp.DocumentDiagnosticReportKind;

export const CodeActionKind = {
  QuickFix: 'quickfix',
  RefactorRewrite: 'refactor.rewrite',
  SourceFixAll: 'source.fixAll',
} as const satisfies Partial<typeof lsp.CodeActionKind>;

/** Everything that can be fixed without anybody disagreeing, on save or on demand. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.policyNotice`;

/** Every broken series of the document. */
export const FIX_NUMBERING = `${FIX_ALL}.numbering`;

/** The numbers on demand, from the menu of source actions. */
export const RENUMBER = 'source.renumber.policyNotice';

export const DocumentHighlightKind = { Read: 2, Write: 3 } as const satisfies Partial<
  typeof lsp.DocumentHighlightKind
>;

export const FoldingRangeKind = { Region: 'region' } as const satisfies Partial<typeof lsp.FoldingRangeKind>;

export const MarkupKind = {
  PlainText: 'plaintext',
  Markdown: 'markdown',
} as const satisfies Omit<typeof lsp.MarkupKind, 'is'>;

export const SymbolKind = {
  File: 1,
  Module: 2,
  Namespace: 3,
  Class: 5,
  Field: 8,
  Object: 19,
  EnumMember: 22,
} as const satisfies Partial<typeof lsp.SymbolKind>;

export const CompletionItemKind = {
  Module: 9,
  Snippet: 15,
  File: 17,
  Reference: 18,
  EnumMember: 20,
} as const satisfies Partial<typeof lsp.CompletionItemKind>;

export const CompletionItemTag = { Deprecated: 1 } as const satisfies typeof lsp.CompletionItemTag;

export const InsertTextFormat = { Snippet: 2 } as const satisfies Partial<typeof lsp.InsertTextFormat>;

export const TextDocumentSyncKind = {
  None: 0,
  Full: 1,
  Incremental: 2,
} as const satisfies typeof lsp.TextDocumentSyncKind;

export const MessageType = { Error: 1, Warning: 2 } as const satisfies Partial<typeof lsp.MessageType>;

export const LSPErrorCodes = {
  ContentModified: -32801,
  RequestCancelled: -32800,
  RequestFailed: -32803,
} as const satisfies Partial<typeof lsp.LSPErrorCodes>;

/**
 * The command behind a count of references, for clients that announce `showReferences`: arguments are an
 * address, a position and locations, all as the protocol has them.
 */
export const SHOW_REFERENCES = 'policyNotice.showReferences';
