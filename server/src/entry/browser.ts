import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { checkedReader, refuseBy } from '../lsp/framing.js';
import type { Host } from '../lsp/host.js';
import { startServer } from '../lsp/server.js';

declare const self: DedicatedWorkerGlobalScope;

const host: Host = {
  // The client knows where the pages are; a worker's own address tells nothing.
  rulePages: null,
  later(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  onUncaught(report) {
    self.addEventListener('error', (event) => {
      event.preventDefault();
      report(event.error ?? event.message);
    });
    self.addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      report(event.reason);
    });
  },
};

const writer = new BrowserMessageWriter(self);
const reader = checkedReader(new BrowserMessageReader(self), refuseBy(writer));
startServer(createConnection(reader, writer), host);
