import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Command, Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import {
  HIDDEN_METHOD,
  HIDE_COMMAND,
  type HiddenFindings,
  READ_FILE_METHOD,
  RESTORE_COMMAND,
  type ReadFileParams,
  TURN_OFF_COMMAND,
  WRITE_FILE_METHOD,
  type WriteFileParams,
} from '../../server/src/lsp/protocol.js';
import type { Rpc } from './rpc.js';
import { editsOf, open, PUSH_CLIENT } from './session.js';
import { type ServerProcess, startProcess } from './stdio.js';
import { startWorker } from './worker.js';

const FILE = '.policy-notice/baseline.json';
const PUBLISHED = 'textDocument/publishDiagnostics';
const TEXT = '一、甲。（省教育厅）\n　　1．子。\n　　3．丑,寅。\n　　4．卯。\n二、乙。（省财政厅）\n';

async function beginIn(rpc: Rpc, folder: string | null, options?: object): Promise<object> {
  const { capabilities } = await rpc.request<{ capabilities: object }>('initialize', {
    processId: null,
    rootUri: null,
    locale: 'en',
    workspaceFolders: folder === null ? null : [{ uri: folder, name: 'drafts' }],
    capabilities: { textDocument: PUSH_CLIENT.textDocument },
    initializationOptions: options,
  });
  rpc.notify('initialized', {});
  return capabilities;
}

/** The next diagnostics of a document with just these rules. */
async function published(rpc: Rpc, uri: string, ...rules: readonly string[]): Promise<readonly Diagnostic[]> {
  for (;;) {
    const { diagnostics } = await rpc.next<PublishDiagnosticsParams>(PUBLISHED, (sent) => sent.uri === uri);
    if (JSON.stringify(diagnostics.map(({ code }) => code)) === JSON.stringify(rules)) {
      return diagnostics;
    }
  }
}

async function commandOf(rpc: Rpc, uri: string, name: string, at?: Diagnostic): Promise<Command | undefined> {
  const range = at?.range ?? { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const params = { textDocument: { uri }, range, context: { diagnostics: [], only: ['quickfix'] } };
  const actions = await rpc.request<CodeAction[]>('textDocument/codeAction', params);
  return actions.map(({ command }) => command).find((command) => command?.command === name);
}

const run = (rpc: Rpc, command: Pick<Command, 'command' | 'arguments'> | undefined): Promise<unknown> => {
  assert.ok(command);
  return rpc.request('workspace/executeCommand', { command: command.command, arguments: command.arguments });
};

const GAP = 'numbering/gap';
const WIDTH = 'text/width';

describe('hidden findings over stdio', function () {
  this.timeout(30_000);
  let server: ServerProcess;
  let folder: string;
  let uriOf: (name: string) => string;

  beforeEach(() => {
    server = startProcess();
    folder = mkdtempSync(join(tmpdir(), 'policy-notice-'));
    uriOf = (name) => pathToFileURL(join(folder, name)).href;
  });
  afterEach(async () => {
    server.kill();
    await server.exited;
    rmSync(folder, { recursive: true, force: true });
  });

  it('are kept in a file of the folder, survive edits elsewhere, are listed and restored', async () => {
    const { rpc } = server;
    const capabilities = await beginIn(rpc, uriOf(''));
    assert.deepEqual('executeCommandProvider' in capabilities && capabilities.executeCommandProvider, {
      commands: [HIDE_COMMAND, RESTORE_COMMAND],
    });
    const uri = uriOf('第一 份.notice');
    open(rpc, TEXT, uri);
    const [gap] = await published(rpc, uri, GAP, WIDTH);
    assert.ok(gap);
    await run(rpc, await commandOf(rpc, uri, HIDE_COMMAND, gap));
    await published(rpc, uri, WIDTH);
    const written = JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
    assert.equal(written.version, 1);
    assert.deepEqual(
      written.hidden.map(({ file, rule, text, after }: Record<string, unknown>) => [file, rule, text, after]),
      [['第一 份.notice', GAP, '#.', '丑,寅。']],
    );

    const edited = `序言。\n${TEXT.replace('子。', '子，改过。').replace('丑,寅', '丑,寅')}`;
    rpc.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: edited }],
    });
    const [width] = await published(rpc, uri, WIDTH);
    assert.equal(width?.range.start.line, 3);

    const { files } = await rpc.request<HiddenFindings>(HIDDEN_METHOD);
    assert.equal(files.length, 1);
    const [hidden] = files[0]?.entries ?? [];
    assert.equal(hidden?.document, uri);
    assert.deepEqual(hidden?.range?.start, { line: 3, character: 2 });
    const entries = [hidden?.entry];
    await run(rpc, { command: RESTORE_COMMAND, arguments: [{ uri: files[0]?.uri, entries }] });
    await published(rpc, uri, GAP, WIDTH);
    assert.deepEqual(JSON.parse(readFileSync(join(folder, FILE), 'utf8')).hidden, []);
  });

  it('are not mended by fixes of all', async () => {
    const { rpc } = server;
    await beginIn(rpc, uriOf(''));
    const uri = uriOf('a.notice');
    open(rpc, TEXT, uri);
    const [gap] = await published(rpc, uri, GAP, WIDTH);
    await run(rpc, await commandOf(rpc, uri, HIDE_COMMAND, gap));
    await published(rpc, uri, WIDTH);
    const params = {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll'] },
    };
    const [all] = await rpc.request<CodeAction[]>('textDocument/codeAction', params);
    assert.deepEqual(
      editsOf(all?.edit, uri).map(({ newText }) => newText),
      ['，'],
    );
  });

  it('in a broken file are reported there, and the file is left as it is', async () => {
    const { rpc } = server;
    const uri = uriOf('a.notice');
    await beginIn(rpc, uriOf(''));
    open(rpc, TEXT, uri);
    const found = await published(rpc, uri, GAP, WIDTH);
    await run(rpc, await commandOf(rpc, uri, HIDE_COMMAND, found[0]));
    await published(rpc, uri, WIDTH);
    writeFileSync(join(folder, FILE), '{"version": 1, ');
    rpc.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(FILE), type: 2 }] });
    const { diagnostics } = await rpc.next<PublishDiagnosticsParams>(
      PUBLISHED,
      (sent) => sent.uri === uriOf(FILE) && sent.diagnostics.length > 0,
    );
    assert.equal(diagnostics.length, 1);
    await published(rpc, uri, GAP, WIDTH);
    await assert.rejects(run(rpc, await commandOf(rpc, uri, HIDE_COMMAND, found[0])), /has errors/);
    assert.equal(readFileSync(join(folder, FILE), 'utf8'), '{"version": 1, ');
  });

  it('are none of a document outside all folders, or of a finding that has gone', async () => {
    const { rpc } = server;
    await beginIn(rpc, null);
    const uri = uriOf('a.notice');
    open(rpc, TEXT, uri);
    const [gap] = await published(rpc, uri, GAP, WIDTH);
    assert.equal(await commandOf(rpc, uri, HIDE_COMMAND, gap), undefined);
    const argument = { uri, rule: GAP, range: gap?.range };
    await assert.rejects(
      run(rpc, { command: HIDE_COMMAND, arguments: [argument] }),
      /in no workspace folder/,
    );
    const other = { ...argument, rule: 'numbering/order' };
    await assert.rejects(run(rpc, { command: HIDE_COMMAND, arguments: [other] }), /no longer there/);
    await assert.rejects(run(rpc, { command: HIDE_COMMAND, arguments: [] }), /wrong parameters/);
    await assert.rejects(run(rpc, { command: 'policyNotice.other' }), /wrong parameters/);
    assert.ok(!existsSync(join(folder, FILE)));
  });
});

