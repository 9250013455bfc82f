import assert from 'node:assert/strict';
import { DEFAULT_LINT } from '../../../server/src/core/lint/configuration.js';
import type { Rule } from '../../../server/src/core/lint/rule.js';
import { type Diagnostic, lint } from '../../../server/src/core/lint/runner.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { rule as brackets } from '../../../server/src/core/rules/responsibility/brackets.js';
import { rule as missing } from '../../../server/src/core/rules/responsibility/missing.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { SAMPLE } from '../../support/notices.js';

function check(text: string, rule: Rule<unknown>): readonly Diagnostic[] {
  const { diagnostics, failures } = lint(analyze(text), [rule], DEFAULT_LINT);
  assert.deepEqual(failures, []);
  return diagnostics;
}

function shown(text: string, rule: Rule<unknown>): readonly string[] {
  return check(text, rule).map(({ start, end }) => text.slice(start, end));
}

describe('responsibility/missing', () => {
  const items = (...ends: readonly string[]): string =>
    `一、重点任务\n${ends.map((end, i) => `　　${i + 1}．推进第${i + 1}类事项。${end}\n`).join('')}`;
  const full = '（省水利厅）';

  it('reports an item without a list among items with one', () => {
    assert.deepEqual(shown(items(full, full, '', full, full, full), missing), ['3．']);
  });

  it('is silent where too few have one', () => {
    assert.deepEqual(shown(items(full, full, '', '', full), missing), []);
    assert.deepEqual(shown(items(full, ''), missing), []);
    assert.deepEqual(shown(items('', '', ''), missing), []);
  });

  it('is silent where the unit above has the list', () => {
    const text = `一、重点任务（责任单位：省水利厅）\n　　（一）第一类。\n　　1．推进。（省水利厅）\n　　2．推进。（省水利厅）\n　　3．推进。（省水利厅）\n　　4．推进。（省水利厅）\n　　5．推进。\n`;
    assert.deepEqual(shown(text, missing), []);
  });

  it('is silent of an introduction in a chapter of its own', () => {
    const rest = Array.from({ length: 9 }, (_, i) => `　　${i + 2}．推进第${i + 2}类事项。${full}\n`).join(
      '',
    );
    const text = `一、总体目标\n　　1．力争取得成效。\n二、重点任务\n${rest}`;
    assert.deepEqual(shown(text, missing), []);
  });

  it('takes a labelled line under the item for its list', () => {
    const line = (i: number): string => `　　${i}．推进第${i}类事项。\n　　责任单位：省水利厅\n`;
    assert.deepEqual(shown(`一、重点任务\n${[1, 2, 3, 4].map(line).join('')}`, missing), []);
  });

  it('leaves a lost bracket to the rule for brackets', () => {
    assert.deepEqual(shown(items(full, full, '（省无名', full, full, full), missing), []);
  });

  it('finds nothing in the sample, and the one list taken out of it', () => {
    assert.deepEqual(shown(SAMPLE, missing), []);
    assert.deepEqual(shown(SAMPLE.replace('(省林业厅)', ''), missing), ['57．']);
  });
});

describe('responsibility/brackets', () => {
  const mended = (text: string): string => {
    const edits = check(text, brackets).flatMap((one) => one.fixes.flatMap((fix) => fix.edits));
    return applyEdits(text, edits);
  };
  const item = (list: string): string => `　　1．推进事项。${list}\n　　2．推进事项。（省水利厅）\n`;

  it('mends width and spaces with one fix', () => {
    assert.equal(mended(item('(省水利厅 ）')), item('（省水利厅）'));
    assert.equal(mended(item('（　省水利厅、 财政厅）')), item('（省水利厅、财政厅）'));
    assert.equal(mended(item('(省自然资源厅(省林业局))')), item('（省自然资源厅（省林业局））'));
    assert.equal(check(item('( 省水利厅 )'), brackets).length, 1);
  });

  it('accepts full-width brackets, 〔〕 and a line wrapped inside a name', () => {
    for (const list of ['（省水利厅）', '〔省水利厅牵头〕', '（省水\n利厅、财政厅）']) {
      assert.deepEqual(shown(item(list), brackets), [], list);
    }
  });

  it('keeps a space that separates names', () => {
    assert.deepEqual(shown(item('（责任单位：市水务局　市财政局）'), brackets), []);
    assert.equal(mended(item('(责任单位：市水务局　市财政局)')), item('（责任单位：市水务局　市财政局）'));
  });

  it('does not look at other brackets', () => {
    assert.deepEqual(shown(item('见《办法》(试行)。（省水利厅）'), brackets), []);
  });

  it('finds the 80 of the sample, and none once they are mended', () => {
    assert.equal(check(SAMPLE, brackets).length, 80);
    const after = mended(SAMPLE);
    assert.equal(check(after, brackets).length, 0);
    assert.equal(analyze(after).groups.length, 92);
  });
});
