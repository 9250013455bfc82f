import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type GroupContext, matchLabelledRun, readGroup } from '../../../server/src/core/agencies/group.js';
import { registryFor } from '../../../server/src/core/agencies/registry.js';
import { seedRegistry } from '../../../server/src/core/agencies/seed.js';

const GUANGDONG = registryFor(seedRegistry(), '广东');

function context(changes: Partial<GroupContext> = {}): GroupContext {
  return { firstIsLead: false, registry: GUANGDONG, followsSentence: true, endsUnit: true, ...changes };
}

const SIGN = { lead: '牵', support: '配', guide: '导', responsible: '' } as const;

/** 牵省教育厅 配省财政厅 *各地区: role, collective, name. Without a sign the role is `responsible`. */
function read(text: string, changes: Partial<GroupContext> = {}): string | null {
  const reading = readGroup(text, context(changes));
  const shown = reading?.entries.map((one) => `${SIGN[one.role]}${one.collective ? '*' : ''}${one.name}`);
  return shown?.join(' ') ?? null;
}

function reads(table: Readonly<Record<string, string>>): void {
  for (const [text, expected] of Object.entries(table)) {
    it(text.replace(/\n/g, '⏎'), () => assert.equal(read(text), expected));
  }
}

describe('readGroup: forms', () => {
  reads({
    '（省审计厅）': '省审计厅',
    '（省审计厅、水利厅，梅州市人民政府）': '省审计厅 省水利厅 梅州市人民政府',
    '（水利部、审计署负责）': '水利部 审计署',
    '（水利部、商务部牵头负责）': '牵水利部 牵商务部',
    '（水利部会同有关部门负责）': '牵水利部 配*有关部门',
    '（水利部会同财政部、审计署负责）': '牵水利部 配财政部 配审计署',
    '（水利部、财政部按职责分工负责）': '水利部 财政部',
    '（水利部牵头，财政部、各地区按职责分工负责）': '牵水利部 财政部 *各地区',
    '（水利部牵头，财政部、审计署参与）': '牵水利部 配财政部 配审计署',
    '（水利部负责，财政部、审计署配合）': '水利部 配财政部 配审计署',
    '（水利部指导，各市县政府负责落实）': '导水利部 *各市县政府',
    '（审计署、财政部指导，供销合作总社参与）': '导审计署 导财政部 配供销合作总社',
    '（省水利厅牵头组织，省财政厅协助）': '牵省水利厅 配省财政厅',
    '（由省水利厅负责）': '省水利厅',
    '(省水利厅牵头)': '牵省水利厅',
    '〔省水利厅牵头，各市负责〕': '牵省水利厅 *各市',
    '(省水利厅 ）': '省水利厅',
    '（省交通集团）': '省交通集团',
    '（最高法、最高检负责）': '最高法 最高检',
    '（各区政府、各相关部门）': '*各区政府 *各相关部门',
    '（**省水利厅**）': '省水利厅',
  });
});

describe('readGroup: labels', () => {
  reads({
    '（责任单位：省水利厅、财政厅）': '省水利厅 省财政厅',
    '(牵头单位:省水利厅;责任单位:省财政厅)': '牵省水利厅 省财政厅',
    '（牵头部门：省水利厅，配合单位：省财政厅、审计厅）': '牵省水利厅 配省财政厅 配省审计厅',
    '（牵头单位：水利部 参加单位：财政部、审计署）': '牵水利部 配财政部 配审计署',
    '（负责部门：水利部，适用范围：甲试验区、乙新区）': '水利部',
    '（责任单位：省水利厅；完成时限：2019年底）': '省水利厅',
    '（责任单位：省水利厅，责任人：张三）': '省水利厅',
    '（责任单位：省水利厅牵头，省财政厅配合）': '牵省水利厅 配省财政厅',
    '（责任单位：市水务局（市防汛办）、市财政局等；各区政府）': '市水务局（市防汛办） 市财政局 *各区政府',
    '（牵头单位：省水利厅，配合单位：各区、县级市）': '牵省水利厅 配*各区 配*各县级市',
    '（责任单位：市水务局　市财政局）': '市水务局 市财政局',
    '责任单位：省水利厅、财政厅': '省水利厅 省财政厅',
    '牵头责任单位：省水利厅。\n协同责任单位：省财政厅、审计厅等': '牵省水利厅 配省财政厅 配省审计厅',
    '部门分工：省水利厅牵头，各地、各部门配合': '牵省水利厅 配*各地 配*各部门',
    '责 任 单 位 ：省水利厅': '省水利厅',
  });
});

