import assert from 'node:assert/strict';
import { extendRegistry } from '../../../server/src/core/agencies/additions.js';
import { placeOfDocument } from '../../../server/src/core/agencies/place.js';
import { registryFor } from '../../../server/src/core/agencies/registry.js';
import { seedRegistry } from '../../../server/src/core/agencies/seed.js';
import { DEFAULT_LINT, type LintConfiguration } from '../../../server/src/core/lint/configuration.js';
import type { Rule } from '../../../server/src/core/lint/rule.js';
import { type Diagnostic, lint } from '../../../server/src/core/lint/runner.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { rule as alias } from '../../../server/src/core/rules/agency/alias.js';
import { rule as duplicate } from '../../../server/src/core/rules/agency/duplicate.js';
import { rule as inconsistent } from '../../../server/src/core/rules/agency/inconsistent.js';
import { rule as outdated } from '../../../server/src/core/rules/agency/outdated.js';
import { rule as unknown } from '../../../server/src/core/rules/agency/unknown.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { SAMPLE } from '../../support/notices.js';

const RULES: readonly Rule<unknown>[] = [alias, duplicate, inconsistent, outdated, unknown];

function check(text: string, configuration: LintConfiguration = DEFAULT_LINT): readonly Diagnostic[] {
  const { header } = analyze(text);
  const place = placeOfDocument({
    issuer: header.issuer?.text ?? null,
    title: header.title?.text ?? null,
    documentNumber: header.documentNumber?.text ?? null,
  });
  const notice = analyze(text, { registry: registryFor(seedRegistry(), place) });
  const { diagnostics, failures } = lint(notice, RULES, configuration);
  assert.deepEqual(failures, []);
  return diagnostics;
}

/** A notice of the issuer and year with one list an item. */
function notice(issuer: string, year: number | null, lists: readonly string[]): string {
  const items = lists.map((list, i) => `　　${i + 1}．推进第${i + 1}类事项。（${list}）`).join('\n');
  const date = year === null ? '' : `\n\n${issuer}\n${year}年5月6日\n`;
  return `${issuer}关于印发年度重点工作的通知\n\n各有关单位：\n\n　　一、重点任务\n${items}${date}`;
}

/** rule | severity | text | title of the first fix */
function told(text: string, configuration?: LintConfiguration): readonly string[] {
  return check(text, configuration).map(({ rule, severity, start, end, fixes }) =>
    [rule.replace('agency/', ''), severity, text.slice(start, end), fixes[0]?.title.zh ?? '-'].join(' | '),
  );
}

const gd = (year: number | null, ...lists: readonly string[]): string =>
  notice('广东省人民政府', year, lists);

describe('agency/alias', () => {
  it('keeps the elision of a list in its fix', () => {
    const text = gd(2016, '省教育厅、发改委、人社厅');
    assert.deepEqual(told(text), [
      'alias | warning | 发改委 | 改为“发展改革委”',
      'alias | warning | 人社厅 | 改为“人力资源社会保障厅”',
    ]);
    const edits = check(text).flatMap((one) => one.fixes.flatMap((fix) => fix.edits));
    assert.ok(applyEdits(text, edits).includes('（省教育厅、发展改革委、人力资源社会保障厅）'));
  });

  it('writes what the document writes elsewhere', () => {
    assert.deepEqual(told(gd(2016, '省教育厅', '省教育厅、公安厅', '广东省发改委', '省发展改革委')), [
      'alias | warning | 广东省发改委 | 改为“省发展改革委”',
    ]);
    const full = gd(2016, '广东省发展和改革委员会', '省发改委');
    assert.deepEqual(told(full), ['alias | warning | 省发改委 | 改为“广东省发展和改革委员会”']);
  });

  it('puts no place before a name that says it in itself', () => {
    assert.deepEqual(told(gd(2016, '广东团省委')), ['alias | warning | 广东团省委 | 改为“团省委”']);
  });

  it('is content with full, short and recognised names', () => {
    assert.deepEqual(told(gd(2016, '省教育厅', '广东省公安厅', '省人力资源和社会保障厅')), []);
  });

  it('reports a name that two bodies share, without a fix', () => {
    assert.deepEqual(told(gd(2021, '省金融监管局')), ['alias | warning | 省金融监管局 | -']);
  });

  it('leaves a name of a body no longer in force to agency/outdated', () => {
    assert.deepEqual(told(gd(2021, '省卫计委')), ['outdated | hint | 省卫计委 | 改为“省卫生健康委”']);
  });

  it('does not judge the names of another province', () => {
    assert.deepEqual(told(notice('四川省人民政府', 2016, ['省发改委、卫计委', '省无名厅'])), []);
  });

  it('judges a draft without a date', () => {
    assert.deepEqual(told(gd(null, '省发改委')), ['alias | warning | 省发改委 | 改为“省发展改革委”']);
  });
});

