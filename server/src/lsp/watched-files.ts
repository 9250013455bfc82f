import * as z from 'zod/mini';
import type { Connection } from './connection.js';

const CHANGED = 'workspace/didChangeWatchedFiles';

const watched = z.object({ changes: z.array(z.object({ uri: z.string() })) });

/** The files of the workspace whose changes somebody wants to hear of. */
export interface WatchedFiles {
  /**
   * Listens for changes, made or to come.
   *
   * @param globPattern what the client is asked to watch; `changed` hears of all files, though
   * @param changed gets the addresses; null when the client did not say which
   */
  watch(globPattern: string, changed: (uris: readonly string[] | null) => void): void;
  /** Asks the client to tell of changes. */
  start(): Promise<void>;
}

/** The one listener of the client's notification, for all who want to hear it. */
export function watchFiles(connection: Connection): WatchedFiles {
  const listeners: { readonly globPattern: string; changed(uris: readonly string[] | null): void }[] = [];
  connection.onNotification(CHANGED, (params) => {
    const read = watched.safeParse(params);
    const uris = read.success ? read.data.changes.map(({ uri }) => uri) : null;
    for (const { changed } of listeners) {
      changed(uris);
    }
  });
  return {
    watch: (globPattern, changed) => void listeners.push({ globPattern, changed }),
    async start() {
      const registrations = listeners.map(({ globPattern }) => ({
        id: `${CHANGED} ${globPattern}`,
        method: CHANGED,
        registerOptions: { watchers: [{ globPattern }] },
      }));
      await connection.request('client/registerCapability', { registrations });
    },
  };
}