describe('readGroup: who is named', () => {
  reads({
    '（水利部等部门负责）': '水利部',
    '（水利部、财政部等9部门负责）': '水利部 财政部',
    '（水利部等国务院相关部门及各地区负责）': '水利部 *国务院相关部门 *各地区',
    '（水利部等和各省级人民政府负责）': '水利部 *各省级人民政府',
    '（水利部牵头，国务院相关部门和单位及各地区负责）': '牵水利部 *国务院相关部门和单位 *各地区',
    '（省水利厅和省财政厅负责）': '省水利厅 省财政厅',
    '（文化和旅游部、工业和信息化部负责）': '文化和旅游部 工业和信息化部',
    '（省海洋与渔业厅、住房和城乡建设厅）': '省海洋与渔业厅 省住房和城乡建设厅',
    '（中央和国家机关工委负责）': '中央和国家机关工委',
    '（各省、自治区、直辖市人民政府负责）': '*各省 *各自治区人民政府 *各直辖市人民政府',
    '（各地级以上市党委和政府，省有关部门负责）': '*各地级以上市党委和政府 *省有关部门',
    '（责任单位：市水务局、浦东新区等相关区政府）': '市水务局 浦东新区政府 *相关区政府',
    '（省公安厅交通管理局、交通运输厅）': '省公安厅交通管理局 省交通运输厅',
    '（省自然资源厅（省林业局））': '省自然资源厅（省林业局）',
    '（省水利厅（牵头）、财政厅）': '牵省水利厅 省财政厅',
    '（工业和信息化部牵头，中国电信、中国移动配合）': '牵工业和信息化部 配中国电信 配中国移动',
    '（省通\n信管理\n局、水利\n厅）': '省通信管理局 省水利厅',
  });
});

describe('readGroup: elision', () => {
  reads({
    '（省水利厅、经贸委，财政部）': '省水利厅 省经贸委 财政部',
    '（肇庆、云浮市人民政府，省水利厅）': '肇庆市人民政府 云浮市人民政府 省水利厅',
    '（肇庆、云浮市和顺德区人民政府）': '肇庆市人民政府 云浮市人民政府 顺德区人民政府',
    '（福建、厦门、汕头出入境检验检疫局）': '福建出入境检验检疫局 厦门出入境检验检疫局 汕头出入境检验检疫局',
    '（省水利厅、广东海事局）': '省水利厅 广东海事局',
    '（福建银监局、证监局、保监局）': '福建银监局 福建证监局 福建保监局',
    '（省公安厅、海关总署广东分署、工商局）': '省公安厅 海关总署广东分署 省工商局',
    '（省委组织部、宣传部、水利厅）': '省委组织部 省委宣传部 省水利厅',
    '（团省委、妇联）': '团省委 妇联',
    '（省教育厅，团省委、省妇联）': '省教育厅 团省委 省妇联',
    '（市水务局牵头，财政局、审计局配合）': '牵市水务局 配市财政局 配市审计局',
    '（市科委、市场监管局）': '市科委 市市场监管局',
    '（市场监管总局、水利部负责）': '市场监管总局 水利部',
    '（国家发展改革委、能源局负责）': '国家发展改革委 国家能源局',
    '（国家发展改革委、财政部、统计局负责）': '国家发展改革委 财政部 国家统计局',
    '（广东省水利厅、财政厅负责）': '广东省水利厅 广东省财政厅',
    '（省高院、检察院、司法厅）': '省高院 省检察院 省司法厅',
    '（县水务局、财政局，各乡镇政府）': '县水务局 县财政局 *各乡镇政府',
    '（市、县（区）人民政府负责）': '*市人民政府 *县（区）人民政府',
  });

  it('keeps what is written beside the name', () => {
    const text = '（省教育厅、水\n利厅 ）';
    const entry = readGroup(text, context())?.entries[1];
    assert.deepEqual(
      [entry?.name, entry?.written, text.slice(entry?.start, entry?.end)],
      ['省水利厅', '水\n利厅', '水\n利厅'],
    );
  });

  it('leaves a short name as the State Council writes it in its own documents', () => {
    const registry = registryFor(seedRegistry(), '国家');
    assert.equal(
      read('（国家发展改革委、财政部、统计局负责）', { registry }),
      '国家发展改革委 财政部 统计局',
    );
  });

  it('works without a registry', () => {
    assert.equal(read('（省水利厅、财政厅）', { registry: null }), '省水利厅 省财政厅');
  });
});

