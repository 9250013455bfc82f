import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import type { InitializeParams, InitializeResult } from 'vscode-languageserver';
import { PROMISES, WORKSPACE_PROMISES } from '../features/support/promises.js';
import { agencyFiles, bodiesOf } from './agency-files.js';
import { type ConfigurationListener, followConfiguration, unwrapped } from './configuration.js';
import type { Connection } from './connection.js';
import { describeError, dispatch, dispatchWorkspace, guarded } from './dispatch.js';
import { ropeStore } from './documents.js';
import { createFeatureFinder } from './feature-finder.js';
import { baselineFiles, commandsFor, hiddenIn, serveHidden } from './hidden-findings.js';
import type { Host } from './host.js';
import { settling, whenIdle } from './idle.js';
import { createLastYears } from './last-years.js';
import { createLibrary, followedLibrary, type KeptLibrary } from './library.js';
import { createPusher, type Pusher } from './push.js';
import { createSession, type Session } from './session.js';
import { synchronise } from './sync.js';
import { type Introduction, introductionOf, welcome } from './welcome.js';
import { createWorkspace, type Workspace } from './workspace.js';
import { createFileWatch, type FilesListener, followFiles, together } from './workspace-files.js';

/** What the entry may ask of a running server. */
export interface RunningServer {
  /** Whether the client asked it to shut down: leaving then is no failure. */
  readonly shutDown: boolean;
}

/** Takes what `initialize` says. */
function begin(session: Session, workspace: Workspace, host: Host, params: InitializeParams): Introduction {
  const introduction = introductionOf(params);
  const { client, services, settings, rulePages } = introduction;
  workspace.begin(params, services);
  if (typeof params.processId === 'number') {
    host.follow(params.processId);
  }
  session.begin({
    client,
    localeTag: params.locale,
    baseSettings: unwrapped(settings),
    rulePages: rulePages ?? host.rulePages,
  });
  return introduction;
}

/** Answers an `initialize` that was not the first message. */
function initialize(
  session: Session,
  workspace: Workspace,
  host: Host,
  params: InitializeParams,
): InitializeResult | ResponseError<unknown> {
  return session.stage === 'new'
    ? welcome(begin(session, workspace, host, params), host)
    : new ResponseError(ErrorCodes.InvalidRequest, 'initialize was already sent', { retry: false });
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

function settingsListener(
  session: Session,
  publishFiles: () => void,
  recheck: (documents: readonly string[]) => void,
): ConfigurationListener {
  return {
    get client() {
      return session.client;
    },
    configureAll(settings) {
      session.configureAll(settings);
      publishFiles();
      recheck(session.openDocuments());
    },
    configureOne(uri, value) {
      if (session.openDocuments().includes(uri) && session.configureOne(uri, value)) {
        recheck([uri]);
      }
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
    goOn: (uri) => session().goOn(uri),
    contextForFile: (uri, text) => session().contextForFile(uri, text),
    whenQuiet: connection.whenQuiet,
    logError: connection.logError,
  });
}

/**
 * Serves one client over a connection until it says goodbye.
 *
 * @param connection not yet listening
 * @param begun what `initialize` said where it has been answered already
 */
export function startServer(
  connection: Connection,
  host: Host,
  begun: InitializeParams | null = null,
): RunningServer {
  const store = ropeStore();
  const workspace = createWorkspace(connection, host, connection.logError);
  const library = libraryFor(connection, workspace, () => session);
  const session: Session = createSession(connection, store, {
    library,
    bodiesFor: (uri) => bodiesOf(agencies.fileFor(uri)),
    hiddenIn: (uri) => hiddenIn(baselines, uri),
    commandsFor: (uri) => commandsFor(workspace, baselines, uri),
    lastYearOf: (uri) => lastYears.of(uri),
  });
  const pusher = createPusher(connection, session.contextOf, session.goOn, session.guard);
  const { openDocuments } = session;

  const recheck = rechecking(connection, session, pusher);
  const lastYears = createLastYears(() => session, recheck);
  const settle = settling(session, recheck);
  const idle = whenIdle(host.later, (uri) => void settle(uri).then(() => lastYears.look(uri)));
  const watch = createFileWatch(connection);
  const listener = filesListener(session, workspace, recheck);
  const agencies = followFiles(connection, watch, agencyFiles, listener);
  const baselines = followFiles(connection, watch, baselineFiles, listener);
  const notices = followedLibrary(library, watch, () => session.client.watchFiles);
  const files = together(agencies, baselines, notices);
  const settings = settingsListener(session, () => files.publishAgain(), recheck);
  const configuration = followConfiguration(connection, openDocuments, settings);

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
      host.opened(session.client.pullDiagnostics);
    },
    onText(uri) {
      idle.note(uri, store.get(uri)?.content.length ?? 0);
      if (!session.client.pullDiagnostics) {
        pusher.schedule(uri);
      }
    },
    onClosed: (uri) => [idle, pusher, session, files, lastYears].forEach((each) => void each.forget(uri)),
    logError: session.logError,
  });
  const found = createFeatureFinder();
  dispatch(connection, Object.keys(PROMISES), found.about, session);
  dispatchWorkspace(connection, Object.keys(WORKSPACE_PROMISES), found.aboutWorkspace, session);
  serveHidden(connection, { session, workspace, files: baselines });
  host.onUncaught((error) => session.logError(`uncaught: ${describeError(error)}`));
  if (begun) {
    session.guard('initialize', () => void begin(session, workspace, host, begun));
  }
  connection.listen();
  return {
    get shutDown() {
      return session.stage === 'shut down';
    },
  };
}
