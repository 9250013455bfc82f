import assert from 'node:assert/strict';
import fc from 'fast-check';
import { seedRegistry } from '../../../server/src/core/agencies/seed.js';
import { DEFAULT_LINT } from '../../../server/src/core/lint/configuration.js';
import { lint } from '../../../server/src/core/lint/runner.js';
import { readSettings } from '../../../server/src/core/lint/settings.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { renumber } from '../../../server/src/core/plan/renumber/renumber.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import type { TextEdit } from '../../../server/src/core/text/edit.js';
import { readClient } from '../../../server/src/features/support/client.js';
import type { FeatureContext } from '../../../server/src/features/support/context.js';
import { shownIn } from '../../../server/src/features/support/showing.js';
import { createAnalyst } from '../../../server/src/lsp/analyst.js';
import { ropeStore } from '../../../server/src/lsp/documents.js';
import { rehearsalText } from '../../../server/src/lsp/rehearsal.js';
import { SAMPLE } from '../../support/notices.js';
import { anyKeys, anyWords, editOf } from '../../support/typed.js';
import { ABLE, contextFor, URI } from './support.js';

/** The sample without one of its items. */
const BROKEN = SAMPLE.replace(/40．支持[\s\S]*?(?=41．)/, '');

const START = [
  '关于做好档案工作的通知',
  '各区人民政府：',
  '一、总体要求',
  '（一）提高认识。（市档案局、市财政局）',
  '二、主要任务',
  '1．抓好落实。（市教育局负责）',
  '2．按期完成，见附件1。',
  '',
].join('\n');

const piece = fc.constantFrom(
  '三、',
  '（二）',
  '1．',
  '\n',
  '（',
  '）',
  '字',
  '，',
  '附件：',
  '市财政局',
  '\r\n',
);
const edit = fc.record({ at: fc.nat(120), removed: fc.nat(15), text: fc.array(piece, { maxLength: 3 }) });

/** A document that is typed in, and the analyst that looks at it. */
function typing(text: string, settings: unknown) {
  const store = ropeStore();
  const analyst = createAnalyst({
    settings: readSettings(settings, rules).settings,
    registry: seedRegistry,
    rules,
    client: readClient(ABLE),
    locale: 'zh',
    rulePages: 'https://example.org/rules',
    hiddenIn: () => [],
    commandsFor: () => ({ hide: null, turnOff: null, compare: null }),
    onRuleFailure: (_, error) => assert.fail(String(error)),
  });
  let document = store.open({ uri: URI, languageId: 'policy-notice', version: 1, text });
  return {
    type({ start, end, newText }: TextEdit) {
      const { content, version } = document;
      const range = { start: content.positionAt(start), end: content.positionAt(end) };
      document = store.change(URI, version + 1, [{ range, text: newText }]) ?? document;
    },
    get context() {
      return analyst.contextOf(document);
    },
  };
}

const texts = (context: FeatureContext) => shownIn(context).map(({ json }) => json);

describe('analyst', function () {
  this.timeout(60_000);

  it('shows of a document what it would show of a fresh one, whatever has been typed since the last check', async () => {
    let carried = 0;
    const keys = fc.array(fc.oneof({ weight: 4, arbitrary: anyWords }, anyKeys), {
      minLength: 5,
      maxLength: 25,
    });
    // With a few findings more than may be shown, they lose their links and places by weight.
    const situation = fc.constantFrom(
      { text: BROKEN, settings: {} },
      { text: rehearsalText(), settings: { diagnostics: { maxPerDocument: 20 } } },
    );
    await fc.assert(
      fc.asyncProperty(keys, fc.nat(9), situation, async (all, pause, { text, settings }) => {
        const open = typing(text, settings);
        shownIn(open.context);
        // What carries findings over is loaded now.
        await new Promise(setImmediate);
        for (const [i, key] of all.entries()) {
          open.type(editOf(open.context.document.text, key));
          if (i % 3 === 0) {
            continue;
          }
          carried += open.context.isCarried ? 1 : 0;
          const fresh = contextFor(open.context.document.text, { settings });
          assert.deepEqual(texts(open.context), texts(fresh));
          if (i % 10 === pause) {
            assert.equal(open.context.lint.diagnostics.length, fresh.lint.diagnostics.length);
            assert.equal(open.context.isCarried, false);
          }
        }
      }),
      { numRuns: 12 },
    );
    assert.ok(carried > 0);
  });

  it('keeps one analysis after a pause in typing, and renumbers by it as by the one before', async () => {
    let single = 0;
    const keys = fc.array(anyWords, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(keys, fc.nat(), async (all, which) => {
        const [paused, typed] = [typing(SAMPLE, {}), typing(SAMPLE, {})];
        for (const open of [paused, typed]) {
          shownIn(open.context);
          await new Promise(setImmediate);
          for (const key of all) {
            open.type(editOf(open.context.document.text, key));
            shownIn(open.context);
          }
        }
        assert.ok(paused.context.lint);
        single += paused.context.before?.notice === paused.context.notice ? 1 : 0;
        const items = paused.context.notice.nodes.filter(({ kind }) => kind === 'item');
        const item = items[which % items.length];
        assert.ok(item);
        const renumbered = [paused, typed].map((open) => {
          open.type({ start: item.start, end: item.end, newText: '' });
          return renumber(open.context.notice, open.context.before);
        });
        assert.deepEqual(renumbered[0], renumbered[1]);
      }),
      { numRuns: 15 },
    );
    assert.ok(single > 0);
  });

  it('knows of an edited document what it would know of a fresh one', () => {
    fc.assert(
      fc.property(fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), (rounds) => {
        const store = ropeStore();
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
        let document = store.open({ uri: URI, languageId: 'policy-notice', version: 1, text: START });
        assert.ok(analyst.contextOf(document).lint);
        for (const edits of rounds) {
          for (const { at, removed, text } of edits) {
            const range = {
              start: document.content.positionAt(at),
              end: document.content.positionAt(at + removed),
            };
            const next = store.change(URI, document.version + 1, [{ range, text: text.join('') }]);
            assert.ok(next);
            document = next;
          }
          const { notice, lint: found } = analyst.contextOf(document);
          const fresh = analyze(document.text, { registry: seedRegistry() });
          assert.deepEqual(notice.nodes.length, fresh.nodes.length);
          assert.deepEqual(found, lint(fresh, rules, DEFAULT_LINT));
          assert.equal(analyst.contextOf(document).notice, notice, 'made once');
        }
      }),
      { numRuns: 10 },
    );
  });
});
