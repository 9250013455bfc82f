import assert from 'node:assert/strict';
import type { Diagnostic, DocumentDiagnosticReport, PublishDiagnosticsParams } from 'vscode-languageserver';
import { ABOUT, BROKEN, conversation, saidBy } from './harness.js';
import { begin, open, PUSH_CLIENT, placeOf, URI } from './session.js';
import { framed, startProcess } from './stdio.js';

const PUBLISHED = 'textDocument/publishDiagnostics';

/** What a modern client that is pushed to says of diagnostics. */
const VERSIONED = {
  ...PUSH_CLIENT,
  textDocument: {
    ...PUSH_CLIENT.textDocument,
    publishDiagnostics: { ...PUSH_CLIENT.textDocument.publishDiagnostics, versionSupport: true },
  },
};

/** A text with a fault in every item, many times over. */
const FULL_OF_FAULTS = BROKEN.replaceAll('。', '.').repeat(4);

function change(version: number, range: Diagnostic['range'], text: string): object {
  return {
    jsonrpc: '2.0',
    method: 'textDocument/didChange',
    params: { textDocument: { uri: URI, version }, contentChanges: [{ range, text }] },
  };
}

describe('typing over stdio', function () {
  this.timeout(30_000);
  const talk = conversation();
  const published = (version?: number) =>
    talk.server.rpc.next<PublishDiagnosticsParams>(
      PUBLISHED,
      (params) => version === undefined || params.version === version,
    );

  it('a burst of keys is looked at when it has been taken in, and ends as a fresh document would', async () => {
    await talk.start({ capabilities: VERSIONED }, BROKEN);
    await published(1);
    const at = placeOf(BROKEN, '41．');
    const typed = '40．补上的一项，由有关单位负责。（省教育厅）';
    const keys = [...typed].map((key, i) => {
      const place = { line: at.line, character: at.character + i };
      return change(i + 2, { start: place, end: place }, key);
    });
    // In one piece, as they stand in the pipe when the server was busy.
    talk.server.raw(keys.map(framed).join(''));
    const last = await published(keys.length + 1);
    const before = talk.server.rpc.received(PUBLISHED).length;
    assert.ok(before <= 4, `${before} times published for ${keys.length} keys`);

    const fresh = startProcess();
    try {
      await begin(fresh.rpc, { capabilities: VERSIONED });
      const offset = BROKEN.indexOf('41．');
      open(fresh.rpc, BROKEN.slice(0, offset) + typed + BROKEN.slice(offset));
      const expected = await fresh.rpc.next<PublishDiagnosticsParams>(PUBLISHED);
      assert.deepEqual(last.diagnostics, expected.diagnostics);
    } finally {
      fresh.kill();
      await fresh.exited;
    }
  });

  it('a request that a key has overtaken is refused as such; diagnostics are those of the new text', async () => {
    await talk.start({}, BROKEN);
    const at = { line: 0, character: 0 };
    const ask = (id: string, method: string) => ({ jsonrpc: '2.0', id, method, params: ABOUT });
    talk.server.raw(
      [
        ask('symbols', 'textDocument/documentSymbol'),
        ask('pull', 'textDocument/diagnostic'),
        change(2, { start: at, end: at }, '字'),
      ]
        .map(framed)
        .join(''),
    );
    assert.equal((await talk.server.rpc.responseTo('symbols')).error?.code, -32801);
    const pulled = (await talk.server.rpc.responseTo('pull')).result;
    assert.deepEqual(pulled, await talk.pull());
  });

  it('a request that was cancelled before its turn is answered as cancelled', async () => {
    await talk.start({}, BROKEN);
    talk.server.raw(
      [
        { jsonrpc: '2.0', id: 'late', method: 'textDocument/documentSymbol', params: ABOUT },
        { jsonrpc: '2.0', method: '$/cancelRequest', params: { id: 'late' } },
      ]
        .map(framed)
        .join(''),
    );
    assert.equal((await talk.server.rpc.responseTo('late')).error?.code, -32800);
  });

  it('an edit that leaves all findings where they are publishes nothing', async () => {
    await talk.start({ capabilities: VERSIONED }, BROKEN);
    await published(1);
    const end = { line: 9999, character: 0 };
    talk.server.raw(framed(change(2, { start: end, end }, '\n')));
    // Answered after the turn in which diagnostics would have been sent.
    await talk.request('textDocument/documentSymbol', ABOUT);
    assert.equal(talk.server.rpc.received(PUBLISHED).length, 1);
  });

  for (const links of ['https://example.org/rules/', `https://example.org/${'long/'.repeat(40)}`]) {
    it(`a text full of faults publishes at most 25 kB (address of ${links.length} characters)`, async () => {
      await talk.start({ capabilities: VERSIONED, options: { rulePages: links } }, FULL_OF_FAULTS);
      const params = await published(1);
      const bytes = Buffer.byteLength(JSON.stringify({ jsonrpc: '2.0', method: PUBLISHED, params }));
      assert.ok(bytes <= 25_000, `${bytes} bytes`);
      assert.ok(params.diagnostics.length > 60, `${params.diagnostics.length} findings`);
      assert.match(saidBy(params.diagnostics.at(-1)), /另有\d+个问题未显示.*policy-notice check/);
      const severities = params.diagnostics.slice(0, -1).map(({ severity }) => severity ?? 0);
      assert.ok(severities.includes(1), 'the gravest are among them');
    });
  }

  it('the pull model has the same limit', async () => {
    await talk.start({}, FULL_OF_FAULTS);
    const report = await talk.pull();
    const bytes = Buffer.byteLength(JSON.stringify(report));
    assert.ok(bytes <= 25_000, `${bytes} bytes`);
    assert.equal((await talk.pull((report as { resultId?: string }).resultId)).kind, 'unchanged');
    const again = await talk.request<DocumentDiagnosticReport>('textDocument/diagnostic', ABOUT);
    assert.deepEqual(again, report);
  });
});
