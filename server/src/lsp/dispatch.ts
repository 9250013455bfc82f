import { type CancellationToken, ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import type * as z from 'zod/mini';
import { issueText } from '../core/text/issue-text.js';
import type { Locale, Localized } from '../core/text/localized.js';
import type { ClientProfile } from '../features/support/client.js';
import type {
  DocumentSnapshot,
  Feature,
  FeatureContext,
  WorkspaceContext,
  WorkspaceFeature,
} from '../features/support/context.js';
import { messages } from '../features/support/messages.js';
import type { documentParams } from '../features/support/params.js';
import { LSPErrorCodes } from '../features/support/protocol.js';
import { Refusal } from '../features/support/refusal.js';
import type { Connection } from './connection.js';
import type { LongWork } from './long-work.js';

/** A feature of whatever parameters and result; all name a document. */
export type AnyFeature = Feature<DocumentParams, unknown>;

type DocumentParams = z.output<typeof documentParams>;

/** A feature about the whole workspace, of whatever parameters and result. */
export type AnyWorkspaceFeature = WorkspaceFeature<unknown, unknown>;

/** The stages of a session that decide whether requests are answered. */
export type Stage = 'new' | 'ready' | 'shut down';

/** What answering a request takes. */
export interface Desk {
  readonly stage: Stage;
  readonly locale: Locale;
  /** The open documents as they are now. */
  documents(): readonly DocumentSnapshot[];
  /** Everything about an open document as it is now; undefined when it is not open. */
  contextOf(uri: string): FeatureContext | undefined;
  readonly client: ClientProfile;
  /** Goes on with the work on a long document. */
  readonly goOn: LongWork['goOn'];
  logError(message: string): void;
}

/** An error as the log shows it: with the way to it. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The first complaint about a value, with its place: `position.line: must be a number`. */
export function firstComplaint(error: z.core.$ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.map(String).join('.') ?? '';
  return `${path === '' ? '' : `${path}: `}${issue ? issueText(issue).en : 'invalid'}`;
}

/** Why no request can be answered now; null when it can. */
function refusalAt(stage: Stage): ResponseError | null {
  switch (stage) {
    case 'new':
      return new ResponseError(ErrorCodes.ServerNotInitialized, 'the first request must be initialize');
    case 'shut down':
      return new ResponseError(ErrorCodes.InvalidRequest, 'the server was told to shut down');
    case 'ready':
      return null;
  }
}

function cancelled(method: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, `${method} was cancelled`);
}

/**
 * Makes a request handler that always answers: a bug becomes an error response and a log line.
 *
 * @param run gets the raw parameters; its ResponseErrors are answered as they are
 */
export function guarded<R>(
  desk: Pick<Desk, 'stage' | 'locale' | 'logError'>,
  method: string,
  run: (params: unknown, token: CancellationToken) => R | Promise<R>,
): (params: unknown, token?: CancellationToken) => Promise<R | ResponseError> {
  return async (params, token) => {
    const refusal = refusalAt(desk.stage);
    if (refusal) {
      return refusal;
    }
    // A request without parameters is handed on with the token in their place.
    const known = token ?? (params as CancellationToken);
    if (known.isCancellationRequested) {
      return cancelled(method);
    }
    try {
      return await run(params, known);
    } catch (error) {
      if (error instanceof ResponseError) {
        return error;
      }
      if (error instanceof Refusal) {
        return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
      }
      desk.logError(`${method}: ${describeError(error)}`);
      return new ResponseError(ErrorCodes.InternalError, messages.requestFailed(method)[desk.locale]);
    }
  };
}

/** @throws ResponseError InvalidParams with a message for the user */
function invalidParams(desk: Desk, message: Localized): never {
  throw new ResponseError(ErrorCodes.InvalidParams, message[desk.locale]);
}

/** @throws ResponseError when the parameters do not fit */
function checkedParams<P>(desk: Desk, method: string, schema: z.ZodMiniType<P>, params: unknown): P {
  const parsed = schema.safeParse(params);
  if (!parsed.success) {
    invalidParams(desk, messages.wrongParams(method, firstComplaint(parsed.error)));
  }
  return parsed.data;
}

