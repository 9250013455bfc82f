import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DEFAULT_LINT } from '../../../server/src/core/lint/configuration.js';
import { lint } from '../../../server/src/core/lint/runner.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { draftNextPlan, planYearOf } from '../../../server/src/core/plan/next/draft.js';
import type { NextPlan } from '../../../server/src/core/plan/next/plan.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';

const SAMPLE = readFileSync('seeds/guangdong-hk-2016.txt', 'utf8');

const PLAN = `广东省人民政府办公厅关于印发2024年重点工作任务分工的通知
粤府办〔2024〕12号
各地级以上市人民政府：
　　《2024年重点工作任务分工》已经省政府同意，现印发给你们，请认真执行。
广东省人民政府办公厅
2024年3月8日
2024年重点工作任务分工
　　一、项目建设
　　（一）继续推进跨江大桥工程建设，2024年底前通车，2026年建成连接线。（省交通运输厅）
　　（二）全面启动数字档案试点。（省档案局）
　　二、交流合作
　　（三）举办第十二届茶业博览会，落实《两地合作协议（2021—2024）》。（省商务厅）
　　（四）2024年新增名额200个，执行《2024年度名录》。（省教育厅）
`;

const reviewed = ({ entries }: NextPlan): readonly (readonly string[])[] =>
  entries.map(({ item, reason, text }) => [item.marker.text, reason, text]);

describe('next plan: what is to be decided', () => {
  it('lists every kind of place', () => {
    const { entries } = draftNextPlan(analyze(PLAN), 2025);
    assert.deepEqual(
      entries.map(({ item, reason, text, proposal }) => [item.marker.text, reason, text, proposal]),
      [
        ['（一）', 'wording', '继续推进跨江大桥工程建设', null],
        ['（一）', 'deadline-passed', '2024年底前', null],
        ['（一）', 'deadline-ahead', '2026年', null],
        ['（二）', 'wording', '全面启动', '全面推进'],
        ['（三）', 'ordinal-event', '第十二届', '第十三届'],
        ['（三）', 'period-ended', '2021—2024', null],
        ['（四）', 'year-bound', '2024年', '2025年'],
      ],
    );
  });

  it('gives spans of the source, and messages in both languages', () => {
    for (const { start, end, text, message } of draftNextPlan(analyze(PLAN), 2025).entries) {
      assert.equal(PLAN.slice(start, end), text);
      assert.ok(message.zh.includes(text) && message.en.includes(text));
    }
  });

  it('keeps ids when items are moved and renumbered', () => {
    const ids = (text: string): readonly string[] =>
      draftNextPlan(analyze(text), 2025).entries.map(({ id }) => id);
    const [, third = ''] = /(　　（三）.*\n)/.exec(PLAN) ?? [];
    const moved = PLAN.replace(third, '')
      .replace('（四）', '（三）')
      .concat(third.replace('（三）', '（四）'));
    assert.equal(new Set(ids(PLAN)).size, ids(PLAN).length);
    assert.deepEqual([...ids(moved)].sort(), [...ids(PLAN)].sort());
  });

  it('leaves bodies, counts and elections alone that are no yearly events', () => {
    const text = PLAN.replace('第十二届茶业博览会', '第一次全国普查，学习第十四届全国人大精神');
    assert.ok(!draftNextPlan(analyze(text), 2025).entries.some(({ reason }) => reason === 'ordinal-event'));
  });
});

describe('next plan: the draft', () => {
  it('moves titles on, leaves number and day open, and changes nothing else', () => {
    const { text, changes } = draftNextPlan(analyze(PLAN), 2025);
    const expected = PLAN.replace('印发2024年重点', '印发2025年重点')
      .replace('〔2024〕12号', '〔2025〕　　号')
      .replace('《2024年重点', '《2025年重点')
      .replace('2024年3月8日', '2025年　　月　　日')
      .replace('\n2024年重点工作任务分工\n', '\n2025年重点工作任务分工\n')
      .replace('第十二届', '第十三届');
    assert.equal(text, expected);
    assert.deepEqual(
      changes.map(({ what, verified }) => `${what}${verified ? '' : '?'}`),
      ['title-year', 'document-number?', 'title-year', 'date?', 'title-year', 'ordinal-event?'],
    );
  });

  it('gives the places of changes in the draft; taken back they give the source', () => {
    for (const [source, year] of [
      [PLAN, 2025],
      [SAMPLE, 2017],
      [SAMPLE, 2019],
    ] as const) {
      const { text, changes } = draftNextPlan(analyze(source), year);
      for (const { start, end, to } of changes) {
        assert.equal(text.slice(start, end), to);
      }
      const back = changes.map(({ start, end, from }) => ({ start, end, newText: from }));
      assert.equal(applyEdits(text, back), source);
    }
  });

  it('moves events on by as many times as years', () => {
    assert.ok(draftNextPlan(analyze(PLAN), 2027).text.includes('第十五届茶业博览会'));
  });

  it('keeps the writing of a number', () => {
    const text = PLAN.replace('第十二届', '第 12 届');
    assert.ok(draftNextPlan(analyze(text), 2025).text.includes('第 13 届茶业'));
  });

  it('refuses a year that is not ahead, and a text without one', () => {
    assert.equal(planYearOf(analyze(PLAN)), 2024);
    assert.throws(() => draftNextPlan(analyze(PLAN), 2024), RangeError);
    assert.throws(() => draftNextPlan(analyze('　　一、甲。\n　　二、乙。\n'), 2025), RangeError);
  });

  it('never throws for a later year, whatever stands in the text', () => {
    const piece = fc.constantFrom(
      '2024年',
      '第三次会议',
      '（省旅游局、公安厅）',
      '。',
      '\n　　一、',
      '〔2024〕1号',
      '《',
      '》',
      '2023—2025',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const source = PLAN + pieces.join('');
        const { text, changes } = draftNextPlan(analyze(source), 2030);
        const back = changes.map(({ start, end, from }) => ({ start, end, newText: from }));
        assert.equal(applyEdits(text, back), source);
      }),
      { numRuns: 60 },
    );
  });
});

