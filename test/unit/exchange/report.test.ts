import assert from 'node:assert/strict';
import { DEFAULT_LINT } from '../../../server/src/core/lint/configuration.js';
import { lint } from '../../../server/src/core/lint/runner.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import type { Printable } from '../../../server/src/exchange/printable/types.js';
import { reportFile, reportPrintable } from '../../../server/src/exchange/report/index.js';

const plan = (year: number, items: readonly string[]): string =>
  `广东省人民政府办公厅关于印发${year}年某某重点工作任务的通知
粤府办〔${year}〕12号

各地级以上市人民政府：

　　一、某某建设
${items.map((item) => `　　${item}`).join('\n')}

广东省人民政府办公厅
${year}年3月28日
`;

const LAST = plan(2016, [
  '1．推进国道改造，完成前期工作。（省交通运输厅牵头，省财政厅配合）',
  '2．实施学校标准化工程，新建校舍一百间。（省教育厅）',
]);
const THIS = plan(2017, [
  '1．推进国道改造，完成前期工作。（省交通运输厅牵头，省财政厅配合）',
  '2．实施学校标准化工程，新建校舍二百间。（省教育厅、财政厅）',
  '4．完善森林防火监测网络。（省林业厅）',
]);

function printed(text: string, lastYear: string | null, hidden = 0): Printable {
  const notice = analyze(text);
  const { diagnostics } = lint(notice, rules, DEFAULT_LINT);
  const findings = {
    diagnostics,
    hidden,
    ruleTitle: (id: string) => rules.find(({ meta }) => meta.id === id)?.meta.title.zh ?? id,
  };
  return reportPrintable({ notice, findings, lastYear: lastYear === null ? null : analyze(lastYear) }, 'zh');
}

/** All that a block says, a line for each paragraph and each row of a table. */
function saidBy(block: Printable['blocks'][number]): readonly string[] {
  if (block.kind === 'heading') {
    return [`# ${block.text}`];
  }
  if (block.kind === 'paragraph') {
    return [block.line.map(({ text }) => text).join('')];
  }
  return [...(block.head ? [{ cells: block.head }] : []), ...block.rows].map(({ cells }) =>
    cells
      .map(({ lines }) => lines.map((line) => line.map(({ text }) => text).join('')).join('/'))
      .join(' | '),
  );
}

function linesOf({ blocks }: Printable): readonly string[] {
  return blocks.flatMap(saidBy);
}

describe('review report', () => {
  it('gathers what was found, who is responsible, and what has changed', () => {
    const lines = linesOf(printed(THIS, LAST));
    assert.deepEqual(
      lines.filter((line) => line.startsWith('#')),
      ['# 一、文稿概况', '# 二、检查结果', '# 三、责任单位', '# 四、与上年计划对比'],
    );
    assert.ok(lines.includes('发文字号 | 粤府办〔2017〕12号'));
    assert.ok(lines.includes('结构 | 1章，0节，3项；责任单位3处，涉及4个单位'));
    assert.ok(lines.includes('共1处：错误1，警告0，提示0，建议0。'), lines.join('\n'));
    assert.ok(lines.some((line) => line.startsWith('第4项 | ') && line.includes('4．完善森林防火监测网')));
    assert.ok(lines.includes('单位 | 牵头 | 负责 | 配合 | 合计 | 条目'));
    assert.ok(lines.includes('省财政厅 |  | 1 | 1 | 2 | 第1、2项'));
    assert.ok(lines.some((line) => line.includes('一百') && line.includes('二百') && line.includes('改写')));
    assert.ok(lines.some((line) => line.endsWith(' | 新增')));
  });

  it('draws faults of a kind together where there are many', () => {
    const items = Array.from(
      { length: 8 },
      (_, i) => `${i + 1}．推进第${'甲乙丙丁戊己庚辛'[i]}类工作。(省教育厅)`,
    );
    const lines = linesOf(printed(plan(2017, items), null));
    assert.ok(lines.includes('【警告】责任单位的括号或空格不规范（8处）'), lines.join('\n'));
    assert.ok(lines.includes('同类问题见于：第1至8项。'));
    assert.equal(lines.filter((line) => line.startsWith('第1项 | ')).length, 1);
    assert.ok(!lines.includes('# 四、与上年计划对比'));
  });

  it('says so where nothing was found, or somebody has hidden it', () => {
    const lines = linesOf(printed(LAST, null, 2));
    assert.ok(lines.includes('未发现问题。') && lines.includes('另有2处已由审核人员隐藏，未列入。'));
    assert.ok(linesOf(printed(LAST, LAST.replaceAll('2016', '2015'))).includes('各项均未变。'));
    assert.ok(linesOf(printed('', null)).includes('文中没有责任单位。'));
  });

  it('is written as a page or a Word file', async () => {
    const subject = { notice: analyze(THIS), lastYear: null };
    const findings = { diagnostics: [], hidden: 0, ruleTitle: (id: string) => id };
    const html = await reportFile({ ...subject, findings }, 'html', 'en');
    assert.ok(typeof html === 'string' && html.includes('<h1>Review Report</h1>'));
    const docx = await reportFile({ ...subject, findings }, 'docx', 'zh');
    assert.ok(docx instanceof Uint8Array && docx[0] === 0x50 && docx[1] === 0x4b);
  });
});
