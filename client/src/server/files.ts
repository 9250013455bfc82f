import { workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FindNoticesResult, ReadFileParams, ReadFileResult } from '../../../server/src/lsp/protocol.js';

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

/** More are not looked at. */
const MOST_NOTICES = 5000;

/** The notices in the folders of the window, without what the user excludes from searches. */
export async function findNotices(client: BaseLanguageClient): Promise<FindNoticesResult> {
  const files = await workspace.findFiles('**/*.{notice,gongwen}', undefined, MOST_NOTICES);
  return { uris: files.map((uri) => client.code2ProtocolConverter.asUri(uri)) };
}
