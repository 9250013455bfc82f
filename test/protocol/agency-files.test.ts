import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { READ_FILE_METHOD, type ReadFileParams } from '../../server/src/lsp/protocol.js';
import type { Rpc } from './rpc.js';
import { open, PUSH_CLIENT } from './session.js';
import { type ServerProcess, startProcess } from './stdio.js';
import { startWorker } from './worker.js';

const FILE = 'policy-notice.agencies.json';
const CHANGED = 'workspace/didChangeWatchedFiles';
const PUBLISHED = 'textDocument/publishDiagnostics';

const NOTICE =
  '绵阳市人民政府关于做好甲事项的通知\n\n各县（市、区）人民政府：\n\n　　一、推进工作。（市教育局）\n　　二、抓好落实。（市量子局）\n\n绵阳市人民政府\n2024年3月1日\n';

const bodies = (...more: readonly string[]): string =>
  `{"places": [{"place": "四川/绵阳", "completeSince": "2019-01-01", "agencies": [\n${[
    '{"fullName": "绵阳市教育局", "shortName": "市教育局"}',
    ...more,
  ].join(',\n')}\n]}]}`;

const QUANTUM = '{"fullName": "绵阳市量子局", "shortName": "市量子局"}';

async function beginIn(rpc: Rpc, folder: string, options?: object): Promise<void> {
  await rpc.request('initialize', {
    processId: null,
    rootUri: null,
    locale: 'en',
    workspaceFolders: [{ uri: folder, name: 'drafts' }],
    capabilities: {
      textDocument: PUSH_CLIENT.textDocument,
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
    },
    initializationOptions: options,
  });
  rpc.notify('initialized', {});
}

/** The next diagnostics of a file that hold so many; those sent before are taken with them. */
async function published(rpc: Rpc, uri: string, count: number): Promise<PublishDiagnosticsParams> {
  for (;;) {
    const params = await rpc.next<PublishDiagnosticsParams>(PUBLISHED, (sent) => sent.uri === uri);
    if (params.diagnostics.length === count) {
      return params;
    }
  }
}

describe('the workspace’s file of agencies', function () {
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

  it('changes what is found when it changes', async () => {
    const { rpc } = server;
    const document = uriOf('deep/a.notice');
    writeFileSync(join(folder, FILE), bodies());
    await beginIn(rpc, uriOf(''));
    open(rpc, NOTICE, document);
    const first = await published(rpc, document, 1);
    assert.equal(first.diagnostics[0]?.code, 'agency/unknown');
    writeFileSync(join(folder, FILE), bodies(QUANTUM));
    rpc.notify(CHANGED, { changes: [{ uri: uriOf(FILE), type: 2 }] });
    await published(rpc, document, 0);
    rmSync(join(folder, FILE));
    rpc.notify(CHANGED, { changes: [{ uri: uriOf(FILE), type: 3 }] });
    writeFileSync(join(folder, FILE), bodies());
    rpc.notify(CHANGED, { changes: [{ uri: uriOf(FILE), type: 1 }] });
    await published(rpc, document, 1);
  });

  it('has its wrong entries shown at their lines, until they are mended', async () => {
    const { rpc } = server;
    writeFileSync(
      join(folder, FILE),
      bodies('{"fullName": "绵阳市甲局", "validFrom": "2019-13-01"}', QUANTUM),
    );
    await beginIn(rpc, uriOf(''));
    open(rpc, NOTICE, uriOf('a.notice'));
    const { diagnostics } = await published(rpc, uriOf(FILE), 1);
    assert.deepEqual(
      diagnostics.map(({ range, severity, source, message }) => [range.start, severity, source, message]),
      [
        [
          { line: 2, character: 35 },
          1,
          'policy-notice',
          'must be a day that exists, written YYYY-MM-DD, as in 2024-01-10',
        ],
      ],
    );
    writeFileSync(join(folder, FILE), bodies(QUANTUM));
    rpc.notify(CHANGED, { changes: [{ uri: uriOf(FILE), type: 2 }] });
    await published(rpc, uriOf(FILE), 0);
  });

  it('asks the client to tell of changes', async () => {
    const { rpc } = server;
    await beginIn(rpc, uriOf(''));
    type Registration = { registrations: { method: string; registerOptions: unknown }[] };
    while (rpc.received('client/registerCapability').length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const all = (rpc.received('client/registerCapability') as Registration[]).flatMap(
      ({ registrations }) => registrations,
    );
    const watching = all.find(({ method }) => method === CHANGED);
    assert.deepEqual(watching?.registerOptions, { watchers: [{ globPattern: `**/${FILE}` }] });
  });
});

describe('the file of agencies of a virtual workspace', function () {
  this.timeout(30_000);

  it('is read by the client, for a worker too', async () => {
    const server = startWorker();
    try {
      const { rpc } = server;
      const folder = 'memfs://host/drafts';
      let text = bodies();
      rpc.answer(READ_FILE_METHOD, (params) => ({
        text: (params as ReadFileParams).uri === `${folder}/${FILE}` ? text : null,
      }));
      await beginIn(rpc, folder, { readFile: true });
      open(rpc, NOTICE, `${folder}/deep/a.notice`);
      await published(rpc, `${folder}/deep/a.notice`, 1);
      text = bodies(QUANTUM);
      rpc.notify(CHANGED, { changes: [{ uri: `${folder}/${FILE}`, type: 2 }] });
      await published(rpc, `${folder}/deep/a.notice`, 0);
      assert.deepEqual(
        [...new Set(rpc.received(READ_FILE_METHOD).map((params) => (params as ReadFileParams).uri))].filter(
          (uri) => uri.endsWith(FILE),
        ),
        [`${folder}/deep/${FILE}`, `${folder}/${FILE}`],
      );
    } finally {
      await server.stop();
    }
  });
});
