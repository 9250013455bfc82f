import type { FeatureContext, KnownNotice, Library, NoticeSummary } from '../features/support/context.js';
import { summaryOf } from '../features/support/library.js';
import { describeError } from './dispatch.js';
import { NOTICE_FILES } from './host.js';
import { type LongWork, untilWhole } from './long-work.js';
import type { FileWatch, Following } from './workspace-files.js';

/** The same as a pattern of the protocol, below any folder. */
const NOTICE_NAMES = '*.{notice,gongwen}';

/** What keeping a library takes. */
export interface LibrarySources extends LongWork {
  /** Addresses of the notices in the folders. */
  list(): Promise<readonly string[]>;
  /** A file's text; null when there is none. */
  read(uri: string): Promise<string | null>;
  openDocuments(): readonly string[];
  /** Everything about an open document. */
  contextOf(uri: string): FeatureContext | undefined;
  /** Everything about a file that is not open. */
  contextForFile(uri: string, text: string): FeatureContext;
  /** Lets messages come in between. */
  whenQuiet(job: () => void): void;
  logError(message: string): void;
}

/** A library that learns of changes. */
export interface KeptLibrary extends Library {
  /** These files have changed, come, or gone; null for any. */
  changed(uris: readonly string[] | null): void;
  /** What was found in files is void, as when other settings apply. */
  forget(): void;
}

/** What was found in a file, and a print of the text it was found in. */
interface Read {
  readonly print: string;
  /** Null for a text that is not served. */
  readonly summary: NoticeSummary | null;
}

/** A print of a text: FNV-1a over its code units, and its length. Equal texts have equal ones. */
function printOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return `${text.length}-${hash}`;
}

/** The open notices, as they are when the last of them has been read. */
async function openNotices(sources: LibrarySources): Promise<readonly KnownNotice[]> {
  for (const uri of sources.openDocuments()) {
    await untilWhole(sources, uri);
  }
  return sources.openDocuments().flatMap((uri) => {
    const context = sources.contextOf(uri);
    return context?.standing === 'served' ? [{ uri, ...context.derive(summaryOf) }] : [];
  });
}

/**
 * Knows the notices of the workspace. Nothing is read before somebody asks; then each file is read and
 * analysed once, one a turn, and again when its text is another. Only summaries are kept, and the last one that somebody asked for whole.
 */
export function createLibrary(sources: LibrarySources): KeptLibrary {
  const files = new Map<string, Read>();
  const unread = new Set<string>();
  let listed = false;
  let reading: Promise<void> | null = null;
  /** The closed notice asked about last: whoever compares with it asks again at every change. */
  let latest: FeatureContext | null = null;

  const take = async (uri: string) => {
    const text = await sources.read(uri);
    await new Promise<void>((resolve) => sources.whenQuiet(resolve));
    const print = text === null ? '' : printOf(text);
    if (text === null) {
      files.delete(uri);
    } else if (files.get(uri)?.print !== print) {
      const context = sources.contextForFile(uri, text);
      files.set(uri, { print, summary: context.standing === 'served' ? context.derive(summaryOf) : null });
    }
  };
  const readAll = async () => {
    if (!listed) {
      listed = true;
      const there = await sources.list();
      const gone = [...files.keys()].filter((uri) => !there.includes(uri));
      for (const uri of [...gone, ...there]) {
        unread.add(uri);
      }
    }
    for (let [uri] = unread; uri !== undefined; [uri] = unread) {
      unread.delete(uri);
      try {
        await take(uri);
      } catch (error) {
        sources.logError(`${uri}: ${describeError(error)}`);
      }
    }
  };
  return {
    async all() {
      reading ??= readAll().finally(() => {
        reading = null;
      });
      await reading;
      const open = await openNotices(sources);
      const shown = new Set(sources.openDocuments());
      const others = [...files].flatMap(([uri, { summary }]) =>
        summary && !shown.has(uri) ? [{ uri, ...summary }] : [],
      );
      return [...open, ...others];
    },
    async contextOf(uri) {
      await untilWhole(sources, uri);
      const open = sources.contextOf(uri);
      if (open) {
        return open;
      }
      if (latest?.document.uri !== uri) {
        const text = await sources.read(uri);
        latest = text === null ? null : sources.contextForFile(uri, text);
      }
      return latest;
    },
    changed(uris) {
      latest = null;
      if (uris === null) {
        listed = false;
        return;
      }
      // Before the first question nothing has been read that could be out of date.
      for (const uri of listed ? uris.filter((one) => NOTICE_FILES.test(one)) : []) {
        unread.add(uri);
      }
    },
    forget() {
      files.clear();
      latest = null;
      listed = false;
    },
  };
}

/**
 * A library among the files that are followed.
 *
 * @param watches whether the client tells of changes; for others any file may have changed when one is opened
 */
export function followedLibrary(library: KeptLibrary, watch: FileWatch, watches: () => boolean): Following {
  watch.on(NOTICE_NAMES, library.changed, (uri) => NOTICE_FILES.test(uri));
  return {
    async readFor() {
      if (!watches()) {
        library.changed(null);
      }
    },
    forget: () => undefined,
    async readAgain() {
      library.changed(null);
    },
    publishAgain: library.forget,
  };
}
