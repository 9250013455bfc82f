import assert from 'node:assert/strict';
import type { DataCallback, Message, MessageReader } from 'vscode-jsonrpc';
// Without it the library does not know what it runs on.
import 'vscode-jsonrpc/node';
import { connect } from '../../../server/src/lsp/connection.js';
import { createTurns } from '../../../server/src/lsp/turns.js';
import { DirectWriter } from '../../../server/src/lsp/writing.js';

const nothing = () => undefined;

/** A connection whose messages are put in by hand, with what its handlers have taken and it has written. */
function situation() {
  let give: DataCallback = nothing;
  const taken: string[] = [];
  const written: string[] = [];
  const event = () => ({ dispose: nothing });
  const reader: MessageReader = {
    onError: event,
    onClose: event,
    onPartialMessage: event,
    dispose: nothing,
    listen(callback) {
      give = callback;
      return { dispose: nothing };
    },
  };
  const writer = new DirectWriter({
    write: (json) => void written.push(json),
    writeList: (head) => void written.push(head),
    onClose: nothing,
    onError: nothing,
  });
  const connection = connect(reader, writer, (callback) => void setImmediate(callback));
  const send = (method: string, more: object = {}) =>
    give({ jsonrpc: '2.0', method, params: {}, ...more } as Message);
  const turns = async (count: number) => {
    for (let i = 0; i < count; i++) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { connection, taken, written, send, turns };
}

describe('a key', () => {
  it('is taken as it is read, and what a single one asks for is done as soon as all read with it is taken', async () => {
    const { connection, taken, send } = situation();
    connection.onKey('key', () => {
      taken.push('key');
      connection.afterKey(() => taken.push('work'));
    });
    connection.listen();
    send('key');
    send('key');
    assert.deepEqual(taken, ['key', 'key']);
    await Promise.resolve();
    assert.deepEqual(taken, ['key', 'key', 'work']);
  });

  it('waits behind messages that came before it', async () => {
    const { connection, taken, send, turns } = situation();
    connection.onNotification('other', () => void taken.push('other'));
    connection.onKey('key', () => void taken.push('key'));
    connection.listen();
    send('other');
    send('key');
    assert.deepEqual(taken, []);
    await turns(10);
    send('key');
    assert.deepEqual(taken, ['other', 'key', 'key']);
  });

  it('of a burst is worked on when a turn has passed without another, the first one at once', async () => {
    let time = 0;
    const waiting: (() => void)[] = [];
    const turns = createTurns(
      (callback) => void waiting.push(callback),
      () => time,
    );
    const done: string[] = [];
    const key = async (at: number) => {
      time = at;
      turns.noteKey();
      turns.afterKey(() => done.push(`work at ${time}`));
      await Promise.resolve();
    };
    await key(100);
    await key(102);
    assert.deepEqual(done, ['work at 100']);
    for (let callback = waiting.shift(); callback; callback = waiting.shift()) {
      time++;
      callback();
    }
    await key(200);
    assert.deepEqual(done, ['work at 100', 'work at 104', 'work at 200']);
  });

  it('that makes its handler throw is told of, and the next one is taken', () => {
    const { connection, taken, written, send } = situation();
    connection.onKey('key', (params) => {
      if ('wrong' in (params as object)) {
        throw new Error('a bug');
      }
      taken.push('key');
    });
    connection.listen();
    send('key', { params: { wrong: true } });
    send('key');
    assert.deepEqual(taken, ['key']);
    assert.match(written.join(), /window\/logMessage.*a bug/);
  });
});
