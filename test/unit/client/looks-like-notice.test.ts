import { strict as assert } from 'node:assert';
import { looksLikeNotice, READ_LIMIT } from '../../../client/src/recognition/looks-like-notice.js';

const NOTICES: Readonly<Record<string, string>> = {
  'a notice with everything': `某某省人民政府关于印发某项工作要点的通知
某府函〔2016〕85号
各地级以上市人民政府，省有关单位：
现印发给你们，请认真组织实施。
某某省人民政府 2016年3月28日
一、基础设施　　1．推进大桥建设。（省交通运输厅）　　2．推进口岸建设。（省口岸办）
二、现代服务业`,
  'a wrapped title': `某某市人民政府办公厅关于进一步
加强某项工作的通知
某府办〔2021〕7号

各区人民政府，市政府各部门、各直属机构：
现就有关事项通知如下：
一、总体要求。
二、主要任务。`,
  'a flattened copy in one line': `国务院办公厅关于做好某项工作的实施意见国办发〔2020〕99号各省、自治区、直辖市人民政府：为做好某项工作，现提出以下意见。一、总体要求（一）指导思想。二、主要任务`,
  'a Markdown copy with the site’s own lines': `# 某市人民政府关于加快发展的若干意见

**发布日期**: 2025-05-27

某府发〔2025〕11号

各区人民政府，市政府各委、办、局：

为进一步深化改革，现提出如下意见。

**一、总体要求**

（一）目标。（责任单位：市科委、市教委）
（二）原则。（责任单位：市科委）`,
  'an excerpt without header but with groups': `为贯彻落实工作部署，制定本方案。
一、总体要求
（一）健全机制。（省财政厅、省教育厅负责）
（二）加强保障。（省财政厅牵头，省教育厅配合）
二、组织实施`,
  'Windows line breaks':
    '某市教育局关于开展检查的通知\r\n某教〔2019〕3号\r\n各区教育局：\r\n一、时间\r\n二、内容\r\n特此通知。',
};

const OTHERS: Readonly<Record<string, string>> = {
  nothing: '',
  'a short remark': '明天下午开会，请带材料。',
  'news that cites a document': `新华社北京7月21日电（记者 某某）国务院办公厅日前印发《关于进一步优化营商环境的意见》（国办发〔2020〕24号）。
会议从三方面部署：一、提高效率。二、降低费用。三、加强服务。`,
  'an article about writing notices': `怎样写好通知

标题一般写成“某单位关于某事的通知”，例如《关于做好防汛工作的通知》（某府办〔2019〕1号）。
主送机关之后用全角冒号。正文先写缘由，再写事项，最后写要求。
层次序数依次为“一、”“（一）”“1.”“（1）”。`,
  'a README': `# notice-tools

Tools for 公文 such as 关于印发工作方案的通知.

\`\`\`sh
npm install
\`\`\`

一、安装
二、使用`,
  code: `import { z } from 'zod';
// 关于印发某方案的通知 某府办〔2019〕1号
export const title = '关于印发某方案的通知';
function parse(text: string) { return text.split('一、'); }`,
  'English prose': 'Notice on the printing and distribution of the work plan. 1. Scope. 2. Tasks.',
  mojibake: 'дЄ≠еНОдЇЇж∞СеЕ±еТМеЫљеЫљеК°йЩҐ зђђ622еПЈ дЄАгАБжАїеИЩ дЇМгАБйЩДеИЩ',
  'a novel': `第一章 归来
那年冬天，他回到了村里。
第二章 离去
第二年春天，他又走了。`,
  'a contract': `房屋租赁合同
甲方：某某
乙方：某某
第一条 租赁物
第二条 租金
第三条 期限`,
  'a report to a congress': `关于某项工作情况的报告
某某委员会主任
各位代表：
一、工作进展
二、下一步打算`,
  'meeting minutes': `周会记录
一、上周情况
1. 完成了测试。
二、本周计划
1. 修复缺陷（张三负责）。`,
};

describe('looksLikeNotice', () => {
  for (const [what, text] of Object.entries(NOTICES)) {
    it(`knows ${what}`, () => assert.equal(looksLikeNotice(text), true));
  }

  for (const [what, text] of Object.entries(OTHERS)) {
    it(`leaves ${what} alone`, () => assert.equal(looksLikeNotice(text), false));
  }

  it('reads only the beginning', () => {
    const notice = NOTICES['a notice with everything'] ?? '';
    const filler = '这是一段普通的文字，与公文无关。\n'.repeat(READ_LIMIT / 16);
    assert.ok(filler.length >= READ_LIMIT);
    assert.equal(looksLikeNotice(filler + notice), false);
  });

  it('leaves text alone that is made to be hard on its patterns', () => {
    for (const unit of ['（省', '关于', '某府〔2016〕', '一、', '各局：', '。（']) {
      // Unbounded backtracking would not come back within the runner's limit.
      assert.equal(looksLikeNotice(unit.repeat(READ_LIMIT)), false, unit);
    }
  });
});
