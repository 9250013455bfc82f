import assert from 'node:assert/strict';
import { withNumber } from '../../../server/src/core/syntax/marker.js';
import { parse } from '../../../server/src/core/syntax/tree.js';

/** Markers of a text as `text:form:number:context`. */
function markersOf(text: string): readonly string[] {
  return parse(text).blocks.flatMap(({ block }) =>
    block.markers.map(
      (marker) =>
        `${block.text.slice(marker.start, marker.end)}:${marker.form}:${marker.number}:${marker.context}`,
    ),
  );
}

describe('marker forms', () => {
  const forms: readonly (readonly [string, string])[] = [
    ['一、总体要求', '一、:chapter:1:line'],
    ['二十一、其他', '二十一、:chapter:21:line'],
    ['（十二）落实', '（十二）:section:12:line'],
    ['(三）混用括号', '(三）:section:3:line'],
    ['1．全角点', '1．:item:1:line'],
    ['6．2016年召开会议', '6．:item:6:line'],
    ['6.2016年召开会议', '6.:item:6:line'],
    ['12、顿号', '12、:item:12:line'],
    ['7﹒小点', '7﹒:item:7:line'],
    ['１２．全角数字', '１２．:item:12:line'],
    ['（3）细项', '（3）:subitem:3:line'],
    ['第三章　附则', '第三章:part:3:line'],
    ['第二十一条　本办法自印发之日起施行', '第二十一条:article:21:line'],
    ['1.2 编制依据', '1.2:decimal:2:line'],
    ['**（二）网页加粗**', '（二）:section:2:line'],
    ['## 第一章　总则', '第一章:part:1:line'],
  ];
  for (const [text, expected] of forms) {
    it(text, () => {
      assert.deepEqual(markersOf(text), [expected]);
    });
  }

  it('stands in the middle of a line after wide space', () => {
    assert.deepEqual(markersOf('一、基础设施　　1．推进建设。（省交通运输厅）　　2．加快通关。'), [
      '一、:chapter:1:line',
      '1．:item:1:gap',
      '2．:item:2:gap',
    ]);
  });

  it('may be glued to the sentence or heading before it', () => {
    assert.deepEqual(markersOf('提出以下意见。一、提升便利度（一）优化审批。'), [
      '一、:chapter:1:sentence',
      '（一）:section:1:glued',
    ]);
  });
});

describe('look-alikes of markers', () => {
  const plain: readonly string[] = [
    '投资1.5亿元用于建设',
    '1.5亿元的投资',
    'PM2.5浓度下降',
    '2016.3.28印发',
    '按照第（一）项执行',
    '前款第二条规定的情形',
    '第三十一条规定的情形',
    '本条（一）至（三）项所列',
    '（2016）年度报告',
    '2016年工作',
    '十二五规划',
  ];
  for (const text of plain) {
    it(text, () => {
      assert.deepEqual(markersOf(text), []);
    });
  }
});

describe('withNumber', () => {
  it('keeps the marker’s own shape', () => {
    const cases: readonly (readonly [string, number, string])[] = [
      ['（三)', 4, '（四)'],
      ['( 二 )', 12, '( 十二 )'],
      ['9．', 10, '10．'],
      ['１．', 2, '２．'],
      ['第九条', 10, '第十条'],
      ['2.9', 10, '2.10'],
      ['2.9.', 10, '2.10.'],
      ['一、', 103, '一百零三、'],
    ];
    for (const [marker, number, expected] of cases) {
      assert.equal(withNumber(marker, number), expected);
    }
  });
});
