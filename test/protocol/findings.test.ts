import assert from 'node:assert/strict';
import type { Diagnostic, DocumentDiagnosticReport, PublishDiagnosticsParams } from 'vscode-languageserver';
import { OTHER_TEXTS } from '../support/other-texts.js';
import { ABOUT, BROKEN, conversation, fullItems, SHOWN_MESSAGE, type Shown, saidBy } from './harness.js';
import { applied, begin, editsOf, giveSettings, open, PUSH_CLIENT, placeOf, SAMPLE, URI } from './session.js';

describe('findings over stdio', function () {
  this.timeout(30_000);
  const talk = conversation();

  describe('diagnostics', () => {
    it('are pulled, with an address for each rule, and unchanged the second time', async () => {
      await talk.start({ options: { rulePages: 'https://example.org/rules/' } }, BROKEN);
      const report = await talk.pull();
      const gap = fullItems(report).find((item) => item.code === 'numbering/gap');
      assert.ok(gap);
      assert.equal(gap.severity, 1);
      assert.equal(gap.source, 'policy-notice');
      assert.deepEqual(gap.codeDescription, { href: 'https://example.org/rules/numbering/gap.md' });
      assert.deepEqual(gap.range.start, placeOf(BROKEN, '41．'));
      assert.ok(gap.relatedInformation?.every((place) => place.location.uri === URI));
      assert.equal((await talk.pull(report.kind === 'full' ? report.resultId : '')).kind, 'unchanged');
    });

    it('are never pushed to a client that pulls', async () => {
      await talk.start({}, BROKEN);
      await talk.pull();
      assert.deepEqual(talk.server.rpc.received('textDocument/publishDiagnostics'), []);
    });

    it('are pushed to a client that cannot pull, again only when they change', async () => {
      await talk.start({ capabilities: PUSH_CLIENT }, BROKEN);
      const first = await talk.server.rpc.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
      assert.ok(first.diagnostics.some((item) => item.code === 'numbering/gap'));
      const change = (version: number, range: Diagnostic['range'], text: string) =>
        talk.server.rpc.notify('textDocument/didChange', {
          textDocument: { uri: URI, version },
          contentChanges: [{ range, text }],
        });
      const end = { line: 9999, character: 0 };
      change(2, { start: end, end }, '\n');
      const at = placeOf(BROKEN, '41．');
      // Answered after the turn in which diagnostics would have been sent.
      await talk.request('textDocument/documentSymbol', ABOUT);
      assert.equal(talk.server.rpc.received('textDocument/publishDiagnostics').length, 1);
      change(3, { start: at, end: at }, '40．补上的一项。（省教育厅）　　');
      const second = await talk.server.rpc.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
      assert.ok(!second.diagnostics.some((item) => item.code === 'numbering/gap'));
      talk.server.rpc.notify('textDocument/didClose', ABOUT);
      const last = await talk.server.rpc.next<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
      assert.deepEqual(last.diagnostics, []);
    });

    it('are capped, and say so', async () => {
      await talk.start({ options: { diagnostics: { maxPerDocument: 3 } } }, SAMPLE);
      const items = fullItems(await talk.pull());
      assert.equal(items.length, 4);
      assert.match(saidBy(items[3]), /另有\d+个.*policyNotice\.diagnostics\.maxPerDocument/);
    });

    it('are not made for a plain text that is no notice', async () => {
      await talk.start();
      open(talk.server.rpc, '1. milk\n3. bread\n', URI, 'plaintext');
      assert.deepEqual(fullItems(await talk.pull()), []);
      assert.equal(await talk.request('textDocument/documentSymbol', ABOUT), null);
    });

    it('say once of a text of another kind that it is no notice, but only where it is said to be one', async () => {
      await talk.start();
      for (const [name, text] of Object.entries(OTHER_TEXTS)) {
        const about = (uri: string) => ({ textDocument: { uri } });
        const pull = (uri: string) =>
          talk.request<DocumentDiagnosticReport>('textDocument/diagnostic', about(uri));
        open(talk.server.rpc, text, `file:///${name}.notice`);
        open(talk.server.rpc, text, `file:///${name}.txt`, 'plaintext');
        const items = fullItems(await pull(`file:///${name}.notice`));
        assert.deepEqual(
          items.map(({ code, severity }) => [code, severity]),
          [['document/kind', 3]],
          name,
        );
        assert.deepEqual(fullItems(await pull(`file:///${name}.txt`)), [], name);
      }
    });
  });

  describe('code actions', () => {
    it('remove the finding they belong to', async () => {
      await talk.start({}, BROKEN);
      const gap = fullItems(await talk.pull()).find((item) => item.code === 'numbering/gap');
      assert.ok(gap);
      const [fix] = await talk.actions(gap.range, ['quickfix']);
      assert.ok(fix);
      assert.equal(fix.diagnostics?.[0]?.code, 'numbering/gap');
      const mended = applied(BROKEN, editsOf(fix.edit));
      talk.server.rpc.notify('textDocument/didChange', {
        textDocument: { uri: URI, version: 2 },
        contentChanges: [{ text: mended }],
      });
      assert.ok(!fullItems(await talk.pull()).some((item) => item.code === 'numbering/gap'));
    });

    it('fix everything safe at once, and nothing is left of it', async () => {
      await talk.start({}, SAMPLE);
      const whole = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      const [fix, ...others] = await talk.actions(whole, ['source.fixAll']);
      assert.ok(fix);
      assert.deepEqual(others, []);
      assert.equal(fix.kind, 'source.fixAll.policyNotice');
      const mended = applied(SAMPLE, editsOf(fix.edit));
      talk.server.rpc.notify('textDocument/didChange', {
        textDocument: { uri: URI, version: 2 },
        contentChanges: [{ text: mended }],
      });
      assert.deepEqual(await talk.actions(whole, ['source.fixAll.policyNotice']), []);
    });

    it('say of each whether it is safe, and prefer what is', async () => {
      const text = SAMPLE.replace('省公安厅、', '省公按厅、');
      await talk.start({}, text);
      const seen = new Set<unknown>();
      for (const item of fullItems(await talk.pull())) {
        for (const { data, isPreferred, title } of await talk.actions(item.range, ['quickfix'])) {
          assert.ok(data?.safe === true || data?.safe === false);
          assert.equal(title.endsWith('（请核对）'), data.safe === false);
          assert.ok(isPreferred !== true || data.safe === true);
          seen.add(data.safe);
        }
      }
      assert.deepEqual([...seen].sort(), [false, true]);
    });

    it('write the names of a list in another way', async () => {
      await talk.start({}, SAMPLE);
      const start = placeOf(SAMPLE, '交通运输厅、口岸办，珠海市人民政府');
      const [full, ...others] = await talk.actions({ start, end: start }, ['refactor']);
      assert.equal(full?.kind, 'refactor.rewrite');
      assert.deepEqual(others, []);
      assert.match(
        applied(SAMPLE, editsOf(full.edit)),
        /省发展改革委、省交通运输厅、省口岸办，珠海市人民政府/,
      );
    });

    it('carry the version where the client understands it, and none where not', async () => {
      await talk.start({}, BROKEN);
      const gap = fullItems(await talk.pull()).find((item) => item.code === 'numbering/gap');
      assert.ok(gap);
      const [fix] = await talk.actions(gap.range);
      const [change] = fix?.edit?.documentChanges ?? [];
      assert.ok(change && 'textDocument' in change);
      assert.deepEqual(change.textDocument, { uri: URI, version: 1 });
    });
  });

  describe('settings', () => {
    const gaps = async () => fullItems(await talk.pull()).filter((item) => item.code === 'numbering/gap');

    it('change by configuration, and the client is asked to pull again', async () => {
      await talk.start({}, BROKEN);
      assert.equal((await gaps()).length, 1);
      giveSettings(talk.server.rpc, () => ({ rules: { 'numbering/gap': 'off' } }));
      const refreshes = talk.server.rpc.received('workspace/diagnostic/refresh').length;
      talk.server.rpc.notify('workspace/didChangeConfiguration', { settings: null });
      // The first one may be owed to the bodies' files, which are read at the start as well.
      while ((await gaps()).length > 0) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      assert.ok(talk.server.rpc.received('workspace/diagnostic/refresh').length > refreshes);
    });

    it('may differ from folder to folder', async () => {
      await begin(talk.server.rpc);
      giveSettings(talk.server.rpc, (uri) => (uri === URI ? { rules: { 'numbering/gap': 'off' } } : {}));
      open(talk.server.rpc, BROKEN);
      open(talk.server.rpc, BROKEN, 'file:///other.notice');
      // The settings of a document come a moment after it; the test's time limit bounds the wait.
      while ((await gaps()).length > 0) {
        await talk.server.rpc.next('workspace/diagnostic/refresh');
      }
      const other = await talk.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri: 'file:///other.notice' },
      });
      assert.ok(fullItems(other).some((item) => item.code === 'numbering/gap'));
    });

    it('change by notification for a client that cannot be asked', async () => {
      const published = (wanted: boolean) => (params: PublishDiagnosticsParams) =>
        params.diagnostics.some((item) => item.code === 'numbering/gap') === wanted;
      await talk.start({ capabilities: PUSH_CLIENT }, BROKEN);
      await talk.server.rpc.next('textDocument/publishDiagnostics', published(true));
      const settings = { policyNotice: { rules: { 'numbering/gap': 'off' } } };
      talk.server.rpc.notify('workspace/didChangeConfiguration', { settings });
      await talk.server.rpc.next('textDocument/publishDiagnostics', published(false));
    });

    it('come with initializationOptions in the same shape', async () => {
      const options = { rules: { 'numbering/gap': 'hint' }, diagnostics: { maxPerDocument: 1000 } };
      await talk.start({ capabilities: { textDocument: { diagnostic: {} } }, options }, BROKEN);
      assert.deepEqual(
        (await gaps()).map((item) => item.severity),
        [4],
      );
    });

    it('that are wrong are named, and the others apply', async () => {
      const options = {
        rules: { 'numbering/gap': 'fatal', 'numbering/gpa': 'off', 'numbering/order': 'off' },
        diagnostics: { maxPerDocument: -1 },
        agencies: [{ name: '某局' }],
      };
      await talk.start({ capabilities: { textDocument: { diagnostic: {} } }, options, locale: 'en' }, BROKEN);
      const shown = await Promise.all(
        Array.from({ length: 4 }, () => talk.server.rpc.next<Shown>(SHOWN_MESSAGE)),
      );
      const text = shown.map(({ message }) => message).join('\n');
      assert.match(text, /policyNotice\.rules\["numbering\/gap"\]: "fatal" is not valid.*"error", "warning"/);
      assert.match(text, /policyNotice\.rules\["numbering\/gpa"\].*did you mean numbering\/gap/);
      assert.match(text, /policyNotice\.diagnostics\.maxPerDocument.*from 1 to 10000/);
      assert.match(text, /policyNotice\.agencies\[0\]/);
      assert.equal((await gaps())[0]?.severity, 1);
    });

    it('of the wrong shape do not stop the server', async () => {
      await talk.start({ options: [1, 2], settings: 'nonsense' }, BROKEN);
      assert.match((await talk.server.rpc.next<Shown>(SHOWN_MESSAGE)).message, /policyNotice/);
      assert.equal((await gaps()).length, 1);
    });

    it('add agencies', async () => {
      const text = '一、总体要求\n1．推进工作。（省量子局）\n2．推进工作。（省教育厅）\n';
      const unknown = async () =>
        fullItems(await talk.pull()).filter((item) => item.code === 'agency/unknown').length;
      const agencies = [{ fullName: '广东省量子局', shortName: '省量子局', place: '广东' }];
      await talk.start({ capabilities: { textDocument: { diagnostic: {} } }, options: { agencies } }, text);
      assert.equal(await unknown(), 0);
    });
  });
});
