import type { InitializeParams } from 'vscode-languageserver';
import * as z from 'zod/mini';
import type { Connection } from './connection.js';
import { describeError } from './dispatch.js';
import type { Host } from './host.js';
import {
  FIND_NOTICES_METHOD,
  READ_FILE_METHOD,
  type ReadFileParams,
  WRITE_FILE_METHOD,
  type WriteFileParams,
} from './protocol.js';
import { type ClientServices, canWrite, NO_SERVICES } from './welcome.js';

/** The folders of the client's window, and the files in them. */
export interface Workspace {
  /** Addresses. */
  readonly folders: readonly string[];
  /** A file's text; null when there is none, or it cannot be read. */
  read(uri: string): Promise<string | null>;
  /** Addresses of the notices in the folders. */
  list(): Promise<readonly string[]>;
  /** What the client does for the server. */
  readonly services: ClientServices;
  /** Whether files can be written at all. */
  readonly writable: boolean;
  /** @returns whether the file could be written */
  write(uri: string, text: string): Promise<boolean>;
  /** Takes what `initialize` says. */
  begin(params: InitializeParams, services: ClientServices): void;
  /** Follows changes of the folders. */
  follow(changed: () => void): void;
}

const listed = z.array(z.object({ uri: z.string() }));

const foldersChanged = z.object({ event: z.object({ added: listed, removed: listed }) });

const found = z.object({ uris: z.array(z.string()) });

const answered = z.object({ text: z.nullable(z.string()) });

const written = z.object({ written: z.boolean() });

/**
 * Files are read by the client where it can: it alone reaches a virtual workspace. For other clients the
 * host reads.
 */
export function createWorkspace(
  connection: Connection,
  host: Host,
  logError: (message: string) => void,
): Workspace {
  let folders: readonly string[] = [];
  let client: ClientServices = NO_SERVICES;
  return {
    get folders() {
      return folders;
    },
    async read(uri) {
      if (!client.readFile) {
        return host.readFile(uri);
      }
      try {
        const params: ReadFileParams = { uri };
        const answer = answered.safeParse(await connection.request(READ_FILE_METHOD, params));
        return answer.success ? answer.data.text : null;
      } catch (error) {
        logError(`${READ_FILE_METHOD}: ${describeError(error)}`);
        return null;
      }
    },
    async list() {
      if (!client.findNotices) {
        return client.readFile ? [] : (await Promise.all(folders.map(host.listNotices))).flat();
      }
      try {
        const answer = found.safeParse(await connection.request(FIND_NOTICES_METHOD, {}));
        return answer.success ? answer.data.uris : [];
      } catch (error) {
        logError(`${FIND_NOTICES_METHOD}: ${describeError(error)}`);
        return [];
      }
    },
    get services() {
      return client;
    },
    get writable() {
      return canWrite(client, host);
    },
    async write(uri, text) {
      if (!client.writeFile) {
        return (await host.writeFile?.(uri, text)) ?? false;
      }
      try {
        const params: WriteFileParams = { uri, text };
        const answer = written.safeParse(await connection.request(WRITE_FILE_METHOD, params));
        return answer.success && answer.data.written;
      } catch (error) {
        logError(`${WRITE_FILE_METHOD}: ${describeError(error)}`);
        return false;
      }
    },
    begin(params, services) {
      const given = Array.isArray(params.workspaceFolders)
        ? params.workspaceFolders.map((folder) => folder?.uri)
        : [params.rootUri];
      folders = given.filter((uri) => typeof uri === 'string');
      client = services;
    },
    follow(changed) {
      connection.onNotification('workspace/didChangeWorkspaceFolders', (params) => {
        const read = foldersChanged.safeParse(params);
        if (read.success) {
          const { added, removed } = read.data.event;
          const gone = new Set(removed.map(({ uri }) => uri));
          folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
          changed();
        }
      });
    },
  };
}
