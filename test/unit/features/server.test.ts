import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ResponseError } from 'vscode-jsonrpc';
import { readSettings } from '../../../server/src/core/lint/settings.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { layered, unwrapped } from '../../../server/src/lsp/configuration.js';
import { converterFor } from '../../../server/src/lsp/convert.js';
import { type Desk, guarded } from '../../../server/src/lsp/dispatch.js';
import { ropeStore } from '../../../server/src/lsp/documents.js';
import { faultOf, frameDecoder } from '../../../server/src/lsp/framing.js';
import { whenIdle } from '../../../server/src/lsp/idle.js';

const URI = 'file:///x.notice';

describe('idle work', () => {
  it('waits until a document has not changed for a while, and is done once', () => {
    let now = 0;
    const timers: { readonly at: number; readonly callback: () => void }[] = [];
    const done: string[] = [];
    const idle = whenIdle(
      (milliseconds, callback) => void timers.push({ at: now + milliseconds, callback }),
      (uri) => done.push(`${uri} at ${now}`),
      () => now,
    );
    const next = (end: number) => {
      const [first] = timers.sort((a, b) => a.at - b.at);
      return first && first.at <= end ? timers.shift() : undefined;
    };
    /** Lets time pass, and whoever asked to be called be called in time. */
    const passUntil = (end: number) => {
      for (let timer = next(end); timer; timer = next(end)) {
        now = timer.at;
        timer.callback();
      }
      now = end;
    };
    idle.note('a', 10_000);
    idle.note('c', 10_000);
    passUntil(300);
    idle.note('a', 10_000);
    // What takes seconds waits for a pause of seconds.
    idle.note('b', 10_000_000);
    idle.forget('c');
    passUntil(20_000);
    assert.deepEqual(done, ['a at 805', 'b at 5800']);
  });

  it('is done when the time has come, though somebody has set the clock back', () => {
    let now = 3_600_000;
    const callbacks: (() => void)[] = [];
    const done: string[] = [];
    const idle = whenIdle(
      (_, callback) => void callbacks.push(callback),
      (uri) => done.push(uri),
      () => now,
    );
    idle.note('a', 10);
    now = 500;
    callbacks.shift()?.();
    assert.deepEqual(done, ['a']);
    assert.equal(callbacks.length, 0);
  });
});

describe('documents', () => {
  const opened = (text: string) => {
    const store = ropeStore();
    const first = store.open({ uri: URI, languageId: 'policy-notice', version: 1, text });
    return { store, first };
  };
  const place = (line: number, character: number) => ({ line, character });

  it('apply changes one after the other', () => {
    const { store, first } = opened('甲\r\n乙\r丙\n丁');
    const second = store.change(URI, 2, [
      { range: { start: place(1, 0), end: place(2, 1) }, text: 'x' },
      { range: { start: place(1, 1), end: place(1, 1) }, text: 'y\n' },
      { range: { start: place(0, 0), end: place(0, 99) }, text: '' },
    ]);
    assert.equal(second?.text, '\r\nxy\n\n丁');
    assert.equal(second?.version, 2);
    assert.equal(first.text, '甲\r\n乙\r丙\n丁', 'older snapshots stay as they were');
  });

  it('take a whole new text, and places beyond the end', () => {
    const { store } = opened('甲');
    const end = place(9, 9);
    assert.equal(store.change(URI, 2, [{ text: 'a\nb' }])?.text, 'a\nb');
    assert.equal(store.change(URI, 3, [{ range: { start: end, end }, text: 'c' }])?.text, 'a\nbc');
    assert.equal(store.change(URI, 4, [])?.text, 'a\nbc');
  });

  it('tell what has changed since an earlier moment, and what cannot be known', () => {
    const { store, first } = opened('甲乙丙\n丁');
    store.change(URI, 2, [{ range: { start: place(0, 1), end: place(0, 2) }, text: '' }]);
    const third = store.change(URI, 3, [
      { range: { start: place(1, 1), end: place(1, 1) }, text: '戊' },
      { range: { start: place(0, 0), end: place(0, 0) }, text: '己' },
    ]);
    assert.ok(third);
    const edits = third.editsSince(first.moment) ?? [];
    assert.equal(applyEdits(first.text, edits), third.text);
    assert.equal(edits.length, 3);
    assert.deepEqual(third.editsSince(third.moment), []);
    assert.equal(first.editsSince(third.moment), undefined, 'not backwards');
    const again = store.open({ uri: URI, languageId: 'policy-notice', version: 1, text: '甲' });
    assert.equal(again.editsSince(third.moment), undefined, 'opened anew');
  });

  it('take a whole new text for the edit that it is', () => {
    const { store, first } = opened('甲乙丙');
    const second = store.change(URI, 2, [{ text: '甲丁丙' }]);
    assert.deepEqual(second?.editsSince(first.moment), [{ start: 1, end: 2, newText: '丁' }]);
  });

  it('remember a limited number of edits', () => {
    const { store, first } = opened('');
    const at = place(0, 0);
    let latest = first;
    let earlier = first;
    for (let version = 2; version < 1000; version++) {
      earlier = version === 900 ? latest : earlier;
      latest = store.change(URI, version, [{ range: { start: at, end: at }, text: 'x' }]) ?? latest;
    }
    assert.equal(latest.editsSince(first.moment), undefined);
    assert.deepEqual(latest.editsSince(earlier.moment), [{ start: 0, end: 0, newText: 'x'.repeat(100) }]);
    const long = 'y'.repeat(1_000_000);
    const pasted = store.change(URI, 1000, [{ range: { start: at, end: at }, text: long }]);
    assert.equal(pasted?.editsSince(latest.moment)?.length, 1, 'the last one always');
    assert.equal(pasted?.editsSince(earlier.moment)?.length, 1);
    const next = store.change(URI, 1001, [{ range: { start: at, end: at }, text: 'z' }]);
    assert.equal(next?.editsSince(latest.moment), undefined);
  });

  it('are gone when closed', () => {
    const { store } = opened('甲');
    store.close(URI);
    assert.equal(store.get(URI), undefined);
    assert.equal(store.change(URI, 2, [{ text: '' }]), undefined);
    assert.deepEqual(store.all(), []);
  });

  it('end with the text the edits make, whatever they are', () => {
    const edit = fc.record({ at: fc.nat(60), length: fc.nat(10), text: fc.string({ maxLength: 6 }) });
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(edit, { maxLength: 8 }), (start, edits) => {
        const { store } = opened(start);
        let expected = start;
        let version = 1;
        for (const { at, length, text } of edits) {
          const snapshot = store.get(URI);
          assert.ok(snapshot);
          const convert = converterFor(snapshot.content);
          const range = convert.range({ start: at, end: at + length });
          const span = convert.span(range);
          expected = expected.slice(0, span.start) + text + expected.slice(span.end);
          store.change(URI, ++version, [{ range, text }]);
        }
        assert.equal(store.get(URI)?.text, expected);
      }),
    );
  });
});

