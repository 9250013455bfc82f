import { ErrorCodes, ResponseError } from 'vscode-jsonrpc';
import * as z from 'zod/mini';
import type { BaselineReading } from '../core/lint/baseline/file.js';
import { entryFor } from '../core/lint/baseline/hide.js';
import { BASELINE_FILE } from '../core/lint/baseline/name.js';
import { type HiddenEntry, hiddenEntry } from '../core/lint/baseline/schema.js';
import type { Localized } from '../core/text/localized.js';
import type { FeatureContext, OfferedCommands } from '../features/support/context.js';
import { messages } from '../features/support/messages.js';
import { range } from '../features/support/params.js';
import type { Connection } from './connection.js';
import { firstComplaint, guarded } from './dispatch.js';
import { untilWhole } from './long-work.js';
import {
  COMPARE_AT_COMMAND,
  HIDDEN_METHOD,
  HIDE_COMMAND,
  type HiddenFile,
  type HiddenFinding,
  RESTORE_COMMAND,
  TURN_OFF_COMMAND,
} from './protocol.js';
import type { Session } from './session.js';
import type { Workspace } from './workspace.js';
import { type FileKind, type FollowedFiles, folderOf } from './workspace-files.js';

/** What reads and writes the files: loaded with the first there is. */
const baselines = () => import('../core/lint/baseline/file.js');

/** The workspace's files of hidden findings. */
export const baselineFiles: FileKind<BaselineReading> = {
  name: BASELINE_FILE,
  async read(text) {
    const { readBaseline } = await baselines();
    const reading = readBaseline(text);
    return { value: reading, problems: reading.problems };
  },
};

/** The address of the folder a file of hidden findings is for. */
const folderFor = (baseline: string): string => baseline.slice(0, -BASELINE_FILE.length - 1);

/** A document's name in a file of hidden findings; null when the file is not for it. */
function nameIn(baseline: string, document: string): string | null {
  const folder = `${folderFor(baseline)}/`;
  if (!document.startsWith(folder)) {
    return null;
  }
  const path = document.slice(folder.length);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What a document's file says is hidden in it. */
export function hiddenIn(files: FollowedFiles<BaselineReading>, document: string): readonly HiddenEntry[] {
  const file = files.fileFor(document);
  if (!file || file.value.entries.length === 0) {
    return [];
  }
  const name = nameIn(file.uri, document);
  return file.value.entries.filter((entry) => entry.file === name);
}

/** Where a document's findings are hidden: its file, else a new one in its workspace folder. */
function baselineFor(
  files: FollowedFiles<BaselineReading>,
  folders: readonly string[],
  document: string,
): string | null {
  const folder = folderOf(document, folders);
  return files.fileFor(document)?.uri ?? (folder === undefined ? null : `${folder}/${BASELINE_FILE}`);
}

/** The commands that answers about a document may name. */
export function commandsFor(
  workspace: Workspace,
  files: FollowedFiles<BaselineReading>,
  document: string,
): OfferedCommands {
  const offered = (name: string) => (workspace.services.commands.includes(name) ? name : null);
  const mayHide = workspace.writable && baselineFor(files, workspace.folders, document) !== null;
  return {
    hide: mayHide ? HIDE_COMMAND : null,
    turnOff: offered(TURN_OFF_COMMAND),
    compare: offered(COMPARE_AT_COMMAND),
  };
}

const command = z.object({ command: z.string(), arguments: z.nullish(z.array(z.unknown())) });

const hideArguments = z.tuple([z.object({ uri: z.string(), rule: z.string(), range })]);

const restoreArguments = z.tuple([z.object({ uri: z.string(), entries: z.array(hiddenEntry) })]);

/** What hiding findings works with. */
interface Hiding {
  readonly session: Session;
  readonly workspace: Workspace;
  readonly files: FollowedFiles<BaselineReading>;
}

function refuse({ session }: Hiding, message: Localized, code: number = ErrorCodes.InvalidParams): never {
  throw new ResponseError(code, message[session.locale]);
}

function argumentsOf<T>(hiding: Hiding, name: string, schema: z.ZodMiniType<T>, given: unknown): T {
  const read = schema.safeParse(given);
  return read.success ? read.data : refuse(hiding, messages.wrongParams(name, firstComplaint(read.error)));
}

/** Changes a file of hidden findings; a broken one is left for its owner to mend. */
async function rewrite(
  hiding: Hiding,
  uri: string,
  change: (entries: readonly HiddenEntry[]) => readonly HiddenEntry[],
): Promise<void> {
  const { workspace, files } = hiding;
  const { baselineText, readBaseline } = await baselines();
  const text = await workspace.read(uri);
  const { entries, problems } = text === null ? { entries: [], problems: [] } : readBaseline(text);
  const name = nameIn(uri, uri) ?? uri;
  if (problems.some(({ severity }) => severity === 'error')) {
    refuse(hiding, messages.baselineBroken(name), ErrorCodes.InternalError);
  }
  if (!(await workspace.write(uri, baselineText(change(entries))))) {
    refuse(hiding, messages.notWritten(name), ErrorCodes.InternalError);
  }
  await files.readAgain();
}

function inTextOrder(a: FeatureContext['lint']['diagnostics'][number], b: typeof a): number {
  return a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1);
}

