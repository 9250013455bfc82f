import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import type { InitializeParams, InitializeResult } from 'vscode-languageserver';
import { version } from '../../../package.json';
import { readClient } from '../features/support/client.js';
import { TextDocumentSyncKind } from '../features/support/protocol.js';
import { agencyFiles, bodiesOf } from './agency-files.js';
import { followConfiguration, unwrapped } from './configuration.js';
import type { Connection } from './connection.js';
import { capabilitiesOf, describeError, dispatch, dispatchWorkspace, guarded } from './dispatch.js';
import { ropeStore } from './documents.js';
import { features, workspaceFeatures } from './features.js';
import { baselineFiles, commandsFor, hiddenIn, serveHidden, WRITING_COMMANDS } from './hidden-findings.js';
import type { Host } from './host.js';
import { settling, whenIdle } from './idle.js';
import { createLibrary, followedLibrary, type KeptLibrary } from './library.js';
import { createPusher, type Pusher } from './push.js';
import { createSession, type Session } from './session.js';
import { synchronise } from './sync.js';
import { type ClientServices, createWorkspace, NO_SERVICES, type Workspace } from './workspace.js';
import { createFileWatch, type FilesListener, followFiles, together } from './workspace-files.js';

/** What the entry may ask of a running server. */
export interface RunningServer {
  /** Whether the client asked it to shut down: leaving then is no failure. */
  readonly shutDown: boolean;
}

interface Options {
  readonly settings: unknown;
  readonly rulePages: string | null;
  readonly services: ClientServices;
  readonly showReferences: boolean;
}

/** `initializationOptions` taken apart: the settings, and what only belongs to the start. */
function readOptions(options: unknown): Options {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    return { settings: options ?? {}, rulePages: null, services: NO_SERVICES, showReferences: false };
  }
  const { rulePages, readFile, writeFile, findNotices, showReferences, commands, ...settings } =
    options as Readonly<Record<string, unknown>>;
  return {
    settings: unwrapped(settings),
    rulePages: typeof rulePages === 'string' ? rulePages : null,
    services: {
      readFile: readFile === true,
      writeFile: writeFile === true,
      findNotices: findNotices === true,
      commands: Array.isArray(commands) ? commands.filter((name) => typeof name === 'string') : [],
    },
    showReferences: showReferences === true,
  };
}

function initialize(
  session: Session,
  workspace: Workspace,
  host: Host,
  params: InitializeParams,
): InitializeResult | ResponseError<unknown> {
  if (session.stage !== 'new') {
    return new ResponseError(ErrorCodes.InvalidRequest, 'initialize was already sent', { retry: false });
  }
  const { settings, rulePages, services, showReferences } = readOptions(params.initializationOptions);
  workspace.begin(params, services);
  const client = readClient(params.capabilities ?? {}, showReferences);
  if (typeof params.processId === 'number') {
    host.follow(params.processId);
  }
  session.begin({
    client,
    localeTag: params.locale,
    baseSettings: settings,
    rulePages: rulePages ?? host.rulePages,
  });
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      ...capabilitiesOf([...features, ...workspaceFeatures], client),
      ...(workspace.writable ? { executeCommandProvider: { commands: [...WRITING_COMMANDS] } } : {}),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
    serverInfo: { name: 'policy-notice', version },
  };
}

function filesListener(
  session: Session,
  workspace: Workspace,
  recheck: (documents: readonly string[]) => void,
): FilesListener {
  return {
    get client() {
      return session.client;
    },
    get locale() {
      return session.locale;
    },
    get folders() {
      return workspace.folders;
    },
    openDocuments: session.openDocuments,
    read: workspace.read,
    changed(documents) {
      session.forgetAnalyses();
      recheck(documents);
    },
    logError: session.logError,
  };
}

