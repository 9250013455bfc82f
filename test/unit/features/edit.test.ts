import assert from 'node:assert/strict';
import { seedRegistry } from '../../../server/src/core/agencies/seed.js';
import { exampleNotice } from '../../../server/src/core/lint/example.js';
import { readSettings } from '../../../server/src/core/lint/settings.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { codeAction } from '../../../server/src/features/code-action.js';
import { formatting } from '../../../server/src/features/formatting.js';
import { rangeFormatting } from '../../../server/src/features/range-formatting.js';
import { readClient } from '../../../server/src/features/support/client.js';
import { createAnalyst } from '../../../server/src/lsp/analyst.js';
import { ropeStore } from '../../../server/src/lsp/documents.js';
import { edit } from '../../../server/src/lsp/edit.js';
import { ABLE, ask, contextFor, URI } from './support.js';

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
    renumbered(): { readonly text: string; readonly message: string; readonly open: readonly string[] } {
      const result = ask(edit, context(), { action: 'renumber', range: undefined });
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
  it('follows references by the text as it was with its numbers in order', () => {
    const draft = session(exampleNotice(ITEMS));
    draft.replace('　　2．扩大开放。\n', '');
    draft.replace('推进', '加快推进');
    const { text, message, open } = draft.renumbered();
    assert.equal(
      text,
      exampleNotice('　　1．加快推进项目。\n　　2．完善政策，与第2项衔接。\n　　3．督查，见第2项。\n'),
    );
    assert.equal(message, '顺改序号2个，随改引用1处');
    assert.deepEqual(open, ['“第2项”所指的第2项已不在文中，引用未改，请核对']);
  });

  it('knows a reference to a repeated number by what it was before', () => {
    const draft = session(exampleNotice(ITEMS));
    draft.replace('　　2．扩', '　　2．新增事项。\n　　2．扩');
    assert.match(draft.renumbered().text, /与第3项衔接。\n　　5．督查，见第4项/);
  });

  it('says so when there is nothing to do', () => {
    const { message, text } = session(exampleNotice(ITEMS)).renumbered();
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
    assert.ok(quick?.some(({ title }) => title === '顺改全文序号与引用'));
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