describe('framing', () => {
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const frame = (message: unknown) => {
    const body = JSON.stringify(message);
    return `Content-Length: ${bytesOf(body).length}\r\n\r\n${body}`;
  };
  /** Everything the decoder makes of a stream that arrives in pieces. */
  const decoded = (stream: string, step = stream.length || 1) => {
    const messages: unknown[] = [];
    const refused: string[] = [];
    const take = frameDecoder((bytes) => new TextDecoder().decode(bytes), {
      message: (value) => messages.push(value),
      refuse: ({ message }) => refused.push(message),
    });
    const bytes = bytesOf(stream);
    for (let at = 0; at < bytes.length; at += step) {
      take(bytes.subarray(at, at + step));
    }
    return { messages, refused };
  };

  it('puts messages together however they arrive', () => {
    const messages = [{ method: '甲', params: { text: '〔2016〕\r\n\r\n' } }, { id: 1 }, {}];
    const stream = messages.map(frame).join('');
    for (const step of [1, 2, 3, 7, 64, 4096]) {
      assert.deepEqual(decoded(stream, step), { messages, refused: [] });
    }
  });

  it('takes other headers, in any order and case', () => {
    const stream = 'content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH:2\r\n\r\n{}';
    assert.deepEqual(decoded(stream), { messages: [{}], refused: [] });
  });

  for (const [what, rubbish] of Object.entries({
    'a header without a length': 'Content-Type: x\r\n\r\n{"a":1}',
    'a line that is no header': 'hello\r\n\r\n',
    'a negative length': 'Content-Length: -5\r\n\r\n{}',
    'a length too small': 'Content-Length: 2\r\n\r\n{"a":1}',
    'a length too large': 'Content-Length: 30\r\n\r\n{"a":1}',
    'no JSON': 'Content-Length: 3\r\n\r\n{a}',
    'a long run of bytes': 'x'.repeat(20_000),
  })) {
    it(`finds the message after ${what}`, () => {
      for (const step of [1, 5, 100_000]) {
        const { messages, refused } = decoded(rubbish + frame({ id: 7 }) + frame({ id: 8 }), step);
        assert.deepEqual(messages.slice(-2), [{ id: 7 }, { id: 8 }]);
        assert.ok(refused.length > 0);
      }
    });
  }

  it('never throws, and always takes the next but one message', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 1, max: 50 }),
        (rubbish, step) => {
          const { messages } = decoded(rubbish + frame({ id: 1 }) + frame({ id: 2 }), step);
          assert.deepEqual(messages.at(-1), { id: 2 });
        },
      ),
    );
  });

  it('knows what is a message', () => {
    for (const message of [
      { method: 'a' },
      { method: 'a', id: 1, params: {} },
      { id: 'a', method: 'b', params: [] },
      { id: 1, result: null },
      { id: null, error: { code: 1, message: '' } },
      { id: 1, method: 'shutdown', params: null },
    ]) {
      assert.equal(faultOf(message), null, JSON.stringify(message));
    }
    assert.equal(faultOf({ id: 3, method: 4 })?.id, 3);
  });
});

