import type { CancellationToken, Uri } from 'vscode';
import { State } from 'vscode-languageclient';
import { SUMMARY_METHOD, type Summary, type SummaryParams } from '../../../server/src/lsp/protocol.js';
import type { ServerConnection } from './connection.js';

export type { Summary };

/**
 * What the server counts in a document.
 *
 * @returns undefined when the server does not run or no longer has the document
 */
export async function summaryOf(
  { client }: ServerConnection,
  uri: Uri,
  token: CancellationToken,
): Promise<Summary | undefined> {
  if (client.state !== State.Running) {
    return undefined;
  }
  const params: SummaryParams = {
    textDocument: { uri: client.code2ProtocolConverter.asUri(uri) },
  };
  try {
    return (await client.sendRequest<Summary | null>(SUMMARY_METHOD, params, token)) ?? undefined;
  } catch {
    // Cancelled, or the document was closed meanwhile; the next event asks again.
    return undefined;
  }
}
