import { type LogOutputChannel, type Uri, workspace } from 'vscode';
import {
  type ErrorHandler,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  vsdiag,
} from 'vscode-languageclient';
import {
  COMPARE_AT_COMMAND,
  type InitializationOptions,
  TURN_OFF_COMMAND,
} from '../../../server/src/lsp/protocol.js';
import { noticeSelector } from '../documents.js';
import { SETTINGS } from '../names.js';
import { rulePages, withPageCommands } from './rule-links.js';

/** Settings the server does not know, by the first part of their names. */
const CLIENT_ONLY: ReadonlySet<string> = new Set(['trace', 'renumber']);

/**
 * The settings below `policyNotice` without those of the client alone, which the server would report
 * as unknown. They are copied as JSON: the editor gives proxies, which cannot be sent to a worker.
 */
function serverSettings(settings: object | undefined): object {
  const own = Object.entries(settings ?? {}).filter(([name]) => !CLIENT_ONLY.has(name));
  return JSON.parse(JSON.stringify(Object.fromEntries(own)));
}

/** What a client for our server is made with, whatever carries its messages. */
export function clientOptions(
  extension: Uri,
  output: LogOutputChannel,
  errorHandler: ErrorHandler,
): LanguageClientOptions {
  const pages = rulePages(extension);
  return {
    documentSelector: noticeSelector(),
    outputChannel: output,
    // This extension says itself what failed and what to do; the channel has the details.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false,
    initializationOptions: (): InitializationOptions => ({
      ...serverSettings(workspace.getConfiguration().get<object>(SETTINGS)),
      rulePages: pages.toString(),
      readFile: true,
      findNotices: true,
      showReferences: true,
      writeFile: true,
      commands: [TURN_OFF_COMMAND, COMPARE_AT_COMMAND],
    }),
    errorHandler,
    diagnosticPullOptions: { onChange: true, onSave: false, onFocus: false },
    middleware: {
      handleDiagnostics: (uri, diagnostics, next) => next(uri, withPageCommands(diagnostics, pages)),
      // Enter is answered by registerOnType, so that one undo takes the number and the new line back.
      provideOnTypeFormattingEdits: () => null,
      provideDiagnostics: async (document, previousResultId, token, next) => {
        const report = await next(document, previousResultId, token);
        if (report?.kind === vsdiag.DocumentDiagnosticReportKind.full) {
          return { ...report, items: withPageCommands(report.items, pages) };
        }
        return report;
      },
      workspace: {
        configuration: async (params, token, next) => {
          const answers = await next(params, token);
          return Array.isArray(answers)
            ? answers.map((answer, i) =>
                params.items[i]?.section === SETTINGS ? serverSettings(answer) : answer,
              )
            : answers;
        },
      },
    },
  };
}
