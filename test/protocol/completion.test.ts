import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import { ABOUT, conversation } from './harness.js';
import { applied, FULL_CLIENT, open, placeOf, SAMPLE, URI } from './session.js';

const CAPABLE = {
  ...FULL_CLIENT,
  textDocument: {
    ...FULL_CLIENT.textDocument,
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
  },
};

describe('completion over stdio', function () {
  this.timeout(30_000);
  const talk = conversation();
  const complete = (text: string, after: string) => {
    const { line, character } = placeOf(text, after);
    return talk.request<CompletionList>('textDocument/completion', {
      ...ABOUT,
      position: { line, character: character + after.length },
    });
  };

  it('puts an agency found by its initials into a list, as short as the list allows', async () => {
    const text = SAMPLE.replace('（省发展改革委、交通运输厅', '（省发展改革委、jtyst、交通运输厅').replace(
      '、交通运输厅',
      '',
    );
    const capabilities = await talk.start({ capabilities: CAPABLE }, text);
    assert.ok(capabilities.completionProvider);
    const { items } = await complete(text, '、jtyst');
    const [item] = items;
    assert.equal(item?.label, '交通运输厅');
    assert.ok(item.textEdit && 'range' in item.textEdit);
    assert.match(applied(text, [item.textEdit]), /（省发展改革委、交通运输厅/);
    const resolved = await talk.request<CompletionItem>('completionItem/resolve', item);
    assert.match(JSON.stringify(resolved.documentation), /广东省交通运输厅/);
  });

  it('answers a resolve after the document has changed, and refuses rubbish', async () => {
    const text = SAMPLE.replace('（省发展改革委、', '（省发展改革委、jtyst、');
    await talk.start({ capabilities: CAPABLE }, text);
    const { items } = await complete(text, '（省发展改革委、');
    const item = items.find(({ data }) => data.what === 'agency');
    open(talk.server.rpc, '甲', URI);
    assert.ok(await talk.request('completionItem/resolve', item));
    await assert.rejects(talk.request('completionItem/resolve', { label: '甲', data: { uri: 3 } }));
  });
});