describe('agency/inconsistent', () => {
  it('reports the rarer of two correct names, once', () => {
    assert.deepEqual(told(gd(2016, '省教育厅', '省教育厅', '广东省教育厅、公安厅')), [
      'inconsistent | warning | 广东省教育厅 | 改为“省教育厅”',
    ]);
  });

  it('prefers the standard name of two used alike', () => {
    assert.deepEqual(told(gd(2016, '广东省教育厅', '省教育厅')), [
      'inconsistent | warning | 广东省教育厅 | 改为“省教育厅”',
    ]);
  });

  it('takes a plate in brackets for no other name, and an elided 国家 neither', () => {
    assert.deepEqual(told(gd(2020, '省自然资源厅（省林业局）', '省自然资源厅')), []);
    const state = notice('国务院办公厅', 2020, ['国家统计局负责', '国家发展改革委、统计局负责']);
    assert.deepEqual(told(state), []);
  });

  it('hints at a body and its plate on demand only', () => {
    const text = gd(2016, '省新闻出版广电局', '省版权局');
    assert.deepEqual(told(text), []);
    const asked = {
      rules: { 'agency/inconsistent': { severity: undefined, options: { namePlates: true } } },
    };
    assert.deepEqual(told(text, asked), ['inconsistent | hint | 省版权局 | -']);
  });
});

