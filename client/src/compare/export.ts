import { commands, type Uri, window, workspace } from 'vscode';
import { nameOf } from '../documents.js';
import { messages } from '../settings.js';
import { comparisonInFront } from './panel.js';

const FORMATS = { html: 'HTML', xlsx: 'Excel', md: 'Markdown', json: 'JSON' } as const;

/**
 * Writes the comparison in front to a file.
 *
 * @param given where to, as a program passes it; its ending gives the format. Without one the user is asked
 */
export async function exportComparison(given?: Uri): Promise<Uri | undefined> {
  const m = messages();
  const shown = comparisonInFront();
  if (!shown) {
    void window.showWarningMessage(m.noComparison);
    return undefined;
  }
  const { old, now, server } = shown;
  const uri =
    given ??
    (await window.showSaveDialog({
      defaultUri: now.uri.with({
        path: `${now.uri.path.replace(/\.[^./]+$/, '')}-${m.compareFileName}.html`,
      }),
      filters: Object.fromEntries(Object.entries(FORMATS).map(([ending, name]) => [name, [ending]])),
    }));
  const format = uri?.path.split('.').at(-1) ?? '';
  if (!uri || !(format in FORMATS)) {
    return undefined;
  }
  const { client } = server;
  const file = await client.sendRequest<{ readonly text?: string; readonly base64?: string } | null>(
    'policyNotice/compareFile',
    {
      textDocument: { uri: client.code2ProtocolConverter.asUri(now.uri) },
      old: { text: old.getText() },
      format,
    },
  );
  const bytes =
    file?.base64 === undefined
      ? new TextEncoder().encode(file?.text ?? '')
      : Uint8Array.from(atob(file.base64), (char) => char.charCodeAt(0));
  await workspace.fs.writeFile(uri, bytes);
  if (
    given === undefined &&
    (await window.showInformationMessage(m.exported(nameOf(uri)), m.openFile)) === m.openFile
  ) {
    await commands.executeCommand('vscode.open', uri);
  }
  return uri;
}
