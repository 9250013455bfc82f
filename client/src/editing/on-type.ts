import {
  type Disposable,
  Range,
  type TextDocumentContentChangeEvent,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import type { EditAction, EditResult } from '../../../server/src/lsp/protocol.js';
import { isNotice } from '../documents.js';
import type { ServerConnection } from '../server/connection.js';
import { renumbersOnType } from '../settings.js';
import { actionFor } from './action-for.js';
import { offeredAs } from './paste.js';
import { applyResult, isOurs, requestEdit, tellOpen } from './structure.js';

/** Where the cursor stands after a change. */
function endOf({ range, text }: TextDocumentContentChangeEvent): Range {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1)?.length ?? 0;
  const line = range.start.line + lines.length - 1;
  const character = lines.length > 1 ? last : range.start.character + last;
  return new Range(line, character, line, character);
}

/** So often the server is asked again when it has not yet heard of the change that the question is about. */
const MOST_TRIES = 5;

/**
 * What the server makes of a version of the document; null when it is overtaken by another one, or was not asked
 * in time. The client tells the server of changes by a way of its own, which may take a turn longer.
 */
async function answerTo(
  server: ServerConnection,
  editor: TextEditor,
  action: EditAction,
  version: number,
  at: Range = editor.selection,
): Promise<EditResult | null> {
  for (let tries = 0; tries < MOST_TRIES && editor.document.version === version; tries++) {
    await new Promise<void>((turn) => setTimeout(turn, 0));
    const result = await requestEdit(server, editor.document, action, at).catch(() => undefined);
    if (result !== undefined) {
      return result;
    }
  }
  return null;
}

/**
 * Keeps the numbers in order while somebody types, pastes, drops or deletes, where the setting says so. What is
 * changed belongs to what the user did: where the editor itself closes no step before, one undo takes both back.
 */
export function registerOnType(server: ServerConnection): Disposable {
  const carryOn = async (editor: TextEditor, action: EditAction, at: Range | undefined) => {
    await server.ready;
    const { version } = editor.document;
    const result = await answerTo(server, editor, action, version, at);
    if (!result || editor.document.version !== version || !(await applyResult(editor, result, true))) {
      return;
    }
    if (result.edits.length > 0) {
      // Has the server read the text with its numbers in order, before anything else is changed in it.
      void answerTo(server, editor, 'renumber', editor.document.version);
    }
    void tellOpen(editor, result);
  };
  return workspace.onDidChangeTextDocument((event) => {
    const { document, contentChanges, reason } = event;
    const editor = window.activeTextEditor;
    const action = actionFor(contentChanges);
    const byUser = reason === undefined && editor?.document === document && !isOurs(document);
    const pasted = offeredAs(event);
    if (editor && pasted) {
      // Its numbers came with it; what is left of it is to be told.
      void tellOpen(editor, pasted);
    } else if (byUser && action && isNotice(document) && renumbersOnType(document.uri)) {
      // The editor tells of the cursor only after the change.
      void carryOn(editor, action, contentChanges[0] && endOf(contentChanges[0]));
    }
  });
}
