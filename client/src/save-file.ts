import { commands, type Uri, window, workspace } from 'vscode';
import { nameOf } from './documents.js';
import { messages } from './settings.js';

/** A file as the server sends it: its text, or its bytes in base64. */
export interface SentFile {
  readonly text?: string;
  readonly base64?: string;
}

export interface SaveOptions {
  /** The file the new one is made from; the new one lies beside it. */
  readonly from: Uri;
  /** What is added to its name. */
  readonly suffix: string;
  /** Endings with what they are called; the first is offered. */
  readonly formats: Readonly<Record<string, string>>;
  /** Where to, as a program passes it; its ending gives the format. Without one the user is asked. */
  readonly to: Uri | undefined;
}

function bytesOf({ text, base64 }: SentFile): Uint8Array {
  return base64 === undefined
    ? new TextEncoder().encode(text ?? '')
    : Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

/**
 * Writes a file the server makes, and offers to open it.
 *
 * @param make what the server sends in a format; null where it has nothing
 * @returns where it was written; undefined when the user gave up or there is nothing
 */
export async function saveFile(
  { from, suffix, formats, to }: SaveOptions,
  make: (format: string) => Promise<SentFile | null>,
): Promise<Uri | undefined> {
  const [first = ''] = Object.keys(formats);
  const uri =
    to ??
    (await window.showSaveDialog({
      defaultUri: from.with({ path: `${from.path.replace(/\.[^./]+$/, '')}-${suffix}.${first}` }),
      filters: Object.fromEntries(Object.entries(formats).map(([ending, name]) => [name, [ending]])),
    }));
  const format = uri?.path.split('.').at(-1) ?? '';
  const file = uri && format in formats ? await make(format) : null;
  if (!uri || !file) {
    return undefined;
  }
  await workspace.fs.writeFile(uri, bytesOf(file));
  const m = messages();
  if (
    to === undefined &&
    (await window.showInformationMessage(m.exported(nameOf(uri)), m.openFile)) === m.openFile
  ) {
    await commands.executeCommand('vscode.open', uri);
  }
  return uri;
}
