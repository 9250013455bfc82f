import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-jsonrpc/browser';
import type { Host } from '../lsp/host.js';
import { receive } from '../lsp/reception.js';

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
  opened: () => undefined,
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

void receive(new BrowserMessageReader(self), new BrowserMessageWriter(self), host);
