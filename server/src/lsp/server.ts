import {
  type Connection,
  ErrorCodes,
  type InitializeError,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { version } from '../../../package.json';
import { readClient } from '../features/support/client.js';
import { followConfiguration, unwrapped } from './configuration.js';
import { capabilitiesOf, describeError, dispatch } from './dispatch.js';
import { stringStore } from './documents.js';
import { features } from './features.js';
import type { Host } from './host.js';
import { createPusher } from './push.js';
import { createSession, type Session } from './session.js';
import { synchronise } from './sync.js';

/** What the entry may ask of a running server. */
export interface RunningServer {
  /** Whether the client asked it to shut down: leaving then is no failure. */
  readonly shutDown: boolean;
}

type Initialized = InitializeResult | ResponseError<InitializeError>;

/** `initializationOptions` taken apart: the settings, and what only belongs to the start. */
function readOptions(options: unknown): { settings: unknown; rulePages: string | null } {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    return { settings: options ?? {}, rulePages: null };
  }
  const { rulePages, ...settings } = options as Readonly<Record<string, unknown>>;
  return { settings: unwrapped(settings), rulePages: typeof rulePages === 'string' ? rulePages : null };
}

function initialize(session: Session, host: Host, params: InitializeParams): Initialized {
  if (session.stage !== 'new') {
    return new ResponseError(ErrorCodes.InvalidRequest, 'initialize was already sent', { retry: false });
  }
  const { settings, rulePages } = readOptions(params.initializationOptions);
  const client = readClient(params.capabilities ?? {});
  session.begin({
    client,
    localeTag: params.locale,
    baseSettings: settings,
    rulePages: rulePages ?? host.rulePages,
  });
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      ...capabilitiesOf(features, client),
    },
    serverInfo: { name: 'policy-notice', version },
  };
}

/**
 * Serves one client over a connection until it says goodbye.
 *
 * @param connection not yet listening
 */
export function startServer(connection: Connection, host: Host): RunningServer {
  const store = stringStore();
  const session = createSession(connection, store);
  const pusher = createPusher(connection, host, (uri) => session.contextOf(uri), session.guard);
  const openDocuments = () => store.all().map((document) => document.uri);

  const recheck = (uris: readonly string[]) => {
    if (!session.client.pullDiagnostics) {
      uris.forEach(pusher.schedule);
    } else if (uris.length > 0 && session.client.refreshDiagnostics) {
      connection.languages.diagnostics
        .refresh()
        .catch((error) => session.logError(`workspace/diagnostic/refresh: ${describeError(error)}`));
    }
  };
  const configuration = followConfiguration(connection, openDocuments, {
    get client() {
      return session.client;
    },
    configureAll(settings) {
      session.configureAll(settings);
      recheck(openDocuments());
    },
    configureOne(uri, value) {
      if (store.get(uri) && session.configureOne(uri, value)) {
        recheck([uri]);
      }
    },
    logError: session.logError,
  });

  connection.onInitialize((params) => initialize(session, host, params));
  connection.onInitialized(() => configuration.start());
  connection.onShutdown(() => session.shutDown());
  synchronise(connection, store, {
    onOpened: (uri) => void configuration.readFor(uri),
    onText(uri) {
      if (!session.client.pullDiagnostics) {
        pusher.schedule(uri);
      }
    },
    onClosed(uri) {
      pusher.forget(uri);
      session.forget(uri);
    },
    logError: session.logError,
  });
  dispatch(connection, features, session);
  host.onUncaught((error) => session.logError(`uncaught: ${describeError(error)}`));
  connection.listen();
  return {
    get shutDown() {
      return session.stage === 'shut down';
    },
  };
}
