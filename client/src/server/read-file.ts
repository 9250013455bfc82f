import { workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ReadFileParams, ReadFileResult } from '../../../server/src/lsp/protocol.js';

/**
 * Reads a file for the server, which has no files of its own in a browser, and none of a virtual
 * workspace anywhere.
 */
export async function readFile(client: BaseLanguageClient, { uri }: ReadFileParams): Promise<ReadFileResult> {
  try {
    const bytes = await workspace.fs.readFile(client.protocol2CodeConverter.asUri(uri));
    return { text: new TextDecoder().decode(bytes) };
  } catch {
    // Not there, or the folder is out of reach: all the same to the server.
    return { text: null };
  }
}
