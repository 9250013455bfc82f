import { type ExtensionContext, window, workspace } from 'vscode';
import type { PolicyNoticeApi } from './api.js';
import { registerCommands } from './commands/index.js';
import { isNotice } from './documents.js';
import { registerOnType } from './editing/on-type.js';
import { registerPaste } from './editing/paste.js';
import { COMMANDS, PRODUCT } from './names.js';
import { registerRecognition } from './recognition/recognise.js';
import { createReviewStore } from './review/store.js';
import { connect, type Launcher } from './server/connection.js';
import { reportServerDown } from './server/report.js';
import { messages } from './settings.js';
import { createReviewView } from './views/review/review-view.js';
import { createServerStatus } from './views/server-status/server-status.js';
import { createStatusBar } from './views/status-bar/status-bar.js';

/** A running extension: what others may use of it, and how it ends. */
export interface ActiveExtension {
  readonly api: PolicyNoticeApi;
  stop(): Promise<void>;
}

/**
 * Everything the extension does wherever it runs. The server starts with the first notice: the
 * extension is activated for every plain text file, most of which are none.
 *
 * @param launch how a server is started here
 */
export function activateWith(context: ExtensionContext, launch: Launcher): ActiveExtension {
  const output = window.createOutputChannel(PRODUCT, { log: true });
  const server = connect(launch, context.extensionUri, output, (message) => {
    void reportServerDown(message, server, output);
  });
  const statusBar = createStatusBar(server);
  const recognition = registerRecognition(context.workspaceState);
  const store = createReviewStore((reason) => {
    void window.showErrorMessage(messages().reviewNotSaved(reason));
  });
  const view = createReviewView(store);
  const startFor = workspace.onDidOpenTextDocument((document) => {
    if (isNotice(document)) {
      server.ensureStarted();
    }
  });
  context.subscriptions.push(
    output,
    statusBar,
    createServerStatus(server, COMMANDS.restartServer),
    recognition,
    startFor,
    store,
    view,
    ...registerCommands({ context, server, output, recognition, store, view }),
    registerOnType(server),
    registerPaste(server),
  );
  if (workspace.textDocuments.some(isNotice)) {
    server.ensureStarted();
  }
  return {
    api: {
      ready: server.ready,
      get status() {
        return statusBar.view;
      },
      onDidChangeStatus: statusBar.onDidChange,
      onDidRecognise: recognition.onDidDecide,
      get review() {
        return view.active?.rows.map(({ id }) => id);
      },
    },
    stop: server.stop,
  };
}
