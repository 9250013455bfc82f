import assert from 'node:assert/strict';
import { DEFAULT_LINT } from '../../../server/src/core/lint/configuration.js';
import { type Diagnostic, lint } from '../../../server/src/core/lint/runner.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { rule as order } from '../../../server/src/core/rules/agency/order.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { SAMPLE } from '../../support/notices.js';

function check(text: string): readonly Diagnostic[] {
  const { diagnostics, failures } = lint(analyze(text), [order], DEFAULT_LINT);
  assert.deepEqual(failures, []);
  return diagnostics;
}

function items(...lists: readonly string[]): string {
  return lists.map((list, i) => `　　${i + 1}．推进第${i + 1}类事项。（${list}）\n`).join('');
}

/** Lists that agree with each other, so that the few in question are the exception. */
const USUAL = [
  '省司法厅、审计厅',
  '省司法厅、审计厅',
  '省公安厅、民政厅',
  '省公安厅、民政厅',
  '省公安厅、民政厅',
];

function shown(...lists: readonly string[]): readonly string[] {
  const text = items(...USUAL, ...lists);
  return check(text).map(({ start, end }) => text.slice(start, end));
}

function mended(...lists: readonly string[]): string {
  const text = items(...USUAL, ...lists);
  const edits = check(text).flatMap((one) => one.fixes.flatMap((fix) => fix.edits));
  return applyEdits(text, edits).split('\n').at(-2)?.replace(/^.*。/, '') ?? '';
}

describe('agency/order', () => {
  it('reports the rarer order, of two used alike the later', () => {
    assert.deepEqual(shown('省审计厅、司法厅'), ['省审计厅、司法厅']);
    assert.deepEqual(shown('省教育厅、科技厅', '省科技厅、教育厅'), ['省科技厅、教育厅']);
  });

  it('compares a pair in lists that name others too, among equals only', () => {
    assert.deepEqual(shown('省教育厅、审计厅、司法厅'), ['审计厅、司法厅']);
    assert.deepEqual(shown('省审计厅，省司法厅，省教育厅'), [], 'set apart by ，');
  });

  it('takes only the order from the other list, not its slips', () => {
    const text = items('省教育厅、、审计厅', '省教育厅、、审计厅', ...USUAL, '省审计厅、教育厅');
    const [fix] = check(text)[0]?.fixes ?? [];
    assert.ok(fix && applyEdits(text, fix.edits).endsWith('（省教育厅、审计厅）\n'));
  });

  it('leaves leads first, and compares those with one part only', () => {
    assert.deepEqual(shown('省审计厅牵头，省司法厅配合'), []);
    assert.deepEqual(shown('省审计厅（牵头）、司法厅'), []);
  });

  it('takes a body put before several others for one in charge', () => {
    assert.deepEqual(shown('省教育厅、科技厅、文化厅', '省文化厅、教育厅、科技厅、水利厅'), []);
  });

  it('is silent where the order changes so often that it has another meaning', () => {
    const swapped = ['省审计厅、司法厅', '省民政厅、公安厅', '省民政厅、公安厅', '省审计厅、司法厅'];
    assert.deepEqual(shown(...swapped), []);
  });

  it('shows the other place', () => {
    const text = items(...USUAL, '省审计厅、司法厅');
    const [related] = check(text)[0]?.related ?? [];
    assert.ok(related);
    assert.equal(text.slice(related.start, related.end), '省司法厅、审计厅');
  });

  it('puts them in order, the rest and all elision kept', () => {
    assert.equal(mended('省审计厅、司法厅'), '（省司法厅、审计厅）');
    assert.equal(
      mended('省审计厅、司法厅、教育厅，广州市人民政府'),
      '（省司法厅、审计厅、教育厅，广州市人民政府）',
    );
    assert.equal(mended('省教育厅、审计厅、司法厅负责'), '（省教育厅、司法厅、审计厅负责）');
  });

  it('finds the five of the sample', () => {
    const found = check(SAMPLE);
    assert.deepEqual(
      found.map(({ start, end }) => SAMPLE.slice(start, end)),
      [
        '广东证监局、银监局',
        '人行广州分行，广东银监局、证监局、保监局',
        '省法制办、司法厅',
        '省经济和信息化委、科技厅',
        '省商务厅、港澳办',
      ],
    );
    assert.ok(found.every(({ severity, fixes }) => severity === 'hint' && fixes.length === 1));
  });
});
