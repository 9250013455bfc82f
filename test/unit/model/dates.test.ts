import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/core/model/analyze.js';

function dates(text: string): readonly unknown[] {
  return analyze(text).dates.map(({ text: written, from, to, role }) => [written, from, to, role]);
}

describe('dates', () => {
  const cases: readonly (readonly [string, readonly unknown[]])[] = [
    ['香港段预计2018年完成', [['2018年', '2018-01-01', '2018-12-31', 'deadline']]],
    ['争取2016年底前封顶', [['2016年底前', '2016-12-01', '2016-12-31', 'deadline']]],
    ['2016年在香港召开会议', [['2016年', '2016-01-01', '2016-12-31', 'mention']]],
    ['于2019年6月30日前报送', [['2019年6月30日前', '2019-06-30', '2019-06-30', 'deadline']]],
    ['到2020年上半年', [['2020年上半年', '2020-01-01', '2020-06-30', 'deadline']]],
    ['2021年第三季度', [['2021年第三季度', '2021-07-01', '2021-09-30', 'mention']]],
    ['2024年2月', [['2024年2月', '2024-02-01', '2024-02-29', 'mention']]],
    ['2023年5月中旬', [['2023年5月中旬', '2023-05-11', '2023-05-20', 'mention']]],
    ['2023年2月30日', [['2023年2月30日', null, null, 'mention']]],
    ['规划期（2014-2018年）', []],
    ['3月28日', []],
  ];
  for (const [text, expected] of cases) {
    it(text, () => assert.deepEqual(dates(text), expected));
  }
});

describe('references', () => {
  it('finds titles, document numbers, items and attachments', () => {
    const { references } = analyze(
      '按照《关于〈某规定〉的通知》（某府〔2019〕12号）第三项、第5至7项和附件2执行，重点项目、一般事项不列。',
    );
    assert.deepEqual(
      references.map(({ kind, text }) => [kind, text]),
      [
        ['document', '《关于〈某规定〉的通知》'],
        ['document-number', '某府〔2019〕12号'],
        ['item', '第三项'],
        ['item', '第5至7项'],
        ['attachment', '附件2'],
      ],
    );
  });
});
