import {
  type CancellationToken,
  createMessageConnection,
  type Disposable,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc';
import { MessageType } from '../features/support/protocol.js';
import { shortcut } from './shortcut.js';
import { createTurns, type Turns } from './turns.js';
import { takesText } from './writing.js';

/** Parameters with a list at their end whose items' JSON texts are at hand. */
export interface Listing {
  /** What stands before the list; not empty. */
  readonly head: object;
  readonly name: string;
  texts(): readonly string[];
  /** The items themselves, for a transport that takes no text. */
  items(): readonly unknown[];
}

/** The conversation with one client. Parameters come as they are sent: nothing has checked them. */
export interface Connection {
  /** @param handle may answer at once or later, with a result or a ResponseError */
  onRequest(method: string, handle: (params: unknown, token?: CancellationToken) => unknown): void;
  onNotification(method: string, handle: (params: unknown) => void | Promise<void>): void;
  /** The same for one that comes at every key: it is taken as it is read, unless messages before it still wait. */
  onKey(method: string, handle: (params: unknown) => void): void;
  /** @throws ResponseError when the client answers with one */
  request(method: string, params?: unknown): Promise<unknown>;
  notify(method: string, params: unknown): void;
  /** The same with a list that is written already: only what the transport takes is asked for. */
  notifyListing(method: string, listing: Listing): void;
  /** A line in the client's log. */
  logError(message: string): void;
  /** Does a job when the messages that have already come are taken. */
  readonly whenQuiet: Turns['whenQuiet'];
  /** The same for what a key asks for, and sooner where the key comes alone. */
  readonly afterKey: Turns['afterKey'];
  listen(): void;
}

/**
 * A connection that does not listen yet.
 *
 * @param nextTurn calls back in the next turn of the event loop
 */
export function connect(
  reader: MessageReader,
  writer: MessageWriter,
  nextTurn: (callback: () => void) => void,
): Connection {
  const turns = createTurns(nextTurn);
  const notify = (method: string, params: unknown) => {
    // A client that has gone hears nothing; that it has gone is told by the transport.
    rpc.sendNotification(method, params).catch(() => undefined);
  };
  const logError = (message: string) => notify('window/logMessage', { type: MessageType.Error, message });
  const logger = { error: logError, warn: logError, info: () => undefined, log: () => undefined };
  const keys = shortcut(reader, turns.noteKey, (method, error) => logError(`${method}: ${error}`));
  const rpc = createMessageConnection(keys.reader, writer, logger, {
    messageStrategy: {
      handleMessage(message, next) {
        keys.noteTaken();
        turns.noteMessage();
        return next(message);
      },
    },
  });
  const keep = (_: Disposable) => undefined;
  const onNotification: Connection['onNotification'] = (method, handle) =>
    keep(rpc.onNotification(method, handle));
  return {
    onRequest: (method, handle) => keep(rpc.onRequest(method, handle)),
    onNotification,
    onKey(method, handle) {
      keys.on(method, handle);
      onNotification(method, handle);
    },
    request: (method, params) => rpc.sendRequest(method, params),
    notify,
    notifyListing(method, { head, name, texts, items }) {
      if (takesText(writer)) {
        const params = JSON.stringify(head).slice(0, -1);
        const start = `{"jsonrpc":"2.0","method":${JSON.stringify(method)},"params":${params},"${name}":[`;
        writer.writeList(start, texts(), ']}}');
      } else {
        notify(method, { ...head, [name]: items() });
      }
    },
    logError,
    whenQuiet: turns.whenQuiet,
    afterKey: turns.afterKey,
    listen: () => rpc.listen(),
  };
}
