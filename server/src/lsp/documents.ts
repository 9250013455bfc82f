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

/** How many single edits are remembered: more than come between two looks at a document. */
const REMEMBERED_EDITS = 256;

/** How much inserted text is remembered beside the last edit, in UTF-16 code units. */
const REMEMBERED_TEXT = 256 * 1024;

/** A document with its latest edits, the last one last. */
interface Kept {
  readonly snapshot: DocumentSnapshot;
  readonly edits: readonly TextEdit[];
}

function kept(
  document: Pick<DocumentSnapshot, 'uri' | 'languageId' | 'version' | 'content' | 'moment'>,
  edits: readonly TextEdit[],
  whole?: string,
): Kept {
  let text = whole;
  const { content, moment } = document;
  const snapshot: DocumentSnapshot = {
    ...document,
    get text() {
      text ??= content.toString();
      return text;
    },
    editsSince({ opening, edits: done }) {
      const missing = moment.edits - done;
      return opening === moment.opening && missing >= 0 && missing <= edits.length
        ? composeEdits(edits.slice(edits.length - missing))
        : undefined;
    },
  };
  return { snapshot, edits };
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

/** The latest edits that are worth keeping; the last one always is. */
function remembered(edits: readonly TextEdit[]): readonly TextEdit[] {
  let from = edits.length - 1;
  let room = REMEMBERED_TEXT;
  while (from > 0 && edits.length - from < REMEMBERED_EDITS) {
    room -= edits[from - 1]?.newText.length ?? 0;
    if (room < 0) {
      break;
    }
    from--;
  }
  return from > 0 ? edits.slice(from) : edits;
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
      return keep(kept({ uri, languageId, version, moment, content: Rope.of(text) }, [], text));
    },
    change(uri, version, changes) {
      const known = documents.get(uri);
      if (!known) {
        return undefined;
      }
      const { languageId, moment } = known.snapshot;
      let { content } = known.snapshot;
      const edits = [...known.edits];
      for (const change of changes) {
        const edit = editOf(content, change);
        content = content.replace(edit.start, edit.end, edit.newText);
        edits.push(edit);
      }
      const next: Moment = { opening: moment.opening, edits: moment.edits + changes.length };
      return keep(kept({ uri, languageId, version, moment: next, content }, remembered(edits)));
    },
    close: (uri) => void documents.delete(uri),
  };
}
