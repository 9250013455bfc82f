import { type ExtensionContext, Uri, workspace } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateWith } from './activate.js';
import type { PolicyNoticeApi } from './api.js';
import { PRODUCT, SETTINGS } from './names.js';

/** A worker that fails sends no sign over its channel; this lets the client see it as a lost connection. */
class WorkerReader extends BrowserMessageReader {
  close(): void {
    this.fireClose();
  }
}

/**
 * A worker from the extension's own file. It is read through the editor, since a worker cannot be made from
 * an address only the editor understands (vscode-remote:, vscode-vfs:).
 */
async function startWorker(script: Uri): Promise<Worker> {
  const code = await workspace.fs.readFile(script);
  // Not revoked: hosts that replace `Worker` fetch the address later, at a time they do not tell.
  const address = URL.createObjectURL(new Blob([code.slice()], { type: 'text/javascript' }));
  return new Worker(address, { name: PRODUCT });
}

let stop: (() => Promise<void>) | undefined;

/** Entry of the web extension: the server is a worker. */
export function activate(context: ExtensionContext): PolicyNoticeApi {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server.worker.js');
  let worker: Worker | undefined;
  const extension = activateWith(context, (options, output) => {
    const launch = async () => {
      // A worker outlives the connection to it.
      worker?.terminate();
      worker = await startWorker(script);
      const reader = new WorkerReader(worker);
      worker.addEventListener('error', (event) => {
        output.error(`${script.toString(true)}: ${event.message}`);
        reader.close();
      });
      // Not the worker itself: the client would test it with `instanceof`, and hosts replace `Worker`.
      return { reader, writer: new BrowserMessageWriter(worker) };
    };
    return new LanguageClient(SETTINGS, PRODUCT, launch, options);
  });
  stop = async () => {
    await extension.stop();
    worker?.terminate();
  };
  return extension.api;
}

export function deactivate(): Promise<void> | undefined {
  return stop?.();
}
