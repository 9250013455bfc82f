import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import * as z from 'zod/mini';
import { defineRule, type Finding, type Fix, type Rule } from '../../../server/src/core/lint/rule.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { codeAction } from '../../../server/src/features/code-action.js';
import { diagnostic } from '../../../server/src/features/diagnostic.js';
import { compatible } from '../../../server/src/features/support/changes.js';
import { readClient } from '../../../server/src/features/support/client.js';
import { LARGEST_TEXT } from '../../../server/src/features/support/findings.js';
import { PROMISES, promisedTo, WORKSPACE_PROMISES } from '../../../server/src/features/support/promises.js';
import { features, workspaceFeatures } from '../../../server/src/lsp/features.js';
import { summary } from '../../../server/src/lsp/summary.js';
import { ABLE, ask, contextFor, type Situation } from './support.js';

const BOTH = (text: string) => ({ zh: text, en: text });

/** A rule that finds every occurrence of a word, and mends it by its replacement. */
function wordRule(id: string, word: string, replacement: string, safe = true): Rule<unknown> {
  return defineRule<unknown>({
    meta: {
      id,
      title: BOTH(`no ${word}`),
      why: BOTH(''),
      basis: [],
      severity: 'warning',
      fix: safe ? 'safe' : 'unsafe',
      since: '0.1.0',
      options: z.unknown(),
      examples: [],
    },
    check({ notice }): readonly Finding[] {
      const findings: Finding[] = [];
      for (const { index: start } of notice.text.matchAll(new RegExp(word, 'g'))) {
        const end = start + word.length;
        const fix = {
          title: BOTH(`write ${replacement}`),
          edits: [{ start, end, newText: replacement }],
          safe,
        };
        findings.push({ start, end, message: BOTH(`${word} found`), fixes: [fix] });
      }
      return findings;
    },
  });
}

const RULES = [wordRule('test/safe', '甲', '乙'), wordRule('test/unsafe', '丙', '丁', false)];
const TEXT = '甲在此，丙在此。\n甲又在此，甲。';

function actions(situation: Situation, only?: readonly string[], text = TEXT): CodeAction[] {
  const context = contextFor(text, { rules: RULES, ...situation });
  const start = { line: 0, character: 0 };
  const end = { line: 0, character: 8 };
  const params = {
    range: { start, end },
    context: { diagnostics: [], ...(only ? { only: [...only] } : {}) },
  };
  return ask(codeAction, context, params) ?? [];
}

/** A finding's message; ours are never markup. */
const saidBy = (finding: Diagnostic | undefined) =>
  typeof finding?.message === 'string' ? finding.message : '';

const titles = (found: readonly CodeAction[]) => found.map((action) => action.title);

