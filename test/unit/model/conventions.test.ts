import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/core/model/analyze.js';

/** The markers of a text, a bar where an attached text begins. */
function markers(text: string): string {
  const { nodes } = analyze(text);
  return nodes
    .map((node, i) => `${i > 0 && nodes[i - 1]?.space !== node.space ? '| ' : ''}${node.marker.text}`)
    .join(' ');
}

const HEAD = '某省人民政府关于印发某方案的通知\n某府〔2024〕1号\n各市人民政府：\n';
const SIGNED = '某省人民政府\n2024年5月1日\n';

/** What each text is an instance of, the text, its markers. */
const CASES: readonly (readonly [what: string, text: string, markers: string])[] = [
  ['full-width dots', '一、甲\n1．乙。\n2．丙。\n二、丁\n', '一、 1． 2． 二、'],
  ['half-width dots', '一、甲\n1.乙。\n2.丙。\n二、丁\n', '一、 1. 2. 二、'],
  ['small dots', '一、甲\n1﹒乙。\n2﹒丙。\n二、丁\n', '一、 1﹒ 2﹒ 二、'],
  ['1、', '一、甲\n1、乙。\n2、丙。\n二、丁\n', '一、 1、 2、 二、'],
  ['half-width brackets', '一、甲\n(一)乙。\n(二)丙。\n二、丁\n', '一、 (一) (二) 二、'],
  [
    '一、 running through chapters',
    '第一章　总则\n一、甲。\n二、乙。\n第二章　职责\n三、丙。\n四、丁。\n',
    '第一章 一、 二、 第二章 三、 四、',
  ],
  [
    '（一） under 第N条',
    '第一条　有下列情形的：\n（一）甲；\n（二）乙。\n第二条　依照第一条规定办理。\n第三条　自印发之日起施行。\n',
    '第一条 （一） （二） 第二条 第三条',
  ],
  [
    'a restart after a lead-in',
    '一、甲\n1．乙。\n2．丙。\n具体措施：\n1．丁。\n2．戊。\n二、己\n',
    '一、 1． 2． 1． 2． 二、',
  ],
  ['markers after ideographic space', '一、甲　　1．乙。　　2．丙。　　二、丁', '一、 1． 2． 二、'],
  ['markers after ordinary spaces', '一、甲\n   1. 乙。   2. 丙。\n二、丁\n', '一、 1. 2. 二、'],
  [
    'markers after a closing bracket',
    '一、甲\n1．乙。（省财政厅）2．丙。（省教育厅）3．丁。（省水利厅）\n',
    '一、 1． 2． 3．',
  ],
  [
    'a heading glued to the next marker',
    '现提出以下意见。一、提升便利度（一）优化审批。做好服务。（二）精简材料。做好服务。二、加强保障（三）落实责任。',
    '一、 （一） （二） 二、 （三）',
  ],
  [
    'a reversed quotation mark in a flattened copy',
    '现通知如下。一、实施“走出去“战略。做好服务。（一）优化审批。（二）精简材料。二、落实责任。三、加强督查。',
    '一、 （一） （二） 二、 三、',
  ],
  ['a wrap inside a word', '一、支持公\n司发展\n1．做好服\n务工作。\n2．落实。\n', '一、 1． 2．'],
  ['a wrap right after a marker', '一、\n总体要求\n1．\n提高认识。\n2．抓好落实。\n', '一、 1． 2．'],
  ['digits after a marker', '5．2015年召开会议。\n6.2016年召开会议。\n7．3个项目开工。\n', '5． 6. 7．'],
  [
    'decimals, dates and versions',
    '一、甲\n投入\n1.5亿元，PM2.5下降，\n2016.3.28印发，采用V2.0版本和\n3.5%的费率。\n二、乙\n',
    '一、 二、',
  ],
  ['a clause cited at a line’s start', '一、依照\n第三十一条规定、\n第二款执行。\n二、乙\n', '一、 二、'],
  ['lists in a sentence', '一、包括：（1）路；（2）桥。一是早，二是实。\n二、乙\n', '一、 二、'],
  ['words with 一、', '一、实行统一、规范的管理，一、二级残疾适用。\n二、乙\n', '一、 二、'],
  [
    'a table of contents',
    '第一章　总则\n第二章　职责\n第三章　附则\n\n第一章　总则\n第一条　为了管理，制定本办法。\n第二章　职责\n第二条　甲。\n第三章　附则\n第三条　乙。\n',
    '第一章 第一条 第二章 第二条 第三章 第三条',
  ],
  [
    'a table of contents with page numbers',
    '目　录\n一、总体要求……1\n二、主要任务……2\n三、组织实施……9\n一、总体要求\n提高认识。\n二、主要任务\n抓好落实。\n三、组织实施\n加强领导。\n',
    '一、 二、 三、',
  ],
  [
    'decimal headings with a table of contents',
    '1.1　目的\n1.2　依据\n2.1　机构\n2.2　职责\n1.1　目的\n为了应急。\n1.2　依据\n依法。\n2.1　机构\n设指挥部。\n2.2　职责\n负责应急。\n',
    '1.1 1.2 2.1 2.2',
  ],
  [
    'a list of attachments out of order',
    `${HEAD}一、甲。\n二、乙。\n　　附件：1．样式\n　　　　　3．名单\n　　　　　2．表格\n${SIGNED}`,
    '一、 二、',
  ],
  [
    'an attached text',
    `${HEAD}　　现印发给你们。\n${SIGNED}\n某方案\n一、甲。\n（一）乙。\n二、丙。\n附件1\n某细则\n一、丁。\n二、戊。\n`,
    '一、 （一） 二、 | 一、 二、',
  ],
  [
    'a forwarded opinion with a signature of its own',
    `某省人民政府办公厅转发省水利厅关于防汛意见的通知\n某府办〔2024〕2号\n各市人民政府：\n一、重视。\n二、落实。\n${SIGNED}\n关于防汛的意见\n一、甲。\n二、乙。\n三、丙。\n某省水利厅\n2024年4月1日\n`,
    '一、 二、 | 一、 二、 三、',
  ],
  [
    'two regulations in one notice',
    `${HEAD}　　现印发给你们。\n${SIGNED}\n甲项目规定\n第一条　甲。\n第二条　乙。\n乙项目规定\n第一条　丙。\n第二条　丁。\n`,
    '第一条 第二条 | 第一条 第二条',
  ],
  [
    'a table with column heads',
    `${HEAD}一、甲。\n二、乙。\n${SIGNED}附件\n任务清单\n序号\n任务\n一、交通方面\n1\n道路\n二、水利方面\n2\n堤防\n`,
    '一、 二、',
  ],
];