describe('next plan: bodies', () => {
  const names = (
    group: string,
    year: number,
  ): { readonly text: string; readonly asked: readonly string[] } => {
    const source = PLAN.replaceAll('2024', '2016').replace('（省档案局）', group);
    const { text, entries } = draftNextPlan(analyze(source), year);
    return {
      text: /试点。(（.*?）)/.exec(text)?.[1] ?? '',
      asked: entries.filter(({ reason }) => reason === 'agency-reformed').map((entry) => entry.text),
    };
  };

  it('are renamed where a source states the change, elided names stay elided', () => {
    assert.deepEqual(names('（省商务厅、林业厅）', 2019), { text: '（省商务厅、林业局）', asked: [] });
  });

  it('stay when they are still in force', () => {
    assert.deepEqual(names('（省商务厅、林业厅）', 2017), { text: '（省商务厅、林业厅）', asked: [] });
  });

  it('are asked about when the change is unverified, or the heir is named already', () => {
    assert.deepEqual(names('（省旅游局、公安厅）', 2019), {
      text: '（省旅游局、公安厅）',
      asked: ['省旅游局'],
    });
    assert.deepEqual(names('（省食品药品监管局、工商局）', 2019), {
      text: '（省市场监管局、工商局）',
      asked: ['工商局'],
    });
  });
});

describe('next plan: the sample', () => {
  // Read off the sample item by item.
  const EXPECTED = [
    ['1．', 'wording', '继续全力推进港珠澳大桥主桥、口岸及连接线工程建设'],
    ['2．', 'wording', '继续推进广深港高速铁路工程建设'],
    ['2．', 'deadline-ahead', '2018年'],
    ['3．', 'wording', '推进莲塘／香园围口岸及其连接路工程建设'],
    ['3．', 'deadline-ahead', '2018年'],
    ['3．', 'wording', '加快制订'],
    ['3．', 'deadline-passed', '2016年底前'],
    ['3．', 'deadline-ahead', '2018年'],
    ['6．', 'year-bound', '2016年'],
    ['8．', 'wording', '广东加快制定'],
    ['16．', 'wording', '适时推出'],
    ['20．', 'wording', '加快制定实施'],
    ['28．', 'ordinal-event', '第 20届'],
    ['35．', 'wording', '出台'],
    ['45．', 'wording', '成立'],
    ['49．', 'year-bound', '2016'],
    ['51．', 'wording', '全面启动'],
    ['52．', 'period-ended', '2015-2016'],
    ['53．', 'year-bound', '2015年'],
    ['53．', 'deadline-ahead', '2020年'],
    ['58．', 'ordinal-event', '第十六次'],
    ['62．', 'ordinal-event', '第十五次'],
    ['64．', 'wording', '研究试点开展'],
    ['70．', 'wording', '推进广州香港马会马匹运动训练场项目建设'],
    ['70．', 'deadline-ahead', '2018年'],
    ['82．', 'wording', '香港推出'],
    ['83．', 'year-bound', '2016年'],
    ['85．', 'wording', '指导出台'],
  ];

  it('has the whole review list of 2017', () => {
    assert.deepEqual(reviewed(draftNextPlan(analyze(SAMPLE), 2017)), EXPECTED);
  });

  it('gives a draft without an error, of as many items and groups', () => {
    const source = analyze(SAMPLE);
    const draft = analyze(draftNextPlan(source, 2017).text);
    const errors = lint(draft, rules, DEFAULT_LINT).diagnostics.filter(
      ({ severity }) => severity === 'error',
    );
    assert.deepEqual(errors, []);
    assert.equal(draft.nodes.length, source.nodes.length);
    assert.equal(draft.groups.length, source.groups.length);
    assert.equal(planYearOf(draft), 2017);
  });
});
