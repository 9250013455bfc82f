import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import { begin, open, SAMPLE, type Start, URI } from './session.js';
import { type ServerProcess, startProcess } from './stdio.js';

/** The sample with item 40 taken out: 39 is followed by 41. */
export const BROKEN = SAMPLE.replace(/40．支持[\s\S]*?(?=41．)/, '');

/** Parameters about the document that {@link Conversation.start} opens. */
export const ABOUT = { textDocument: { uri: URI } };

export const SHOWN_MESSAGE = 'window/showMessage';

export interface Shown {
  readonly message: string;
}

/** A finding's message; ours are never markup. */
export function saidBy(diagnostic: Diagnostic | undefined): string {
  return typeof diagnostic?.message === 'string' ? diagnostic.message : '';
}

export function fullItems(report: DocumentDiagnosticReport): readonly Diagnostic[] {
  assert.equal(report.kind, 'full');
  return report.kind === 'full' ? report.items : [];
}

/** A fresh server for every test of a suite, and short ways to speak with it. */
export interface Conversation {
  readonly server: ServerProcess;
  request<R>(method: string, params?: unknown): Promise<R>;
  /** Initializes, and opens a document when there is a text for it. */
  start(given?: Start, text?: string): Promise<Record<string, unknown>>;
  pull(previousResultId?: string): Promise<DocumentDiagnosticReport>;
  actions(range: Diagnostic['range'], only?: readonly string[]): Promise<CodeAction[]>;
}

/** Sets up a server before each test of the suite it is called in, and takes it down after. */
export function conversation(): Conversation {
  let server: ServerProcess | undefined;
  const running = (): ServerProcess => {
    assert.ok(server);
    return server;
  };
  const request = <R>(method: string, params?: unknown) => running().rpc.request<R>(method, params);
  beforeEach(() => {
    server = startProcess();
  });
  afterEach(async () => {
    server?.kill();
    await server?.exited;
  });
  return {
    get server() {
      return running();
    },
    request,
    async start(given, text) {
      const capabilities = await begin(running().rpc, given);
      if (text !== undefined) {
        open(running().rpc, text);
      }
      return capabilities;
    },
    pull: (previousResultId) => request('textDocument/diagnostic', { ...ABOUT, previousResultId }),
    actions: (range, only) =>
      request('textDocument/codeAction', {
        ...ABOUT,
        range,
        context: { diagnostics: [], ...(only ? { only } : {}) },
      }),
  };
}
