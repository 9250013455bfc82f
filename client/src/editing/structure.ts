import { Range, Selection, type TextDocument, type TextEditor, window } from 'vscode';
import {
  EDIT_METHOD,
  type EditAction,
  type EditParams,
  type EditRange,
  type EditResult,
} from '../../../server/src/lsp/protocol.js';
import { isNotice } from '../documents.js';
import type { ServerConnection } from '../server/connection.js';
import { messages } from '../settings.js';

export function toRange({ start, end }: EditRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/**
 * Asks the server for a change of a document as it is now.
 *
 * @param text what is pasted in place of the range
 */
export function requestEdit(
  server: ServerConnection,
  document: TextDocument,
  action: EditAction,
  { start, end }: Range,
  text?: string,
): Promise<EditResult | null> {
  const params: EditParams = {
    textDocument: { uri: server.client.code2ProtocolConverter.asUri(document.uri) },
    action,
    version: document.version,
    range: {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    },
    ...(text === undefined ? {} : { text }),
  };
  return server.client.sendRequest<EditResult | null>(EDIT_METHOD, params);
}

/** Documents that are taking edits of ours at the moment. */
const taking = new WeakSet<TextDocument>();

/** Whether a change of a document that is told of now is our own. */
export function isOurs(document: TextDocument): boolean {
  return taking.has(document);
}

/**
 * Makes a change, all of it at once.
 *
 * @param joined whether it belongs to what the user did just before, so that one undo takes both back
 * @returns whether the editor took it
 */
export async function applyResult(
  editor: TextEditor,
  { edits, selection }: EditResult,
  joined: boolean,
): Promise<boolean> {
  if (edits.length > 0) {
    taking.add(editor.document);
    try {
      const done = await editor.edit(
        (builder) => {
          for (const { range, newText } of edits) {
            builder.replace(toRange(range), newText);
          }
        },
        { undoStopBefore: !joined, undoStopAfter: !joined },
      );
      if (!done) {
        return false;
      }
    } finally {
      taking.delete(editor.document);
    }
  }
  if (selection) {
    const { line, character } = selection;
    editor.selection = new Selection(line, character, line, character);
    editor.revealRange(editor.selection);
  }
  return true;
}

/** Tells of references that were left as they are, and shows the first of them on demand. */
export async function tellOpen(editor: TextEditor, { open }: EditResult): Promise<void> {
  const [first] = open;
  if (!first) {
    return;
  }
  const more = open.length > 1 ? messages().openReferences(open.length) : '';
  const show = messages().showPlace;
  if ((await window.showWarningMessage(first.message + more, show)) === show) {
    const shown = await window.showTextDocument(editor.document);
    shown.selection = new Selection(toRange(first.range).start, toRange(first.range).end);
    shown.revealRange(shown.selection);
  }
}

/**
 * Runs one of the server's changes on the active notice: one step to undo, and a word on what it did.
 *
 * @returns whether the text was changed
 */
export async function runEdit(server: ServerConnection, action: EditAction): Promise<boolean> {
  const editor = window.activeTextEditor;
  if (editor === undefined || !isNotice(editor.document)) {
    void window.showWarningMessage(messages().noNotice);
    return false;
  }
  await server.ready;
  const { version } = editor.document;
  const result = await requestEdit(server, editor.document, action, editor.selection);
  if (result === null) {
    void window.showWarningMessage(messages().noNotice);
    return false;
  }
  if (editor.document.version !== version || !(await applyResult(editor, result, false))) {
    void window.showErrorMessage(messages().notFixed);
    return false;
  }
  // What was done shows in the text; what was not, and what a command for the numbers found, has to be said.
  if (action === 'renumber') {
    void window.showInformationMessage(result.message);
  } else {
    window.setStatusBarMessage(result.message, MESSAGE_MS);
  }
  void tellOpen(editor, result);
  return result.edits.length > 0;
}

/** How long the status bar shows what was done. */
const MESSAGE_MS = 8000;
