import assert from 'node:assert/strict';
import type { DocumentDiagnosticReport, DocumentSymbol, Hover } from 'vscode-languageserver';
import type { Summary } from '../../server/src/lsp/protocol.js';
import type { RequestFailed } from './rpc.js';
import { begin, open, placeOf, SAMPLE, URI } from './session.js';
import { type ServerWorker, startWorker } from './worker.js';

const ABOUT = { textDocument: { uri: URI } };

describe('server in a browser worker', function () {
  this.timeout(30_000);
  let server: ServerWorker;
  const request = <R>(method: string, params?: unknown) => server.rpc.request<R>(method, params);

  before(async () => {
    server = startWorker();
    await begin(server.rpc);
    open(server.rpc, SAMPLE);
  });

  after(async () => {
    await server.stop();
  });

  it('reads the sample as the process does', async () => {
    const { items, mentions, bodies } = await request<Summary>('policyNotice/summary', ABOUT);
    assert.deepEqual({ items, mentions, bodies }, { items: 92, mentions: 173, bodies: 47 });
    const symbols = await request<DocumentSymbol[]>('textDocument/documentSymbol', ABOUT);
    assert.equal(symbols.length, 9);
  });

  it('knows the shipped agencies', async () => {
    const position = placeOf(SAMPLE, '口岸办，珠海市');
    const hover = await request<Hover>('textDocument/hover', { ...ABOUT, position });
    assert.match(JSON.stringify(hover), /广东省人民政府口岸办公室/);
  });

  it('gives diagnostics', async () => {
    const report = await request<DocumentDiagnosticReport>('textDocument/diagnostic', ABOUT);
    assert.equal(report.kind, 'full');
  });

  it('answers the request after what is no message', async () => {
    for (const message of [null, 7, 'text', [], {}, { method: 5 }, { id: null, method: 'shutdown' }]) {
      server.raw(message);
      assert.ok((await server.rpc.nextRefusal()).code < 0);
    }
    const failed = request('textDocument/hover', { textDocument: { uri: 'file:///none' }, position: 0 });
    await assert.rejects(failed, (error: RequestFailed) => error.code === -32602);
    assert.ok(await request<Summary>('policyNotice/summary', ABOUT));
  });

  it('shuts down', async () => {
    await request('shutdown');
    await assert.rejects(request('policyNotice/summary', ABOUT));
  });
});
