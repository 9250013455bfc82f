import { type Disposable, type TextEditor, window, workspace } from 'vscode';
import type { EditAction } from '../../../server/src/lsp/protocol.js';
import { isNotice } from '../documents.js';
import type { ServerConnection } from '../server/connection.js';
import { renumbersOnType } from '../settings.js';
import { actionFor } from './action-for.js';
import { applyResult, isOurs, requestEdit, tellOpen } from './structure.js';

/**
 * Keeps the numbers in order while somebody types, pastes, drops or deletes, where the setting says so. What is
 * changed belongs to what the user did: where the editor itself closes no step before, one undo takes both back.
 */
export function registerOnType(server: ServerConnection): Disposable {
  const carryOn = async (editor: TextEditor, action: EditAction) => {
    // Let the client tell the server of the change first.
    await server.ready;
    const { version } = editor.document;
    // The server refuses when the document changes meanwhile; the next change brings all of it.
    const result = await requestEdit(server, editor, action).catch(() => null);
    if (!result || editor.document.version !== version || !(await applyResult(editor, result, true))) {
      return;
    }
    if (result.edits.length > 0) {
      // Has the server read the text with its numbers in order, before anything else is changed in it.
      void requestEdit(server, editor, 'renumber').catch(() => null);
    }
    void tellOpen(editor, result);
  };
  return workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const editor = window.activeTextEditor;
    const action = actionFor(contentChanges);
    const byUser = reason === undefined && editor?.document === document && !isOurs(document);
    if (byUser && action && isNotice(document) && renumbersOnType(document.uri)) {
      void carryOn(editor, action);
    }
  });
}
