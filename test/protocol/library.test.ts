import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  DocumentLink,
  Location,
  SymbolInformation,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { ABOUT, conversation } from './harness.js';
import type { RequestFailed } from './rpc.js';
import { FULL_CLIENT, offsetOf, open, placeOf } from './session.js';

const NOTICE = (title: string, body: string): string =>
  `广东省人民政府关于印发${title}的通知\n粤府函〔2016〕85号\n\n${body}\n\n广东省人民政府\n2016年3月28日\n`;

const OPEN = NOTICE('甲计划', '　　一、甲\n　　1．做。（省教育厅、交通运输厅）');
const CLOSED = NOTICE(
  '乙计划',
  '　　一、乙\n　　1．做。（省公安厅、交通运输厅）\n　　2．做。（省交通运输厅）',
);
const OTHER = NOTICE('丙计划', '　　一、丙\n　　1．做。（省公安厅）');

const CAPABLE = {
  ...FULL_CLIENT,
  textDocument: { ...FULL_CLIENT.textDocument, rename: { prepareSupport: true } },
  workspace: {
    ...FULL_CLIENT.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

describe('notices of the workspace', function () {
  this.timeout(30_000);
  const talk = conversation();
  let folder = '';
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'notices-'));
    mkdirSync(join(folder, 'sub', 'node_modules'), { recursive: true });
    writeFileSync(join(folder, 'sub', 'closed.notice'), CLOSED);
    writeFileSync(join(folder, 'other.gongwen'), OTHER);
    writeFileSync(join(folder, 'sub', 'node_modules', 'skipped.notice'), CLOSED);
    writeFileSync(join(folder, 'plain.txt'), CLOSED);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Starts in the folder with a document of it open. */
  async function begin(options: object = {}): Promise<Record<string, unknown>> {
    const { capabilities } = await talk.request<{ capabilities: Record<string, unknown> }>('initialize', {
      processId: null,
      locale: 'zh-cn',
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'drafts' }],
      capabilities: CAPABLE,
      initializationOptions: options,
    });
    talk.server.rpc.answer('workspace/configuration', (params) =>
      (params as { items: unknown[] }).items.map(() => null),
    );
    talk.server.rpc.answer('client/registerCapability', () => null);
    talk.server.rpc.notify('initialized', {});
    open(talk.server.rpc, OPEN);
    return capabilities;
  }

  const renameTo = (newName: string): Promise<WorkspaceEdit> =>
    talk.request('textDocument/rename', { ...ABOUT, position: placeOf(OPEN, '交通运输厅'), newName });

  const changesOf = (edit: WorkspaceEdit): ReadonlyMap<string, TextDocumentEdit> =>
    new Map(
      (edit.documentChanges ?? []).flatMap((one) =>
        'edits' in one ? [[one.textDocument.uri, one] as const] : [],
      ),
    );

  it('renames an agency in all of them, files that are not open included', async () => {
    const capabilities = await begin();
    assert.deepEqual(capabilities.renameProvider, { prepareProvider: true });
    const edit = await renameTo('省交通厅');
    const changes = changesOf(edit);
    assert.deepEqual([...changes.keys()].sort(), [ABOUT.textDocument.uri, uriOf('sub/closed.notice')].sort());
    const closed = changes.get(uriOf('sub/closed.notice'));
    assert.equal(closed?.textDocument.version, null);
    assert.deepEqual(
      closed?.edits.map((one) => 'newText' in one && one.newText),
      ['交通厅', '省交通厅'],
    );
    assert.equal(changes.get(ABOUT.textDocument.uri)?.textDocument.version, 1);
    assert.equal(edit.changeAnnotations?.elsewhere?.needsConfirmation, true);
    assert.equal(edit.changeAnnotations?.inGroups?.needsConfirmation, false);
  });

  it('knows what the client says has changed', async () => {
    await begin();
    await renameTo('省交通厅');
    const uri = uriOf('other.gongwen');
    writeFileSync(join(folder, 'other.gongwen'), CLOSED);
    rmSync(join(folder, 'sub', 'closed.notice'));
    talk.server.rpc.notify('workspace/didChangeWatchedFiles', {
      changes: [
        { uri, type: 2 },
        { uri: uriOf('sub/closed.notice'), type: 3 },
      ],
    });
    const changes = changesOf(await renameTo('省交通厅'));
    assert.deepEqual([...changes.keys()].sort(), [ABOUT.textDocument.uri, uri].sort());
  });

  it('takes an open document as it is, not its file', async () => {
    await begin();
    open(talk.server.rpc, CLOSED.replace('（省交通运输厅）', ''), uriOf('sub/closed.notice'));
    const changes = changesOf(await renameTo('省交通厅'));
    assert.equal(changes.get(uriOf('sub/closed.notice'))?.edits.length, 1);
    assert.equal(changes.get(uriOf('sub/closed.notice'))?.textDocument.version, 1);
  });

  it('asks a client that has the files', async () => {
    talk.server.rpc.answer('policyNotice/findNotices', () => ({
      uris: ['vscode-vfs:/a.notice', 'vscode-vfs:/b.notice'],
    }));
    talk.server.rpc.answer('policyNotice/readFile', (params) => ({
      text: (params as { uri: string }).uri === 'vscode-vfs:/a.notice' ? CLOSED : null,
    }));
    await begin({ readFile: true, findNotices: true });
    const changes = changesOf(await renameTo('省交通厅'));
    assert.deepEqual([...changes.keys()], [ABOUT.textDocument.uri, 'vscode-vfs:/a.notice']);
  });

  it('finds items and agencies in all of them', async () => {
    await begin();
    const found = await talk.request<SymbolInformation[]>('workspace/symbol', { query: '公安' });
    const [first] = found;
    assert.equal(first?.name, '省公安厅');
    assert.match(first?.containerName ?? '', /计划的通知$/);
    assert.deepEqual(
      new Set(found.map(({ location }) => location.uri)),
      new Set([uriOf('other.gongwen'), uriOf('sub/closed.notice')]),
    );
    const units = await talk.request<SymbolInformation[]>('workspace/symbol', { query: '一、' });
    assert.deepEqual(units.map(({ name }) => name).sort(), ['一、丙', '一、乙', '一、甲']);
    assert.ok((await talk.request<SymbolInformation[]>('workspace/symbol', { query: '' })).length > 5);
    await assert.rejects(
      talk.request('workspace/symbol', {}),
      (error: RequestFailed) => error.code === -32602,
    );
  });

  it('links cited titles to their notices, by title, by what is issued, and by the name of the file', async () => {
    await begin();
    const text = OPEN.replace(
      '做。',
      '落实《乙计划》《other》《广东省人民政府关于印发丙计划的通知》《甲计划》《丁》。',
    );
    const uri = uriOf('citing.notice');
    open(talk.server.rpc, text, uri);
    const textDocument = { uri };
    const links = await talk.request<DocumentLink[]>('textDocument/documentLink', { textDocument });
    const targets = links.map(({ range, target }) => [
      text.slice(offsetOf(text, range.start), offsetOf(text, range.end)),
      target,
    ]);
    assert.deepEqual(targets, [
      ['《乙计划》', uriOf('sub/closed.notice')],
      ['《other》', uriOf('other.gongwen')],
      ['《广东省人民政府关于印发丙计划的通知》', uriOf('other.gongwen')],
      ['《甲计划》', ABOUT.textDocument.uri],
    ]);
    const position = placeOf(text, '乙计划');
    const [place] = await talk.request<Location[]>('textDocument/definition', { textDocument, position });
    assert.equal(place?.uri, uriOf('sub/closed.notice'));
  });

  it('says why a name cannot be taken', async () => {
    await begin();
    await assert.rejects(
      renameTo('省交通厅、'),
      (error: RequestFailed) => error.code === -32803 && /不能作为单位名称/.test(error.message),
    );
  });
});
