import assert from 'node:assert/strict';
import type {} from 'vscode-languageserver';
import { ABOUT, conversation, fullItems, saidBy } from './harness.js';
import type { RequestFailed } from './rpc.js';
import { open, SAMPLE } from './session.js';
import { framed } from './stdio.js';

describe('bad input over stdio', function () {
  this.timeout(30_000);
  const talk = conversation();

  describe('bad input', () => {
    it('names a document that is not open, and answers the next request', async () => {
      await talk.start({}, SAMPLE);
      const textDocument = { uri: 'file:///nowhere.notice' };
      await assert.rejects(
        talk.request('textDocument/documentSymbol', { textDocument }),
        (error: RequestFailed) => error.code === -32602 && error.message.includes(textDocument.uri),
      );
      await talk.request('textDocument/documentSymbol', ABOUT);
    });

    it('refuses unknown methods and wrong parameters', async () => {
      await talk.start({}, SAMPLE);
      const failsWith = (code: number) => (error: RequestFailed) => error.code === code;
      await assert.rejects(talk.request('textDocument/nonsense', ABOUT), failsWith(-32601));
      await assert.rejects(talk.request('textDocument/hover'), failsWith(-32602));
      await assert.rejects(talk.request('textDocument/hover', ABOUT), failsWith(-32602));
      await assert.rejects(talk.request('textDocument/hover', [1, 2]), failsWith(-32602));
      await assert.rejects(
        talk.request('textDocument/hover', { ...ABOUT, position: { line: 'a', character: -1 } }),
        (error: RequestFailed) => error.code === -32602 && /position\.line/.test(error.message),
      );
      talk.server.rpc.notify('textDocument/didOpen', { textDocument: { uri: 5 } });
      talk.server.rpc.notify('textDocument/didChange', {});
      talk.server.rpc.notify('textDocument/didChange', {
        textDocument: { uri: 'file:///unopened', version: 2 },
        contentChanges: [{ text: '' }],
      });
      talk.server.rpc.notify('$/nonsense');
      await talk.request('textDocument/documentSymbol', ABOUT);
    });

    const bad: Readonly<Record<string, string>> = {
      'a header without a length': 'Content-Type: text/plain\r\n\r\n{"jsonrpc":"2.0"}',
      'a header that is none': 'nonsense\r\n\r\n',
      'a length that is no number': 'Content-Length: many\r\n\r\n{}',
      'a body that is no JSON': 'Content-Length: 5\r\n\r\n{"a":',
      'a length too small': 'Content-Length: 3\r\n\r\n{"jsonrpc":"2.0","method":"x"}',
      'bytes that are no text': 'Content-Length: 4\r\n\r\n\u0000\u0001\u0002\u0003',
      'a batch': 'Content-Length: 2\r\n\r\n[]',
      'a message that is null': 'Content-Length: 4\r\n\r\nnull',
      'a request whose id is null': framed({ jsonrpc: '2.0', id: null, method: 'shutdown' }),
      'a method that is no string': framed({ jsonrpc: '2.0', id: 'a', method: 7 }),
      'parameters that are a number': framed({ jsonrpc: '2.0', method: 'exit', params: 3 }),
      'a cancellation of nothing': framed({ jsonrpc: '2.0', method: '$/cancelRequest' }),
      'a cancellation of null': framed({ jsonrpc: '2.0', method: '$/cancelRequest', params: null }),
      'a length far too large': 'Content-Length: 99999999999\r\n\r\n{}',
    };
    for (const [what, bytes] of Object.entries(bad)) {
      it(`answers the request after ${what}`, async () => {
        await talk.start({}, SAMPLE);
        await talk.pull();
        talk.server.raw(bytes);
        await talk.request('textDocument/documentSymbol', ABOUT);
        const refusal = what.startsWith('a method') ? undefined : await talk.server.rpc.nextRefusal();
        assert.ok(refusal === undefined || refusal.code === -32700 || refusal.code === -32600);
      });
    }

    it('finds a message that a length too large had swallowed', async () => {
      await talk.start({}, SAMPLE);
      await talk.pull();
      talk.server.raw('Content-Length: 60\r\n\r\n{"jsonrpc":"2.0","method":"x"}');
      await talk.request('textDocument/documentSymbol', ABOUT);
    });

    it('says that a document of 50 MB is too large, and serves the others', async function () {
      this.timeout(30_000);
      await talk.start();
      open(talk.server.rpc, '一、重点工作。（省教育厅）\n'.repeat(3_500_000));
      const [only] = fullItems(await talk.pull());
      assert.match(saidBy(only), /文件过大/);
      assert.equal(await talk.request('textDocument/documentSymbol', ABOUT), null);
      open(talk.server.rpc, SAMPLE, 'file:///other.notice');
      const textDocument = { uri: 'file:///other.notice' };
      assert.ok(await talk.request('textDocument/documentSymbol', { textDocument }));
    });

    for (const [what, text] of [
      ['an empty document', ''],
      ['a binary one', '\u0000\uFFFD\u0001PK\u0003\u0004'.repeat(5000)],
      ['half a surrogate pair', '一、\uD83D\n1．\uDE00（省'],
    ] as const) {
      it(`answers everything about ${what}`, async () => {
        await talk.start({}, text);
        const position = { line: 0, character: 0 };
        await talk.pull();
        await talk.request('textDocument/documentSymbol', ABOUT);
        await talk.request('textDocument/foldingRange', ABOUT);
        await talk.request('textDocument/selectionRange', { ...ABOUT, positions: [position] });
        await talk.request('textDocument/hover', { ...ABOUT, position });
        await talk.actions({ start: position, end: { line: 99, character: 99 } });
        await talk.request('policyNotice/summary', ABOUT);
      });
    }
  });
});
