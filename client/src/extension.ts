import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith } from './activate.js';
import type { PolicyNoticeApi } from './api.js';
import { PRODUCT, SETTINGS } from './names.js';

let stop: (() => Promise<void>) | undefined;

/** Entry of the desktop and remote extension: the server is a process of its own. */
export function activate(context: ExtensionContext): PolicyNoticeApi {
  const module = context.asAbsolutePath('dist/server.js');
  const extension = activateWith(context, (options) => {
    const run = { module, transport: TransportKind.ipc };
    const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009', '--enable-source-maps'] } };
    return new LanguageClient(SETTINGS, PRODUCT, { run, debug }, options);
  });
  stop = extension.stop;
  return extension.api;
}

export function deactivate(): Promise<void> | undefined {
  return stop?.();
}
