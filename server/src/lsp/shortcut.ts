import type { DataCallback, Message, MessageReader, NotificationMessage } from 'vscode-jsonrpc';

// The library puts each message into a queue and takes one a turn of the event loop, by way of a handful of promises. For
// the one that comes at every key that is more work than to apply it.

/** A way past the library's queue for notifications that have nothing to wait for. */
export interface Shortcut {
  /** For the library: reads what does not take the shortcut. */
  readonly reader: MessageReader;
  /** Has a notification taken as it is read, unless messages before it still wait in the queue. */
  on(method: string, handle: (params: unknown) => void): void;
  /** To be called for every message the library takes from its queue. */
  noteTaken(): void;
}

/**
 * @param noteKey called before a message is taken that takes the shortcut
 * @param fail told of what a handler has thrown
 */
export function shortcut(
  reader: MessageReader,
  noteKey: () => void,
  fail: (method: string, error: unknown) => void,
): Shortcut {
  const handlers = new Map<string, (params: unknown) => void>();
  /** Should the library drop one of them, no message takes the shortcut any more, and none is taken out of turn. */
  let queued = 0;
  const isTaken = (message: Message): boolean => {
    const { id, method, params } = message as NotificationMessage & { readonly id?: unknown };
    const handle = queued === 0 && id === undefined ? handlers.get(method) : undefined;
    if (!handle) {
      return false;
    }
    noteKey();
    try {
      handle(params);
    } catch (error) {
      fail(method, error);
    }
    return true;
  };
  const listen = (callback: DataCallback) =>
    reader.listen((message) => {
      if (!isTaken(message)) {
        queued++;
        callback(message);
      }
    });
  return {
    reader: {
      onError: reader.onError,
      onClose: reader.onClose,
      onPartialMessage: reader.onPartialMessage,
      listen,
      dispose: () => reader.dispose(),
    },
    on: (method, handle) => void handlers.set(method, handle),
    noteTaken: () => void queued--,
  };
}
