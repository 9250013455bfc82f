import {
  commands,
  Disposable,
  Range,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  type Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { nameOf } from '../documents.js';
import { COMPARE_VIEW } from '../names.js';
import type { ServerConnection } from '../server/connection.js';
import { messages } from '../settings.js';
import type { Compared, ComparedRow } from './comparison.js';
import { comparisonPage } from './page.js';

/** Two plans and what the server says of them. */
export interface ShownComparison {
  readonly old: TextDocument;
  readonly now: TextDocument;
  readonly compared: Compared;
  readonly server: ServerConnection;
}

/** The view of a comparison, for the commands in its title. */
export interface ComparePanel extends Disposable {
  readonly shown: ShownComparison;
}

/** The comparison in front; its view's commands are about this one. */
let front: ComparePanel | undefined;

function nonce(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const random = crypto.getRandomValues(new Uint8Array(32));
  return [...random].map((byte) => letters.charAt(byte % letters.length)).join('');
}

/** Shows the first unit of a row's side in its editor, beside the view. */
async function showUnit(document: TextDocument, row: ComparedRow, side: 'old' | 'new'): Promise<void> {
  const unit = row[side][0];
  if (!unit) {
    return;
  }
  const visible = window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await window.showTextDocument(document, {
    viewColumn: visible?.viewColumn ?? ViewColumn.Beside,
    preserveFocus: true,
  });
  const range = new Range(document.positionAt(unit.start), document.positionAt(unit.end));
  editor.selection = new Selection(range.start, range.start);
  editor.revealRange(range, TextEditorRevealType.AtTop);
}

/** The row whose unit holds an offset of one side. */
function rowAt(rows: readonly ComparedRow[], side: 'old' | 'new', offset: number): number {
  return rows.findIndex((row) => row[side].some(({ start, end }) => offset >= start && offset <= end));
}

interface Clicked {
  readonly row: number;
  readonly side: 'old' | 'new';
}

function isClicked(value: unknown): value is Clicked {
  return typeof value === 'object' && value !== null && 'row' in value && 'side' in value;
}

/** A click shows both sides of a row in their editors; the cursor in one of them shows its row. */
function link(panel: WebviewPanel, { old, now, compared }: ShownComparison): Disposable {
  const { rows } = compared;
  return Disposable.from(
    panel.webview.onDidReceiveMessage(async (message: unknown) => {
      const row = isClicked(message) ? rows[message.row] : undefined;
      if (row && isClicked(message)) {
        const [first, second]: readonly ('old' | 'new')[] =
          message.side === 'old' ? ['new', 'old'] : ['old', 'new'];
        for (const side of [first, second]) {
          if (side) {
            await showUnit(side === 'old' ? old : now, row, side);
          }
        }
      }
    }),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      const { document, selection } = textEditor;
      if (document === old || document === now) {
        const row = rowAt(rows, document === old ? 'old' : 'new', document.offsetAt(selection.active));
        void panel.webview.postMessage({ row });
      }
    }),
  );
}

/** Opens the view of a comparison. */
export function showComparison(shown: ShownComparison): ComparePanel {
  const m = messages();
  const [oldName, newName] = [nameOf(shown.old.uri), nameOf(shown.now.uri)];
  const panel = window.createWebviewPanel(COMPARE_VIEW, m.compareTitle(oldName, newName), ViewColumn.Active, {
    enableScripts: true,
    enableFindWidget: true,
    retainContextWhenHidden: true,
    localResourceRoots: [],
  });
  const lang = m.pageAnchor === '' ? 'zh-CN' : 'en';
  panel.webview.html = comparisonPage(shown.compared, m, { nonce: nonce(), lang, oldName, newName });
  const linked = link(panel, shown);
  const mine: ComparePanel = { shown, dispose: () => panel.dispose() };
  front = mine;
  panel.onDidChangeViewState(() => {
    front = panel.active ? mine : front;
  });
  panel.onDidDispose(() => {
    linked.dispose();
    front = front === mine ? undefined : front;
  });
  return mine;
}

const FORMATS = { html: 'HTML', xlsx: 'Excel', md: 'Markdown', json: 'JSON' } as const;

/**
 * Writes the comparison in front to a file.
 *
 * @param given where to, as a program passes it; its ending gives the format. Without one the user is asked
 */
export async function exportComparison(given?: Uri): Promise<Uri | undefined> {
  const m = messages();
  if (!front) {
    void window.showWarningMessage(m.noComparison);
    return undefined;
  }
  const { old, now, server } = front.shown;
  const uri =
    given ??
    (await window.showSaveDialog({
      defaultUri: now.uri.with({
        path: `${now.uri.path.replace(/\.[^./]+$/, '')}-${m.compareFileName}.html`,
      }),
      filters: Object.fromEntries(Object.entries(FORMATS).map(([ending, name]) => [name, [ending]])),
    }));
  const format = uri?.path.split('.').at(-1) ?? '';
  if (!uri || !(format in FORMATS)) {
    return undefined;
  }
  const { client } = server;
  const file = await client.sendRequest<{ readonly text?: string; readonly base64?: string } | null>(
    'policyNotice/compareFile',
    {
      textDocument: { uri: client.code2ProtocolConverter.asUri(now.uri) },
      old: { text: old.getText() },
      format,
    },
  );
  const bytes =
    file?.base64 === undefined
      ? new TextEncoder().encode(file?.text ?? '')
      : Uint8Array.from(atob(file.base64), (char) => char.charCodeAt(0));
  await workspace.fs.writeFile(uri, bytes);
  if (
    given === undefined &&
    (await window.showInformationMessage(m.exported(nameOf(uri)), m.openFile)) === m.openFile
  ) {
    await commands.executeCommand('vscode.open', uri);
  }
  return uri;
}
