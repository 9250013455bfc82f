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

const DID_CHANGE = 'textDocument/didChange';

const didClose = z.object({ textDocument: z.object({ uri: z.string() }) });

type Fields = Readonly<Record<string, unknown>>;

const NO_FIELDS: Fields = {};

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : NO_FIELDS;
}

const isIndex = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;

function isPosition(value: unknown): boolean {
  const { line, character } = fieldsOf(value);
  return isIndex(line) && isIndex(character);
}

function isChange(value: unknown): boolean {
  const { range, text } = fieldsOf(value);
  const { start, end } = fieldsOf(range);
  return typeof text === 'string' && (range === undefined || (isPosition(start) && isPosition(end)));
}

/** What `didChange` says, without the copies a schema makes: it is asked at every key. */
function isDidChange(params: unknown): params is z.output<typeof didChange> {
  const { textDocument, contentChanges } = fieldsOf(params);
  const { uri, version } = fieldsOf(textDocument);
  return (
    typeof uri === 'string' &&
    Number.isSafeInteger(version) &&
    Array.isArray(contentChanges) &&
    contentChanges.every(isChange)
  );
}

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
  const taking =
    <P>(
      method: string,
      schema: z.ZodMiniType<P>,
      take: (params: P) => void,
      fits: (params: unknown) => params is P = (_): _ is P => false,
    ) =>
    (params: unknown) => {
      if (fits(params)) {
        take(params);
        return;
      }
      const parsed = schema.safeParse(params);
      if (parsed.success) {
        take(parsed.data);
      } else {
        listener.logError(`${method}: ${firstComplaint(parsed.error)}`);
      }
    };
  const listen = <P>(method: string, schema: z.ZodMiniType<P>, take: (params: P) => void) =>
    connection.onNotification(method, taking(method, schema, take));
  listen('textDocument/didOpen', didOpen, ({ textDocument }) => {
    store.open(textDocument);
    listener.onOpened(textDocument.uri);
    listener.onText(textDocument.uri);
  });
  const change = ({ textDocument: { uri, version }, contentChanges }: z.output<typeof didChange>) => {
    if (store.change(uri, version, contentChanges)) {
      listener.onText(uri);
    } else {
      listener.logError(`${DID_CHANGE}: the document is not open: ${uri}`);
    }
  };
  connection.onKey(DID_CHANGE, taking(DID_CHANGE, didChange, change, isDidChange));
  listen('textDocument/didClose', didClose, ({ textDocument: { uri } }) => {
    store.close(uri);
    listener.onClosed(uri);
  });
}
