// Invented documents of many issuers: which registry applies, and what is left alone.
import assert from 'node:assert/strict';
import { placeOfDocument } from '../../../server/src/core/agencies/place.js';
import { lint } from '../../../server/src/core/lint/runner.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';

function documentOf(issuer: string, day: string, first: string, second: string): string {
  return `${issuer}关于印发年度重点工作安排的通知\n\n各有关单位：\n\n　　一、推进重点工作。（${first}）\n　　二、抓好任务落实。（${second}）\n\n${issuer}\n${day}\n`;
}

/** What the agency rules find, as `severity rule: marked text`. */
function found(text: string): readonly string[] {
  return lint(analyze(text), rules, { rules: {} })
    .diagnostics.filter(({ rule }) => rule.startsWith('agency/'))
    .map(({ severity, rule, start, end }) => `${severity} ${rule}: ${text.slice(start, end)}`);
}

describe('bodies of places without a registry of their own', () => {
  const PLACES: readonly (readonly [issuer: string, place: string, first: string, second: string])[] = [
    [
      '北京市人民政府',
      '北京',
      '市教委、市发展改革委、市经济和信息化局',
      '市规划自然资源委、市大数据局、各区政府',
    ],
    ['上海市人民政府', '上海', '市科委、市发展改革委、市交通委', '市绿化市容局、市大数据中心、各区政府'],
    ['天津市人民政府', '天津', '市工业和信息化局、市教委', '市住房城乡建设委、各区人民政府'],
    ['重庆市人民政府', '重庆', '市经济信息委、市教委、市卫生健康委', '市大数据发展局、各区县政府'],
    ['四川省人民政府', '四川', '省发展改革委、经济和信息化厅', '省农业农村厅、省大数据中心'],
    ['浙江省人民政府', '浙江', '省发展改革委、省经信厅、省大数据局', '省建设厅、杭州市人民政府'],
    ['陕西省人民政府', '陕西', '省工业和信息化厅、省发展改革委', '省农业农村厅、西安市人民政府'],
    ['广西壮族自治区人民政府', '广西', '自治区发展改革委、自治区大数据发展局', '自治区工业和信息化厅'],
    ['西藏自治区人民政府', '西藏', '自治区农业农村厅、自治区教育厅', '自治区经济和信息化厅'],
    ['杭州市人民政府', '浙江/杭州', '市发改委、市经信局、市园文局', '市建委、市数据资源局'],
    ['深圳市人民政府', '广东/深圳', '市发展改革委、市政务服务数据管理局', '市规划和自然资源局、各区政府'],
    ['沈阳市人民政府', '辽宁/沈阳', '市工信局、市大数据局', '市农业农村局'],
    ['安吉县人民政府', '/安吉', '县农业农村局、县发改局', '县大数据局、各乡镇人民政府'],
    ['昆山市人民政府', '/昆山', '市发改委、市工信局', '市教育局'],
    ['南京市江宁区人民政府', '江苏/南京', '区教育局、区发展改革委', '区农业农村局、各街道办事处'],
  ];

  for (const [issuer, place, first, second] of PLACES) {
    it(`are left alone in documents of ${issuer}`, () => {
      assert.equal(placeOfDocument({ issuer, title: null, documentNumber: null }), place);
      assert.deepEqual(found(documentOf(issuer, '2020年3月5日', first, second)), []);
    });
  }

  it('are not left alone where the list is complete, nor where a letter is wrong', () => {
    const province = documentOf('广东省人民政府', '2020年3月5日', '省教育厅', '省量子厅');
    assert.deepEqual(found(province), ['info agency/unknown: 省量子厅']);
    const slip = documentOf('广东省人民政府', '2020年3月5日', '省教育厅', '省人力资源社会保漳厅');
    assert.deepEqual(found(slip), ['info agency/unknown: 省人力资源社会保漳厅']);
  });
});

