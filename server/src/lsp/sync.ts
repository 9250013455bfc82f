import * as z from 'zod/mini';
import type { Connection } from './connection.js';
import { firstComplaint } from './dispatch.js';
import type { DocumentStore } from './documents.js';

const position = z.object({ line: z.int().check(z.minimum(0)), character: z.int().check(z.minimum(0)) });

const didOpen = z.object({
  textDocument: z.object({ uri: z.string(), languageId: z.string(), version: z.int(), text: z.string() }),
});

const didChange = z.object({
  textDocument: z.object({ uri: z.string(), version: z.int() }),
  contentChanges: z.array(
    z.object({ range: z.optional(z.object({ start: position, end: position })), text: z.string() }),
  ),
});

const didClose = z.object({ textDocument: z.object({ uri: z.string() }) });

/** What follows from a document having been opened, changed or closed. */
export interface SyncListener {
  /** Before {@link SyncListener.onText}. */
  onOpened(uri: string): void;
  onText(uri: string): void;
  onClosed(uri: string): void;
  logError(message: string): void;
}

/** Keeps the store in step with the client. Notifications that do not fit are logged and dropped. */
export function synchronise(connection: Connection, store: DocumentStore, listener: SyncListener): void {
  const listen = <P>(method: string, schema: z.ZodMiniType<P>, take: (params: P) => void) =>
    connection.onNotification(method, (params) => {
      const parsed = schema.safeParse(params);
      if (parsed.success) {
        take(parsed.data);
      } else {
        listener.logError(`${method}: ${firstComplaint(parsed.error)}`);
      }
    });
  listen('textDocument/didOpen', didOpen, ({ textDocument }) => {
    store.open(textDocument);
    listener.onOpened(textDocument.uri);
    listener.onText(textDocument.uri);
  });
  listen('textDocument/didChange', didChange, ({ textDocument: { uri, version }, contentChanges }) => {
    if (store.change(uri, version, contentChanges)) {
      listener.onText(uri);
    } else {
      listener.logError(`textDocument/didChange: the document is not open: ${uri}`);
    }
  });
  listen('textDocument/didClose', didClose, ({ textDocument: { uri } }) => {
    store.close(uri);
    listener.onClosed(uri);
  });
}
