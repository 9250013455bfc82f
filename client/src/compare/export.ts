import { type Uri, window } from 'vscode';
import { type SentFile, saveFile } from '../save-file.js';
import { messages } from '../settings.js';
import { comparisonInFront } from './panel.js';

const FORMATS = { docx: 'Word', html: 'HTML', xlsx: 'Excel', md: 'Markdown', json: 'JSON' } as const;

/**
 * Writes the comparison in front to a file.
 *
 * @param to where to, as a program passes it; its ending gives the format. Without one the user is asked
 */
export async function exportComparison(to?: Uri): Promise<Uri | undefined> {
  const m = messages();
  const shown = comparisonInFront();
  if (!shown) {
    void window.showWarningMessage(m.noComparison);
    return undefined;
  }
  const { old, now, server } = shown;
  const { client } = server;
  return saveFile({ from: now.uri, suffix: m.compareFileName, formats: FORMATS, to }, (format) =>
    client.sendRequest<SentFile | null>('policyNotice/compareFile', {
      textDocument: { uri: client.code2ProtocolConverter.asUri(now.uri) },
      old: { text: old.getText() },
      format,
    }),
  );
}
