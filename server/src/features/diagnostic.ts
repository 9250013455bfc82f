import type { DocumentDiagnosticReport } from 'vscode-languageserver';
import { defineFeature } from './support/context.js';
import { diagnosticsOf } from './support/findings.js';
import { diagnosticParams } from './support/params.js';
import { DocumentDiagnosticReportKind } from './support/protocol.js';
import { fingerprint } from './support/weight.js';

/** Diagnostics on request. Clients that cannot ask get them pushed; none gets both. */
export const diagnostic = defineFeature({
  method: 'textDocument/diagnostic',
  params: diagnosticParams,
  always: true,
  // The answer names no place of the text asked about, and VS Code takes a refusal for "no findings".
  overChanges: true,
  handle(context, params): DocumentDiagnosticReport {
    const items = diagnosticsOf(context);
    const resultId = fingerprint(items);
    return params.previousResultId === resultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  },
});
