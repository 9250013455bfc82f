import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorsOf } from '../../../server/src/core/lint/baseline/anchor.js';
import {
  baselineText,
  readBaseline,
  withEntry,
  withoutEntries,
} from '../../../server/src/core/lint/baseline/file.js';
import { entryFor, hide } from '../../../server/src/core/lint/baseline/hide.js';
import type { HiddenEntry } from '../../../server/src/core/lint/baseline/schema.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { mapped } from '../../support/mutation/mutant.js';
import { check, SAMPLE } from '../../support/notices.js';

const EFFORT = Number(process.env.PROPERTY_EFFORT ?? 1);

const NOTICE = `广东省人民政府办公厅关于印发年度重点工作的通知
粤府办〔2016〕12号

各地级以上市人民政府：

　　一、推进建设。（省发改委、财政厅）
　　二、扩大开放,深化合作。（省商务厅）
　　四、加强督查,抓好落实。（省发改委）
　　五、做好总结。（省政府办公厅）

广东省人民政府办公厅
2016年5月6日
`;

/** The entry that hides the n-th finding of a rule. */
function entry(rule: string, n = 0, text = NOTICE): HiddenEntry {
  const all = check(text);
  const finding = all.filter((one) => one.rule === rule)[n];
  assert.ok(finding);
  const made = entryFor(analyze(text), all, finding, { file: 'a.notice', message: finding.message.zh });
  assert.ok(made);
  return made;
}

/** What is hidden in a text, and what of the same rules is not. */
function hiddenIn(text: string, ...entries: readonly HiddenEntry[]) {
  const { shown, hidden } = hide(analyze(text), check(text), entries);
  const rules = new Set(entries.map(({ rule }) => rule));
  const stretch = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  return {
    hidden: hidden.map(({ finding }) => stretch(finding)),
    shown: shown.filter(({ rule }) => rules.has(rule)).map(stretch),
  };
}

