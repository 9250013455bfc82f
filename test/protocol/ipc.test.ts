import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Summary } from '../../server/src/lsp/protocol.js';
import { createRpc, type Incoming, type Rpc } from './rpc.js';
import { begin, open, SAMPLE, URI } from './session.js';

describe('server over IPC', function () {
  this.timeout(30_000);
  let child: ChildProcess;
  let rpc: Rpc;

  beforeEach(async () => {
    child = fork('dist/server.js', ['--node-ipc'], { stdio: 'ignore' });
    rpc = createRpc(
      // An answer to a server that has left meanwhile is lost, and may be: the callback takes the error.
      (message) => void (child.connected && child.send(message, () => undefined)),
      (take) => child.on('message', (message) => take(message as Incoming)),
    );
    await begin(rpc);
    open(rpc, SAMPLE);
  });

  afterEach(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    }
  });

  it('serves, and leaves when told to', async () => {
    const summary = await rpc.request<Summary>('policyNotice/summary', { textDocument: { uri: URI } });
    assert.equal(summary.items, 92);
    await rpc.request('shutdown');
    const exited = once(child, 'exit');
    rpc.notify('exit');
    assert.deepEqual(await exited, [0, null]);
  });

  it('refuses what is no message, and lives', async () => {
    child.send({ method: 5, jsonrpc: '2.0' });
    assert.equal((await rpc.nextRefusal()).code, -32600);
    assert.ok(await rpc.request('policyNotice/summary', { textDocument: { uri: URI } }));
  });

  it('does not outlive its parent', async () => {
    const exited = once(child, 'exit');
    child.disconnect();
    assert.deepEqual(await exited, [1, null]);
  });
});