describe('requests', () => {
  const token = (isCancellationRequested: boolean) => ({
    isCancellationRequested,
    onCancellationRequested: () => ({ dispose: () => undefined }),
  });
  const desk = (stage: Desk['stage'] = 'ready') => {
    const log: string[] = [];
    return {
      stage,
      locale: 'zh',
      documents: () => [],
      contextOf: () => undefined,
      logError: (m: string) => log.push(m),
      log,
    } as const;
  };
  const bug = () => {
    throw new TypeError('a bug');
  };
  const codeOf = (answer: unknown) => (answer instanceof ResponseError ? answer.code : null);

  it('are answered and logged when a handler fails', async () => {
    const ours = desk();
    const answer = await guarded(ours, 'x/y', bug)({}, token(false));
    assert.equal(codeOf(answer), -32603);
    assert.match(ours.log[0] ?? '', /x\/y: TypeError: a bug\n/);
    const late = await guarded(ours, 'x/y', async () => bug())({}, token(false));
    assert.equal(codeOf(late), -32603);
  });

  it('are not begun when they were cancelled before', async () => {
    assert.equal(codeOf(await guarded(desk(), 'x/y', bug)({}, token(true))), -32800);
  });

  it('wait for initialize and end with shutdown', async () => {
    assert.equal(codeOf(await guarded(desk('new'), 'x/y', () => 1)({}, token(false))), -32002);
    assert.equal(codeOf(await guarded(desk('shut down'), 'x/y', () => 1)({}, token(false))), -32600);
    assert.equal(await guarded(desk(), 'x/y', () => 1)({}, token(false)), 1);
  });
});

describe('settings', () => {
  const read = (value: unknown) => readSettings(value, rules);
  const problems = (value: unknown) => read(value).problems.map(({ name }) => name);

  it('have defaults', () => {
    const { settings, problems: none, unknown } = read(undefined);
    assert.deepEqual(settings, {
      lint: { rules: {} },
      agencies: [],
      recognition: 'automatic',
      maxPerDocument: 100,
      language: 'auto',
      display: {
        chapterLenses: true,
        originLenses: true,
        referenceLenses: true,
        expandedNames: false,
        itemCounts: false,
        semanticTokens: true,
      },
    });
    assert.deepEqual([none, unknown], [[], []]);
    assert.deepEqual(read({ language: null, rules: null, diagnostics: null }).settings, settings);
  });

  it('are read nested and with dots', () => {
    assert.equal(read({ diagnostics: { maxPerDocument: 7 } }).settings.maxPerDocument, 7);
    assert.equal(read({ 'diagnostics.maxPerDocument': 8 }).settings.maxPerDocument, 8);
  });

  it('take a severity alone or with options', () => {
    const { settings, problems: none } = read({
      rules: { 'numbering/gap': 'off', 'numbering/order': { severity: 'hint' }, 'numbering/style': {} },
    });
    assert.deepEqual(none, []);
    assert.equal(settings.lint.rules['numbering/gap']?.severity, 'off');
    assert.equal(settings.lint.rules['numbering/order']?.severity, 'hint');
  });

  it('that are wrong are named one by one, and the others apply', () => {
    const value = {
      language: 'fr',
      recognition: 1,
      diagnostics: { maxPerDocument: 'many' },
      rules: { 'numbering/gap': 'loud', 'numbering/gaps': 'off', 'numbering/order': 'off' },
      agencies: [{ fullName: '某某局' }, { fullName: 3 }, 'x'],
    };
    assert.deepEqual(problems(value), [
      'policyNotice.rules["numbering/gap"]',
      'policyNotice.rules["numbering/gaps"]',
      'policyNotice.agencies[1].fullName',
      'policyNotice.agencies[2]',
      'policyNotice.recognition',
      'policyNotice.diagnostics.maxPerDocument',
      'policyNotice.language',
    ]);
    const { settings } = read(value);
    assert.equal(settings.lint.rules['numbering/order']?.severity, 'off');
    assert.equal(settings.agencies.length, 1);
  });

  it('of the wrong shape altogether are one problem', () => {
    for (const value of ['x', 7, [1], true]) {
      assert.deepEqual(problems(value), ['policyNotice']);
    }
    assert.deepEqual(problems({ rules: [], agencies: {} }), ['policyNotice.rules', 'policyNotice.agencies']);
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void read(value)));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('rules', 'agencies', 'language'), fc.jsonValue()),
        (value) => {
          read(value);
        },
      ),
    );
  });

  it('nobody here knows are listed', () => {
    assert.deepEqual(read({ trace: { server: 'off' }, colour: 1 }).unknown, ['trace', 'colour']);
  });

  it('come bare or below their prefix, later ones over earlier ones', () => {
    assert.deepEqual(unwrapped({ policyNotice: { a: 1 } }), { a: 1 });
    assert.deepEqual(unwrapped({ a: 1 }), { a: 1 });
    assert.deepEqual(layered({ a: 1, b: 2 }, { b: null, c: 3, a: undefined }), { a: 1, b: 2, c: 3 });
    assert.deepEqual(layered({ a: 1 }, null), { a: 1 });
    assert.equal(layered({ a: 1 }, 'x'), 'x');
  });
});
