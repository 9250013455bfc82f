import { type Uri, window } from 'vscode';
import { isNotice } from '../documents.js';
import { type SentFile, saveFile } from '../save-file.js';
import type { ServerConnection } from '../server/connection.js';
import { messages } from '../settings.js';

const FORMATS = { docx: 'Word', html: 'HTML' } as const;

/**
 * Writes a review report of the active notice: what was found, who is responsible, what is other than last year.
 *
 * @param to where to, as a program passes it; its ending gives the format. Without one the user is asked
 */
export async function createReport({ client }: ServerConnection, to?: Uri): Promise<Uri | undefined> {
  const m = messages();
  const document = window.activeTextEditor?.document;
  if (!document || !isNotice(document)) {
    void window.showWarningMessage(m.noNotice);
    return undefined;
  }
  return saveFile({ from: document.uri, suffix: m.reportFileName, formats: FORMATS, to }, (format) =>
    client.sendRequest<SentFile | null>('policyNotice/report', {
      textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
      format,
    }),
  );
}
