import type { DocumentDiagnosticReport } from 'vscode-languageserver';
import { defineFeature } from './support/context.js';
import { diagnosticParams } from './support/params.js';
import { DocumentDiagnosticReportKind } from './support/protocol.js';
import { shownIn } from './support/showing.js';
import { fingerprint } from './support/shown.js';

/** Diagnostics on request. Clients that cannot ask get them pushed; none gets both. */
export const diagnostic = defineFeature({
  method: 'textDocument/diagnostic',
  params: diagnosticParams,
  always: true,
  // The answer names no place of the text asked about, and VS Code takes a refusal for "no findings".
  overChanges: true,
  again: (client) => (client.refreshDiagnostics ? 'workspace/diagnostic/refresh' : null),
  handle(context, params): DocumentDiagnosticReport {
    const shown = shownIn(context);
    const resultId = fingerprint(shown);
    return params.previousResultId === resultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : {
          kind: DocumentDiagnosticReportKind.Full,
          resultId,
          items: shown.map(({ diagnostic }) => diagnostic),
        };
  },
});