describe('codeAction', () => {
  it('offers each fix at the place, and all of a rule', () => {
    assert.deepEqual(titles(actions({})), ['write 乙', 'write 丁（请核对）', '修复全文中的此类问题：no 甲']);
  });

  it('prefers a safe fix that is the only one', () => {
    assert.deepEqual(
      actions({}).map((action) => action.isPreferred),
      [true, undefined, undefined],
    );
  });

  it('says of each whether it is safe', () => {
    assert.deepEqual(
      actions({}).map((action) => action.data),
      [{ safe: true }, { safe: false }, { safe: true }],
    );
  });

  it('fixes all that is safe in one edit, also what one round of fixes leaves', () => {
    // In each round half of what is left goes.
    const rules = [wordRule('test/pairs', '甲甲', '甲'), wordRule('test/end', '甲乙', '丙')];
    const text = '甲甲甲甲乙，甲甲乙，乙。';
    const context = contextFor(text, { rules });
    const [all] = actions({ rules }, ['source.fixAll'], text);
    const [change, ...others] = all?.edit?.documentChanges ?? [];
    assert.deepEqual(others, []);
    const edits = change && 'edits' in change ? change.edits : [];
    const ours = edits.map((edit) => ({
      ...context.convert.span(edit.range),
      newText: 'newText' in edit ? edit.newText : '',
    }));
    const mended = applyEdits(text, ours);
    assert.equal(mended, '丙，丙，乙。');
    assert.deepEqual(actions({ rules }, ['source.fixAll'], mended), []);
  });

  it('mends numbers one by one where one of their rules is off', () => {
    const text = '一、甲\n二、乙\n四、丙\n四、丁\n五、戊\n六、己\n';
    const settings = { rules: { 'numbering/gap': 'off' } };
    const found = ask(codeAction, contextFor(text, { settings }), {
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll.policyNotice.numbering'] },
    });
    assert.deepEqual(found, []);
  });

  it('hides a finding, or turns its rule off, where that can be done', () => {
    const commands = { hide: 'x.hide', turnOff: 'x.off', compare: null };
    const found = actions({ commands }).filter(({ command }) => command !== undefined);
    assert.deepEqual(titles(found), [
      '隐藏此问题（no 甲），不改动文件',
      '隐藏此问题（no 丙），不改动文件',
      '在工作区设置中关闭此规则（no 甲）',
      '在工作区设置中关闭此规则（no 丙）',
    ]);
    const place = { start: { line: 0, character: 4 }, end: { line: 0, character: 5 } };
    assert.deepEqual(found[1]?.command, {
      title: found[1]?.title,
      command: 'x.hide',
      arguments: [{ uri: 'file:///draft.notice', rule: 'test/unsafe', range: place }],
    });
    assert.ok(found.every(({ edit, diagnostics }) => edit === undefined && diagnostics?.length === 1));
    assert.equal(actions({ commands: { ...commands, hide: null } }).length, 5);
  });

  it('gives source actions only to who asks, and then nothing else', () => {
    for (const only of ['source', 'source.fixAll', 'source.fixAll.policyNotice']) {
      const [all, ...others] = actions({}, [only]);
      assert.equal(all?.kind, 'source.fixAll.policyNotice');
      assert.deepEqual(others, []);
      assert.equal(all?.title, '修复全部可安全修复的问题（3处）');
    }
    assert.deepEqual(actions({}, ['refactor']), []);
    assert.deepEqual(actions({}, ['source.fixAll.eslint']), []);
    assert.equal(actions({}, ['quickfix']).length, 3);
  });

  it('edits without versions where the client knows none', () => {
    const textDocument = { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } };
    const [fix] = actions({ client: { textDocument } });
    assert.deepEqual(Object.keys(fix?.edit ?? {}), ['changes']);
    assert.equal(fix?.isPreferred, undefined);
  });

  it('numbers the whole document when several numbers are wrong', () => {
    const text = '一、甲\n二、乙\n四、丙\n五、丁\n七、戊\n八、己\n';
    const context = contextFor(text);
    const at = context.convert.position(text.indexOf('四'));
    const ask1 = (only?: string[]) =>
      ask(codeAction, context, {
        range: { start: at, end: at },
        context: { diagnostics: [], ...(only ? { only } : {}) },
      }) ?? [];
    const numbers = '一、甲\n二、乙\n三、丙\n四、丁\n五、戊\n六、己\n';
    const result = (action: CodeAction | undefined) => {
      const [change] = action?.edit?.documentChanges ?? [];
      const edits = change && 'edits' in change ? change.edits : [];
      const ours = edits.map((edit) => ({
        ...context.convert.span(edit.range),
        newText: 'newText' in edit ? edit.newText : '',
      }));
      return applyEdits(text, ours);
    };
    const whole = ask1().find((action) => action.title === '顺改全文序号与引用');
    assert.equal(result(whole), numbers);
    assert.equal(result(ask1(['source.fixAll'])[0]), numbers);
    const command = ask1(['source.fixAll.policyNotice.numbering']);
    assert.equal(command.length, 1);
    assert.equal(result(command[0]), numbers);
  });
});

describe('compatible', () => {
  const fix = (...edits: readonly (readonly [number, number, string])[]): Fix => ({
    title: BOTH(''),
    safe: true,
    edits: edits.map(([start, end, newText]) => ({ start, end, newText })),
  });

  it('leaves out what overlaps, and takes as many as it can', () => {
    const { edits, taken } = compatible([
      fix([0, 10, 'x']),
      fix([0, 2, 'a']),
      fix([3, 5, 'b']),
      fix([4, 6, 'c']),
    ]);
    assert.equal(taken, 2);
    assert.deepEqual(
      edits.map((edit) => edit.newText),
      ['a', 'b'],
    );
  });

  it('never makes edits that collide, whatever the fixes are', () => {
    const edit = fc
      .tuple(fc.nat(40), fc.nat(5), fc.constantFrom('', 'a', 'b'))
      .map(([start, length, newText]) => [start, start + length, newText] as const);
    const several = fc.array(fc.uniqueArray(edit, { maxLength: 2, selector: ([start]) => start >> 3 }));
    fc.assert(
      fc.property(several, (given) => {
        const fixes = given.map((edits) => fix(...edits)).filter((one) => one.edits.length > 0);
        const { edits, taken } = compatible(fixes);
        for (const [i, one] of edits.entries()) {
          const next = edits[i + 1];
          assert.ok(!next || one.end <= next.start);
          assert.ok(!next || one.start < next.start);
        }
        assert.ok(taken <= fixes.length);
      }),
    );
  });

  it('takes a fix whole or not at all', () => {
    const { edits } = compatible([fix([0, 1, 'a']), fix([0, 1, 'b'], [5, 6, 'b'])]);
    assert.deepEqual(edits.length, 1);
  });

  it('makes an edit once that two fixes share', () => {
    const { edits, taken } = compatible([fix([0, 1, 'a']), fix([0, 1, 'a'], [5, 6, 'b'])]);
    assert.deepEqual([edits.length, taken], [2, 2]);
  });

  it('does not insert twice at one place', () => {
    assert.equal(compatible([fix([1, 1, 'a']), fix([1, 1, 'b'])]).taken, 1);
    assert.equal(compatible([fix([1, 1, 'a']), fix([1, 2, 'b'])]).taken, 1);
  });
});

