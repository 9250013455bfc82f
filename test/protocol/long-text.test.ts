import assert from 'node:assert/strict';
import type { Diagnostic, DocumentSymbol, PublishDiagnosticsParams } from 'vscode-languageserver';
import { exampleNotice } from '../../server/src/core/lint/example.js';
import { formatHanNumber } from '../../server/src/core/syntax/numerals.js';
import { ABOUT, conversation, fullItems } from './harness.js';
import { FULL_CLIENT, open, PUSH_CLIENT, placeOf, URI } from './session.js';
import { framed } from './stdio.js';

const PUBLISHED = 'textDocument/publishDiagnostics';
const REFRESH = 'workspace/diagnostic/refresh';

const VERSIONED = {
  ...PUSH_CLIENT,
  textDocument: {
    ...PUSH_CLIENT.textDocument,
    publishDiagnostics: { ...PUSH_CLIENT.textDocument.publishDiagnostics, versionSupport: true },
  },
};

const CHAPTERS = 90;
const ITEMS = 40;

/** A faultless notice of some 170,000 characters. */
function longNotice(): string {
  const chapters = Array.from({ length: CHAPTERS }, (_, chapter) => {
    const items = Array.from(
      { length: ITEMS },
      (_, item) =>
        `　　${item + 1}．推进第${chapter + 1}批第${item + 1}类项目建设，完善配套政策，落实各项责任。（省教育厅）\n`,
    );
    return `　　${formatHanNumber(chapter + 1)}、第${chapter + 1}批任务\n${items.join('')}`;
  });
  return exampleNotice(chapters.join(''));
}

const CLEAN = longNotice();
const first = '推进第1批第3类项目';
const last = `推进第${CHAPTERS}批第3类项目`;
/** A bracket that is never closed near the beginning, and one near the end. */
const FAULTY = CLEAN.replace(first, `${first}（试点`).replace(last, `${last}（试点`);

function faults(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, range }) => `${code} ${range.start.line}`);
}

const NEAR = `text/brackets ${placeOf(CLEAN, first).line}`;
const FAR = `text/brackets ${placeOf(CLEAN, last).line}`;

function change(version: number, at: Diagnostic['range']['start'], text: string): object {
  return {
    jsonrpc: '2.0',
    method: 'textDocument/didChange',
    params: {
      textDocument: { uri: URI, version },
      contentChanges: [{ range: { start: at, end: at }, text }],
    },
  };
}

describe('a long text', function () {
  this.timeout(60_000);
  const talk = conversation();
  const published = () => talk.server.rpc.next<PublishDiagnosticsParams>(PUBLISHED);

  it('shows what is found at its beginning, then everything', async () => {
    await talk.start({ capabilities: VERSIONED }, FAULTY);
    assert.deepEqual(faults((await published()).diagnostics), [NEAR]);
    assert.deepEqual(faults((await published()).diagnostics), [NEAR, FAR]);
  });

  it('is not looked at twice where it is of ordinary length', async () => {
    const short = FAULTY.slice(0, 20_000);
    await talk.start({ capabilities: VERSIONED }, short);
    await published();
    await talk.request('textDocument/documentSymbol', ABOUT);
    assert.equal(talk.server.rpc.received(PUBLISHED).length, 1);
  });

  it('has the client ask again for what could not be told at once', async () => {
    let asked: () => void = () => undefined;
    talk.server.rpc.answer(REFRESH, () => {
      asked();
      return null;
    });
    // Not asked for settings, which have everything checked anew.
    const { configuration: _, ...workspace } = FULL_CLIENT.workspace;
    await talk.start({ capabilities: { ...FULL_CLIENT, workspace } }, FAULTY);
    const again = new Promise<void>((resolve) => {
      asked = resolve;
    });
    assert.deepEqual(faults(fullItems(await talk.pull())), [NEAR]);
    await again;
    assert.deepEqual(faults(fullItems(await talk.pull())), [NEAR, FAR]);
  });

  it('is waited for by clients that cannot be told to ask again, and by requests about all of it', async () => {
    await talk.start({ capabilities: { textDocument: { diagnostic: {} } } }, FAULTY);
    assert.deepEqual(faults(fullItems(await talk.pull())), [NEAR, FAR]);
    open(talk.server.rpc, CLEAN, 'file:///other.notice');
    const textDocument = { uri: 'file:///other.notice' };
    const symbols = await talk.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    assert.ok(symbols.length > 0);
  });

  it('takes keys while it is being read, and ends as a fresh one would', async () => {
    await talk.start({ capabilities: VERSIONED }, FAULTY);
    const at = placeOf(FAULTY, '推进第1批第2类');
    const keys = [...'（试点'].map((key, i) => change(i + 2, { ...at, character: at.character + i }, key));
    await published();
    for (const key of keys) {
      talk.server.raw(framed(key));
    }
    const typed = `text/brackets ${at.line}`;
    let shown: PublishDiagnosticsParams;
    // Not for each key: the two after the bracket change nothing that is shown.
    do {
      shown = await published();
    } while (!faults(shown.diagnostics).includes(FAR) || !faults(shown.diagnostics).includes(typed));
    assert.deepEqual(faults(shown.diagnostics), [typed, NEAR, FAR]);
  });

  it('refuses a request that a key has overtaken while it was read', async () => {
    await talk.start({ capabilities: VERSIONED }, FAULTY);
    await published();
    talk.server.raw(
      framed({ jsonrpc: '2.0', id: 'symbols', method: 'textDocument/documentSymbol', params: ABOUT }),
    );
    const at = placeOf(FAULTY, '推进第1批第2类');
    talk.server.raw(framed(change(2, at, '字')));
    assert.equal((await talk.server.rpc.responseTo('symbols')).error?.code, -32801);
  });

  it('says nothing of one that is closed before it has been read', async () => {
    await talk.start({ capabilities: VERSIONED }, FAULTY);
    await published();
    talk.server.rpc.notify('textDocument/didClose', ABOUT);
    assert.deepEqual((await published()).diagnostics, []);
    open(talk.server.rpc, CLEAN, 'file:///other.notice');
    const other = await talk.server.rpc.next<PublishDiagnosticsParams>(PUBLISHED, ({ uri }) => uri !== URI);
    assert.deepEqual(other.diagnostics, []);
    assert.deepEqual(talk.server.rpc.received('window/logMessage'), []);
  });
});
