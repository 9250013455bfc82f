import {
  type Disposable,
  Range,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  window,
} from 'vscode';
import type { Compared } from './comparison.js';
import { besideRow, lastBegunAt, type Placed, type Side } from './rows.js';

/** Two plans and what became of their units. */
export interface Sides {
  readonly old: TextDocument;
  readonly now: TextDocument;
  readonly compared: Compared;
}

/** The same with what scrolling needs. */
export interface ScrolledSides extends Sides {
  readonly placed: Placed;
  /** Whether the user wants it. */
  readonly together: boolean;
}

/** An editor that was scrolled for the user tells of it only afterwards: so long it is not taken for the user. */
const FOLLOWING_MS = 300;

/** Keeps the editors of both plans at the same item. */
export interface Scrolling extends Disposable {
  /** The page was scrolled: the editors follow it. */
  followPage(row: number): void;
}

function editorOf(document: TextDocument): TextEditor | undefined {
  return window.visibleTextEditors.find((editor) => editor.document === document);
}

/**
 * Scrolls what else is visible when one of the two editors, or the page, is scrolled.
 *
 * @param toPage has the page show a row at its top
 */
export function scrollTogether(sides: () => ScrolledSides, toPage: (row: number) => void): Scrolling {
  const following = new Map<TextDocument, number>();
  const isFollowing = (document: TextDocument) => (following.get(document) ?? 0) > Date.now();
  /** @param into how many lines of the unit are above the top already */
  const reveal = (side: Side, row: number, into: number) => {
    const { old, now, compared } = sides();
    const document = side === 'old' ? old : now;
    const editor = editorOf(document);
    const unit = editor && besideRow(compared.rows, row, side);
    if (!editor || !unit) {
      return;
    }
    const first = document.positionAt(unit.start).line;
    const last = document.positionAt(unit.end).line;
    const line = Math.min(first + into, last);
    following.set(document, Date.now() + FOLLOWING_MS);
    editor.revealRange(new Range(line, 0, line, 0), TextEditorRevealType.AtTop);
  };
  const listener = window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
    const { old, now, placed, together } = sides();
    const { document } = textEditor;
    const top = visibleRanges[0]?.start;
    if (!together || (document !== old && document !== now) || !top || isFollowing(document)) {
      return;
    }
    const side: Side = document === old ? 'old' : 'new';
    const end = document.lineAt(top.line).range.end;
    const here = lastBegunAt(placed[side], document.offsetAt(end));
    if (here) {
      const into = top.line - document.positionAt(here.unit.start).line;
      reveal(side === 'old' ? 'new' : 'old', here.row, Math.max(0, into));
      toPage(here.row);
    }
  });
  return {
    followPage(row) {
      reveal('old', row, 0);
      reveal('new', row, 0);
    },
    dispose: () => listener.dispose(),
  };
}
