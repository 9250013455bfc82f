import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith } from './activate.js';
import type { PolicyNoticeApi } from './api.js';
import { PRODUCT, SETTINGS } from './names.js';

let stop: (() => Promise<void>) | undefined;

/** Two halves of 2 MB: with room for more, the server would hold 32 MB after its first long document. */
const YOUNG_GENERATION = '--max-semi-space-size=2';

/** Entry of the desktop and remote extension: the server is a process of its own. */
export function activate(context: ExtensionContext): PolicyNoticeApi {
  const module = context.asAbsolutePath('dist/server.js');
  const extension = activateWith(context, (options) => {
    const execArgv = [YOUNG_GENERATION];
    const run = { module, transport: TransportKind.ipc, options: { execArgv } };
    const debugging = ['--nolazy', '--inspect=6009', '--enable-source-maps'];
    const debug = { ...run, options: { execArgv: [...execArgv, ...debugging] } };
    return new LanguageClient(SETTINGS, PRODUCT, { run, debug }, options);
  });
  stop = extension.stop;
  return extension.api;
}

export function deactivate(): Promise<void> | undefined {
  return stop?.();
}
