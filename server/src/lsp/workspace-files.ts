import type { Diagnostic } from 'vscode-languageserver';
import * as z from 'zod/mini';
import type { FileProblem } from '../core/agencies/file/read.js';
import { LineIndex } from '../core/text/line-index.js';
import type { Locale } from '../core/text/localized.js';
import type { ClientProfile } from '../features/support/client.js';
import { DiagnosticSeverity, SOURCE } from '../features/support/protocol.js';
import type { Connection } from './connection.js';
import { converterFor } from './convert.js';
import { describeError } from './dispatch.js';

/** What a file says. */
export interface FileReading<T> {
  readonly value: T;
  readonly problems: readonly FileProblem[];
}

/** A kind of file that stands beside documents and says something about all below it. */
export interface FileKind<T> {
  /** Where it is below a folder, with `/`. */
  readonly name: string;
  /** What a file says, and what is wrong in it. What reads it is loaded with the first file there is. */
  read(text: string): Promise<FileReading<T>>;
}

/** A file that was found. */
export interface FoundFile<T> {
  readonly uri: string;
  readonly value: T;
  /** Differs whenever the text differs. */
  readonly revision: number;
}

/** What following a kind of file takes. */
export interface FilesListener {
  readonly client: ClientProfile;
  readonly locale: Locale;
  /** Addresses of the workspace's folders. */
  readonly folders: readonly string[];
  openDocuments(): readonly string[];
  /** A file's text; null when there is none. */
  read(uri: string): Promise<string | null>;
  /** Something else applies to these documents now. */
  changed(documents: readonly string[]): void;
  logError(message: string): void;
}

/** Files that are looked for beside documents. */
export interface Following {
  /** When a document was opened. */
  readFor(uri: string): Promise<void>;
  /** When a document was closed. */
  forget(uri: string): void;
  /** Looks for all files anew. */
  readAgain(): Promise<void>;
  /** Says anew what is wrong in the files, as after a change of language. */
  publishAgain(): void;
}

/** The workspace's files of a kind, and which of them applies to which document. */
export interface FollowedFiles<T> extends Following {
  /** The nearest file of a document, if there is one. */
  fileFor(uri: string): FoundFile<T> | undefined;
}

/** Tells of changes of the client's files. */
export interface FileWatch {
  /**
   * @param name what files are called, below any folder; may be a pattern of the protocol
   * @param changed gets the addresses; null when the client did not say which
   * @param matches whether an address is one of these files
   */
  on(
    name: string,
    changed: (uris: readonly string[] | null) => void,
    matches?: (uri: string) => boolean,
  ): void;
  /** When the client is ready: asks it to tell of changes. */
  start(client: ClientProfile): Promise<void>;
}

interface KnownFile<T> {
  readonly text: string;
  readonly problems: readonly FileProblem[];
  readonly found: FoundFile<T>;
}

const watched = z.object({ changes: z.array(z.object({ uri: z.string() })) });

const CHANGED = 'workspace/didChangeWatchedFiles';

const SEVERITY = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning } as const;

const rootsOf = (folders: readonly string[]) => folders.map((folder) => folder.replace(/\/+$/, ''));

