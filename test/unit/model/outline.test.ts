import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/core/model/analyze.js';
import type { OutlineNode } from '../../../server/src/core/model/notice.js';

function tree(nodes: readonly OutlineNode[]): readonly unknown[] {
  return nodes.map((node) =>
    node.children.length > 0 ? [node.marker.text, tree(node.children)] : node.marker.text,
  );
}

function outline(text: string): readonly unknown[] {
  return analyze(text).spaces.flatMap((space) => tree(space.roots));
}

describe('outline', () => {
  it('nests units wherever their markers stand', () => {
    assert.deepEqual(outline('一、甲　　1．乙。　　2．丙。　　二、丁　　(一）戊。　　3．己。\n'), [
      ['一、', ['1．', '2．']],
      ['二、', [['(一）', ['3．']]]],
    ]);
  });

  it('reads regulations', () => {
    assert.deepEqual(
      outline(
        '第一章　总则\n第一条　为了规范管理，制定本办法。\n第二条　本办法所称管理，包括：\n（一）登记；\n（二）备案。\n第二章　附则\n第三条　依照第二条规定执行。\n',
      ),
      [
        ['第一章', ['第一条', ['第二条', ['（一）', '（二）']]]],
        ['第二章', ['第三条']],
      ],
    );
  });

  it('leaves lists inside a sentence alone', () => {
    assert.deepEqual(
      outline(
        '一、任务。重点包括：（1）道路；（2）桥梁；（3）隧道。还要做到：一是抓早，二是抓实。\n二、保障。\n',
      ),
      ['一、', '二、'],
    );
  });

  it('leaves the list of attachments alone', () => {
    const nodes = analyze(
      '某局关于报送材料的通知\n各单位：\n　　请按时报送。\n　　附件：1．报送样式\n　　　　　2．联系人名单\n某局\n2020年5月1日\n',
    ).nodes;
    assert.deepEqual(nodes, []);
  });

  it('does not number the cells of a table flattened into lines', () => {
    const cells = Array.from({ length: 12 }, (_, i) => `${i + 1}.指标名称\n\n市某局\n\n每季度\n`).join('\n');
    const nodes = analyze(
      `某局关于考核的通知\n某局〔2020〕1号\n各单位：\n一、考核。\n二、奖惩。\n某局\n2020年5月1日\n附件\n考核指标表\n${cells}`,
    ).nodes;
    assert.deepEqual(
      nodes.map((node) => node.marker.text),
      ['一、', '二、'],
    );
  });

  it('counts each attached text by itself', () => {
    const notice = analyze(
      '某省人民政府关于印发两个办法的通知\n某府〔2020〕1号\n各市人民政府：\n　　现印发给你们。\n某省人民政府\n2020年5月1日\n\n甲项目管理办法\n　　一、目的。\n　　二、范围。\n乙项目管理办法\n　　一、目的。\n　　二、范围。\n',
    );
    assert.deepEqual(
      notice.spaces.map((space) => [space.index, space.title?.text, space.roots.length]),
      [
        [0, undefined, 0],
        [1, '甲项目管理办法', 2],
        [2, '乙项目管理办法', 2],
      ],
    );
  });

  it('heals hard wraps in titles', () => {
    const { nodes } = analyze(
      '一、任务\n　　1．开展\n“走出去”专题研究，推动合作。做好服务。\n　　2．其他。\n',
    );
    assert.deepEqual(
      nodes.map((node) => node.title.text),
      ['任务', '开展“走出去”专题研究，推动合作', '其他'],
    );
  });

  it('ends the last unit where the signature begins', () => {
    const text =
      '某局关于某事的通知\n某局〔2020〕1号\n各单位：\n一、甲。\n二、乙。\n\n某市水务局\n2020年5月1日\n';
    const last = analyze(text).nodes.at(-1);
    assert.equal(text.slice(last?.start, last?.end), '二、乙。');
  });
});
