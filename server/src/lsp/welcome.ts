import type { InitializeParams, InitializeResult } from 'vscode-languageserver';
import { version } from '../../../package.json';
import { type ClientProfile, readClient } from '../features/support/client.js';
import { promisedTo } from '../features/support/promises.js';
import { TextDocumentSyncKind } from '../features/support/protocol.js';
import type { Host } from './host.js';
import { HIDE_COMMAND, RESTORE_COMMAND } from './protocol.js';

// Loaded before anything else: imports nothing that looks at a text.

/** What the client does for the server. */
export interface ClientServices {
  readonly readFile: boolean;
  readonly writeFile: boolean;
  readonly findNotices: boolean;
  /** Its commands that code actions may name. */
  readonly commands: readonly string[];
}

/** Of a client that does nothing. */
export const NO_SERVICES: ClientServices = {
  readFile: false,
  writeFile: false,
  findNotices: false,
  commands: [],
};

/** What `initialize` says, taken apart. */
export interface Introduction {
  readonly client: ClientProfile;
  readonly services: ClientServices;
  /** As they were sent. */
  readonly settings: unknown;
  readonly rulePages: string | null;
}

/** @param params whose capabilities are an object; that has been checked where messages come in */
export function introductionOf({ capabilities, initializationOptions }: InitializeParams): Introduction {
  const options: unknown = initializationOptions;
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    const settings = options ?? {};
    return { client: readClient(capabilities), services: NO_SERVICES, settings, rulePages: null };
  }
  const { rulePages, readFile, writeFile, findNotices, showReferences, commands, ...settings } =
    options as Readonly<Record<string, unknown>>;
  return {
    client: readClient(capabilities, showReferences === true),
    services: {
      readFile: readFile === true,
      writeFile: writeFile === true,
      findNotices: findNotices === true,
      commands: Array.isArray(commands) ? commands.filter((name) => typeof name === 'string') : [],
    },
    settings,
    rulePages: typeof rulePages === 'string' ? rulePages : null,
  };
}

/** Whether files can be written at all. */
export function canWrite(services: ClientServices, host: Pick<Host, 'writeFile'>): boolean {
  return services.writeFile || host.writeFile !== null;
}

/** The answer to `initialize`. */
export function welcome({ client, services }: Introduction, host: Pick<Host, 'writeFile'>): InitializeResult {
  const executeCommandProvider = { commands: [HIDE_COMMAND, RESTORE_COMMAND] };
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      ...promisedTo(client),
      ...(canWrite(services, host) ? { executeCommandProvider } : {}),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
    serverInfo: { name: 'policy-notice', version },
  };
}
