import { composeEdits, difference } from '../core/text/compose.js';
import type { TextEdit } from '../core/text/edit.js';
import { Rope } from '../core/text/rope.js';
import type { DocumentSnapshot, Moment } from '../features/support/context.js';

/** A document as `textDocument/didOpen` gives it. */
export interface OpenedDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

/** One change of `textDocument/didChange`; without a range it is the whole new text. */
export interface ContentChange {
  readonly range?: { readonly start: Position; readonly end: Position } | undefined;
  readonly text: string;
}

/**
 * The open documents. Snapshots are immutable: whoever holds one keeps a consistent text while
 * the store moves on. How a store keeps its text is its own affair.
 */
export interface DocumentStore {
  get(uri: string): DocumentSnapshot | undefined;
  all(): readonly DocumentSnapshot[];
  open(document: OpenedDocument): DocumentSnapshot;
  /**
   * Applies changes one after the other, each to the result of the one before.
   *
   * @returns the new version, or undefined when the document is not open
   */
  change(uri: string, version: number, changes: readonly ContentChange[]): DocumentSnapshot | undefined;
  close(uri: string): void;
}

/** How many single edits are remembered at least: more than come between two looks at a document. */
const REMEMBERED_EDITS = 256;

/** How much inserted text is remembered beside the last edit, in UTF-16 code units. */
const REMEMBERED_TEXT = 256 * 1024;

/** The latest edits of a document. */
interface Remembered {
  /** The last one last. Those that follow are put behind them, not into a copy. */
  readonly edits: TextEdit[];
  /** How many of them are meant. */
  readonly count: number;
  /** Length of what those before the last one put in, at most. */
  readonly before: number;
}

/** A document with its latest edits. */
interface Kept {
  readonly snapshot: DocumentSnapshot;
  readonly remembered: Remembered;
}

function kept(
  document: Pick<DocumentSnapshot, 'uri' | 'languageId' | 'version' | 'content' | 'moment'>,
  remembered: Remembered,
  whole?: string,
): Kept {
  let text = whole;
  const { edits, count } = remembered;
  const { content, moment } = document;
  const snapshot: DocumentSnapshot = {
    ...document,
    get text() {
      text ??= content.toString();
      return text;
    },
    editsSince({ opening, edits: done }) {
      const missing = moment.edits - done;
      return opening === moment.opening && missing >= 0 && missing <= count
        ? composeEdits(edits.slice(count - missing, count))
        : undefined;
    },
  };
  return { snapshot, remembered };
}

/** A change as an edit of the text so far. */
function editOf(content: Rope, change: ContentChange): TextEdit {
  if (!change.range) {
    return difference(content.toString(), change.text);
  }
  const { start, end } = change.range;
  const a = content.offsetAt(start);
  const isEmpty = start.line === end.line && start.character === end.character;
  const b = isEmpty ? a : content.offsetAt(end);
  return { start: Math.min(a, b), end: Math.max(a, b), newText: change.text };
}

/** Edits with one more behind them, as far as they are worth keeping; the last one always is. */
function withEdit({ edits, count, before }: Remembered, edit: TextEdit): Remembered {
  const inserted = before + (edits[count - 1]?.newText.length ?? 0);
  if (count === edits.length && count < 2 * REMEMBERED_EDITS && inserted <= REMEMBERED_TEXT) {
    edits.push(edit);
    return { edits, count: count + 1, before: inserted };
  }
  const kept = [edit];
  let room = REMEMBERED_TEXT;
  for (let i = count - 1; i >= 0 && kept.length < REMEMBERED_EDITS; i--) {
    const one = edits[i];
    room -= one?.newText.length ?? 0;
    if (!one || room < 0) {
      break;
    }
    kept.push(one);
  }
  return { edits: kept.reverse(), count: kept.length, before: REMEMBERED_TEXT - Math.max(0, room) };
}

/** A store that keeps each text as a rope: a keystroke costs the same at any size. */
export function ropeStore(): DocumentStore {
  const documents = new Map<string, Kept>();
  const keep = (document: Kept) => {
    documents.set(document.snapshot.uri, document);
    return document.snapshot;
  };
  return {
    get: (uri) => documents.get(uri)?.snapshot,
    all: () => [...documents.values()].map(({ snapshot }) => snapshot),
    open: ({ uri, languageId, version, text }) => {
      const moment: Moment = { opening: { shown: null }, edits: 0 };
      const remembered: Remembered = { edits: [], count: 0, before: 0 };
      return keep(kept({ uri, languageId, version, moment, content: Rope.of(text) }, remembered, text));
    },
    change(uri, version, changes) {
      const known = documents.get(uri);
      if (!known) {
        return undefined;
      }
      const { languageId, moment } = known.snapshot;
      let { content } = known.snapshot;
      let { remembered } = known;
      for (const change of changes) {
        const edit = editOf(content, change);
        content = content.replace(edit.start, edit.end, edit.newText);
        remembered = withEdit(remembered, edit);
      }
      const next: Moment = { opening: moment.opening, edits: moment.edits + changes.length };
      return keep(kept({ uri, languageId, version, moment: next, content }, remembered));
    },
    close: (uri) => void documents.delete(uri),
  };
}
