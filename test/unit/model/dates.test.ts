import assert from 'node:assert/strict';
import fc from 'fast-check';
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

/** Texts of nothing but what the readers decide by. */
function textsOf(...pieces: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((chosen) => chosen.join(''));
}

/** The matches a pattern finds from left to right. */
function matches(text: string, pattern: RegExp): readonly (readonly [number, string])[] {
  return [...text.matchAll(pattern)].map((match) => [match.index, match[0]]);
}

describe('the readers of rare characters', () => {
  it('find the dates that their pattern finds', () => {
    const date =
      /(?<![\d—–-])[12]\d{3}[ 　]*年(?:[ 　]*[上下]半年|第?[一二三四1-4]季度|[ 　]*\d{1,2}[ 　]*月(?:[ 　]*\d{1,2}[ 　]*日)?)?(?:[上中下]旬)?(?:年?底|末)?(?:之?前|以前)?/g;
    const texts = textsOf(
      ...[...'1203年月日底末前之以上中下旬半第一　 -'],
      '2016',
      '2017年',
      '12月',
      '半年',
      '季度',
    );
    fc.assert(
      fc.property(texts, (text) => {
        // What continues a number is passed over together with the words behind it; the pattern cannot say so.
        fc.pre(!/\d{5}|[—–-]\d/.test(text));
        const found = analyze(text).dates.map((one) => [one.start, one.text]);
        assert.deepEqual(found, matches(text, date));
      }),
      { numRuns: 2000 },
    );
  });

  it('find the document numbers that their pattern finds', () => {
    const number = /[\u4e00-\u9fff]{1,10}[〔［[]\s*\d{4}\s*[〕］\]]\s*\d{1,5}\s*号/g;
    const texts = textsOf(
      ...[...'国发函号〔［〕］1 　'],
      '〔2018〕',
      '38号',
      '粤府函',
      '2018',
      '办公厅秘书局',
    );
    fc.assert(
      fc.property(texts, (text) => {
        const found = analyze(text).references.filter(({ kind }) => kind === 'document-number');
        assert.deepEqual(
          found.map((one) => [one.start, one.text]),
          matches(text, number),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
