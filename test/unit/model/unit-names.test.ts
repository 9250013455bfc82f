import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { tallyOf } from '../../../server/src/core/model/body-tally.js';
import { nameOfUnit, namesOfUnits } from '../../../server/src/core/model/unit-names.js';

const ITEMS = analyze(
  `一、甲\n${[1, 2, 3, 4, 6, 7, 9].map((n) => `　　${n}．做某事。（省教育厅）`).join('\n')}\n`,
);

describe('names of units', () => {
  const items = ITEMS.nodes.filter(({ kind }) => kind === 'item');

  it('are numbers where these tell items apart, else the way there', () => {
    assert.ok(items[3]);
    assert.deepEqual(nameOfUnit(ITEMS, items[3]), { zh: '第4项', en: 'item 4' });
    const twice = analyze('一、甲\n　　1．做。\n　　2．做。\n二、乙\n　　1．做。\n　　2．做。\n');
    const last = twice.nodes.at(-1);
    assert.ok(last);
    assert.equal(nameOfUnit(twice, last).zh, '二、2．');
  });

  it('are drawn together, three and more that follow one another as a span', () => {
    assert.deepEqual(namesOfUnits(ITEMS, [...items, ...items]), {
      zh: '第1至4、6、7、9项',
      en: 'items 1–4, 6, 7, 9',
    });
    assert.equal(namesOfUnits(ITEMS, ITEMS.nodes.slice(0, 2)).zh, '第1项、一、');
    assert.deepEqual(namesOfUnits(ITEMS, []), { zh: '', en: '' });
  });
});

describe('who answers for how much', () => {
  it('is counted by body and role, each unit once', () => {
    const notice = analyze(
      '一、甲\n　　1．做。（省教育厅牵头，省财政厅、公安厅配合）\n　　2．做。（省财政厅）\n　　3．做。（省财政厅，各地级以上市人民政府）\n',
    );
    const said = tallyOf(notice).map(({ name, units, all }) => [
      name,
      units.lead.length,
      units.support.length,
      units.responsible.length,
      all.map(({ number }) => number),
    ]);
    assert.deepEqual(said, [
      ['省财政厅', 0, 1, 2, [1, 2, 3]],
      ['省教育厅', 1, 0, 0, [1]],
      ['省公安厅', 0, 1, 0, [1]],
    ]);
  });
});
