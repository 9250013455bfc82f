import type { Diagnostic } from 'vscode-languageserver';
import { AGENCY_FILE, type FileProblem, readAgencyFile } from '../core/agencies/file/read.js';
import type { Registry } from '../core/agencies/registry.js';
import { seedRegistry } from '../core/agencies/seed.js';
import { LineIndex } from '../core/text/line-index.js';
import type { Locale } from '../core/text/localized.js';
import type { ClientProfile } from '../features/support/client.js';
import { SOURCE } from '../features/support/findings.js';
import { DiagnosticSeverity } from '../features/support/protocol.js';
import type { Connection } from './connection.js';
import { converterFor } from './convert.js';
import { describeError } from './dispatch.js';
import type { WatchedFiles } from './watched-files.js';

/** A registry, and a name that differs whenever what is in it may differ. */
export interface Bodies {
  readonly key: string;
  readonly registry: () => Registry;
}

/** What following the files of agencies takes. */
export interface AgencyFilesListener {
  readonly client: ClientProfile;
  readonly locale: Locale;
  /** Addresses of the workspace's folders. */
  readonly folders: readonly string[];
  openDocuments(): readonly string[];
  /** A file's text; null when there is none. */
  read(uri: string): Promise<string | null>;
  /** Other bodies apply to these documents now. */
  changed(documents: readonly string[]): void;
  logError(message: string): void;
}

/** The workspace's files of agencies, and which of them applies to which document. */
export interface AgencyFiles {
  /** When a document was opened. */
  readFor(uri: string): Promise<void>;
  /** When a document was closed. */
  forget(uri: string): void;
  /** Looks for all files anew. */
  readAgain(): Promise<void>;
  /** Says anew what is wrong in the files, as after a change of language. */
  publishAgain(): void;
  bodiesFor(uri: string): Bodies;
}

interface KnownFile {
  readonly text: string;
  readonly problems: readonly FileProblem[];
  readonly bodies: Bodies;
}

const SHIPPED: Bodies = { key: '', registry: seedRegistry };

const SEVERITY = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning } as const;

/**
 * The addresses where a document's file of agencies may be, nearest first: beside it and above, up to
 * the workspace folder it is in. A document without a place (untitled) belongs to the first folder.
 */
export function placesToLook(document: string, folders: readonly string[]): readonly string[] {
  const roots = folders.map((folder) => folder.replace(/\/+$/, ''));
  const root = roots
    .filter((folder) => document.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
  const end = /^[a-z][\w+.-]*:\/\/[^/]*/i.exec(document)?.[0] ?? null;
  const last = root ?? end;
  if (last === null) {
    return roots.slice(0, 1).map((folder) => `${folder}/${AGENCY_FILE}`);
  }
  const found: string[] = [];
  let folder = document;
  while (folder.length > last.length) {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    found.push(`${folder}/${AGENCY_FILE}`);
  }
  return found;
}

function diagnosticsIn({ text, problems }: KnownFile, locale: Locale): Diagnostic[] {
  const { range } = converterFor(new LineIndex(text));
  return problems.map((problem) => ({
    range: range(problem),
    severity: SEVERITY[problem.severity],
    source: SOURCE,
    message: problem.message[locale],
  }));
}

/** The files that were found, with what they say. */
interface Shelf {
  get(uri: string): KnownFile | undefined;
  /** @returns whether what the file says may have changed */
  take(uri: string, text: string): boolean;
  /** There is no such file any more. */
  drop(uri: string): void;
  publishAll(): void;
}

function createShelf(connection: Connection, localeNow: () => Locale): Shelf {
  const files = new Map<string, KnownFile>();
  let revision = 0;
  const publish = (uri: string) => {
    const file = files.get(uri);
    const diagnostics = file ? diagnosticsIn(file, localeNow()) : [];
    connection.notify('textDocument/publishDiagnostics', { uri, diagnostics });
  };
  return {
    get: (uri) => files.get(uri),
    take(uri, text) {
      if (files.get(uri)?.text === text) {
        return false;
      }
      const { registry, problems } = readAgencyFile(text, seedRegistry());
      files.set(uri, { text, problems, bodies: { key: `${++revision}`, registry: () => registry } });
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

/** Follows the files of agencies that apply to open documents, and says what is wrong in them. */
export function followAgencyFiles(
  connection: Connection,
  watched: WatchedFiles,
  listener: AgencyFilesListener,
): AgencyFiles {
  const files = createShelf(connection, () => listener.locale);
  const byDocument = new Map<string, string>();
  const reading = new Map<string, Promise<string | null>>();
  let round = 0;

  const readOnce = (uri: string): Promise<string | null> => {
    const found = reading.get(uri) ?? listener.read(uri);
    reading.set(uri, found);
    return found;
  };
  const locate = async (document: string): Promise<{ uri: string; text: string } | null> => {
    for (const uri of placesToLook(document, listener.folders)) {
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
    if (mine !== round) {
      // A change came meanwhile, and all documents are looked at again.
      return;
    }
    const news = new Set(
      found.flatMap((file) => (file && files.take(file.uri, file.text) ? [file.uri] : [])),
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
      listener.logError(`${AGENCY_FILE}: ${describeError(error)}`);
    }
  };
  const readAgain = () => {
    round++;
    reading.clear();
    return guarded(listener.openDocuments());
  };

  watched.watch(`**/${AGENCY_FILE}`, (uris) => {
    if (uris === null || uris.some((uri) => uri.endsWith(`/${AGENCY_FILE}`))) {
      void readAgain();
    }
  });
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
    bodiesFor(uri) {
      const file = byDocument.get(uri);
      return (file && files.get(file)?.bodies) || SHIPPED;
    },
  };
}
