import assert from 'node:assert/strict';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { conversation, saidBy } from './harness.js';
import { open, PUSH_CLIENT, URI } from './session.js';

const plan = (year: number, items: readonly string[]): string =>
  `广东省人民政府办公厅关于印发${year}年某某重点工作任务的通知
粤府办〔${year}〕12号

各地级以上市人民政府：

　　一、某某建设
${items.map((item, i) => `　　${i + 1}．${item}`).join('\n')}

广东省人民政府办公厅
${year}年3月28日
`;

const ROADS = '推进国道改造工程，2016年底前完成路面施工。（省交通运输厅）';
const LAST = plan(2016, ['实施义务教育学校标准化工程。（省教育厅）', ROADS]);
const THIS = plan(2017, ['开展数字档案馆试点。（省档案局）', ROADS]);

describe('last year’s plan beside the one that is open', function () {
  this.timeout(30_000);
  const talk = conversation();

  it('lets a target that was carried over be told as such, when the user pauses', async () => {
    await talk.start({ capabilities: PUSH_CLIENT });
    open(talk.server.rpc, LAST, 'file:///drafts/2016.notice');
    open(talk.server.rpc, THIS);
    const said = (word: string) =>
      talk.server.rpc.next<PublishDiagnosticsParams>(
        'textDocument/publishDiagnostics',
        ({ uri, diagnostics }) => uri === URI && diagnostics.some((one) => saidBy(one).includes(word)),
      );
    assert.ok(await said('疑为旧稿遗留'));
    assert.ok(await said('系沿用2016年计划第2项的时限'));
    // Last year's plan is closed, and no file: at the next pause nothing is known of it any more.
    talk.server.rpc.notify('textDocument/didClose', { textDocument: { uri: 'file:///drafts/2016.notice' } });
    talk.server.rpc.notify('textDocument/didChange', {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ text: THIS.replace('数字档案馆', '数字图书馆') }],
    });
    assert.ok(await said('疑为旧稿遗留'));
  });
});
