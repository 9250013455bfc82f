import assert from 'node:assert/strict';
import type { CodeLens, InlayHint, SemanticTokens } from 'vscode-languageserver';
import { ABOUT, conversation } from './harness.js';
import { FULL_CLIENT, giveSettings, SAMPLE } from './session.js';

const CAPABLE = {
  ...FULL_CLIENT,
  textDocument: {
    ...FULL_CLIENT.textDocument,
    semanticTokens: { requests: { full: true }, tokenTypes: [], tokenModifiers: [], formats: ['relative'] },
  },
  workspace: {
    ...FULL_CLIENT.workspace,
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
};

const ALL = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

describe('what is shown between the lines, over stdio', function () {
  this.timeout(30_000);
  const talk = conversation();
  const hints = () => talk.request<InlayHint[]>('textDocument/inlayHint', { ...ABOUT, range: ALL });

  it('counts chapters, and colours', async () => {
    const text = SAMPLE.replace('92．', '92．按照本通知第3项，');
    const capabilities = await talk.start({ capabilities: CAPABLE, options: { showReferences: true } }, text);
    assert.ok(capabilities.semanticTokensProvider);
    const lenses = await talk.request<CodeLens[]>('textDocument/codeLens', ABOUT);
    assert.equal(lenses.filter(({ command }) => command?.command === '').length, 9);
    assert.match(lenses[0]?.command?.title ?? '', /\d+项，\d+个单位/);
    assert.equal(lenses.at(-1)?.command?.command, 'policyNotice.showReferences');
    const { data } = await talk.request<SemanticTokens>('textDocument/semanticTokens/full', ABOUT);
    assert.ok(data.length > 5 * 250);
    const part = await talk.request<SemanticTokens>('textDocument/semanticTokens/range', {
      ...ABOUT,
      range: ALL,
    });
    assert.deepEqual(part.data, data);
  });

  it('asks the client to ask again when the settings change', async () => {
    await talk.start({ capabilities: CAPABLE }, SAMPLE);
    assert.deepEqual(await hints(), []);
    const asked: string[] = [];
    for (const what of ['codeLens', 'inlayHint', 'semanticTokens']) {
      const method = `workspace/${what}/refresh`;
      talk.server.rpc.answer(method, () => {
        asked.push(method);
        return null;
      });
    }
    giveSettings(talk.server.rpc, () => ({ inlayHints: { expandedNames: true, itemCounts: true } }));
    talk.server.rpc.notify('workspace/didChangeConfiguration', { settings: null });
    while (asked.length < 3) {
      await talk.request('textDocument/documentSymbol', ABOUT);
    }
    assert.ok((await hints()).length > 50);
  });
});
