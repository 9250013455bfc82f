import { type Event, EventEmitter, type LogOutputChannel, type Uri } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient';
import {
  FIND_NOTICES_METHOD,
  READ_FILE_METHOD,
  type ReadFileParams,
  WRITE_FILE_METHOD,
  type WriteFileParams,
} from '../../../server/src/lsp/protocol.js';
import { messages } from '../settings.js';
import { findNotices, readFile } from './files.js';
import { clientOptions } from './options.js';
import { type RestartPolicy, restartPolicy } from './restart-policy.js';
import { writeFile } from './write-file.js';

const RESTARTS = 4;
const PERIOD_MS = 3 * 60 * 1000;
/** Broken messages in a row before the connection is given up. */
const BAD_MESSAGES = 3;

/**
 * Makes a client for our server: over IPC to a process, or to a worker. A server that ends, or never
 * comes up, has to show as a closed connection.
 */
export type Launcher = (options: LanguageClientOptions, output: LogOutputChannel) => BaseLanguageClient;

export type ServerState = 'idle' | 'starting' | 'running' | 'failed';

/** The language server as the rest of the extension sees it. */
export interface ServerConnection {
  readonly client: BaseLanguageClient;
  readonly state: ServerState;
  readonly onDidChangeState: Event<ServerState>;
  /** Resolves when the server runs for the first time. */
  readonly ready: Promise<void>;
  /** Starts the server unless it runs, starts, or has failed before. */
  ensureStarted(): void;
  /** Starts it anew, whatever its state. */
  restart(): Promise<void>;
  /** Ends the server. */
  stop(): Promise<void>;
}

/** What a failure looks like to whoever sees it first. */
type Fail = (message: string) => void;

/** Lets the extension's own messages be the only ones shown; the client's go to the output. */
function silence(client: BaseLanguageClient): BaseLanguageClient {
  const log = client.error.bind(client);
  client.error = (message, data) => log(message, data, false);
  return client;
}

function errorHandlerFor(
  output: LogOutputChannel,
  policy: RestartPolicy,
  wasRunning: () => boolean,
  fail: Fail,
): ErrorHandler {
  return {
    error: (error, _message, count) => {
      output.error(error);
      const action = (count ?? 0) <= BAD_MESSAGES ? ErrorAction.Continue : ErrorAction.Shutdown;
      return { action, handled: true };
    },
    closed: () => {
      if (!wasRunning()) {
        fail(messages().startFailed(messages().exitedEarly));
      } else if (policy.mayRestart()) {
        return { action: CloseAction.Restart, handled: true, message: messages().restartedAfterCrash };
      } else {
        fail(messages().crashedOften(policy.recent));
      }
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

/**
 * Sets up the server's life without starting it.
 *
 * @param report called once each time the server is down for good
 */
export function connect(
  launch: Launcher,
  extension: Uri,
  output: LogOutputChannel,
  report: (message: string) => void,
): ServerConnection {
  const changed = new EventEmitter<ServerState>();
  let state: ServerState = 'idle';
  const enter = (next: ServerState) => {
    if (state !== next) {
      state = next;
      changed.fire(next);
    }
  };
  const fail: Fail = (message) => {
    output.error(message);
    // A crash while starting is noticed twice: by the closed pipe and by the request left open.
    if (state !== 'failed') {
      enter('failed');
      report(message);
    }
  };

  const policy = restartPolicy(RESTARTS, PERIOD_MS, Date.now);
  const handler = errorHandlerFor(output, policy, () => client.state === State.Running, fail);
  const client = silence(launch(clientOptions(extension, output, handler), output));
  client.onRequest(WRITE_FILE_METHOD, (params: WriteFileParams) => writeFile(client, params));
  client.onRequest(READ_FILE_METHOD, (params: ReadFileParams) => readFile(client, params));
  client.onRequest(FIND_NOTICES_METHOD, () => findNotices(client));
  const ready = new Promise<void>((resolve) => {
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) {
        enter('running');
        resolve();
      } else if (newState === State.Starting) {
        enter('starting');
      }
    });
  });
  const start = async () => {
    try {
      await client.start();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      fail(messages().startFailed(reason.replace(/[.。\s]+$/, '')));
    }
  };

  return {
    client,
    ready,
    get state() {
      return state;
    },
    onDidChangeState: changed.event,
    ensureStarted() {
      if (state === 'idle') {
        void start();
      }
    },
    async restart() {
      await stopped(client);
      await start();
    },
    stop: () => stopped(client),
  };
}

/** Stops a client in any state. */
async function stopped(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) {
    await client.stop();
  }
}
