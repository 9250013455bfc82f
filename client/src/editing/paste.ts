import * as vscode from 'vscode';
import type { EditResult } from '../../../server/src/lsp/protocol.js';
import { isNotice, noticeSelector } from '../documents.js';
import type { ServerConnection } from '../server/connection.js';
import { messages, renumbersOnType } from '../settings.js';
import { requestEdit, toRange } from './structure.js';

interface PasteEdit {
  additionalEdit?: vscode.WorkspaceEdit;
}

interface PasteProvider {
  provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
    context: unknown,
    token: vscode.CancellationToken,
  ): Promise<PasteEdit[] | undefined>;
}

interface PasteKind {
  append(...parts: string[]): PasteKind;
}

/** What VS Code has of pasting since 1.97; the extension runs in older ones too. */
interface PasteApi {
  readonly DocumentPasteEdit?: new (insertText: string, title: string, kind: PasteKind) => PasteEdit;
  readonly DocumentDropOrPasteEditKind?: { readonly Text: PasteKind };
  readonly languages: {
    registerDocumentPasteEditProvider?(
      selector: vscode.DocumentSelector,
      provider: PasteProvider,
      metadata: {
        readonly providedPasteEditKinds: readonly PasteKind[];
        readonly pasteMimeTypes: readonly string[];
      },
    ): vscode.Disposable;
  };
}

const TEXT = 'text/plain';

/**
 * Whether the editor's own way of pasting does more than put the text in: it may format what comes in, set a line that
 * was copied without being selected above the cursor, and it keeps tabs and spaces as they are.
 */
function isMoreThanText(document: vscode.TextDocument, range: vscode.Range, text: string): boolean {
  const formats = vscode.workspace.getConfiguration('editor', document).get('formatOnPaste', false);
  const mayBeLine = /[\r\n]$/.test(text) && range.isEmpty && range.start.character > 0;
  const isIndented = /^[ \t]/m.test(text) || /^[ \t]/.test(document.lineAt(range.start.line).text);
  return formats || mayBeLine || isIndented;
}

/** What was last offered to paste into a document. */
const offered = new WeakMap<vscode.TextDocument, { readonly text: string; readonly result: EditResult }>();

/** What the server said of a change, where it is the paste that was offered. */
export function offeredAs({
  document,
  contentChanges,
}: vscode.TextDocumentChangeEvent): EditResult | undefined {
  const last = offered.get(document);
  offered.delete(document);
  return contentChanges.some(({ text }) => text === last?.text) ? last?.result : undefined;
}

/**
 * Pasted units with the numbers that follow from them, as one step to undo. Where nothing has to be renumbered the
 * editor pastes in its own way; what this leaves out is put in order after the paste, as a second step.
 */
export function registerPaste(server: ServerConnection): vscode.Disposable {
  const {
    DocumentPasteEdit: Edit,
    DocumentDropOrPasteEditKind: kinds,
    languages,
  } = vscode as unknown as PasteApi;
  if (!Edit || !kinds || !languages.registerDocumentPasteEditProvider) {
    return { dispose: () => undefined };
  }
  const kind = kinds.Text.append('policyNotice', 'renumbered');
  const editsFor = async (document: vscode.TextDocument, range: vscode.Range, text: string) => {
    const result = await requestEdit(server, document, 'paste', range, text);
    const edits = result?.edits ?? [];
    const pasted = edits.find((edit) => toRange(edit.range).isEqual(range));
    if (!result || !pasted || (edits.length === 1 && pasted.newText === text)) {
      return undefined;
    }
    const edit = new Edit(pasted.newText, messages().pasteRenumbered, kind);
    edit.additionalEdit = new vscode.WorkspaceEdit();
    for (const other of edits.filter((one) => one !== pasted)) {
      edit.additionalEdit.replace(document.uri, toRange(other.range), other.newText);
    }
    offered.set(document, { text: pasted.newText, result });
    return [edit];
  };
  const provider: PasteProvider = {
    async provideDocumentPasteEdits(document, [range, second], data) {
      const raw = await data.get(TEXT)?.asString();
      if (!raw || !range || second || !isNotice(document) || !renumbersOnType(document.uri)) {
        return undefined;
      }
      const text = raw.replace(/\r\n|\r|\n/g, document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
      // A paste must not fail because numbers cannot be told.
      return isMoreThanText(document, range, text)
        ? undefined
        : editsFor(document, range, text).catch(() => undefined);
    },
  };
  return languages.registerDocumentPasteEditProvider(noticeSelector(), provider, {
    providedPasteEditKinds: [kind],
    pasteMimeTypes: [TEXT],
  });
}
