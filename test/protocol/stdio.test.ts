import assert from 'node:assert/strict';
import type {
  DocumentSymbol,
  FoldingRange,
  Hover,
  PublishDiagnosticsParams,
  SelectionRange,
  SymbolInformation,
} from 'vscode-languageserver';
import type { Span } from '../../server/src/core/text/span.js';
import type { Summary } from '../../server/src/lsp/protocol.js';
import { ABOUT, BROKEN, conversation } from './harness.js';
import type { RequestFailed } from './rpc.js';
import { begin, open, PUSH_CLIENT, placeOf, SAMPLE, URI } from './session.js';
import { startProcess } from './stdio.js';

function hoverText(hover: Hover | null): string {
  assert.ok(hover && typeof hover.contents === 'object' && 'value' in hover.contents);
  return hover.contents.value;
}

const all = (symbols: readonly DocumentSymbol[]): readonly DocumentSymbol[] =>
  symbols.flatMap((symbol) => [symbol, ...all(symbol.children ?? [])]);

describe('server over stdio', function () {
  this.timeout(30_000);
  const talk = conversation();

  describe('initialize', () => {
    it('promises what the features declare', async () => {
      const capabilities = await talk.start();
      assert.deepEqual(Object.keys(capabilities).sort(), [
        'codeActionProvider',
        'codeLensProvider',
        'completionProvider',
        'definitionProvider',
        'diagnosticProvider',
        'documentFormattingProvider',
        'documentHighlightProvider',
        'documentLinkProvider',
        'documentOnTypeFormattingProvider',
        'documentRangeFormattingProvider',
        'documentSymbolProvider',
        'executeCommandProvider',
        'foldingRangeProvider',
        'hoverProvider',
        'inlayHintProvider',
        'referencesProvider',
        'renameProvider',
        'selectionRangeProvider',
        'textDocumentSync',
        'workspace',
        'workspaceSymbolProvider',
      ]);
    });

    it('promises no pull to a client that cannot', async () => {
      const capabilities = await talk.start({ capabilities: PUSH_CLIENT });
      assert.equal(capabilities.diagnosticProvider, undefined);
    });

    it('is refused without capabilities, and can be sent again', async () => {
      const refused = talk.request('initialize', { processId: null });
      await assert.rejects(refused, (error: RequestFailed) => error.code === -32602);
      await talk.start({}, SAMPLE);
      await talk.pull();
    });

    it('refuses requests before it, and a second one', async () => {
      await assert.rejects(talk.pull(), (error: RequestFailed) => error.code === -32002);
      await talk.start();
      await assert.rejects(talk.start(), (error: RequestFailed) => error.code === -32600);
      open(talk.server.rpc, SAMPLE);
      await talk.pull();
    });
  });

  describe('structure', () => {
    it('gives the outline of the sample', async () => {
      await talk.start({}, SAMPLE);
      const symbols = await talk.request<DocumentSymbol[]>('textDocument/documentSymbol', ABOUT);
      const names = all(symbols).map((symbol) => symbol.name);
      const numbered = (form: RegExp) => names.filter((name) => form.test(name)).length;
      assert.equal(numbered(/^[一二三四五六七八九]、/), 9);
      assert.equal(numbered(/^[（(][一二三四五六]/), 17);
      assert.equal(numbered(/^\d+．/), 92);
      for (const symbol of all(symbols)) {
        assert.ok(symbol.name.length <= 64, symbol.name);
      }
    });

    it('gives a flat outline to a client without hierarchy', async () => {
      await talk.start({ capabilities: {} }, SAMPLE);
      const symbols = await talk.request<SymbolInformation[]>('textDocument/documentSymbol', ABOUT);
      assert.ok(symbols.every((symbol) => symbol.location.uri === URI));
      assert.ok(symbols.some((symbol) => symbol.name.startsWith('92．') && symbol.containerName));
    });

    it('folds without hiding what begins on a last line', async () => {
      await talk.start({}, SAMPLE);
      const folds = await talk.request<FoldingRange[]>('textDocument/foldingRange', ABOUT);
      assert.ok(folds.length > 5);
      const lines = SAMPLE.split('\n');
      for (const fold of folds) {
        assert.ok(fold.endLine > fold.startLine && fold.endLine < lines.length);
      }
    });

    it('grows a selection from word to document', async () => {
      await talk.start({}, SAMPLE);
      const positions = [placeOf(SAMPLE, '通关流程')];
      const [range] = await talk.request<SelectionRange[]>('textDocument/selectionRange', {
        ...ABOUT,
        positions,
      });
      let steps = 0;
      for (let at = range; at; at = at.parent) {
        steps++;
      }
      assert.ok(steps >= 6, `${steps} steps`);
    });

    it('compares with an older text', async () => {
      const now = SAMPLE.replace('2．继续推进', '2．全力推进').replace(
        '争取口岸旅检大楼2016年底前',
        '争取口岸旅检大楼2017年底前',
      );
      await talk.start({}, now);
      const { pairs, rows, added, dropped } = await talk.request<{
        pairs: { change: string[]; old: { marker: string }[] }[];
        rows: {
          new: { start: number; end: number; marker: string }[];
          remarks: string[];
          pieces: { kind: string; text: string; old: Span | null; new: Span | null }[];
        }[];
        added: unknown[];
        dropped: unknown[];
      }>('policyNotice/compare', { ...ABOUT, old: { text: SAMPLE } });
      assert.deepEqual([pairs.length, added, dropped, rows.length], [92, [], [], 118]);
      const changed = pairs.filter(({ change }) => change.length > 0);
      assert.deepEqual(
        changed.map(({ old, change }) => [old[0]?.marker, ...change]),
        [
          ['2．', 'reworded'],
          ['3．', 'reworded', 'deadlines'],
        ],
      );
      const row = rows.find(({ new: [unit] }) => unit?.marker === '2．');
      assert.deepEqual(row?.remarks.length, 1);
      const at = (text: string, words: string) => ({
        start: text.indexOf(words),
        end: text.indexOf(words) + 2,
      });
      assert.deepEqual(row?.pieces.slice(0, 2), [
        { kind: 'removed', text: '继续', old: at(SAMPLE, '继续推进广深港'), new: null },
        { kind: 'added', text: '全力', old: null, new: at(now, '全力推进广深港') },
      ]);
      await assert.rejects(talk.request('policyNotice/compare', ABOUT));
    });

    it("drafts another year's plan, and none of a year that is past", async () => {
      await talk.start({}, SAMPLE);
      const { text, review } = await talk.request<{
        text: string;
        review: { source: string; entries: unknown[]; changes: unknown[] };
      }>('policyNotice/next', { ...ABOUT, year: 2017 });
      assert.ok(text.includes('粤府函〔2017〕　　号'));
      assert.deepEqual([review.source, review.entries.length, review.changes.length], [URI, 28, 10]);
      assert.equal(await talk.request('policyNotice/next', { ...ABOUT, year: 2016 }), null);
      const next = await talk.request<{ review: { year: number } }>('policyNotice/next', ABOUT);
      assert.equal(next.review.year, 2017);
      await assert.rejects(talk.request('policyNotice/next', { ...ABOUT, year: 'x' }));
    });

    it('counts for a status bar', async () => {
      await talk.start({}, SAMPLE);
      const summary = await talk.request<Summary>('policyNotice/summary', ABOUT);
      const { chapters, sections, items, groups, mentions, bodies, errors } = summary;
      assert.deepEqual(
        { chapters, sections, items, groups, mentions, bodies, errors },
        { chapters: 9, sections: 17, items: 92, groups: 92, mentions: 173, bodies: 47, errors: 0 },
      );
      assert.equal(summary.isNotice, true);
      assert.equal(summary.title, '广东省人民政府关于印发实施粤港合作框架协议2016年重点工作的通知');
    });
  });

  describe('hover', () => {
    const hover = (wanted: string, n = 1) => {
      const position = placeOf(SAMPLE, wanted, n);
      return talk.request<Hover | null>('textDocument/hover', { ...ABOUT, position });
    };

    it('explains an item number', async () => {
      await talk.start({}, SAMPLE);
      const text = hoverText(await hover('9．支持香港'));
      assert.match(text, /第9项/);
      assert.match(text, /二、现代服务业/);
      assert.match(text, /金融合作/);
      assert.match(text, /5个单位/);
    });

    it('expands an elided agency, with links that an editor can follow', async () => {
      await talk.start({}, SAMPLE);
      const text = hoverText(await hover('口岸办，珠海市'));
      assert.match(text, /“口岸办”.*“省口岸办”/);
      assert.match(text, /广东省人民政府口岸办公室/);
      assert.match(text, /未核实/);
      assert.match(text, /\[第1项\]\(file:\/\/\/drafts\/notice%20%281%29\.notice#L11,\d+\)/);
    });

    it('says how often a document is cited', async () => {
      await talk.start({}, SAMPLE);
      assert.match(hoverText(await hover('珠江三角洲地区空中交通管理')), /引用1次/);
    });

    it('gives plain text to a client without Markdown, and English to an English one', async () => {
      await talk.start({ capabilities: {}, locale: 'en-GB' }, SAMPLE);
      const text = hoverText(await hover('9．支持香港'));
      assert.match(text, /Item 9/);
      assert.doesNotMatch(text, /[*\]]/);
    });

    it('is silent elsewhere', async () => {
      await talk.start({}, SAMPLE);
      assert.equal(await hover('投融资中心'), null);
    });
  });

  describe('leaving', () => {
    it('ends with 0 after shutdown and exit', async () => {
      await talk.start({}, SAMPLE);
      await talk.request('shutdown');
      await assert.rejects(talk.pull(), (error: RequestFailed) => error.code === -32600);
      talk.server.rpc.notify('exit');
      assert.equal(await talk.server.exited, 0);
    });

    it('ends with 1 on exit without shutdown', async () => {
      await talk.start();
      talk.server.rpc.notify('exit');
      assert.equal(await talk.server.exited, 1);
    });

    it('does not outlive its input', async () => {
      await talk.start();
      talk.server.hangUp();
      assert.equal(await talk.server.exited, 1);
    });

    it('answers what came before its input ended', async () => {
      const answers = Promise.all([
        talk.start(),
        ...Array.from({ length: 20 }, () => talk.request('nonsense').catch((error) => error.code)),
      ]);
      talk.server.hangUp();
      const [capabilities, ...codes] = await answers;
      assert.ok(capabilities);
      assert.deepEqual(new Set(codes), new Set([-32601]));
      assert.equal(await talk.server.exited, 1);
    });

    it('says how to start it', async () => {
      const confused = startProcess([]);
      assert.equal(await confused.exited, 2);
      assert.match(confused.errorOutput(), /--stdio/);
    });
  });

  it('works for a client that can nothing', async () => {
    await begin(talk.server.rpc, { capabilities: {} });
    open(talk.server.rpc, BROKEN);
    const { diagnostics } = await talk.server.rpc.next<PublishDiagnosticsParams>(
      'textDocument/publishDiagnostics',
    );
    const gap = diagnostics.find((item) => item.code === 'numbering/gap');
    assert.ok(gap);
    assert.deepEqual(Object.keys(gap).sort(), ['code', 'message', 'range', 'severity', 'source']);
    assert.deepEqual(await talk.actions(gap.range), []);
  });
});
