import assert from 'node:assert/strict';
import { seedRegistry } from '../../../server/src/core/agencies/seed.js';
import { exampleNotice } from '../../../server/src/core/lint/example.js';
import { readSettings } from '../../../server/src/core/lint/settings.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { toEnd } from '../../../server/src/core/text/steps.js';
import { codeAction } from '../../../server/src/features/code-action.js';
import { formatting } from '../../../server/src/features/formatting.js';
import { onTypeFormatting } from '../../../server/src/features/on-type-formatting.js';
import { rangeFormatting } from '../../../server/src/features/range-formatting.js';
import { readClient } from '../../../server/src/features/support/client.js';
import { createAnalyst } from '../../../server/src/lsp/analyst.js';
import { ropeStore } from '../../../server/src/lsp/documents.js';
import { edit } from '../../../server/src/lsp/edit.js';
import { createMemory } from '../../../server/src/lsp/memory.js';
import { ABLE, ask, askLater, contextFor, URI } from './support.js';

const ITEMS =
  '　　1．推进项目。\n　　2．扩大开放。\n　　3．完善政策，与第2项衔接。\n　　4．督查，见第3项。\n';

/** A document that is edited, looked at after every edit as an editor does. */
function session(text: string) {
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
    onRuleFailure: () => assert.fail(),
  });
  let document = store.open({ uri: URI, languageId: 'policy-notice', version: 1, text });
  const context = () => analyst.contextOf(document);
  assert.ok(context().lint);
  return {
    context,
    replace(from: string, to: string) {
      const at = document.text.indexOf(from);
      assert.ok(at >= 0);
      const range = {
        start: document.content.positionAt(at),
        end: document.content.positionAt(at + from.length),
      };
      const next = store.change(URI, document.version + 1, [{ range, text: to }]);
      assert.ok(next);
      document = next;
      assert.ok(context().lint);
    },
    async renumbered(): Promise<{ text: string; message: string; open: readonly string[] }> {
      const result = await askLater(edit, context(), { action: 'renumber' });
      assert.ok(result);
      const edits = result.edits.map(({ range, newText }) => ({
        ...context().convert.span(range),
        newText,
      }));
      return {
        text: applyEdits(document.text, edits),
        message: result.message,
        open: result.open.map(({ message }) => message),
      };
    },
  };
}

describe('policyNotice/edit', () => {
  it('follows references by the text as it was with its numbers in order', async () => {
    const draft = session(exampleNotice(ITEMS));
    draft.replace('　　2．扩大开放。\n', '');
    draft.replace('推进', '加快推进');
    const { text, message, open } = await draft.renumbered();
    assert.equal(
      text,
      exampleNotice('　　1．加快推进项目。\n　　2．完善政策，与第2项衔接。\n　　3．督查，见第2项。\n'),
    );
    assert.equal(message, '顺改序号2个，随改引用1处');
    assert.deepEqual(open, ['“第2项”所指的第2项已不在文中，引用未改，请核对']);
  });

  it('remembers what they meant however much is typed since', async () => {
    const draft = session(exampleNotice(ITEMS));
    draft.replace('　　2．扩', '　　2．新增事项。\n　　2．扩');
    for (let key = 0; key < 300; key++) {
      draft.replace('推进', '推');
      draft.replace('推', '推进');
    }
    assert.match((await draft.renumbered()).text, /与第3项衔接。\n　　5．督查，见第4项/);
  });

  it('remembers it where the keys are not worth an analysis', () => {
    const store = ropeStore();
    const { settings } = readSettings(undefined, rules);
    const memory = createMemory({ registry: seedRegistry, rules, settings, hiddenIn: () => [] });
    const text = exampleNotice(ITEMS);
    toEnd(memory.analyse(store.open({ uri: URI, languageId: 'policy-notice', version: 1, text })));
    const at = { line: 5, character: 6 };
    for (let version = 2; version < 600; version++) {
      const document = store.change(URI, version, [{ range: { start: at, end: at }, text: '新' }]);
      assert.ok(document);
      memory.carriedTo(document);
    }
    const last = store.get(URI);
    const settled = last && toEnd(memory.analyse(last)).settled;
    assert.equal(settled && applyEdits(settled.notice.text, settled.edits), last?.text);
  });

  it('knows a reference to a repeated number by what it was before', async () => {
    const draft = session(exampleNotice(ITEMS));
    draft.replace('　　2．扩', '　　2．新增事项。\n　　2．扩');
    assert.match((await draft.renumbered()).text, /与第3项衔接。\n　　5．督查，见第4项/);
  });

  it('refuses when the document is not at the version asked about', async () => {
    const context = session(exampleNotice(ITEMS)).context();
    await assert.rejects(askLater(edit, context, { action: 'renumber', version: 7 }), /version 7/);
  });

  it('says so when there is nothing to do', async () => {
    const { message, text } = await session(exampleNotice(ITEMS)).renumbered();
    assert.equal(message, '序号连续，无须调整');
    assert.equal(text, exampleNotice(ITEMS));
  });

  it('is offered as a source action and beside a fault of a series, references included', () => {
    const draft = session(exampleNotice(ITEMS));
    draft.replace('　　2．扩大开放。\n', '');
    const whole = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
    const source = ask(codeAction, draft.context(), {
      range: whole,
      context: { diagnostics: [], only: ['source.renumber'] },
    });
    assert.deepEqual(
      source?.map(({ kind }) => kind),
      ['source.renumber.policyNotice'],
    );
    const quick = ask(codeAction, draft.context(), { range: whole, context: { diagnostics: [] } });
    const fix = quick?.find(({ title }) => title.startsWith('改为“2．”'));
    const change = fix?.edit?.documentChanges?.[0];
    assert.ok(change && 'edits' in change);
    assert.equal(change.edits.length, 3, 'two numbers and the reference to one of them');
  });
});