describe('the place a document number tells', () => {
  const of = (documentNumber: string) => placeOfDocument({ issuer: null, title: null, documentNumber });

  it('is that of all provinces', () => {
    const codes =
      '京北京 津天津 沪上海 渝重庆 冀河北 晋山西 辽辽宁 吉吉林 黑黑龙江 苏江苏 浙浙江 皖安徽 闽福建 赣江西 鲁山东 豫河南 鄂湖北 湘湖南 粤广东 琼海南 川四川 黔贵州 云云南 陕陕西 甘甘肃 内内蒙古 桂广西 藏西藏 新新疆';
    for (const pair of codes.split(' ')) {
      assert.equal(of(`${pair[0]}政办发〔2020〕1号`), pair.slice(1), pair);
    }
    // Shared with 南京 and 青岛 where the government itself writes, but not where its departments do.
    assert.equal(of('宁教发〔2020〕1号'), '宁夏');
    assert.equal(of('青财教〔2020〕1号'), '青海');
    assert.equal(of('宁政发〔2020〕1号'), null);
  });

  it('is that of a city where no other place has its code', () => {
    const cities = {
      '穗府〔2020〕1号': '广东/广州',
      '深府〔2020〕1号': '广东/深圳',
      '杭政函〔2020〕1号': '浙江/杭州',
      '甬政办发〔2020〕1号': '浙江/宁波',
      '成府发〔2020〕1号': '四川/成都',
      '厦府办〔2020〕1号': '福建/厦门',
      '沈政办发〔2020〕1号': '辽宁/沈阳',
      '吉府办发〔2020〕1号': '江西/吉安',
      '吉政办发〔2020〕1号': '吉林',
      '汕府〔2020〕1号': '广东',
      '常政发〔2020〕1号': null,
      '济政发〔2020〕1号': null,
    };
    for (const [number, place] of Object.entries(cities)) {
      assert.equal(of(number), place, number);
    }
  });
});

describe('bodies of the State Council on either side of a reform', () => {
  const outdated = (day: string, name: string): readonly string[] =>
    found(documentOf('国务院办公厅', day, name, '教育部'));
  const CHANGES: readonly (readonly [day: string, name: string, severity: string | null])[] = [
    // 2013-03-14
    ['2012年5月5日', '铁道部', null],
    ['2013年8月5日', '铁道部', null],
    ['2014年5月5日', '铁道部', 'warning'],
    ['2012年5月5日', '国家卫生计生委', 'warning'],
    ['2013年1月5日', '国家卫生计生委', null],
    ['2014年5月5日', '国家卫生计生委', null],
    // 2018-03-17
    ['2017年5月5日', '农业部', null],
    ['2018年8月5日', '农业部', null],
    ['2019年5月5日', '农业部', 'warning'],
    ['2017年5月5日', '国家卫生健康委', 'warning'],
    ['2018年2月5日', '国家卫生健康委', null],
    ['2019年5月5日', '国家卫生计生委', 'warning'],
    ['2019年5月5日', '国家林业局', 'hint'],
    ['2019年5月5日', '国家林草局', null],
    // 2023
    ['2022年5月5日', '中国银保监会', null],
    ['2023年9月5日', '中国银保监会', null],
    ['2024年5月5日', '中国银保监会', 'warning'],
    ['2022年5月5日', '金融监管总局', 'warning'],
    ['2024年5月5日', '金融监管总局', null],
    // A new body: its day stands on no change a source would state.
    ['2022年5月5日', '国家数据局', 'hint'],
    ['2024年5月5日', '国家数据局', null],
  ];

  for (const [day, name, severity] of CHANGES) {
    it(`${name}, ${day}: ${severity ?? 'in force, or in the months of grace'}`, () => {
      assert.deepEqual(
        outdated(day, name),
        severity === null ? [] : [`${severity} agency/outdated: ${name}`],
      );
    });
  }
});
