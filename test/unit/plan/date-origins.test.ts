import assert from 'node:assert/strict';
import { DEFAULT_LINT } from '../../../server/src/core/lint/configuration.js';
import { lint } from '../../../server/src/core/lint/runner.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { lastYearFrom } from '../../../server/src/core/plan/compare/date-origins.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';

const plan = (year: number, items: readonly string[]): string =>
  `广东省人民政府办公厅关于印发${year}年某某重点工作任务的通知
粤府办〔${year}〕12号

各地级以上市人民政府：

　　一、某某建设
${items.map((item, i) => `　　${i + 1}．${item}`).join('\n')}

广东省人民政府办公厅
${year}年3月28日
`;

const ROADS = '推进国道改造工程，2016年底前完成路面施工。（省交通运输厅）';
const SCHOOLS = '实施义务教育学校标准化工程，2015年底前建成校舍一百间。（省教育厅）';
const LAST = analyze(plan(2016, [SCHOOLS, ROADS]));

function saidOf(text: string): readonly (readonly [severity: string, message: string])[] {
  const lastYear = lastYearFrom(LAST);
  assert.ok(lastYear);
  const notice = analyze(text, { lastYear });
  const { diagnostics, failures } = lint(notice, rules, DEFAULT_LINT);
  assert.deepEqual(failures, []);
  return diagnostics
    .filter(({ rule }) => rule === 'date/stale-year')
    .map(({ severity, message }) => [severity, message.zh]);
}

describe('date/stale-year, with last year’s plan at hand', () => {
  it('says where a target was carried over from', () => {
    const [first, ...others] = saidOf(plan(2017, ['开展数字档案馆试点。（省档案局）', ROADS]));
    assert.deepEqual(others, []);
    assert.equal(first?.[0], 'warning');
    assert.match(first?.[1] ?? '', /“2016年底前”.*系沿用2016年计划第2项的时限/);
  });

  it('lowers its voice where the target was over even then', () => {
    const [first] = saidOf(plan(2017, [SCHOOLS]));
    assert.equal(first?.[0], 'info');
    assert.match(first?.[1] ?? '', /2016年计划第1项已有此时限，当时也已过期/);
  });

  it('says what it says without it where the target is not from there', () => {
    const fresh = '推进绿道网建设，2016年底前完成选线。（省林业厅）';
    for (const text of [plan(2017, [fresh]), plan(2017, [ROADS.replace('2016年底前', '2016年6月底前')])]) {
      const [first] = saidOf(text);
      assert.equal(first?.[0], 'warning');
      assert.match(first?.[1] ?? '', /疑为旧稿遗留/);
    }
  });
});
