import assert from 'node:assert/strict';
import 'vscode-jsonrpc/node';
import { seedRegistry } from '../../../server/src/core/agencies/seed.js';
import { readSettings } from '../../../server/src/core/lint/settings.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import { readClient } from '../../../server/src/features/support/client.js';
import { createAnalyst } from '../../../server/src/lsp/analyst.js';
import { ropeStore } from '../../../server/src/lsp/documents.js';
import type { Host } from '../../../server/src/lsp/host.js';
import { REHEARSAL_PLACE, rehearsalText, rehearse } from '../../../server/src/lsp/rehearsal.js';
import { ABLE, URI } from './support.js';

const decoder = new TextDecoder();
const utf8 = {
  encode: (text: string): Uint8Array => Buffer.from(text),
  decode: (bytes: Uint8Array) => decoder.decode(bytes),
};

/** A host that does nothing but let time pass. */
const host: Host = {
  rulePages: null,
  nextTurn: (callback) => void setImmediate(callback),
  later(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  readFile: async () => null,
  listNotices: async () => [],
  writeFile: null,
  opened: () => assert.fail('nobody is told of what nobody has opened'),
  onUncaught: () => assert.fail('the rehearsal takes no errors from others'),
  follow: () => assert.fail('the rehearsal follows no process'),
  exit: () => assert.fail('the rehearsal ends nothing'),
};

describe('rehearsal', function () {
  this.timeout(60_000);

  it('goes the way of a key that is carried over', () => {
    const analyst = createAnalyst({
      settings: readSettings({}, rules).settings,
      registry: seedRegistry,
      rules,
      client: readClient(ABLE),
      locale: 'zh',
      rulePages: null,
      hiddenIn: () => [],
      commandsFor: () => ({ hide: null, turnOff: null, compare: null }),
      onRuleFailure: (_, error) => assert.fail(String(error)),
    });
    const store = ropeStore();
    const opened = store.open({ uri: URI, languageId: 'policy-notice', version: 1, text: rehearsalText() });
    assert.ok(analyst.contextOf(opened).lint.diagnostics.length > 0);
    const range = { start: REHEARSAL_PLACE, end: REHEARSAL_PLACE };
    const typed = store.change(URI, 2, [{ range, text: '的' }]);
    assert.ok(typed && analyst.contextOf(typed).isCarried);
  });

  for (const pulls of [false, true]) {
    it(`comes to its end where diagnostics are ${pulls ? 'asked for' : 'sent'}`, () =>
      rehearse(host, pulls, utf8));
  }
});
