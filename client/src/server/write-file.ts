import { workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { WriteFileParams, WriteFileResult } from '../../../server/src/lsp/protocol.js';

/** Writes a file for the server, wherever the workspace is; missing folders are made. */
export async function writeFile(
  client: BaseLanguageClient,
  { uri, text }: WriteFileParams,
): Promise<WriteFileResult> {
  try {
    await workspace.fs.writeFile(client.protocol2CodeConverter.asUri(uri), new TextEncoder().encode(text));
    return { written: true };
  } catch (error) {
    client.error(uri, error);
    return { written: false };
  }
}