/**
 * Answers a request when the messages that have already come are taken: then it is known whether it
 * was cancelled or overtaken, and all requests of one keystroke share one analysis.
 */
async function answer(
  desk: Desk,
  connection: Pick<Connection, 'whenQuiet' | 'request'>,
  found: AnyFeature | Promise<AnyFeature>,
  raw: unknown,
  token: CancellationToken,
): Promise<unknown> {
  // Those the client had in mind: a feature may have to be loaded first.
  const open = desk.documents();
  const feature = await found;
  const params = checkedParams(desk, feature.method, feature.params, raw);
  const { uri } = params.textDocument;
  const asked = open.find((document) => document.uri === uri);
  if (!asked) {
    invalidParams(desk, messages.notOpen(uri));
  }
  await new Promise<void>(connection.whenQuiet);
  const again = feature.again?.(desk.client) ?? null;
  await whenKnown(desk, asked, token, feature, again !== null);
  if (token.isCancellationRequested) {
    throw cancelled(feature.method);
  }
  const context = desk.contextOf(uri);
  if (!context || (context.document !== asked && !feature.overChanges)) {
    const message = `${feature.method}: the document has changed since`;
    throw new ResponseError(LSPErrorCodes.ContentModified, message);
  }
  if (!feature.always && context.standing !== 'served') {
    return null;
  }
  if (context.known === 'beginning' && again !== null) {
    void askAgain(desk, connection, context.document, again);
  }
  return feature.handle(context, params, token);
}

/** Waits until a long document is known, as a whole or as far as will do, or is another one, or nobody waits any more. */
async function whenKnown(
  desk: Desk,
  asked: DocumentSnapshot,
  token: CancellationToken,
  { overChanges }: AnyFeature,
  beginningWillDo: boolean,
): Promise<void> {
  const { uri } = asked;
  const isOver = new Promise<void>((resolve) => void token.onCancellationRequested(() => resolve()));
  while (!token.isCancellationRequested) {
    const context = desk.contextOf(uri);
    const isOther = context?.document !== asked && !overChanges;
    const willDo = beginningWillDo && context?.known !== 'nothing';
    const more = isOther || willDo ? null : desk.goOn(uri);
    if (!more) {
      return;
    }
    await Promise.race([more, isOver]);
  }
}

/** Has the client ask again when all of a document is known, unless it has changed by then and is asked about anyhow. */
async function askAgain(
  desk: Desk,
  connection: Pick<Connection, 'request'>,
  asked: DocumentSnapshot,
  request: string,
): Promise<void> {
  const { uri } = asked;
  const isSame = () => desk.contextOf(uri)?.document === asked;
  try {
    for (let more = desk.goOn(uri); more && isSame(); more = desk.goOn(uri)) {
      await more;
    }
    if (isSame()) {
      await connection.request(request);
    }
  } catch (error) {
    desk.logError(`${request}: ${describeError(error)}`);
  }
}

/**
 * Registers a handler for every request about a document.
 *
 * @param find gives what answers a request, or loads it first
 */
export function dispatch(
  connection: Connection,
  methods: readonly string[],
  find: (method: string) => AnyFeature | Promise<AnyFeature>,
  desk: Desk,
): void {
  for (const method of methods) {
    connection.onRequest(
      method,
      guarded(desk, method, (params, token) => answer(desk, connection, find(method), params, token)),
    );
  }
}

/** Registers a handler for every request about the workspace. */
export function dispatchWorkspace(
  connection: Connection,
  methods: readonly string[],
  find: (method: string) => Promise<AnyWorkspaceFeature>,
  desk: Desk & WorkspaceContext,
): void {
  for (const method of methods) {
    connection.onRequest(
      method,
      guarded(desk, method, async (raw, token) => {
        const { params, handle } = await find(method);
        return handle(desk, checkedParams(desk, method, params, raw), token);
      }),
    );
  }
}