async function hideFinding(hiding: Hiding, given: unknown): Promise<void> {
  const [{ uri, rule, range: place }] = argumentsOf(hiding, HIDE_COMMAND, hideArguments, given);
  const { session, workspace, files } = hiding;
  await untilWhole(session, uri);
  const context = session.contextOf(uri) ?? refuse(hiding, messages.notOpen(uri));
  const { start, end } = context.convert.span(place);
  const shown = context.lint.diagnostics;
  const finding =
    shown.find((one) => one.rule === rule && one.start === start && one.end === end) ??
    refuse(hiding, messages.findingGone);
  const baseline = baselineFor(files, workspace.folders, uri) ?? refuse(hiding, messages.noFolder);
  const all = [...shown, ...context.hidden.map((one) => one.finding)].sort(inTextOrder);
  const about = { file: nameIn(baseline, uri) ?? uri, message: finding.message[context.locale] };
  const entry = entryFor(context.notice, all, finding, about) ?? refuse(hiding, messages.findingGone);
  const { withEntry } = await baselines();
  await rewrite(hiding, baseline, (entries) => withEntry(entries, entry));
}

async function restoreFindings(hiding: Hiding, given: unknown): Promise<void> {
  const [{ uri, entries }] = argumentsOf(hiding, RESTORE_COMMAND, restoreArguments, given);
  if (!uri.endsWith(`/${BASELINE_FILE}`)) {
    refuse(hiding, messages.wrongParams(RESTORE_COMMAND, uri));
  }
  const { withoutEntries } = await baselines();
  await rewrite(hiding, uri, (known) => withoutEntries(known, entries));
}

/** The files of hidden findings of the workspace's folders and of the open documents. */
async function listHidden({ session, workspace, files }: Hiding): Promise<readonly HiddenFile[]> {
  const open = session.openDocuments();
  for (const uri of open) {
    await untilWhole(session, uri);
  }
  const uris = new Set([
    ...workspace.folders.map((folder) => `${folder.replace(/\/+$/, '')}/${BASELINE_FILE}`),
    ...open.flatMap((uri) => files.fileFor(uri)?.uri ?? []),
  ]);
  const { readBaseline } = await baselines();
  const found: HiddenFile[] = [];
  for (const uri of uris) {
    const text = await workspace.read(uri);
    const entries = text === null ? [] : readBaseline(text).entries;
    if (entries.length > 0) {
      found.push({ uri, entries: entries.map((entry) => described(session, open, uri, entry)) });
    }
  }
  return found;
}

/** An entry with what is known of it now: of closed documents nothing is. */
function described(
  session: Session,
  open: readonly string[],
  baseline: string,
  entry: HiddenEntry,
): HiddenFinding {
  const document = open.find((uri) => nameIn(baseline, uri) === entry.file);
  const context = document === undefined ? undefined : session.contextOf(document);
  if (!context || document === undefined) {
    return { entry, title: entry.rule, document: null, range: null };
  }
  const place = context.hidden.find((one) => JSON.stringify(one.entry) === JSON.stringify(entry));
  return {
    entry,
    title: context.ruleTitle(entry.rule),
    document,
    range: place ? context.convert.range(place.finding) : null,
  };
}

/** Answers what concerns hidden findings. Changes of the file wait for each other. */
export function serveHidden(connection: Connection, hiding: Hiding): void {
  const { session } = hiding;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (run: () => Promise<void>): Promise<null> => {
    const mine = last.then(run);
    last = mine.catch(() => undefined);
    return mine.then(() => null);
  };
  connection.onRequest(
    'workspace/executeCommand',
    guarded(session, 'workspace/executeCommand', (params) => {
      const given = argumentsOf(hiding, 'workspace/executeCommand', command, params);
      switch (given.command) {
        case HIDE_COMMAND:
          return inTurn(() => hideFinding(hiding, given.arguments));
        case RESTORE_COMMAND:
          return inTurn(() => restoreFindings(hiding, given.arguments));
        default:
          return refuse(hiding, messages.wrongParams('workspace/executeCommand', given.command));
      }
    }),
  );
  connection.onRequest(
    HIDDEN_METHOD,
    guarded(session, HIDDEN_METHOD, async () => ({ files: await listHidden(hiding) })),
  );
}
