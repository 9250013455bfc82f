import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith } from './activate.js';
import type { PolicyNoticeApi } from './api.js';
import { PRODUCT, SETTINGS } from './names.js';
import { SERVER_ENVIRONMENT, serverFlags } from './server/process.js';

/** The extension host's, whose program the server runs in as well; this file alone is never loaded in a browser. */
declare const process: { readonly versions: { readonly v8: string } };

let stop: (() => Promise<void>) | undefined;

/** Entry of the desktop and remote extension: the server is a process of its own. */
export function activate(context: ExtensionContext): PolicyNoticeApi {
  const module = context.asAbsolutePath('dist/server.js');
  const extension = activateWith(context, (options) => {
    const execArgv = [...serverFlags(process.versions.v8)];
    const env = { ...SERVER_ENVIRONMENT };
    const run = { module, transport: TransportKind.ipc, options: { execArgv, env } };
    const debugging = ['--nolazy', '--inspect=6009', '--enable-source-maps'];
    const debug = { ...run, options: { execArgv: [...execArgv, ...debugging], env } };
    return new LanguageClient(SETTINGS, PRODUCT, { run, debug }, options);
  });
  stop = extension.stop;
  return extension.api;
}

export function deactivate(): Promise<void> | undefined {
  return stop?.();
}