describe('readGroup: conventions and remarks', () => {
  const FIRST = '（水利部、财政部负责，排在第一位的部门为牵头部门，下同）';

  it('makes the first body lead, here and further', () => {
    assert.equal(read(FIRST), '牵水利部 财政部');
    assert.deepEqual(readGroup(FIRST, context())?.convention, { firstIsLead: true });
    const other = '（水利部、财政部负责。列第一位者为牵头单位，下同）';
    assert.deepEqual(readGroup(other, context())?.convention, { firstIsLead: true });
    assert.equal(read('（水利部、财政部负责）', { firstIsLead: true }), '牵水利部 财政部');
  });

  it('leaves a sole body, a collective first and a list with leads as they are', () => {
    assert.equal(read('（水利部负责）', { firstIsLead: true }), '水利部');
    assert.equal(read('（各地区、水利部负责）', { firstIsLead: true }), '*各地区 水利部');
    assert.equal(read('（水利部负责，财政部牵头）', { firstIsLead: true }), '水利部 牵财政部');
  });

  reads({
    '（水利部指导，试点县政府负责落实。以下均需试点县政府落实，不再列出）': '导水利部 *试点县政府',
    '〔市水务局牵头，各县、区人民政府(管委会)负责落实。以下各项均需各县、区人民政府(管委会)落实，不再列出。〕':
      '牵市水务局 *各县 *各区人民政府(管委会)',
    '（负责单位：水利部、审计署。未明确牵头单位的，由所列单位分工负责，下同）': '水利部 审计署',
    '（国务院各部门分别负责，年内持续推进）': '*国务院各部门',
    '（水利部、财政部负责，6月底完成）': '水利部 财政部',
    '（省水利厅牵头，2019年12月底前完成）': '牵省水利厅',
  });
});

describe('readGroup: what only looks like a group', () => {
  const LOOKALIKES = [
    '（职业学校内由教育行政部门负责）',
    '（以下简称防汛牵头部门）',
    '（含新药，简称评价，下同）',
    '（国办发〔2020〕7号）',
    '（此件公开发布）',
    '（本文有删减）',
    '（QDII2）',
    '（珠海）',
    '（省、市、县）',
    '（市、区、旗）',
    '（街道办事处）',
    '（党委、政府、军队）',
    '（医院、学校、养老院）',
    '（人民法院、人民检察院）',
    '（包括国有独资公司、国有控股公司）',
    '（主管部门为省水利厅）',
    '（水利部2019年公布）',
    '（水利部　二〇一九年一月一日）',
    '（财政部还需审查同意）',
    '（企业直接向水利部申报，不需省级部门转报）',
    '（合理布局）',
    '（国内部）（国外部）',
    '（试行）',
    '（或其他核算单位，下同）',
    '（省内高校）',
    '（市场主体）',
    '（一）',
    '（责任单位）',
    '（牵头单位：略）',
    '（有关部门）',
    '（联系电话：12345，省水利厅）',
    '（省水利厅',
    '（）',
  ];
  for (const text of LOOKALIKES) {
    it(text, () => assert.equal(read(text), null));
  }

  it('reads a bare list only where a sentence has ended', () => {
    const inside = { followsSentence: false, endsUnit: false };
    assert.equal(read('（省防汛办）', inside), null);
    assert.equal(read('（省水利厅、财政厅）', inside), null);
    assert.equal(read('（省水利厅、财政厅）', { followsSentence: false }), '省水利厅 省财政厅');
    assert.equal(read('（省防汛办）', { followsSentence: false }), null, 'a plate of the body before it');
    assert.equal(read('（有关部门负责）', inside), null);
    assert.equal(read('（由水利部负责）', inside), null);
    assert.equal(read('（省水利厅负责）', inside), '省水利厅');
    assert.equal(read('（责任单位：省水利厅）', inside), '省水利厅');
  });

  it('needs a label where there are no brackets', () => {
    assert.equal(read('省水利厅、财政厅负责'), null);
    assert.equal(read('责任单位：要高度重视'), null);
  });
});