describe('agency/outdated', () => {
  it('warns where the change and its date have a source, else hints', () => {
    assert.deepEqual(told(gd(2020, '省工商局')), ['outdated | warning | 省工商局 | 改为“省市场监管局”']);
    assert.deepEqual(told(gd(2020, '省旅游局')), ['outdated | hint | 省旅游局 | 改为“省文化和旅游厅”']);
  });

  it('knows what is yet to come', () => {
    assert.deepEqual(told(gd(2016, '省市场监管局')), ['outdated | warning | 省市场监管局 | -']);
  });

  it('allows for some months around a reform, as many as set', () => {
    const text = gd(2019, '省林业厅').replace('2019年5月6日', '2019年3月6日');
    assert.deepEqual(told(text), []);
    const strict = { rules: { 'agency/outdated': { severity: undefined, options: { graceMonths: 0 } } } };
    assert.equal(told(text, strict).length, 1);
  });

  it('says nothing without a date, and of names kept as plates', () => {
    assert.deepEqual(told(gd(null, '省林业厅')), []);
    assert.deepEqual(told(gd(2022, '省知识产权局', '省版权局')), []);
  });

  it('knows the State Council’s bodies at the date of its document', () => {
    const state = (year: number, ...lists: readonly string[]): readonly string[] =>
      told(notice('国务院办公厅', year, lists));
    assert.deepEqual(state(2017, '农业部、国土资源部负责', '工商总局牵头，银监会、保监会配合'), []);
    assert.deepEqual(state(2020, '农业部、国土资源部负责', '银监会负责'), [
      'outdated | warning | 农业部 | 改为“农业农村部”',
      'outdated | warning | 国土资源部 | 改为“自然资源部”',
      'outdated | warning | 银监会 | 改为“中国银保监会”',
    ]);
    assert.deepEqual(state(2015, '铁道部负责', '自然资源部、卫生部负责'), [
      'outdated | warning | 铁道部 | -',
      'outdated | warning | 自然资源部 | -',
      'outdated | warning | 卫生部 | 改为“国家卫生计生委”',
    ]);
    assert.deepEqual(state(2024, '银保监会、国务院扶贫办负责'), [
      'outdated | warning | 银保监会 | 改为“金融监管总局”',
      'outdated | warning | 国务院扶贫办 | 改为“国家乡村振兴局”',
    ]);
    assert.deepEqual(state(2020, '国家粮食局负责'), [
      'outdated | hint | 国家粮食局 | 改为“国家粮食和储备局”',
    ]);
  });

  it('knows them in documents of a province too', () => {
    assert.deepEqual(told(gd(2020, '省教育厅，环境保护部')), [
      'outdated | warning | 环境保护部 | 改为“生态环境部”',
    ]);
    assert.deepEqual(
      told(notice('四川省人民政府', 2015, ['省水利厅、食品药品监管局、测绘局', '统计局'])),
      [],
    );
  });

  it('takes a body out whose heir is in the list', () => {
    const text = notice('国务院办公厅', 2021, ['质检总局、市场监管总局', '教育部']);
    assert.deepEqual(told(text), ['outdated | warning | 质检总局 | 删去，名单中已有“市场监管总局”']);
    const edits = check(text).flatMap((one) => one.fixes.flatMap((fix) => fix.edits));
    assert.ok(applyEdits(text, edits).includes('（市场监管总局）'));
  });

  it('says in both languages what to write and since when', () => {
    const [finding] = check(gd(2020, '省林业厅'));
    assert.equal(finding?.message.zh, '“省林业厅”是旧称，2018年10月25日起为“省林业局”。');
    assert.match(finding?.message.en ?? '', /earlier name; since 2018-10-25/);
  });
});

