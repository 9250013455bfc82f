import assert from 'node:assert/strict';
import { DEFAULT_LINT, type LintConfiguration } from '../../../server/src/core/lint/configuration.js';
import type { Rule } from '../../../server/src/core/lint/rule.js';
import { type Diagnostic, lint } from '../../../server/src/core/lint/runner.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { rule as role } from '../../../server/src/core/rules/responsibility/role.js';
import { rule as separator } from '../../../server/src/core/rules/responsibility/separator.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { SAMPLE } from '../../support/notices.js';

function check(
  text: string,
  rule: Rule<unknown>,
  configuration: LintConfiguration = DEFAULT_LINT,
): readonly Diagnostic[] {
  const { diagnostics, failures } = lint(analyze(text), [rule], configuration);
  assert.deepEqual(failures, []);
  return diagnostics;
}

function items(...lists: readonly string[]): string {
  return lists.map((list, i) => `　　${i + 1}．推进第${i + 1}类事项。（${list}）\n`).join('');
}

describe('responsibility/separator', () => {
  const USUAL = [
    '省司法厅，珠海市人民政府',
    '省公安厅、民政厅，佛山市人民政府',
    '省教育厅、科技厅，各地级以上市人民政府',
  ];
  const shown = (list: string, others: readonly string[] = USUAL): readonly string[] => {
    const text = items(...others, list);
    return check(text, separator).map(({ start, end }) => text.slice(start, end));
  };
  const mended = (list: string): string => {
    const text = items(...USUAL, list);
    const edits = check(text, separator).flatMap((one) => one.fixes.flatMap((fix) => fix.edits));
    return applyEdits(text, edits).split('\n').at(-2)?.replace(/^.*。/, '') ?? '';
  };

  it('mends half-width marks, all with one fix', () => {
    assert.deepEqual(shown('省水利厅,省审计厅;省司法厅').length, 1);
    assert.equal(mended('省水利厅,省审计厅;省司法厅'), '（省水利厅，省审计厅；省司法厅）');
    assert.equal(mended('责任单位:省水利厅'), '（责任单位：省水利厅）');
  });

  it('takes out a mark too many', () => {
    assert.equal(mended('省水利厅、、审计厅'), '（省水利厅、审计厅）');
    assert.equal(mended('省水利厅、审计厅、'), '（省水利厅、审计厅）');
    assert.equal(mended('、省水利厅、审计厅'), '（省水利厅、审计厅）');
  });

  it('puts in a mark that is missing', () => {
    assert.equal(mended('省水利厅省审计厅'), '（省水利厅、省审计厅）');
    assert.equal(mended('市水务局市审计局'), '（市水务局、市审计局）');
    assert.equal(mended('省水利厅 省审计厅'), '（省水利厅、省审计厅）');
    assert.equal(mended('省水利厅牵头省审计厅配合'), '（省水利厅牵头，省审计厅配合）');
    assert.equal(mended('省水利厅牵头 省审计厅配合'), '（省水利厅牵头，省审计厅配合）');
  });

  it('knows parts of a body from two bodies', () => {
    for (const list of [
      '省公安厅交通管理局',
      '市公安局市中分局',
      '市委市政府信访局',
      '省水利厅指导各市政府落实',
    ]) {
      assert.deepEqual(shown(list), [], list);
    }
  });

  it('accepts spaces in a document that separates so', () => {
    assert.deepEqual(shown('市水务局 市审计局', ['市教育局 市公安局', '市民政局 市司法局']), []);
  });

  it('sets governments of places apart from departments where the document does', () => {
    assert.deepEqual(shown('省水利厅、珠海市人民政府'), ['、']);
    assert.equal(mended('省水利厅、审计厅、珠海市人民政府'), '（省水利厅、审计厅，珠海市人民政府）');
    assert.deepEqual(
      shown('省水利厅、珠海市人民政府', ['省司法厅、佛山市人民政府', '省公安厅，珠海市人民政府']),
      [],
    );
    assert.deepEqual(shown('省水利厅、有关单位'), []);
  });

  it('reports ； between bodies of one rank and part, unless lists are written so', () => {
    assert.deepEqual(shown('省水利厅；省审计厅', [...USUAL, '省民政厅、公安厅']), ['；']);
    assert.deepEqual(shown('省水利厅；各市人民政府'), []);
    assert.deepEqual(shown('牵头单位：省水利厅；配合单位：省审计厅'), []);
    assert.deepEqual(shown('省水利厅；省审计厅', ['省民政厅；省公安厅']), []);
  });

  it('finds nothing in the sample', () => {
    assert.deepEqual(check(SAMPLE, separator), []);
  });
});

describe('responsibility/role', () => {
  const USUAL = '省教育厅牵头，省财政厅配合';
  const shown = (list: string, configuration?: LintConfiguration): readonly string[] => {
    const text = items(USUAL, list, USUAL);
    return check(text, role, configuration).map(({ start, end }) => text.slice(start, end));
  };

  it('reports a list of supporters only', () => {
    assert.deepEqual(shown('省水利厅、审计厅配合'), ['省水利厅、审计厅配合']);
    assert.deepEqual(shown('配合单位：省水利厅'), ['配合单位：省水利厅']);
  });

  it('is content with any who lead, answer or guide, joint leads among them', () => {
    for (const list of [
      '省水利厅、审计厅牵头',
      '牵头单位：省水利厅、审计厅；配合单位：省财政厅',
      '省水利厅（牵头）、审计厅（牵头）、财政厅',
      '省水利厅负责，省审计厅配合',
      '省水利厅指导，省审计厅参与',
      '省水利厅会同省审计厅负责',
      '各市人民政府负责，省水利厅配合',
    ]) {
      assert.deepEqual(shown(list), [], list);
    }
  });

  it('looks for the lead in the unit’s text and lists, above and below', () => {
    const led = '　　1．由省水利厅组织实施。（省审计厅配合）\n　　2．推进。（省水利厅）\n';
    assert.deepEqual(check(led, role), []);
    const above =
      '一、重点任务（牵头单位：省水利厅）\n　　1．推进。（配合单位：省审计厅）\n　　2．推进。（配合单位：省财政厅）\n';
    assert.deepEqual(check(above, role), []);
    const beside =
      '　　1．推进。\n　　牵头单位：省水利厅\n\n\n\n　　配合单位：省审计厅\n　　2．推进。（省水利厅）\n';
    assert.deepEqual(check(beside, role), []);
  });

  it('is silent where the document names a lead for all', () => {
    const text = items('省水利厅牵头。以下均由省水利厅牵头，不再列出', '省审计厅配合', '省财政厅配合');
    assert.deepEqual(check(text, role), []);
  });

  it('reports a second 牵头 in one block, not in two', () => {
    assert.deepEqual(shown('省水利厅牵头，省审计厅牵头'), ['省审计厅']);
    assert.deepEqual(shown('牵头单位：省水利厅，牵头单位：省审计厅'), ['省审计厅']);
    assert.deepEqual(shown('省水利厅牵头，省财政厅配合；省审计厅牵头，省司法厅配合'), []);
  });

  it('reports joint leads on demand', () => {
    const asked = { rules: { 'responsibility/role': { severity: undefined, options: { oneLead: true } } } };
    assert.deepEqual(shown('省水利厅、审计厅牵头', asked), ['审计厅']);
  });

  it('finds nothing in the sample', () => {
    assert.deepEqual(check(SAMPLE, role), []);
  });
});
