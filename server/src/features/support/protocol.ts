import type * as lsp from 'vscode-languageserver';

// The protocol's numbers and names as plain values. The library has them too, beside two hundred
// kilobytes of everything else; its types hold ours to the same values.

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
  EnumMember: 22,
} as const satisfies Partial<typeof lsp.SymbolKind>;

export const TextDocumentSyncKind = {
  None: 0,
  Full: 1,
  Incremental: 2,
} as const satisfies typeof lsp.TextDocumentSyncKind;

export const MessageType = { Error: 1, Warning: 2 } as const satisfies Partial<typeof lsp.MessageType>;

export const LSPErrorCodes = {
  ContentModified: -32801,
  RequestCancelled: -32800,
} as const satisfies Partial<typeof lsp.LSPErrorCodes>;
