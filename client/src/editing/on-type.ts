import { type Disposable, type TextEditor, window, workspace } from 'vscode';
import type { EditAction } from '../../../server/src/lsp/protocol.js';
import { isNotice } from '../documents.js';
import type { ServerConnection } from '../server/connection.js';
import { renumbersOnType } from '../settings.js';
import { actionFor } from './action-for.js';
import { applyResult, requestEdit, tellOpen } from './structure.js';

/**
 * Keeps the numbers in order while somebody types, pastes, drops or deletes, where the setting says so. What is
 * changed belongs to what the user did: where the editor itself closes no step before, one undo takes both back.
 */
export function registerOnType(server: ServerConnection): Disposable {
  /** While the editor takes our own edits. */
  let applying = false;
  const carryOn = async (editor: TextEditor, action: EditAction) => {
    // Let the client tell the server of the change first.
    await server.ready;
    const { version } = editor.document;
    // The server refuses when the document changes meanwhile; the next change brings all of it.
    const result = await requestEdit(server, editor, action).catch(() => null);
    if (!result || editor.document.version !== version) {
      return;
    }
    applying = true;
    try {
      if (await applyResult(editor, result, true)) {
        void tellOpen(editor, result);
      }
    } finally {
      applying = false;
    }
  };
  return workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const editor = window.activeTextEditor;
    const action = actionFor(contentChanges);
    const byUser = !applying && reason === undefined && editor?.document === document;
    if (byUser && action && isNotice(document) && renumbersOnType(document.uri)) {
      void carryOn(editor, action);
    }
  });
}