describe('diagnostic', () => {
  const report = (situation: Situation, previousResultId?: string) =>
    ask(
      diagnostic,
      contextFor(TEXT, { rules: RULES, ...situation }),
      previousResultId ? { previousResultId } : {},
    );

  it('carries rule, address and source', () => {
    const found = report({});
    assert.ok(found?.kind === 'full');
    assert.deepEqual(found.items[0], {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
      severity: 2,
      code: 'test/safe',
      source: 'policy-notice',
      message: '甲 found',
      codeDescription: { href: 'https://example.org/rules/test/safe.md' },
    });
  });

  it('is unchanged only while it is the same', () => {
    const first = report({});
    assert.ok(first?.kind === 'full' && first.resultId);
    assert.equal(report({}, first.resultId)?.kind, 'unchanged');
    assert.equal(report({ settings: { rules: { 'test/safe': 'off' } } }, first.resultId)?.kind, 'full');
  });

  it('keeps the gravest past the limit, in text order', () => {
    const settings = { diagnostics: { maxPerDocument: 2 }, rules: { 'test/unsafe': 'error' } };
    const found = report({ settings });
    assert.ok(found?.kind === 'full');
    assert.deepEqual(
      found.items.map((item) => item.code),
      ['test/safe', 'test/unsafe', undefined],
    );
    assert.match(saidBy(found.items[2]), /另有2个问题未显示/);
  });

  it('goes on when a rule fails', () => {
    const broken = wordRule('test/broken', '甲', '');
    const throwing = {
      ...broken,
      check: () => {
        throw new Error('bug');
      },
    };
    const failed: string[] = [];
    const context = contextFor(TEXT, {
      rules: [throwing, ...RULES],
      onRuleFailure: (rule) => failed.push(rule),
    });
    const found = ask(diagnostic, context, {});
    assert.equal(found?.kind === 'full' && found.items.length, 4);
    assert.deepEqual(failed, ['test/broken']);
  });

  it('tells that a document is too large, and computes nothing else', () => {
    const context = contextFor('甲'.repeat(LARGEST_TEXT + 1), { rules: RULES });
    const found = ask(diagnostic, context, {});
    assert.match(saidBy(found?.kind === 'full' ? found.items[0] : undefined), /文件过大/);
    assert.equal(ask(summary, context, {})?.standing, 'too-large');
  });
});

describe('what a document is', () => {
  const standing = (languageId: string, text: string, recognition?: string) =>
    contextFor(text, { languageId, settings: { recognition } }).standing;
  const notice =
    '广东省人民政府关于印发某计划的通知\n粤府函〔2016〕85号\n各市人民政府：\n一、做。（省教育厅）\n二、做。（省公安厅）\n广东省人民政府\n2016年3月28日\n';

  it('is served when somebody says so, or when it looks like it and nobody objects', () => {
    assert.equal(standing('policy-notice', 'x'), 'served');
    assert.equal(standing('plaintext', notice), 'served');
    assert.equal(standing('plaintext', notice, 'ask'), 'foreign');
    assert.equal(standing('plaintext', notice, 'never'), 'foreign');
    assert.equal(standing('plaintext', 'milk, bread'), 'foreign');
  });
});

describe('features', () => {
  it('are all registered', () => {
    const files = readdirSync('server/src/features').filter((name) => name.endsWith('.ts'));
    const methods = [...features, ...workspaceFeatures].map((feature) => feature.method);
    // completionItem/resolve stands in completion-resolve.ts.
    const ownScopes = ['textDocument', 'policyNotice'];
    const names = methods.map((method) => {
      const [scope = '', name = ''] = method.split('/');
      return ownScopes.includes(scope) ? name : `${scope.replace('Item', '')}-${name}`;
    });
    for (const file of files) {
      const kebab = file.replace('.ts', '');
      const camel = kebab.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      assert.ok(names.includes(camel) || names.includes(kebab), file);
    }
    assert.equal(new Set(methods).size, methods.length);
  });

  it('are none of those the extension is built without', () => {
    const parts = readFileSync('scripts/lib/client-parts.mjs', 'utf8');
    const left = [...parts.matchAll(/^ {2}(\w+): '\w+Feature',$/gm)].map(
      ([, name]) => `textDocument/${name}`,
    );
    assert.ok(left.length > 5);
    assert.deepEqual(
      features.filter(({ method }) => left.includes(method)),
      [],
    );
  });

  it('promise each thing once', () => {
    const client = readClient({ ...ABLE, textDocument: { ...ABLE.textDocument, diagnostic: {} } });
    const promised = Object.values({ ...PROMISES, ...WORKSPACE_PROMISES }).flatMap((promise) =>
      Object.keys(promise(client)),
    );
    assert.equal(new Set(promised).size, promised.length);
    assert.deepEqual(Object.keys(promisedTo(client)).sort(), [...promised].sort());
  });

  it('are all promised, and nothing else is', () => {
    const methodsOf = (list: readonly { readonly method: string }[]) =>
      list.map(({ method }) => method).sort();
    assert.deepEqual(Object.keys(PROMISES).sort(), methodsOf(features));
    assert.deepEqual(Object.keys(WORKSPACE_PROMISES).sort(), methodsOf(workspaceFeatures));
  });
});