describe('fixes of a broken series', () => {
  /** Titles of what can be done about the faults of numbers. */
  function offered(draft: ReturnType<typeof session>): readonly string[] {
    const range = { start: { line: 0, character: 0 }, end: { line: 30, character: 0 } };
    const actions = ask(codeAction, draft.context(), { range, context: { diagnostics: [] } }) ?? [];
    return actions.map(({ title }) => title).filter((title) => /^(?:改为|顺改)/.test(title));
  }

  it('say how many references are left to look at', () => {
    const draft = session(exampleNotice(ITEMS));
    draft.replace('　　2．扩大开放。\n', '');
    assert.deepEqual(offered(draft), ['改为“2．”，并顺改同级的另外1个序号；另有1处引用须核对']);
  });

  it('say that references stay where one of several faults is mended by itself', () => {
    const draft = session(
      exampleNotice(`　　一、任务\n${ITEMS}　　二、措施\n　　1．甲。\n　　2．乙。\n　　3．丙。\n`),
    );
    draft.replace('　　2．扩大开放。\n', '');
    draft.replace('　　2．乙。\n', '');
    assert.deepEqual(offered(draft), [
      '改为“2．”，并顺改同级的另外1个序号；引用不随改',
      '改为“2．”；引用不随改',
      '顺改全文序号与引用；另有1处引用须核对',
    ]);
  });

  it('say nothing of references where there are none', () => {
    const draft = session(exampleNotice('　　1．甲事项。\n　　2．乙事项。\n　　3．丙事项。\n'));
    draft.replace('　　2．乙事项。\n', '');
    assert.deepEqual(offered(draft), ['改为“2．”']);
  });
});

describe('structure edits by request', () => {
  it('come with the cursor, or say why not', async () => {
    const draft = session(exampleNotice(ITEMS));
    const { document, convert } = draft.context();
    const at = convert.position(document.text.indexOf('扩大'));
    const range = { start: at, end: at };
    const moved = await askLater(edit, draft.context(), { action: 'moveDown', range, version: 1 });
    assert.deepEqual(moved?.selection, { line: at.line + 1, character: at.character });
    assert.equal(moved?.message, '顺改序号2个，随改引用2处');
    const refused = await askLater(edit, draft.context(), { action: 'promote', range, version: 1 });
    assert.deepEqual([refused?.edits, refused?.message], [[], '已是最高一级，不能再升级']);
  });
});

