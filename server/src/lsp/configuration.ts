import { SETTINGS_PREFIX } from '../core/lint/settings.js';
import type { ClientProfile } from '../features/support/client.js';
import type { Connection } from './connection.js';
import { describeError } from './dispatch.js';

const DID_CHANGE = 'workspace/didChangeConfiguration';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Settings may come bare or below their prefix: `{…}` or `{"policyNotice": {…}}`. */
export function unwrapped(value: unknown): unknown {
  return isFields(value) && value[SETTINGS_PREFIX] !== undefined ? value[SETTINGS_PREFIX] : value;
}

/** Later settings over earlier ones, name by name; null and undefined leave a name alone. */
export function layered(base: unknown, over: unknown): unknown {
  if (!isFields(base) || !isFields(over)) {
    return over ?? base;
  }
  const said = Object.entries(over).filter(([, value]) => value !== null && value !== undefined);
  return { ...base, ...Object.fromEntries(said) };
}

/** The client's settings as they are now: its general ones, and those of each open document. */
export interface GivenSettings {
  readonly general: unknown;
  readonly byDocument: ReadonlyMap<string, unknown>;
}

/** Where the settings go. */
export interface ConfigurationListener {
  readonly client: ClientProfile;
  /** Settings may have changed; all of them are given. */
  configureAll(settings: GivenSettings): void;
  /** Settings of one document are known now. */
  configureOne(uri: string, value: unknown): void;
  logError(message: string): void;
}

/** Asks the client for settings. Folders of one window may differ, so documents are asked for alone. */
export interface ConfigurationSource {
  /** When the client is ready to be asked. */
  start(): Promise<void>;
  /** When a document was opened. */
  readFor(uri: string): Promise<void>;
}

/**
 * Follows the client's settings: asks for them where the client can be asked, else takes what its
 * notifications carry.
 *
 * @param openDocuments those whose settings are wanted
 */
export function followConfiguration(
  connection: Connection,
  openDocuments: () => readonly string[],
  listener: ConfigurationListener,
): ConfigurationSource {
  const ask = async (uris: readonly (string | null)[]): Promise<readonly unknown[] | undefined> => {
    const items = uris.map((uri) => ({
      section: SETTINGS_PREFIX,
      ...(uri === null ? {} : { scopeUri: uri }),
    }));
    try {
      const values = await connection.request('workspace/configuration', { items });
      return Array.isArray(values) ? values.map(unwrapped) : undefined;
    } catch (error) {
      listener.logError(`workspace/configuration: ${describeError(error)}`);
      return undefined;
    }
  };
  const readAll = async () => {
    const uris = openDocuments();
    const values = await ask([null, ...uris]);
    if (values) {
      // A client that has nothing special to say of a document may say nothing.
      const own = uris.map((uri, i) => [uri, values[i + 1] ?? values[0]] as const);
      listener.configureAll({ general: values[0], byDocument: new Map(own) });
    }
  };
  connection.onNotification(DID_CHANGE, async (params) => {
    if (listener.client.configuration) {
      await readAll();
    } else {
      const settings = isFields(params) ? params.settings : undefined;
      listener.configureAll({ general: unwrapped(settings), byDocument: new Map() });
    }
  });
  return {
    async start() {
      if (listener.client.watchConfiguration) {
        const registerOptions = { section: SETTINGS_PREFIX };
        const registration = { id: DID_CHANGE, method: DID_CHANGE, registerOptions };
        await connection.request('client/registerCapability', { registrations: [registration] });
      }
      if (listener.client.configuration) {
        await readAll();
      }
    },
    async readFor(uri) {
      if (listener.client.configuration) {
        const values = await ask([uri]);
        if (values?.[0] !== undefined && values[0] !== null) {
          listener.configureOne(uri, values[0]);
        }
      }
    },
  };
}
