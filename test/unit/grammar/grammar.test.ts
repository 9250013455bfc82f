import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { tokenize, withScope } from './tokenize.js';

const CHAPTER = 'markup.heading.1';
const SECTION = 'markup.heading.2';
const ITEM = 'constant.numeric.item';
const AGENCY = 'support.class.agency';
const ROLE = 'keyword.control.role';
const DEADLINE = 'variable.other.constant.deadline';
const DATE = 'constant.numeric.date';

/** What a scope covers in each text. */
type Cases = readonly (readonly [text: string, scope: string, covered: readonly string[]])[];

function check(cases: Cases) {
  for (const [text, scope, covered] of cases) {
    it(`${text} · ${scope}`, async () => assert.deepEqual(await withScope(text, scope), covered));
  }
}

describe('grammar: markers', () => {
  check([
    ['　　一、总体要求', CHAPTER, ['一、', '总体要求']],
    ['。　　十二、组织实施　　1．做好。', CHAPTER, ['十二、', '组织实施']],
    ['完成任务。二、主要措施（一）加强领导。', CHAPTER, ['二、', '主要措施']],
    ['包括第一、第二和第三产业', CHAPTER, []],
    ['（一)落实协议。　　（二）金融合作。', SECTION, ['（一)', '落实协议', '（二）', '金融合作']],
    ['提高精准性（一）研究制定政策。', SECTION, ['（一）', '研究制定政策']],
    ['按照前款第（一）项执行', SECTION, []],
    ['　　1．推进。（省口岸办）　　2．加快。', ITEM, ['1．', '2．']],
    ['　　6．2016年召开会议', ITEM, ['6．']],
    ['　　3.2016年召开会议', ITEM, ['3.']],
    ['1、第一项 2、第二项', ITEM, ['1、', '2、']],
    ['投资1.5亿元，PM2.5下降', ITEM, []],
    ['1.1 总则', 'constant.numeric.decimal', ['1.1']],
    ['分为（1）调研；（2）起草', 'constant.numeric.subitem', ['（1）', '（2）']],
    ['①调研②起草', 'constant.numeric.subitem', ['①', '②']],
    ['第一章　总则', CHAPTER, ['第一章', '总则']],
    ['第三条　本办法适用于本市。', 'markup.heading.3', ['第三条']],
    ['依照第三条的规定', 'markup.heading.3', []],
  ]);
});

describe('grammar: responsibility groups', () => {
  check([
    ['做好。（省发展改革委、口岸办，珠海市人民政府）', AGENCY, ['省发展改革委', '口岸办', '珠海市人民政府']],
    ['做好。 (广东证监局、保监局，省金融办 )', AGENCY, ['广东证监局', '保监局', '省金融办']],
    ['做好。(省公安厅）　　2．加快', AGENCY, ['省公安厅']],
    ['做好（财政部、商务部等有关部门负责）。', AGENCY, ['财政部', '商务部', '有关部门']],
    ['做好。（甲部牵头，乙部及各地区按职责分工负责）', AGENCY, ['甲部', '乙部', '各地区']],
    ['做好。（甲部牵头，乙部及各地区按职责分工负责）', ROLE, ['牵头', '按职责分工负责']],
    ['做好。（国家发展改革委会同有关部门负责）', ROLE, ['会同', '负责']],
    ['做好。（责任单位：市科委、市教委）', ROLE, ['责任单位']],
    ['做好。（责任单位：市科委、市教委）', AGENCY, ['市科委', '市教委']],
    ['（牵头单位：甲局，配合单位：乙局、丙局）', ROLE, ['牵头单位', '配合单位']],
    ['牵头单位：市商务局', AGENCY, ['市商务局']],
    ['做好。（省自然资源厅（省林业局））完', AGENCY, ['省自然资源厅（省林业局）']],
    ['（负责部门：海关总署；适用范围：某自贸试验区）', AGENCY, ['海关总署']],
    ['做好。（文化和旅游部负责）', AGENCY, ['文化和旅游部']],
  ]);

  check([
    ['根据规定（国办发〔2015〕43号）执行', AGENCY, []],
    ['自由贸易试验区（以下简称试验区）内', AGENCY, []],
    ['支持中国（广东）自由贸易试验区', AGENCY, []],
    ['2016年3月28日。（此件公开发布）', AGENCY, []],
    ['居民出境游业务（台湾地区除外），争取', AGENCY, []],
  ]);

  it('ends at its bracket and does not run into the next item', async () => {
    const tokens = await tokenize('一。（省口岸办）　　2．加快建设，完善制度。');
    const last = tokens.at(-1);
    assert.deepEqual(last?.scopes, []);
  });

  it('goes on over a wrapped line', async () => {
    const agencies = await withScope('做好。（省财政厅、省交通\n运输厅）完成。', AGENCY);
    assert.deepEqual(agencies, ['省财政厅', '省交通', '运输厅']);
  });
});

describe('grammar: dates, titles, numbers', () => {
  check([
    ['争取2016年底前封顶，力争2018年建成', DEADLINE, ['2016年底前']],
    ['争取2016年底前封顶，力争2018年建成', DATE, ['2018年']],
    ['2020年6月底前完成', DEADLINE, ['2020年6月底前']],
    ['年内持续推进', DEADLINE, ['年内']],
    ['广东省人民政府 2016年3月28日', DATE, ['2016年3月28日']],
    ['3月28日印发', DATE, ['3月28日']],
    ['一九九〇年十二月五日', DATE, ['一九九〇年十二月五日']],
    [
      '落实《规划纲要》和《实施方案》',
      'string.other.document-title',
      ['《', '规划纲要', '》', '《', '实施方案', '》'],
    ],
    ['　　粤府函〔2016〕85号', 'entity.name.function.document-number', ['粤府函〔2016〕85号']],
    ['见第12项和附件3', 'entity.name.function.reference', ['第12项', '附件3']],
    ['发布日期:2016-04-11', 'comment.line.source', ['发布日期:2016-04-11']],
    [
      '某某省人民政府关于做好某项工作的通知',
      'markup.heading.title',
      ['某某省人民政府关于做好某项工作的通知'],
    ],
    ['我们讨论了关于天气的问题，没有结论。', 'markup.heading.title', []],
  ]);
});

describe('grammar: the sample', () => {
  it('marks every chapter, section, item and agency', async () => {
    const text = readFileSync('seeds/guangdong-hk-2016.txt', 'utf8');
    const count = async (scope: string) => (await withScope(text, scope)).length;
    assert.equal(await count(ITEM), 92);
    assert.equal(await count(AGENCY), 173);
    const marks = (await tokenize(text)).filter((token) =>
      token.scopes.includes('punctuation.definition.heading'),
    );
    assert.equal(marks.filter((mark) => mark.scopes.includes(CHAPTER)).length, 9);
    assert.equal(marks.filter((mark) => mark.scopes.includes(SECTION)).length, 17);
  });
});

describe('grammar: long lines', () => {
  const UNITS = {
    items: '　　1．推进建设，2016年底前完成《方案》。（省财政厅、交通运输厅，珠海市人民政府）',
    brackets: '（省',
    openings: '。（',
    names: '省财政厅、',
    markers: '一、',
    dates: '2016年',
    titles: '《',
  };
  const LENGTH = 20_000;

  for (const [what, unit] of Object.entries(UNITS)) {
    it(`tokenizes ${LENGTH} characters of ${what} to the end`, async () => {
      const line = unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
      // A pattern that backtracks without bound never comes back: the runner's limit ends it.
      assert.equal((await tokenize(line)).at(-1)?.text.at(-1), line.at(-1));
    });
  }
});