describe('hidden findings', () => {
  it('are told by rule, text and the text around in their unit', () => {
    assert.deepEqual(entry('text/width'), {
      file: 'a.notice',
      rule: 'text/width',
      text: ',',
      before: '#、扩大开放',
      after: '深化合作。(省商务厅)',
      occurrence: 1,
      message: entry('text/width').message,
    });
    assert.deepEqual(hiddenIn(NOTICE, entry('text/width')), { hidden: [','], shown: [','] });
    assert.deepEqual(hiddenIn(NOTICE, entry('agency/alias', 1)), {
      hidden: ['省发改委'],
      shown: ['省发改委'],
    });
  });

  it('stay hidden when the text changes elsewhere', () => {
    const entries = [entry('numbering/gap'), entry('text/width'), entry('agency/alias')];
    const changes: readonly ((text: string) => string)[] = [
      (text) => text.replace('扩大开放', '扩大开放').replace('做好总结', '认真做好全年总结'),
      (text) => `前言\n\n${text}`,
      (text) => text.replace(/\n/g, '\r\n'),
      (text) => text.replace('财政厅', '财政 厅').replace(/　　/g, '    '),
      (text) => text.replace('　　五、', '　　五、再加一项。（省教育厅）\n　　六、'),
      (text) => text.replace('（省商务厅）', '(省商务厅)'),
      (text) =>
        text
          .replace('一、推进', '一、新的一项。（省教育厅）\n　　二、推进')
          .replace('二、扩', '三、扩')
          .replace('四、加', '五、加')
          .replace('五、做', '六、做'),
    ];
    for (const change of changes) {
      const text = change(NOTICE);
      assert.equal(hiddenIn(text, ...entries).hidden.length, 3, text);
    }
  });

  it('come back when their own text changes', () => {
    const changed = NOTICE.replace('扩大开放,', '扩大高水平开放,');
    assert.deepEqual(hiddenIn(changed, entry('text/width')).hidden, []);
    const otherRule = { ...entry('text/width'), rule: 'text/space' };
    assert.deepEqual(hiddenIn(NOTICE, otherRule).hidden, []);
  });

  it('are told apart by their order where nothing else does', () => {
    const text = NOTICE.replace('做好总结', '甲,乙').replace(
      '加强督查,抓好落实。（省发改委）',
      '甲,乙。（省政府办公厅）',
    );
    const found = check(text).filter(({ rule }) => rule === 'text/width');
    const occurrences = anchorsOf(analyze(text), found).map(({ occurrence }) => occurrence);
    assert.deepEqual(occurrences, [1, 1, 2]);
    assert.equal(hiddenIn(text, entry('text/width', 2, text)).shown.length, 2);
  });

  it('are exactly the one that was meant, for every finding of a text', () => {
    for (const text of [NOTICE, SAMPLE]) {
      const notice = analyze(text);
      const all = check(text);
      for (const finding of all) {
        const made = entryFor(notice, all, finding, { file: 'a.notice' });
        assert.ok(made);
        const { hidden } = hide(notice, all, [made]);
        assert.deepEqual(
          hidden.map((one) => one.finding),
          [finding],
        );
      }
    }
  });

  it('stay hidden whatever is put into other units', () => {
    const before = analyze(SAMPLE);
    const all = check(SAMPLE);
    fc.assert(
      fc.property(fc.nat(all.length - 1), fc.nat(before.nodes.length - 1), (i, j) => {
        const finding = all[i];
        const node = before.nodes[j];
        assert.ok(finding && node);
        fc.pre(finding.start < node.start || finding.start >= node.ownEnd);
        const made = entryFor(before, all, finding, { file: 'a.notice' });
        assert.ok(made);
        const edit = { start: node.marker.end, end: node.marker.end, newText: '统筹安排，' };
        const text = applyEdits(SAMPLE, [edit]);
        const place = mapped(finding, [edit]);
        const after = check(text);
        const same = after.find((one) => one.rule === finding.rule && one.start === place.start);
        const { hidden } = hide(analyze(text), after, [made]);
        assert.deepEqual(
          hidden.map((one) => one.finding),
          same ? [same] : [],
        );
      }),
      { numRuns: 20 * EFFORT },
    );
  }).timeout(60_000 * EFFORT);
});

describe('the file of hidden findings', () => {
  const one = entry('text/width');
  const two = entry('numbering/gap');

  it('reads back what it writes, in an order of its own', () => {
    assert.deepEqual(readBaseline(baselineText([one, two])), { entries: [two, one], problems: [] });
    assert.equal(baselineText([one, two]), baselineText([two, one]));
    assert.deepEqual(readBaseline(baselineText([])), { entries: [], problems: [] });
  });

  it('holds each entry once, and keeps notes', () => {
    const noted = { ...one, note: '原文如此' };
    assert.deepEqual(withEntry([two, noted], one), [two, one]);
    assert.deepEqual(withoutEntries([one, two], [noted]), [two]);
    assert.deepEqual(readBaseline(baselineText([noted])).entries, [noted]);
  });

  it('reports what is wrong at its place, and goes on', () => {
    const cases: readonly [string, readonly string[], number][] = [
      ['{"version": 1, "hidden": [', [''], 0],
      ['[]', ['[]'], 0],
      ['{"hidden": []}', ['{'], 0],
      ['{"version": 2, "hidden": []}', ['2'], 0],
      ['{"version": 1, "hiden": []}', ['"hiden"'], 0],
      ['{"version": 1, "hidden": [{"file": "a", "rule": "b/c", "text": "d"}, {"file": "a"}]}', ['{', '{'], 1],
      ['', [''], 0],
      ['['.repeat(100_000), ['['], 0],
    ];
    for (const [text, places, count] of cases) {
      const { entries, problems } = readBaseline(text);
      assert.equal(entries.length, count, text.slice(0, 80));
      assert.equal(problems.length, places.length, text.slice(0, 80));
      for (const [i, place] of places.entries()) {
        const problem = problems[i];
        assert.ok(problem && (place === '' || text.slice(problem.start, problem.end).startsWith(place)));
      }
    }
  });
});
