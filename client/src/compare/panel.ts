import {
  Disposable,
  Range,
  Selection,
  type TextDocument,
  TextEditorRevealType,
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
import { lastBegunAt, placedIn, type Side } from './rows.js';
import { type ScrolledSides, type Sides, scrollTogether } from './scrolling.js';

/** Two plans and what the server says of them. */
export interface ShownComparison extends Sides {
  readonly server: ServerConnection;
}

/** What a comparison is made of, and how it is made anew. */
export interface Comparing extends ShownComparison {
  /** Undefined where the server cannot compare the texts any more. */
  again(): Promise<Compared | undefined>;
}

/** The view of a comparison, for the commands in its title and the buttons above items. */
export interface ComparePanel extends Disposable {
  readonly shown: ShownComparison;
  /** Brings the view to the front, at the unit that begins at an offset of the newer plan. */
  showUnitAt(start: number): void;
}

/** The comparison in front; its view's commands are about this one. */
let front: ComparePanel | undefined;

/** The comparison whose view was in front last; undefined while there is none. */
export function comparisonInFront(): ShownComparison | undefined {
  return front?.shown;
}

/** The open view of these two plans, when it is the one that was in front last. */
export function panelOf(old: TextDocument, now: TextDocument): ComparePanel | undefined {
  return front && front.shown.old === old && front.shown.now === now ? front : undefined;
}

function nonce(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const random = crypto.getRandomValues(new Uint8Array(32));
  return [...random].map((byte) => letters.charAt(byte % letters.length)).join('');
}

/** Shows the first unit of a row's side in its editor, beside the view. */
async function showUnit(document: TextDocument, row: ComparedRow, side: Side): Promise<void> {
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

/** What the page tells: a side of a row was clicked; it was scrolled to a row; all scroll together or not. */
type FromPage =
  | { readonly row: number; readonly side: Side }
  | { readonly top: number }
  | { readonly together: boolean };

function isFromPage(value: unknown): value is FromPage {
  return (
    typeof value === 'object' &&
    value !== null &&
    (('row' in value && 'side' in value) || 'top' in value || 'together' in value)
  );
}

/** What the page is told: which row is meant, and whether it goes to its top or is shown even when filtered out. */
interface ToPage {
  readonly row: number;
  readonly how: 'near' | 'top' | 'show';
}

/** A click shows both sides of a row in their editors; the cursor in one of them shows its row; all scroll together. */
function link(panel: WebviewPanel, sides: () => Omit<ScrolledSides, 'together'>): Disposable {
  let together = true;
  const tell = (message: ToPage) => void panel.webview.postMessage(message);
  const scrolling = scrollTogether(
    () => ({ ...sides(), together }),
    (row) => tell({ row, how: 'top' }),
  );
  return Disposable.from(
    scrolling,
    panel.webview.onDidReceiveMessage(async (message: unknown) => {
      if (!isFromPage(message)) {
        return;
      }
      if ('together' in message) {
        together = message.together;
        return;
      }
      if ('top' in message) {
        scrolling.followPage(message.top);
        return;
      }
      const { old, now, compared } = sides();
      const row = compared.rows[message.row];
      // The side that was clicked last, so that it ends in front.
      for (const side of message.side === 'old' ? (['new', 'old'] as const) : (['old', 'new'] as const)) {
        await (row && showUnit(side === 'old' ? old : now, row, side));
      }
    }),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      const { document, selection } = textEditor;
      const { old, now, placed } = sides();
      if (document === old || document === now) {
        const side: Side = document === old ? 'old' : 'new';
        const here = lastBegunAt(placed[side], document.offsetAt(selection.active));
        tell({ row: here?.row ?? -1, how: 'near' });
      }
    }),
  );
}

/** Texts that are being typed in are compared when nothing has been typed for so long. */
const PAUSE_MS = 400;

/** Compares anew when one of the texts has changed. */
function keepCurrent({ old, now, again }: Comparing, take: (compared: Compared) => void): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listener = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if ((document === old || document === now) && contentChanges.length > 0) {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const compared = await again();
        if (compared) {
          take(compared);
        }
      }, PAUSE_MS);
    }
  });
  return new Disposable(() => {
    clearTimeout(timer);
    listener.dispose();
  });
}

/**
 * Opens the view of a comparison.
 *
 * @param column in front of the active editor, or beside it
 */
export function showComparison(comparing: Comparing, column = ViewColumn.Active): ComparePanel {
  const { old, now, server } = comparing;
  const m = messages();
  const [oldName, newName] = [nameOf(old.uri), nameOf(now.uri)];
  const panel = window.createWebviewPanel(COMPARE_VIEW, m.compareTitle(oldName, newName), column, {
    enableScripts: true,
    enableFindWidget: true,
    retainContextWhenHidden: true,
    localResourceRoots: [],
  });
  const lang = m.pageAnchor === '' ? 'zh-CN' : 'en';
  let { compared } = comparing;
  let placed = placedIn(compared.rows);
  const show = () => {
    panel.webview.html = comparisonPage(compared, m, { nonce: nonce(), lang, oldName, newName });
  };
  show();
  const linked = Disposable.from(
    link(panel, () => ({ old, now, compared, placed })),
    keepCurrent(comparing, (changed) => {
      compared = changed;
      placed = placedIn(compared.rows);
      show();
    }),
  );
  const mine: ComparePanel = {
    get shown() {
      return { old, now, compared, server };
    },
    showUnitAt(start) {
      panel.reveal();
      const row = compared.rows.findIndex((one) => one.new.some((unit) => unit.start === start));
      const message: ToPage = { row, how: 'show' };
      void panel.webview.postMessage(message);
    },
    dispose: () => panel.dispose(),
  };
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
