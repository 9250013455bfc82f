import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { analyze } from '../../../server/src/core/model/analyze.js';
import type { Notice } from '../../../server/src/core/model/notice.js';
import { applyEdits, type TextEdit } from '../../../server/src/core/text/edit.js';
import { codeAction } from '../../../server/src/features/code-action.js';
import { elisionOf, expansionOf, unificationOf } from '../../../server/src/features/support/name-actions.js';
import { SAMPLE } from '../../support/notices.js';
import { ask, contextFor } from './support.js';

const CLEAN = 'test/fixtures/clean';
const TEXTS = [
  SAMPLE,
  ...readdirSync(CLEAN)
    .sort()
    .map((name) => readFileSync(`${CLEAN}/${name}`, 'utf8')),
];

function notice(...groups: readonly string[]): Notice {
  const items = groups.map((group, i) => `　　${i + 1}．推进有关工作。${group}\n`).join('');
  return analyze(
    `广东省人民政府办公厅关于印发年度重点工作的通知\n粤府办〔2016〕12号\n\n各地级以上市人民政府：\n\n　　一、主要任务\n${items}广东省人民政府办公厅\n2016年5月6日\n`,
  );
}

type Rewriting = (notice: Notice, group: Notice['groups'][number]) => readonly TextEdit[];

/** The first list of a notice after a rewriting. */
function rewritten(group: string, rewriting: Rewriting): string {
  const one = notice(group);
  const [first] = one.groups;
  assert.ok(first);
  const after = analyze(applyEdits(one.text, rewriting(one, first)));
  return after.groups[0]?.text ?? '';
}

const namesOf = ({ groups }: Notice): readonly (readonly string[])[] =>
  groups.map(({ entries }) => entries.map(({ name, role }) => `${name} ${role}`));

const everywhere = (one: Notice, rewriting: Rewriting): string =>
  applyEdits(
    one.text,
    one.groups.flatMap((group) => rewriting(one, group)),
  );

describe('names of a list', () => {
  it('are written in full', () => {
    assert.equal(
      rewritten('（省发展改革委、交通运输厅、口岸办，广州、深圳市人民政府）', expansionOf),
      '（省发展改革委、省交通运输厅、省口岸办，广州市人民政府、深圳市人民政府）',
    );
    assert.equal(
      rewritten('（广东银监局、证监局、保监局）', expansionOf),
      '（广东银监局、广东证监局、广东保监局）',
    );
    assert.equal(rewritten('（省教育厅牵头，财政厅配合）', expansionOf), '（省教育厅牵头，省财政厅配合）');
  });

  it('are shortened', () => {
    assert.equal(
      rewritten('（省发展改革委、省交通运输厅、省口岸办，广州市人民政府、深圳市人民政府）', elisionOf),
      '（省发展改革委、交通运输厅、口岸办，广州、深圳市人民政府）',
    );
    assert.equal(rewritten('（广东银监局、广东证监局）', elisionOf), '（广东银监局、证监局）');
  });

  it('are left alone where there is nothing to write otherwise', () => {
    for (const group of [
      '（省发展改革委、省教育厅等有关部门）',
      '（省教育厅）',
      '（各地级以上市人民政府）',
    ]) {
      assert.equal(rewritten(group, expansionOf), group);
    }
    for (const group of ['（省教育厅、财政厅）', '（省教育厅，广东海事局）']) {
      assert.equal(rewritten(group, elisionOf), group);
    }
  });

  it('stay the same bodies with the same parts, in every notice', () => {
    for (const text of TEXTS) {
      const one = analyze(text);
      for (const rewriting of [expansionOf, elisionOf]) {
        const after = analyze(everywhere(one, rewriting));
        assert.deepEqual(namesOf(after), namesOf(one));
        assert.equal(everywhere(after, rewriting), after.text, 'twice is once');
      }
    }
  });
});

describe('one name all through the document', () => {
  const unified = (one: Notice): string => {
    const entry = one.groups[0]?.entries[0];
    assert.ok(entry);
    return analyze(applyEdits(one.text, unificationOf(one, entry)?.edits ?? []))
      .groups.map(({ text }) => text)
      .join('');
  };

  it('is the standard one, elided where it was', () => {
    assert.equal(
      unified(notice('（省发改委、财政厅）', '（省财政厅、发改委）', '（广东省发改委）', '（省发展改革委）')),
      '（省发展改革委、财政厅）（省财政厅、发展改革委）（广东省发展改革委）（省发展改革委）',
    );
  });

  it('leaves what is standard, unknown, or named once', () => {
    for (const groups of [
      ['（省发展改革委）', '（省发展改革委）'],
      ['（省量子局）', '（省量子局）'],
      ['（省发改委）', '（省财政厅）'],
    ]) {
      assert.equal(unified(notice(...groups)), groups.join(''));
    }
  });
});

describe('code actions of names', () => {
  const titles = (at: string, only?: readonly string[]): readonly string[] => {
    const { text } = notice('（省发改委、省教育厅、财政厅）', '（省发展改革委）');
    const context = contextFor(text);
    const start = context.convert.position(text.indexOf(at));
    const params = {
      range: { start, end: start },
      context: { diagnostics: [], only: [...(only ?? ['refactor'])] },
    };
    return (ask(codeAction, context, params) ?? []).map(({ title }) => title);
  };

  it('are offered in a list, and for the body that stands there', () => {
    assert.deepEqual(titles('发改委'), [
      '写全本组省略的单位名称',
      '省略本组单位名称中重复的部分',
      '全文统一为“省发展改革委”（1处）',
    ]);
    assert.deepEqual(titles('省教育厅').length, 2);
    assert.deepEqual(titles('推进'), []);
    assert.deepEqual(titles('发改委', ['quickfix']).length, 1);
  });
});
