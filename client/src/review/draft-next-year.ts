import { type TextDocument, Uri, ViewColumn, window, workspace } from 'vscode';
import { isNotice, nameOf } from '../documents.js';
import type { ServerConnection } from '../server/connection.js';
import { messages } from '../settings.js';
import type { Review, ReviewChange, ReviewEntry } from './review-file.js';
import type { ReviewStore } from './store.js';

/** What the server makes of a request for another year's plan. */
interface Drafted {
  readonly text: string;
  readonly review: {
    readonly year: number;
    readonly items?: number;
    readonly entries: readonly ReviewEntry[];
    readonly changes: readonly ReviewChange[];
  };
}

async function request(
  { client }: ServerConnection,
  document: TextDocument,
  year?: number,
): Promise<Drafted | null> {
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  return client.sendRequest<Drafted | null>('policyNotice/next', {
    textDocument: { uri },
    ...(year === undefined ? {} : { year }),
  });
}

function yearFrom(text: string): number | undefined {
  const year = text.trim();
  return /^(?:19|20)\d{2}$/.test(year) ? Number(year) : undefined;
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** A file beside the source that is not there yet: 2016 in its name becomes 2017, else -2017 is put behind it. */
async function freeName(source: Uri, from: number, year: number): Promise<Uri> {
  const folder = Uri.joinPath(source, '..');
  const name = nameOf(source);
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  const moved = stem.includes(String(from)) ? stem.replace(String(from), String(year)) : `${stem}-${year}`;
  for (let n = 1; ; n++) {
    const uri = Uri.joinPath(
      folder,
      `${moved}${n === 1 ? '' : `-${n}`}${ending === '.txt' ? '.notice' : ending}`,
    );
    if (!(await exists(uri))) {
      return uri;
    }
  }
}

/** The active notice, if it is a file: a draft is written beside it. */
function sourceDocument(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document && isNotice(document) && !document.isUntitled ? document : undefined;
}

/**
 * Drafts the plan of another year from the active notice: a new file beside it, with its review list.
 *
 * @param given the year, as a program passes it; without one the user is asked
 * @returns the draft's address, or undefined when nothing was made
 */
export async function draftNextYear(
  server: ServerConnection,
  store: ReviewStore,
  given?: unknown,
): Promise<Uri | undefined> {
  const m = messages();
  const source = sourceDocument();
  if (!source) {
    void window.showWarningMessage(m.noSavedNotice);
    return undefined;
  }
  const first = await request(server, source);
  if (!first) {
    void window.showWarningMessage(m.noPlanYear);
    return undefined;
  }
  const from = first.review.year - 1;
  const year = typeof given === 'number' ? given : await askYear(from, first.review.year);
  if (year === undefined) {
    return undefined;
  }
  const drafted = year === first.review.year ? first : await request(server, source, year);
  if (!drafted) {
    void window.showWarningMessage(m.yearNotAhead(from));
    return undefined;
  }
  const uri = await freeName(source.uri, from, year);
  const review: Review = { ...drafted.review, source: source.uri.toString(), year, decisions: {} };
  await workspace.fs.writeFile(uri, new TextEncoder().encode(drafted.text));
  await store.create(uri, review);
  await window.showTextDocument(await workspace.openTextDocument(uri), { viewColumn: ViewColumn.Active });
  return uri;
}

function askYear(from: number, next: number): Thenable<number | undefined> {
  const m = messages();
  return window
    .showInputBox({
      prompt: m.askYear(from),
      value: String(next),
      validateInput: (text) => {
        const year = yearFrom(text);
        return year !== undefined && year > from ? undefined : m.yearNotAhead(from);
      },
    })
    .then((text) => (text === undefined ? undefined : yearFrom(text)));
}