/** The workspace folder a document is in, without a slash at its end; undefined when it is in none. */
export function folderOf(document: string, folders: readonly string[]): string | undefined {
  return rootsOf(folders)
    .filter((folder) => document.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/**
 * The addresses where a document's file may be, nearest first: beside it and above, up to the workspace
 * folder it is in. A document without a place (untitled) belongs to the first folder.
 */
export function placesToLook(document: string, folders: readonly string[], name: string): readonly string[] {
  const root = folderOf(document, folders);
  const end = /^[a-z][\w+.-]*:\/\/[^/]*/i.exec(document)?.[0] ?? null;
  const last = root ?? end;
  if (last === null) {
    return rootsOf(folders)
      .slice(0, 1)
      .map((folder) => `${folder}/${name}`);
  }
  const found: string[] = [];
  let folder = document;
  while (folder.length > last.length) {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    found.push(`${folder}/${name}`);
  }
  return found;
}

function diagnosticsIn(
  { text, problems }: Pick<KnownFile<unknown>, 'text' | 'problems'>,
  locale: Locale,
): Diagnostic[] {
  const { range } = converterFor(new LineIndex(text));
  return problems.map((problem) => ({
    range: range(problem),
    severity: SEVERITY[problem.severity],
    source: SOURCE,
    message: problem.message[locale],
  }));
}

/** The files that were found, with what they say. */
interface Shelf<T> {
  get(uri: string): KnownFile<T> | undefined;
  /** @returns whether what the file says may have changed */
  take(uri: string, text: string, reading: FileReading<T>): boolean;
  /** There is no such file any more. */
  drop(uri: string): void;
  publishAll(): void;
}

function createShelf<T>(connection: Connection, localeNow: () => Locale): Shelf<T> {
  const files = new Map<string, KnownFile<T>>();
  let revision = 0;
  const publish = (uri: string) => {
    const file = files.get(uri);
    const diagnostics = file ? diagnosticsIn(file, localeNow()) : [];
    connection.notify('textDocument/publishDiagnostics', { uri, diagnostics });
  };
  return {
    get: (uri) => files.get(uri),
    take(uri, text, { value, problems }) {
      if (files.get(uri)?.text === text) {
        return false;
      }
      files.set(uri, { text, problems, found: { uri, value, revision: ++revision } });
      publish(uri);
      return true;
    },
    drop(uri) {
      if (files.delete(uri)) {
        publish(uri);
      }
    },
    publishAll: () => [...files.keys()].forEach(publish),
  };
}

/** Notes where documents have their file now. @returns those that have it elsewhere */
function relocate(
  byDocument: Map<string, string>,
  documents: readonly string[],
  fileOf: (document: string, index: number) => string | undefined,
): ReadonlySet<string> {
  const moved = new Set<string>();
  for (const [i, document] of documents.entries()) {
    const now = fileOf(document, i);
    if (byDocument.get(document) !== now) {
      moved.add(document);
    }
    if (now === undefined) {
      byDocument.delete(document);
    } else {
      byDocument.set(document, now);
    }
  }
  return moved;
}

/** One handler for the client's notification of changed files, whoever wants to hear of which. */
export function createFileWatch(connection: Connection): FileWatch {
  const listeners: {
    readonly name: string;
    changed(uris: readonly string[] | null): void;
    matches(uri: string): boolean;
  }[] = [];
  connection.onNotification(CHANGED, (params) => {
    const read = watched.safeParse(params);
    const uris = read.success ? read.data.changes.map(({ uri }) => uri) : null;
    for (const { changed, matches } of listeners) {
      const ours = uris?.filter(matches) ?? null;
      if (ours === null || ours.length > 0) {
        changed(ours);
      }
    }
  });
  return {
    on: (name, changed, matches = (uri) => uri.endsWith(`/${name}`)) =>
      void listeners.push({ name, changed, matches }),
    async start(client) {
      if (client.watchFiles) {
        const registrations = listeners.map(({ name }) => ({
          id: `${CHANGED} ${name}`,
          method: CHANGED,
          registerOptions: { watchers: [{ globPattern: `**/${name}` }] },
        }));
        await connection.request('client/registerCapability', { registrations });
      }
    },
  };
}

/** Follows the files of a kind that apply to open documents, and says what is wrong in them. */
export function followFiles<T>(
  connection: Connection,
  watch: FileWatch,
  kind: FileKind<T>,
  listener: FilesListener,
): FollowedFiles<T> {
  const files = createShelf<T>(connection, () => listener.locale);
  const byDocument = new Map<string, string>();
  const reading = new Map<string, Promise<string | null>>();
  let round = 0;

  const readOnce = (uri: string): Promise<string | null> => {
    const found = reading.get(uri) ?? listener.read(uri);
    reading.set(uri, found);
    return found;
  };
  const locate = async (document: string): Promise<{ uri: string; text: string } | null> => {
    for (const uri of placesToLook(document, listener.folders, kind.name)) {
      const text = await readOnce(uri);
      if (text !== null) {
        return { uri, text: text.replace(/^\ufeff/, '') };
      }
      files.drop(uri);
    }
    return null;
  };
  const update = async (documents: readonly string[]) => {
    const mine = round;
    const found = await Promise.all(documents.map(locate));
    const readings = await Promise.all(found.map((file) => (file ? kind.read(file.text) : null)));
    if (mine !== round) {
      // A change came meanwhile, and all documents are looked at again.
      return;
    }
    const news = new Set(
      found.flatMap((file, i) => {
        const reading = readings[i];
        return file && reading && files.take(file.uri, file.text, reading) ? [file.uri] : [];
      }),
    );
    const open = listener.openDocuments();
    const moved = relocate(byDocument, documents, (document, i) =>
      open.includes(document) ? found[i]?.uri : undefined,
    );
    // A file that says something else concerns all its documents.
    const concerned = open.filter((uri) => moved.has(uri) || news.has(byDocument.get(uri) ?? ''));
    if (concerned.length > 0) {
      listener.changed(concerned);
    }
  };
  const guarded = async (documents: readonly string[]) => {
    try {
      await update(documents);
    } catch (error) {
      listener.logError(`${kind.name}: ${describeError(error)}`);
    }
  };
  const readAgain = () => {
    round++;
    reading.clear();
    return guarded(listener.openDocuments());
  };

  watch.on(kind.name, () => void readAgain());
  return {
    async readFor(uri) {
      if (!listener.client.watchFiles) {
        reading.clear();
      }
      await guarded([uri]);
    },
    forget: (uri) => void byDocument.delete(uri),
    readAgain,
    publishAgain: files.publishAll,
    fileFor(uri) {
      const file = byDocument.get(uri);
      return file === undefined ? undefined : files.get(file)?.found;
    },
  };
}

/** Several kinds of files followed at once. */
export function together(...kinds: readonly Following[]): Following {
  const all = async (run: (kind: Following) => Promise<void>) => {
    await Promise.all(kinds.map(run));
  };
  return {
    readFor: (uri) => all((kind) => kind.readFor(uri)),
    forget(uri) {
      for (const kind of kinds) {
        kind.forget(uri);
      }
    },
    readAgain: () => all((kind) => kind.readAgain()),
    publishAgain() {
      for (const kind of kinds) {
        kind.publishAgain();
      }
    },
  };
}