describe('agency/unknown', () => {
  it('offers near names', () => {
    assert.deepEqual(told(gd(2016, '省教育厅、水力厅')), ['unknown | info | 水力厅 | 改为“水利厅”']);
  });

  it('offers no name that stands in the list already', () => {
    const [found] = check(gd(2016, '省瓜政厅、教育厅、财政厅、民政厅'));
    assert.match(found?.message.zh ?? '', /省财政厅/);
    assert.deepEqual(found?.fixes, []);
  });

  it('leaves the name behind what it was', () => {
    const text = gd(2016, '省质监局、教育厅', '省卫生瓜生委、食品药品监管局');
    const [found] = check(text);
    const mended = found?.fixes.map(({ edits }) => /2．.*（(.*)）/.exec(applyEdits(text, edits))?.[1]);
    assert.deepEqual(mended, ['省卫生计生委、食品药品监管局', '国家卫生计生委、省食品药品监管局']);
  });

  it('is silent where the registry does not aim to be complete', () => {
    assert.deepEqual(told(notice('上海市人民政府', 2020, ['市教委', '市无名局', '浦东新区政府'])), []);
    assert.deepEqual(told(notice('国务院办公厅', 2020, ['国务院扶贫办负责', '中国邮政集团负责'])), []);
    assert.deepEqual(told('　　1．推进事项。（省无名厅）\n'), [], 'a place unknown');
    assert.deepEqual(told(gd(2005, '省经贸委')), [], 'before the data begins');
  });

  it('is silent of parts of known bodies, companies and bodies of cities', () => {
    assert.deepEqual(
      told(gd(2016, '省公安厅交通管理局', '省示例集团公司', '梅州市教育局', '省直有关单位')),
      [],
    );
  });

  it('knows a slip of the pen in the name of a body of the state, anywhere', () => {
    const state = notice('国务院办公厅', 2020, ['国家发展改草委负责', '住房乡城建设部负责']);
    assert.deepEqual(told(state), [
      'unknown | info | 国家发展改草委 | 改为“国家发展改革委”',
      'unknown | info | 住房乡城建设部 | 改为“住房城乡建设部”',
    ]);
    assert.deepEqual(told(gd(2016, '深圳巿人民政府', '广东银蓝局')), [
      'unknown | info | 深圳巿人民政府 | 改为“深圳市人民政府”',
      'unknown | info | 广东银蓝局 | 改为“广东银监局”',
    ]);
  });

  it('takes no other body for a slip', () => {
    const lists = [
      '中国作协、中央外办负责',
      '民航西南管理局，住房城乡建设厅',
      '台山市人民政府，广西出入境检验检疫局',
    ];
    assert.deepEqual(told(notice('四川省人民政府', 2016, lists)), []);
    assert.deepEqual(told(gd(2016, '台山市人民政府', '广西出入境检验检疫局')), []);
  });

  it('judges a whole place that was added', () => {
    const text = notice('成都市人民政府', 2021, ['市水务局、市水土局', '省水利厅', '锦江区水务局']);
    const added = extendRegistry(
      seedRegistry(),
      [{ fullName: '成都市水务局', shortName: '市水务局', place: '四川/成都' }],
      [{ place: '四川/成都', from: '2019-01-01', note: '' }],
    );
    const found = lint(analyze(text, { registry: added }), [unknown], DEFAULT_LINT).diagnostics;
    assert.deepEqual(
      found.map(({ start, end }) => text.slice(start, end)),
      ['市水土局'],
    );
  });

  it('accepts names the settings name', () => {
    const accepted = {
      rules: { 'agency/unknown': { severity: undefined, options: { ignore: ['省无名厅'] } } },
    };
    assert.deepEqual(told(gd(2016, '省无名厅'), accepted), []);
  });
});

describe('agency/duplicate', () => {
  const mended = (text: string): string => {
    const fix = check(text).find((one) => one.rule === 'agency/duplicate')?.fixes[0];
    assert.ok(fix);
    return /（.*）/.exec(applyEdits(text, fix.edits))?.[0] ?? '';
  };

  it('removes the second mention with its separator', () => {
    assert.equal(mended(gd(2016, '省教育厅、公安厅、教育厅')), '（省教育厅、公安厅）');
    assert.equal(mended(gd(2016, '省教育厅、公安厅、教育厅负责')), '（省教育厅、公安厅负责）');
    assert.equal(mended(gd(2016, '省教育厅，省教育厅、公安厅')), '（省教育厅、公安厅）');
  });

  it('offers no fix that would change the name of another body', () => {
    const [finding] = check(gd(2016, '省教育厅，广州市人民政府，省教育厅、公安厅'));
    assert.equal(finding?.rule, 'agency/duplicate');
    assert.deepEqual(finding?.fixes, []);
  });

  it('leaves it to the author which part a body named twice has', () => {
    const [finding] = check(gd(2016, '省教育厅牵头，省公安厅、教育厅配合'));
    assert.equal(finding?.fixes[0]?.safe, false);
  });
});

describe('the agency rules on the sample notice', () => {
  it('find nothing', () => {
    assert.deepEqual(told(SAMPLE), []);
  });

  it('find one alias that was typed in, and nothing else', () => {
    const at = SAMPLE.indexOf('省发展改革委、交通运输厅');
    assert.ok(at > 0);
    const typed = `${SAMPLE.slice(0, at)}省发改委${SAMPLE.slice(at + '省发展改革委'.length)}`;
    assert.deepEqual(told(typed), ['alias | warning | 省发改委 | 改为“省发展改革委”']);
  });
});
