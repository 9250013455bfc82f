import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DEFAULT_LINT } from '../../../server/src/core/lint/configuration.js';
import { lint } from '../../../server/src/core/lint/runner.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';

const DOCUMENT = `关于印发《临江市2020年重点工作分工》的通知
临政办函〔2020〕12号

各区人民政府，市政府各部门：
　　《临江市2020年重点工作分工》已经市政府同意，现印发给你们，请认真贯彻执行。
　　一、优化营商环境
　　1．推进“一网通办”。（市发展改革委、市政务服务局负责）
　　2．压缩企业开办时间。（市市场监管局、市税务局负责）
　　二、保障民生
　　3．新增学位5000个。（市教育局负责）

临江市人民政府办公室
2020年3月5日

（此件公开发布）
`;
const ABOVE = [
  '首页 > 政务公开 > 政策文件 > 正文',
  '当前位置:首页>政策文件',
  '无障碍阅读 | 繁体版 | English | 登录',
  '发布时间: 2020-03-06 09:30   来源: 市政府办公室   浏览次数: 1,234',
  '【字体: 大 中 小】 打印本页 关闭窗口 分享到: 微信,微博',
];
const BELOW = [
  '原文链接: http://www.example.gov.cn/a/1.html',
  '上一篇: 关于2019年工作的通报(市政府办)',
  '下一篇: 没有了',
  '1.网站地图 2.联系我们 3.隐私声明',
  '版权所有: 临江市人民政府 主办单位: 市政府办公室 ICP备案: 临ICP备12345678号-1  网站标识码: 4401000001',
];
const FRONT_MATTER = '---\ntitle: 关于转发某文件的通知\ndate: 2020-03-05\n---\n';

const found = (text: string) => lint(analyze(text), rules, DEFAULT_LINT).diagnostics.map(({ rule }) => rule);

/** What is read of the document itself, wherever it stands in the page. */
function reading(text: string) {
  const { header, nodes, groups, references, dates } = analyze(text);
  return {
    title: header.title?.text,
    number: header.documentNumber?.text,
    addressees: header.addressees?.text,
    issuedOn: header.issuedOn?.iso,
    nodes: nodes.map(({ marker, title }) => marker.text + title.text),
    groups: groups.map(({ text: written }) => written),
    references: references.map(({ text: written }) => written),
    dates: dates.map(({ text: written }) => written),
  };
}

describe('page chrome', () => {
  const alone = reading(DOCUMENT);
  const cases: readonly (readonly [string, string])[] = [
    ['front matter', FRONT_MATTER + DOCUMENT],
    ...ABOVE.map((line) => [line, `${line}\n${DOCUMENT}`] as const),
    ...BELOW.map((line) => [line, `${DOCUMENT}${line}\n`] as const),
    ['all of it', `${FRONT_MATTER}${ABOVE.join('\n')}\n${DOCUMENT}\n${BELOW.join('\n\n')}\n`],
    ['all of it, with CRLF', `${ABOVE.join('\n')}\n${DOCUMENT}${BELOW.join('\n')}`.replaceAll('\n', '\r\n')],
  ];
  for (const [name, text] of cases) {
    it(`changes nothing of what is read or found: ${name}`, () => {
      assert.deepEqual(reading(text), alone);
      assert.deepEqual(found(text), found(DOCUMENT));
    });
  }

  it('still gives the header its labelled particulars', () => {
    const { header } = analyze(`发布时间: 2020-03-06\n${DOCUMENT}`);
    assert.equal(header.publishedOn?.iso, '2020-03-06');
  });

  it('leaves faults of the document alone that stand next to it', () => {
    const faulty = DOCUMENT.replace('3．', '4．');
    assert.deepEqual(found(`${ABOVE.join('\n')}\n${faulty}${BELOW.join('\n')}`), found(faulty));
    assert.ok(found(faulty).includes('numbering/gap'));
  });

  it('is none of a document’s own lines', () => {
    const own = readFileSync('seeds/guangdong-hk-2016.txt', 'utf8');
    const covered = analyze(own).chrome.map(({ start, end }) => own.slice(start, end));
    assert.ok(
      covered.every((line) => /^发布日期/.test(line) || line.trim() === ''),
      covered.join('\n'),
    );
    assert.deepEqual(analyze(DOCUMENT).chrome, []);
    // A sentence that names such things is text.
    const sentence = DOCUMENT.replace('新增学位5000个。', '完善网站地图，网站主办单位：市政府办公室。');
    assert.deepEqual(analyze(sentence).chrome, []);
  });
});
