import type { InitializeParams } from 'vscode-languageserver';
import * as z from 'zod/mini';
import type { Connection } from './connection.js';
import { describeError } from './dispatch.js';
import type { Host } from './host.js';
import { FIND_NOTICES_METHOD, READ_FILE_METHOD, type ReadFileParams } from './protocol.js';

/** The folders of the client's window, and the files in them. */
export interface Workspace {
  /** Addresses. */
  readonly folders: readonly string[];
  /** A file's text; null when there is none, or it cannot be read. */
  read(uri: string): Promise<string | null>;
  /** Addresses of the notices in the folders. */
  list(): Promise<readonly string[]>;
  /** Takes what `initialize` says. */
  begin(params: InitializeParams, client: FileService): void;
  /** Follows changes of the folders. */
  follow(changed: () => void): void;
}

/** What the client does with files for the server. */
export interface FileService {
  readonly reads: boolean;
  readonly finds: boolean;
}

const listed = z.array(z.object({ uri: z.string() }));

const foldersChanged = z.object({ event: z.object({ added: listed, removed: listed }) });

const found = z.object({ uris: z.array(z.string()) });

const answered = z.object({ text: z.nullable(z.string()) });

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
  let service: FileService = { reads: false, finds: false };
  return {
    get folders() {
      return folders;
    },
    async read(uri) {
      if (!service.reads) {
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
      if (!service.finds) {
        return service.reads ? [] : (await Promise.all(folders.map(host.listNotices))).flat();
      }
      try {
        const answer = found.safeParse(await connection.request(FIND_NOTICES_METHOD, {}));
        return answer.success ? answer.data.uris : [];
      } catch (error) {
        logError(`${FIND_NOTICES_METHOD}: ${describeError(error)}`);
        return [];
      }
    },
    begin(params, client) {
      const given = Array.isArray(params.workspaceFolders)
        ? params.workspaceFolders.map((folder) => folder?.uri)
        : [params.rootUri];
      folders = given.filter((uri) => typeof uri === 'string');
      service = client;
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