describe('typing', () => {
  /** A draft in which somebody has pressed Enter at the end of a line. */
  async function entered(body: string, end: string) {
    const draft = session(exampleNotice(body));
    draft.replace(end, `${end}\n　　`);
    const { document, convert } = draft.context();
    const at = document.text.indexOf(end) + end.length + 3;
    const cursor = convert.position(at);
    const range = { start: cursor, end: cursor };
    const result = await askLater(edit, draft.context(), { action: 'enter', range });
    assert.ok(result);
    const edits = result.edits.map(({ range, newText }) => ({ ...convert.span(range), newText }));
    const text = applyEdits(document.text, edits);
    const before = exampleNotice('\u0000').split('\u0000')[0] ?? '';
    const at2 = result.selection;
    const shown = at2 ? text.split('\n')[at2.line]?.slice(0, at2.character) : undefined;
    return { body: text.slice(before.length).split('\n广东省')[0]?.trimEnd(), before: shown };
  }

  it('begins the next item after Enter and moves up those behind it, with their references', async () => {
    assert.deepEqual(await entered(ITEMS, '2．扩大开放。'), {
      body: '　　1．推进项目。\n　　2．扩大开放。\n　　3．\n　　4．完善政策，与第2项衔接。\n　　5．督查，见第4项。\n'.trimEnd(),
      before: '　　3．',
    });
    assert.equal((await entered(ITEMS, '见第3项。')).before, '　　5．');
  });

  it('ends the list when Enter follows an empty item', async () => {
    const body = '　　1．推进项目。\n　　2．扩大开放。\n　　3．\n　　4．督查，见第2项。\n';
    assert.equal(
      (await entered(body, '3．')).body,
      '　　1．推进项目。\n　　2．扩大开放。\n\n　　3．督查，见第2项。',
    );
  });

  it('leaves a line a line after a heading with units below it, after a lead-in, and inside a unit', async () => {
    const body =
      '　　一、重点任务\n　　（一）开展三项工作：\n　　1．摸底。\n　　2．整改，\n落实责任。\n　　二、措施\n';
    for (const end of ['重点任务', '三项工作：', '整改，']) {
      const { body: after } = await entered(body, end);
      assert.equal(after, body.replace(end, `${end}\n　　`).trimEnd(), end);
    }
    assert.equal((await entered(body, '1．摸底。')).before, '　　2．');
  });

  it('renumbers after a paste and a deletion, and not while a number is being typed', async () => {
    const draft = session(exampleNotice(ITEMS));
    const typed = async () => (await askLater(edit, draft.context(), { action: 'typed' }))?.edits.length;
    draft.replace('4．督查', '5．督查');
    assert.equal(await typed(), 0, 'the same units as before');
    draft.replace('5．督查', '4．督查');
    draft.replace('　　2．扩', '　　1．甲。\n　　2．乙。\n　　3．丙。\n　　2．扩');
    assert.equal(await typed(), 8, 'three pasted ones, three behind them, two references');
    draft.replace('　　1．甲。\n　　2．乙。\n　　3．丙。\n', '');
    assert.equal(await typed(), 0);
  });

  it('gives a paste with the numbers after it, as one change', async () => {
    const draft = session(exampleNotice(ITEMS));
    const { document, convert } = draft.context();
    const at = convert.position(document.text.indexOf('　　2．扩'));
    const pasted = async (text: string) => {
      const result = await askLater(edit, draft.context(), {
        action: 'paste',
        range: { start: at, end: at },
        text,
      });
      return result?.edits.map(({ range, newText }) => ({ ...convert.span(range), newText })) ?? [];
    };
    const edits = await pasted('　　1．甲。\n　　2．乙。\n');
    assert.equal(edits[0]?.newText, '　　2．甲。\n　　3．乙。\n');
    assert.equal(
      applyEdits(document.text, edits),
      exampleNotice(
        '　　1．推进项目。\n　　2．甲。\n　　3．乙。\n　　4．扩大开放。\n　　5．完善政策，与第4项衔接。\n　　6．督查，见第5项。\n',
      ),
    );
    assert.deepEqual(await pasted('另外，'), [], 'no unit comes by it');
  });

  it('gives the same to clients that format on type', async () => {
    const draft = session(exampleNotice(ITEMS));
    draft.replace('扩大开放。', '扩大开放。\n');
    const { document, convert } = draft.context();
    const position = convert.position(document.text.indexOf('扩大开放。') + 6);
    const edits = (await askLater(onTypeFormatting, draft.context(), { position, ch: '\n' })) ?? [];
    const text = applyEdits(
      document.text,
      edits.map(({ range, newText }) => ({ ...convert.span(range), newText })),
    );
    assert.match(text, /扩大开放。\n　　3．\n　　4．完善/);
  });
});

describe('formatting', () => {
  const MESSY = exampleNotice('一、推进项目。 \n二、扩大开放。(省商务厅)\n');

  function applied(
    edits:
      | readonly { range: Parameters<ReturnType<typeof contextFor>['convert']['span']>[0]; newText: string }[]
      | null,
  ) {
    const { convert } = contextFor(MESSY);
    return applyEdits(
      MESSY,
      (edits ?? []).map(({ range, newText }) => ({ ...convert.span(range), newText })),
    );
  }

  it('formats the document, or the paragraphs of a range', () => {
    assert.equal(
      applied(ask(formatting, contextFor(MESSY), {})),
      exampleNotice('　　一、推进项目。\n　　二、扩大开放。（省商务厅）\n'),
    );
    const line = MESSY.slice(0, MESSY.indexOf('二、')).split('\n').length - 1;
    const range = { start: { line, character: 1 }, end: { line, character: 2 } };
    assert.equal(
      applied(ask(rangeFormatting, contextFor(MESSY), { range })),
      exampleNotice('一、推进项目。\n　　二、扩大开放。（省商务厅）\n'),
    );
  });
});
