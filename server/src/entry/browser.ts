import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-jsonrpc/browser';
import { connect } from '../lsp/connection.js';
import { checkedReader, refuseBy } from '../lsp/framing.js';
import type { Host } from '../lsp/host.js';
import { startServer } from '../lsp/server.js';

declare const self: DedicatedWorkerGlobalScope;

const host: Host = {
  // The client knows where the pages are; a worker's own address tells nothing.
  rulePages: null,
  // The way the library takes messages from its queue: a faster one would run ahead of them.
  nextTurn: (callback) => void setTimeout(callback, 0),
  later(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  readFile: async () => null,
  listNotices: async () => [],
  writeFile: null,
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
  // A worker belongs to its page, which ends it.
  follow: () => undefined,
  exit: () => self.close(),
};

const writer = new BrowserMessageWriter(self);
const reader = checkedReader(new BrowserMessageReader(self), refuseBy(writer));
startServer(connect(reader, writer, host.nextTurn), host);