describe('hidden findings of a virtual workspace', function () {
  this.timeout(30_000);

  it('are written by the client, which also turns rules off', async () => {
    const server = startWorker();
    try {
      const { rpc } = server;
      const folder = 'memfs://host/drafts';
      const files = new Map<string, string>();
      rpc.answer(READ_FILE_METHOD, (params) => ({ text: files.get((params as ReadFileParams).uri) ?? null }));
      rpc.answer(WRITE_FILE_METHOD, (params) => {
        const { uri, text } = params as WriteFileParams;
        files.set(uri, text);
        return { written: true };
      });
      const options = { readFile: true, writeFile: true, commands: [TURN_OFF_COMMAND] };
      await beginIn(rpc, folder, options);
      const uri = `${folder}/deep/a.notice`;
      open(rpc, TEXT, uri);
      const [gap, width] = await published(rpc, uri, GAP, WIDTH);
      await run(rpc, await commandOf(rpc, uri, HIDE_COMMAND, width));
      await published(rpc, uri, GAP);
      assert.deepEqual([...files.keys()], [`${folder}/${FILE}`]);
      assert.match(files.get(`${folder}/${FILE}`) ?? '', /"file": "deep\/a\.notice"/);
      const off = await commandOf(rpc, uri, TURN_OFF_COMMAND, gap);
      assert.deepEqual(off?.arguments, [{ uri, rule: GAP }]);
    } finally {
      await server.stop();
    }
  });

  it('are not offered where nobody can write', async () => {
    const server = startWorker();
    try {
      const { rpc } = server;
      const capabilities = await beginIn(rpc, 'memfs://host/drafts');
      assert.ok(!('executeCommandProvider' in capabilities));
      const uri = 'memfs://host/drafts/a.notice';
      open(rpc, TEXT, uri);
      await published(rpc, uri, GAP, WIDTH);
      assert.equal(await commandOf(rpc, uri, HIDE_COMMAND), undefined);
      assert.equal(await commandOf(rpc, uri, TURN_OFF_COMMAND), undefined);
    } finally {
      await server.stop();
    }
  });
});