describe('readGroup: what was read before', () => {
  it('is remembered for each registry by itself', () => {
    const text = '（省自贸办、金融局，省教育厅牵头）';
    const [known, unknown] = [context(), context({ registry: null })];
    const first = [readGroup(text, known), readGroup(text, unknown)];
    assert.deepEqual([readGroup(text, known), readGroup(text, unknown)], first);
  });

  it('makes no difference to offsets, with or without white space', () => {
    for (const text of ['（省水利厅、财政厅）', '（省水利厅、财 政厅 ）', '（省水利厅、财政\n　　厅）']) {
      const entries = readGroup(text, context())?.entries ?? [];
      assert.deepEqual(
        entries.map(({ start, end, name }) => [text.slice(start, end).replace(/\s/g, ''), name]),
        [
          ['省水利厅', '省水利厅'],
          ['财政厅', '省财政厅'],
        ],
      );
      assert.ok(entries.every(({ start, end, written }) => written === text.slice(start, end)));
    }
  });
});

describe('readGroup: any text', () => {
  const pieces = [
    '省',
    '水利厅',
    '市',
    '人民政府',
    '、',
    '，',
    '；',
    '。',
    '：',
    '负责',
    '牵头',
    '等',
    '和',
    '各',
    '（',
    '）',
    '(',
    ')',
    ' ',
    '\n',
    '责任单位',
    '会同',
    '下同',
    'a',
    '2',
  ];

  it('is read without throwing, entries in order and inside it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const text = `（${parts.join('')}）`;
        let last = 0;
        for (const { start, end, written } of readGroup(text, context())?.entries ?? []) {
          assert.ok(start >= last && end > start && end <= text.length);
          assert.equal(text.slice(start, end), written);
          last = end;
        }
      }),
    );
  });

  it('is read to its end however long: a pattern that backtracks without bound meets the limit of the runner', () => {
    assert.equal(read(`（${'各省水利厅、'.repeat(120)}负责）`)?.split(' ').length, 120);
    assert.equal(read(`（${'省水利厅组织协同'.repeat(90)}）`), null);
  });
});

describe('matchLabelledRun', () => {
  const run = (text: string, from = 0): string | null => {
    const span = matchLabelledRun(text, from);
    return span && text.slice(span.start, span.end);
  };

  it('runs to the end of the sentence or line', () => {
    assert.equal(run('责任单位：省水利厅、财政厅。后文'), '责任单位：省水利厅、财政厅');
    assert.equal(run('责任单位：省水利厅\n　　2．后文'), '责任单位：省水利厅');
    assert.equal(run('前文。　　牵头单位：省水利厅', 3), '牵头单位：省水利厅');
    assert.equal(run('责 任 单 位 ：省水利厅'), '责 任 单 位 ：省水利厅');
  });

  it('joins labels on lines that follow each other', () => {
    assert.equal(run('牵头单位：甲局\n配合单位：乙局\n\n\n\n丙'), '牵头单位：甲局\n配合单位：乙局');
    assert.equal(run('牵头单位：甲局。\n配合单位：乙局。\n1．'), '牵头单位：甲局。\n配合单位：乙局');
    assert.equal(run('牵头单位：甲局；配合单位：乙局'), '牵头单位：甲局；配合单位：乙局');
  });

  it('goes on over a line wrapped inside a name, and stops before the next unit', () => {
    assert.equal(run('责任单位：省水利厅、省财\n政厅\n\n后文'), '责任单位：省水利厅、省财\n政厅');
    assert.equal(run('责任单位：省水利厅、\n省财政厅'), '责任单位：省水利厅、\n省财政厅');
    assert.equal(run('责任单位：省水利厅；（二）后文'), '责任单位：省水利厅');
    assert.equal(run('责任单位：省水利厅　　2．后文'), '责任单位：省水利厅');
  });

  it('wants nothing but a label before the colon', () => {
    assert.equal(run('各责任单位：省水利厅'), null);
    assert.equal(run('责任单位要落实：一是'), null);
    assert.equal(run('主办单位：某某网'), null);
    assert.equal(run('责任人：张三'), null);
    assert.equal(run(''), null);
  });
});
