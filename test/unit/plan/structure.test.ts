import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { exampleNotice } from '../../../server/src/core/lint/example.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { numberingFaults } from '../../../server/src/core/model/numbering-faults.js';
import { carryOut } from '../../../server/src/core/plan/carry-out.js';
import { STRUCTURE_ACTIONS, type StructureAction } from '../../../server/src/core/plan/structure/actions.js';
import { isRefusal } from '../../../server/src/core/plan/structure/change.js';
import { restructure } from '../../../server/src/core/plan/structure/restructure.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { SAMPLE } from '../../support/notices.js';

const [BEFORE = '', AFTER = ''] = exampleNotice('\u0000').split('\u0000');

/** What an action makes of a body with the cursor at `$0`; a refusal says why. */
function done(action: StructureAction, fixture: string): string {
  const whole = exampleNotice(fixture);
  const offset = whole.indexOf('$0');
  assert.ok(offset > 0);
  const text = whole.replace('$0', '');
  const notice = analyze(text);
  const change = restructure(notice, action, offset);
  if (isRefusal(change)) {
    return `不行：${change.why.zh}`;
  }
  const between = applyEdits(text, change.edits);
  assert.ok(change.cursor <= between.length);
  const { text: after, edits } = carryOut(notice, change.edits, change.moved);
  assert.equal(applyEdits(text, edits), after, 'the edits taken together are the change');
  assert.ok(after.startsWith(BEFORE) && after.endsWith(AFTER), after);
  return after.slice(BEFORE.length, after.length - AFTER.length);
}

const LIST = '　　1．甲事项。$0\n　　2．乙事项，见第1项。\n　　3．丙事项，见第2项。\n';

describe('structure edits', () => {
  it('move a unit with its numbers and references', () => {
    assert.equal(
      done('moveDown', LIST),
      '　　1．乙事项，见第2项。\n　　2．甲事项。\n　　3．丙事项，见第1项。\n',
    );
    assert.equal(
      done('moveUp', LIST.replace('$0', '').replace('乙', '乙$0')),
      '　　1．乙事项，见第2项。\n　　2．甲事项。\n　　3．丙事项，见第1项。\n',
    );
    assert.match(done('moveUp', LIST), /^不行：已是本级第一项/);
  });

  it('move a chapter with all that is in it; series that run on do so', () => {
    assert.equal(
      done(
        'moveDown',
        '　　一、任务$0\n　　1．甲。\n　　2．乙。\n　　二、措施\n　　3．丙，见第1项。\n　　三、要求\n　　4．丁。\n',
      ),
      '　　一、措施\n　　1．丙，见第2项。\n　　二、任务\n　　2．甲。\n　　3．乙。\n　　三、要求\n　　4．丁。\n',
    );
  });

  it('remove a unit with all that is in it; the next takes its place and number', () => {
    assert.equal(
      done('remove', LIST.replace('$0', '').replace('乙', '乙$0')),
      '　　1．甲事项。\n　　2．丙事项，见第2项。\n',
    );
    assert.equal(
      done('remove', '　　一、任务\n　　1．甲。　　2．乙$0。　　二、措施\n　　3．丙，见第1项。\n'),
      '　　一、任务\n　　1．甲。　　二、措施\n　　2．丙，见第1项。\n',
    );
    assert.equal(
      done('remove', '　　一、任务\n　　1．甲。\n　　二、措施$0\n　　2．乙。\n'),
      '　　一、任务\n　　1．甲。\n',
    );
  });

  it('move units of the same words apart', () => {
    assert.equal(
      done('moveDown', '　　1．督查。$0\n　　2．督查。\n　　3．总结，见第1项和第2项。\n'),
      '　　1．督查。\n　　2．督查。\n　　3．总结，见第2项和第1项。\n',
    );
  });

  it('promote and demote a unit with all below it, in the document’s own markers', () => {
    const body =
      '　　一、任务\n　　（一）甲。\n　　（二）乙。$0\n　　1．丙。\n　　（三）丁。\n　　二、措施\n　　（一）戊。\n';
    assert.equal(
      done('promote', body),
      '　　一、任务\n　　（一）甲。\n　　二、乙。\n　　（一）丙。\n　　（二）丁。\n　　三、措施\n　　（一）戊。\n',
    );
    assert.equal(
      done('demote', body),
      '　　一、任务\n　　（一）甲。\n　　1．乙。\n　　（1）丙。\n　　（二）丁。\n　　二、措施\n　　（一）戊。\n',
    );
    assert.match(done('demote', LIST), /前面没有同级的条目/);
    assert.match(done('promote', LIST), /已是最高一级/);
  });

  it('split a unit at the cursor', () => {
    assert.equal(
      done('split', '　　1．甲事项。$0乙事项。（省商务厅）\n　　2．丙事项，见第1项。\n'),
      '　　1．甲事项。\n　　2．乙事项。（省商务厅）\n　　3．丙事项，见第1项。\n',
    );
    assert.match(done('split', LIST), /请把光标放在/);
    assert.match(done('split', '　　1．甲事项。（省商$0务厅）\n　　2．丙。\n'), /请把光标放在/);
  });

  it('merge two units, their lists united without duplicates', () => {
    assert.equal(
      done(
        'merge',
        '　　1．甲事项。（省发展改革委、财政厅，珠海市人民政府）$0\n　　2．乙事项。（省财政厅、商务厅）\n　　3．丙事项，见第2项。（省教育厅）\n',
      ),
      '　　1．甲事项。乙事项。（省发展改革委、财政厅，珠海市人民政府，省商务厅）\n　　2．丙事项，见第1项。（省教育厅）\n',
    );
    assert.equal(
      done('merge', '　　1．甲事项。（省教育厅）$0\n　　2．乙事项。\n　　3．丙。\n'),
      '　　1．甲事项。乙事项。（省教育厅）\n　　2．丙。\n',
    );
    assert.equal(
      done('merge', '　　1．甲事项。（省教育厅牵头）$0\n　　2．乙事项。（省商务厅）\n　　3．丙。\n'),
      '　　1．甲事项。（省教育厅牵头）乙事项。（省商务厅）\n　　2．丙。\n',
    );
    assert.match(done('merge', '　　1．甲。\n　　2．乙。$0\n'), /后面没有同级/);
  });

  it('insert a unit, with a place for its bodies where the others name theirs', () => {
    assert.equal(
      done('insert', '　　1．甲事项。$0（省商务厅）\n　　2．乙事项，见第2项。（省教育厅）\n'),
      '　　1．甲事项。（省商务厅）\n　　2．（）\n　　3．乙事项，见第3项。（省教育厅）\n',
    );
    assert.match(done('insert', LIST), /1．甲事项。\n　　2．\n　　3．乙事项，见第1项/);
  });

  it('work in a flattened copy', () => {
    assert.equal(
      done(
        'moveDown',
        '　　一、任务　　1．甲事项。$0（省商务厅）　　2．乙事项，见第1项。（省教育厅）　　3．丙。\n',
      ),
      '　　一、任务　　1．乙事项，见第2项。（省教育厅）　　2．甲事项。（省商务厅）　　3．丙。\n',
    );
  });

  it('refuse where no unit is', () => {
    const text = exampleNotice('　　1．甲。\n　　2．乙。\n');
    for (const offset of [0, text.length]) {
      assert.ok(isRefusal(restructure(analyze(text), 'moveDown', offset)));
    }
  });
});

