import assert from 'node:assert/strict';
import { exampleNotice } from '../../../server/src/core/lint/example.js';
import { rule as passed } from '../../../server/src/core/rules/date/deadline-passed.js';
import { rule as invalid } from '../../../server/src/core/rules/date/invalid.js';
import { rule as order } from '../../../server/src/core/rules/date/order.js';
import { rule as stale } from '../../../server/src/core/rules/date/stale-year.js';
import { newFindings, SAMPLE } from '../../support/notices.js';
import { findingsOf, finds, findsIn, silent } from '../../support/rule-checks.js';

describe('date/invalid', () => {
  it('finds days and months that do not exist, in any writing', () => {
    finds(invalid, [
      '　　请于⟦2月30日⟧前报送，⟦11月31日⟧前汇总。\n',
      '　　请于⟦2017年2月29日⟧前报送。\n',
      '　　请于⟦2016年13月⟧报送，⟦13月底⟧前汇总。\n',
      '　　请于⟦二〇一六年六月三十一日⟧前报送。\n',
      '　　请于⟦2016 年 6 月 31 日⟧前报送，⟦０月５日⟧前汇总。\n',
      '　　会期为⟦2月27日至30日⟧，⟦4月29—31日⟧休会。\n',
    ]);
  });

  it('leaves real days, lunar days, spans, versions and figures alone', () => {
    silent(invalid, [
      '　　请于2016年2月29日前报送，2月29日前汇总，12月31日前总结。\n',
      '　　农历二月三十日举行祭典，连续13个月监测，满24月龄的幼儿免费接种。\n',
      '　　按照2018.13版和2016.2.30号构件，1月至13日逐日报告。\n',
      '　　每月30日前报送，前30月份额不变，于1月25日至2月2日放假。\n',
      '　　  月  日前报送，X月X日前汇总，二〇一六年十二月三十一日完成。\n',
    ]);
  });

  it('reads the dates of the header', () => {
    const text = exampleNotice('　　推进建设。\n');
    findsIn(invalid, text.replace('2016年5月6日', '⟦2016年4月31日⟧'));
    findsIn(invalid, `发布日期：⟦2016-13-11⟧\n${text}`);
  });
});

describe('date/order', () => {
  it('finds periods that run backwards', () => {
    finds(order, [
      '　　期限为⟦2019—2016年⟧，试点为⟦2018年5月至2018年3月⟧。\n',
      '　　期限为⟦2018年12月31日至2018年1月1日⟧。\n',
    ]);
  });

  it('leaves other years side by side alone', () => {
    silent(order, [
      '　　期限为2016年至2019年，2018—2018年，2018年11月至2019年3月。\n',
      '　　由2016年的1万亿元增长到2012年的两倍，2016年到访人数增加。\n',
      '　　依据国发〔2019〕2016号和2019-2016号标准，拨打2019—2016咨询。\n',
      '　　期限为2018年至2018年6月，2019年2月30日至2019年1月1日由另文规定。\n'.replace('2月30日', '1月1日'),
    ]);
  });

  it('lets a text be published on its day of issue or later', () => {
    for (const day of ['2016-05-06', '2017-01-01']) {
      assert.deepEqual(findingsOf(order, `发布日期：${day}\n${exampleNotice('　　推进建设。\n')}`), [], day);
    }
  });
});

describe('date/deadline-passed', () => {
  it('finds targets before the date of the document', () => {
    finds(passed, [
      '　　项目⟦2016年4月底前⟧完成，力争⟦2015年⟧建成启用。\n',
      '　　请于⟦2016年4月30日前⟧报送省政府办公厅。\n',
      '　　⟦2015年底前⟧，各地要组织开展排查。\n',
    ]);
  });

  it('finds a goal only in a task with a body to answer for it', () => {
    finds(passed, [
      '　　一、推进绿化。到⟦2015年⟧，覆盖率达到85%以上。（省林业厅）\n　　二、推进建设。（省财政厅）\n',
    ]);
    silent(passed, ['　　一、推进绿化。到2015年，覆盖率达到85%以上。\n　　二、推进建设。\n']);
  });

  it('leaves the past, conditions, quotations and other people’s targets alone', () => {
    silent(passed, [
      '　　到2015年底，覆盖率已达到85%以上。2014年，全省完成了改造任务。\n',
      '　　截至2015年底，全省建成项目12个。2015年完成投资100亿元，增长8%。\n',
      '　　2015年底前已完成的项目，2015年底前未完成的项目，分别列出清单。\n',
      '　　对2015年12月31日前建成的小区、2015年底前完成登记的企业给予补助。\n',
      '　　2000年以前，我省以农业为主。2015年之前取得证书的人员继续有效。\n',
      '　　《方案》要求，2015年底前完成改造；原计划2015年完成的工程延期。\n',
      '　　落实“力争2015年建成启用”的部署，自2015年1月1日起执行。\n',
      '　　2010年前后完成改制，2015年完成情况另行通报。\n',
      '　　项目2016年5月底前完成，2016年底前验收。\n',
    ]);
  });

  it('does not judge a text handed on', () => {
    const text = `广东省人民政府办公厅转发省水利厅关于加强河道管理意见的通知\n粤府办〔2016〕12号\n\n各地级以上市人民政府：\n\n　　现转发给你们，请贯彻执行。\n\n广东省人民政府办公厅\n2016年5月6日\n\n关于加强河道管理的意见\n\n　　一、2016年3月底前完成清理。\n　　二、加强监管。\n`;
    assert.deepEqual(findingsOf(passed, text), []);
  });
});

describe('date/stale-year', () => {
  const plan = (title: string, paragraph: string): string =>
    exampleNotice(paragraph).replace('年度重点工作', title);

  it('finds targets before the year of the plan, and leaves those in it to the other rule', () => {
    findsIn(stale, plan('2016年重点工作', '　　项目⟦2015年底前⟧完成，确保⟦2014年⟧竣工。\n'));
    findsIn(passed, plan('2016年重点工作', '　　项目⟦2016年3月底前⟧完成。\n'));
    findsIn(stale, plan('2017年重点工作', '　　项目⟦2016年底前⟧完成。\n'));
  });

  it('takes no other year of a title for the plan’s', () => {
    for (const title of [
      '2017—2020年工作方案',
      '项目目录（2017年本）',
      '2017年度考核情况通报',
      '2017年计划执行情况与2018年计划',
    ]) {
      assert.deepEqual(findingsOf(stale, plan(title, '　　项目2016年底前完成。\n')), [], title);
    }
  });

  it('finds a year of the sample set back', () => {
    const [found, ...others] = newFindings(
      SAMPLE,
      SAMPLE.replace('力争2018年建成启用', '力争2015年建成启用'),
    );
    assert.deepEqual([found?.rule, others.length], ['date/stale-year', 0]);
  });
});
