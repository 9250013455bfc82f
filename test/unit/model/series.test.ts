import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { numberingFaults } from '../../../server/src/core/model/numbering-faults.js';

function faults(text: string): readonly string[] {
  const { series, forms } = numberingFaults(analyze(text));
  return [
    ...series.map((fault) => `${fault.kind} ${fault.node.marker.text} → ${fault.expected}`),
    ...forms.map((fault) => `form ${fault.node.marker.text} → ${fault.due}`),
  ];
}

/** A notice whose lines are given without indent. */
function notice(...lines: readonly string[]): string {
  return `某市人民政府关于印发工作要点的通知\n某府〔2020〕1号\n各区人民政府：\n${lines.map((line) => `　　${line}内容。\n`).join('')}`;
}

describe('the document’s own scheme', () => {
  const sound: Readonly<Record<string, string>> = {
    'restarts under each parent': notice(
      '一、',
      '（一）',
      '（二）',
      '二、',
      '（一）',
      '（二）',
      '三、',
      '（一）',
    ),
    'runs on across parents': notice(
      '一、',
      '（一）',
      '（二）',
      '二、',
      '（三）',
      '（四）',
      '三、',
      '（五）',
    ),
    'runs on across two levels': notice(
      '一、',
      '（一）',
      '1．',
      '2．',
      '（二）',
      '3．',
      '二、',
      '（一）',
      '4．',
      '5．',
    ),
    'leaves out a level': notice('一、', '1．', '2．', '二、', '（一）', '1．', '2．', '（二）', '1．'),
    'restarts after a lead-in': `${notice('一、', '1．', '2．')}　　具体措施：\n　　1．甲。\n　　2．乙。\n　　二、丙。\n`,
    'starts over in a second list': notice('一、', '1．', '2．', '3．', '1．', '2．', '二、'),
    'has one single unit': notice('一、'),
    'decimal headings': notice('1.1 ', '1.2 ', '2.1 ', '2.2 ', '2.3 '),
  };
  for (const [what, text] of Object.entries(sound)) {
    it(what, () => assert.deepEqual(faults(text), []));
  }

  it('may begin anywhere in an excerpt', () => {
    assert.deepEqual(faults('　　5．甲。\n　　6．乙。\n　　7．丙。\n'), []);
  });
});

describe('one fault is told once', () => {
  const broken: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    'an item taken out': [notice('1．', '2．', '4．', '5．', '6．'), ['gap 4． → 3']],
    'several items taken out': [notice('1．', '2．', '6．', '7．'), ['gap 6． → 3']],
    'the first taken out where others restart': [
      notice(
        '一、',
        '（一）',
        '（二）',
        '二、',
        '（一）',
        '（二）',
        '三、',
        '（一）',
        '四、',
        '（一）',
        '五、',
        '（二）',
        '（三）',
      ),
      ['gap （二） → 1'],
    ],
    'an item put in': [notice('1．', '2．', '2．', '3．', '4．'), ['duplicate 2． → 3']],
    'a number mistyped': [notice('1．', '2．', '9．', '4．', '5．'), ['gap 9． → 3']],
    'two neighbours swapped': [notice('1．', '3．', '2．', '4．'), ['order 3． → 2']],
    'an item moved down': [notice('1．', '3．', '4．', '5．', '2．', '6．'), ['order 2． → 5']],
    'an item moved up': [notice('1．', '5．', '2．', '3．', '4．', '6．'), ['order 5． → 2']],
    'a marker of another level': [
      notice('一、', '（一）', '（二）', '三、', '（四）', '二、', '（一）', '（二）'),
      ['form 三、 → （三）'],
    ],
    'two faults far apart': [
      notice('1．', '2．', '4．', '5．', '6．', '7．', '7．', '8．', '9．'),
      ['gap 4． → 3', 'duplicate 7． → 8'],
    ],
  };
  for (const [what, [text, expected]] of Object.entries(broken)) {
    it(what, () => assert.deepEqual(faults(text), expected));
  }
});

describe('numbers that start over in the middle of a series', () => {
  const texts = {
    'a count that starts high': notice('四、', '五、', '二、', '三、', '四、', '五、'),
    'a second count from 1 behind a gap': notice(
      '1．',
      '12．',
      '13．',
      '2．',
      '3．',
      '4．',
      '5．',
      '11．',
      '12．',
    ),
    'a count that starts at 2, and one from 1': notice('二、', '一、', '二、', '三、'),
  };
  for (const [what, text] of Object.entries(texts)) {
    it(`mend no number to less than 1: ${what}`, () => {
      const { series } = numberingFaults(analyze(text));
      assert.ok(series.length > 0);
      for (const { expected, mend } of series) {
        assert.ok(expected >= 1, `due: ${expected}`);
        assert.ok(mend.length > 0);
        for (const { node, number } of mend) {
          assert.ok(number >= 1, `${node.marker.text} → ${number}`);
        }
      }
    });
  }
});