const CLEAN = 'test/fixtures/clean';
const EFFORT = Number(process.env.PROPERTY_EFFORT ?? 1);
const TEXTS = [...readdirSync(CLEAN).map((name) => readFileSync(join(CLEAN, name), 'utf8')), SAMPLE];
const withoutNumbers = (text: string): string => text.replace(/[0-9０-９一二三四五六七八九十百]+/g, '#');
const letters = (text: string): string => [...withoutNumbers(text).replace(/\s/g, '')].sort().join('');

describe('any structure edit of any notice', () => {
  it('leaves the numbers in order, and a move every letter', function () {
    this.timeout(120_000 * EFFORT);
    const step = fc.record({
      action: fc.constantFrom(...STRUCTURE_ACTIONS),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...TEXTS),
        fc.array(step, { minLength: 1, maxLength: 4 }),
        (start, steps) => {
          let text = start;
          for (const { action, at } of steps) {
            const notice = analyze(text);
            const change = restructure(notice, action, Math.floor(at * text.length));
            if (isRefusal(change)) {
              continue;
            }
            const { text: after } = carryOut(notice, change.edits, change.moved);
            if (action === 'moveUp' || action === 'moveDown') {
              assert.equal(letters(after), letters(text), `${action} at ${at}`);
            }
            if (action !== 'promote' && action !== 'demote') {
              const { series } = numberingFaults(analyze(after));
              assert.deepEqual(
                series.map(({ kind, node }) => `${kind} ${node.marker.text} ${node.title.text}`),
                [],
                `${action} at ${at}: ${text.slice(Math.floor(at * text.length), Math.floor(at * text.length) + 20)}`,
              );
            }
            text = after;
          }
        },
      ),
      { numRuns: 40 * EFFORT },
    );
  });
});