/** Has findings of documents made anew, and what is shown between lines: sends them, or has the client ask. */
function rechecking(
  connection: Connection,
  session: Session,
  pusher: Pusher,
): (documents: readonly string[]) => void {
  const ask = (method: string) =>
    void connection.request(method).catch((error) => session.logError(`${method}: ${describeError(error)}`));
  return (uris) => {
    if (uris.length > 0) {
      session.client.refreshable.forEach(ask);
    }
    if (!session.client.pullDiagnostics) {
      uris.forEach(pusher.schedule);
    } else if (uris.length > 0 && session.client.refreshDiagnostics) {
      ask('workspace/diagnostic/refresh');
    }
  };
}

/** @param session asked for only when the library is asked for something, since each needs the other */
function libraryFor(connection: Connection, workspace: Workspace, session: () => Session): KeptLibrary {
  return createLibrary({
    list: workspace.list,
    read: workspace.read,
    openDocuments: () => session().openDocuments(),
    contextOf: (uri) => session().contextOf(uri),
    contextForFile: (uri, text) => session().contextForFile(uri, text),
    whenQuiet: connection.whenQuiet,
    logError: connection.logError,
  });
}

/**
 * Serves one client over a connection until it says goodbye.
 *
 * @param connection not yet listening
 */
export function startServer(connection: Connection, host: Host): RunningServer {
  const store = ropeStore();
  const workspace = createWorkspace(connection, host, connection.logError);
  const library = libraryFor(connection, workspace, () => session);
  const session: Session = createSession(connection, store, {
    library,
    bodiesFor: (uri) => bodiesOf(agencies.fileFor(uri)),
    hiddenIn: (uri) => hiddenIn(baselines, uri),
    commandsFor: (uri) => commandsFor(workspace, baselines, uri),
  });
  const pusher = createPusher(connection, (uri) => session.contextOf(uri), session.guard);
  const { openDocuments } = session;

  const recheck = rechecking(connection, session, pusher);
  const idle = whenIdle(host.later, settling(session, recheck));
  const watch = createFileWatch(connection);
  const listener = filesListener(session, workspace, recheck);
  const agencies = followFiles(connection, watch, agencyFiles, listener);
  const baselines = followFiles(connection, watch, baselineFiles, listener);
  const notices = followedLibrary(library, watch, () => session.client.watchFiles);
  const files = together(agencies, baselines, notices);
  const configuration = followConfiguration(connection, openDocuments, {
    get client() {
      return session.client;
    },
    configureAll(settings) {
      session.configureAll(settings);
      files.publishAgain();
      recheck(openDocuments());
    },
    configureOne(uri, value) {
      if (store.get(uri) && session.configureOne(uri, value)) {
        recheck([uri]);
      }
    },
    logError: session.logError,
  });

  // That it states capabilities has been checked where messages come in.
  connection.onRequest('initialize', (params) =>
    initialize(session, workspace, host, params as InitializeParams),
  );
  workspace.follow(() => void files.readAgain());
  connection.onNotification('initialized', async () => {
    await Promise.all([configuration.start(), watch.start(session.client)]);
  });
  connection.onRequest(
    'shutdown',
    guarded(session, 'shutdown', () => session.shutDown()),
  );
  connection.onNotification('exit', () => host.exit(session.stage === 'shut down' ? 0 : 1));
  synchronise(connection, store, {
    onOpened(uri) {
      void configuration.readFor(uri);
      void files.readFor(uri);
    },
    onText(uri) {
      idle.note(uri);
      if (!session.client.pullDiagnostics) {
        pusher.schedule(uri);
      }
    },
    onClosed: (uri) => [idle, pusher, session, files].forEach((each) => void each.forget(uri)),
    logError: session.logError,
  });
  dispatch(connection, features, session);
  dispatchWorkspace(connection, workspaceFeatures, session);
  serveHidden(connection, { session, workspace, files: baselines });
  host.onUncaught((error) => session.logError(`uncaught: ${describeError(error)}`));
  connection.listen();
  return {
    get shutDown() {
      return session.stage === 'shut down';
    },
  };
}