describe('conventions of the genre', () => {
  for (const [what, text, expected] of CASES) {
    it(what, () => assert.equal(markers(text), expected));
    it(`${what}, with other line breaks and a BOM`, () => {
      assert.equal(markers(text.replaceAll('\n', '\r\n')), expected);
      assert.equal(markers(text.replaceAll('\n', '\r')), expected);
      assert.equal(markers(`\ufeff${text}`), expected);
    });
  }
});

describe('header of an order', () => {
  it('reads its number, and the head of the organ as its signature', () => {
    const { header, spaces } = analyze(
      '某某国国务院令\n\n第706号\n\n《某条例》已经通过，现予公布。\n\n总理　　张某某\n\n2018年11月6日\n\n某条例\n第一条　甲。\n第二条　乙。\n第三条　丙。\n',
    );
    assert.equal(header.title?.text, '某某国国务院令');
    assert.equal(header.documentNumber?.text, '第706号');
    assert.equal(header.issuer?.text, '某某国国务院');
    assert.equal(header.issuedOn?.iso, '2018-11-06');
    assert.deepEqual(
      spaces.map((space) => space.roots.length),
      [0, 3],
    );
  });

  it('joins the title of an answer over its lines', () => {
    const { header } = analyze(
      '某省人民政府办公厅对省政协三次会议\n第46号提案的答复\n某府办函〔2020〕82号\n张某委员：\n　　提案收悉。\n',
    );
    assert.equal(header.title?.text, '某省人民政府办公厅对省政协三次会议第46号提案的答复');
  });
});
