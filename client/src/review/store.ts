import { Disposable, type Event, EventEmitter, FileType, type Uri, workspace } from 'vscode';
import {
  type Decision,
  decided,
  parseReview,
  REVIEW_SUFFIX,
  type Review,
  serializeReview,
} from './review-file.js';

/** The reviews of drafts, each kept in a file beside its draft. */
export interface ReviewStore extends Disposable {
  /** Fires when a draft's review was read, made, decided on or lost. */
  readonly onDidChange: Event<Uri>;
  /** The review of a draft, read from its file at the first call; undefined when there is none. */
  reviewOf(draft: Uri): Promise<Review | undefined>;
  create(draft: Uri, review: Review): Promise<void>;
  /** Writes a decision; undefined takes one back. Resolves when it is in the file. */
  decide(draft: Uri, id: string, decision: Decision | undefined): Promise<void>;
}

/** Where the review of a draft is kept. */
export function reviewUri(draft: Uri): Uri {
  return draft.with({ path: draft.path + REVIEW_SUFFIX });
}

async function readText(uri: Uri): Promise<string | undefined> {
  try {
    const { type } = await workspace.fs.stat(uri);
    return type & FileType.File ? new TextDecoder().decode(await workspace.fs.readFile(uri)) : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces a file in one step: whoever reads it, or comes back after a crash, finds the old text or the new one. */
async function replace(uri: Uri, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const beside = uri.with({ path: `${uri.path}.tmp` });
  await workspace.fs.writeFile(beside, bytes);
  await workspace.fs.rename(beside, uri, { overwrite: true });
}

/** @param report told why a file could not be written */
export function createReviewStore(report: (reason: string) => void): ReviewStore {
  const changed = new EventEmitter<Uri>();
  const reviews = new Map<string, Promise<Review | undefined>>();
  /** Writes wait for one another, so that the last decision is the last one written. */
  let writing: Promise<void> = Promise.resolve();

  const read = async (draft: Uri): Promise<Review | undefined> => {
    const text = await readText(reviewUri(draft));
    return text === undefined ? undefined : parseReview(text);
  };
  const reviewOf = (draft: Uri): Promise<Review | undefined> => {
    const key = draft.toString();
    const known = reviews.get(key) ?? read(draft);
    reviews.set(key, known);
    return known;
  };
  const keep = (draft: Uri, review: Review): Promise<void> => {
    reviews.set(draft.toString(), Promise.resolve(review));
    writing = writing.then(async () => {
      try {
        await replace(reviewUri(draft), serializeReview(review));
      } catch (error) {
        report(error instanceof Error ? error.message : String(error));
      }
    });
    changed.fire(draft);
    return writing;
  };
  const reread = async (file: Uri): Promise<void> => {
    const draft = file.with({ path: file.path.slice(0, -REVIEW_SUFFIX.length) });
    const key = draft.toString();
    await writing;
    const [before, now] = [await reviews.get(key), await read(draft)];
    if (reviews.has(key) && JSON.stringify(before) !== JSON.stringify(now)) {
      reviews.set(key, Promise.resolve(now));
      changed.fire(draft);
    } else if (!reviews.has(key)) {
      changed.fire(draft);
    }
  };
  const watcher = workspace.createFileSystemWatcher(`**/*${REVIEW_SUFFIX}`);
  const watching = Disposable.from(
    changed,
    watcher,
    watcher.onDidCreate(reread),
    watcher.onDidChange(reread),
    watcher.onDidDelete(reread),
  );
  return {
    onDidChange: changed.event,
    reviewOf,
    create: keep,
    async decide(draft, id, decision) {
      const review = await reviewOf(draft);
      if (review) {
        await keep(draft, decided(review, id, decision));
      }
    },
    dispose: () => watching.dispose(),
  };
}
