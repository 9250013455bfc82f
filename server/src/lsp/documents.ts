import { LineIndex } from '../core/text/line-index.js';
import type { DocumentSnapshot } from '../features/support/context.js';

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

function snapshotOf(document: OpenedDocument): DocumentSnapshot {
  let lines: LineIndex | undefined;
  return {
    ...document,
    // Computed on demand: of a burst of changes only the last text is ever looked at.
    get lines() {
      lines ??= new LineIndex(document.text);
      return lines;
    },
  };
}

function changed(document: DocumentSnapshot, change: ContentChange): DocumentSnapshot {
  const { uri, languageId, version, text, lines } = document;
  if (!change.range) {
    return snapshotOf({ uri, languageId, version, text: change.text });
  }
  const a = lines.offsetAt(change.range.start);
  const b = lines.offsetAt(change.range.end);
  const edited = text.slice(0, Math.min(a, b)) + change.text + text.slice(Math.max(a, b));
  return snapshotOf({ uri, languageId, version, text: edited });
}

/** A store that keeps each text as one string. */
export function stringStore(): DocumentStore {
  const documents = new Map<string, DocumentSnapshot>();
  const keep = (document: DocumentSnapshot) => {
    documents.set(document.uri, document);
    return document;
  };
  return {
    get: (uri) => documents.get(uri),
    all: () => [...documents.values()],
    open: (document) => keep(snapshotOf(document)),
    change(uri, version, changes) {
      const known = documents.get(uri);
      if (!known) {
        return undefined;
      }
      const { languageId, text } = changes.reduce(changed, known);
      return keep(snapshotOf({ uri, languageId, version, text }));
    },
    close: (uri) => void documents.delete(uri),
  };
}
