import { strict as assert } from 'node:assert';
import { analyze } from '../../../server/src/core/model/analyze.js';
import type { OutlineNode } from '../../../server/src/core/model/notice.js';
import { compareNotices } from '../../../server/src/core/plan/compare/compare.js';
import type { Comparison, Pair } from '../../../server/src/core/plan/compare/types.js';
import { wordDiff } from '../../../server/src/core/plan/compare/words.js';

const ROADS = '推进滨江大道改造工程，完成路面铺设和雨水管网更换。';
const SCHOOLS = '新建两所乡镇寄宿制小学，配齐音乐和美术教师。';
const CLINICS = '改造村卫生室，配备全科医生，开展家庭医生签约服务。';
const FARMS = '推广水稻机械化插秧，扶持农机合作社购置烘干设备。';
const RIVERS = '清理小型河道淤积，修复岸坡植被。建立河长巡查台账，按月公布水质监测结果。';
const PARKS = '建设湿地公园观鸟步道，设置解说牌和安全护栏。';

/** A notice of two chapters with items that run on; `null` opens the second chapter. */
function notice(...items: readonly (string | null)[]): string {
  let number = 0;
  const lines = items.map((item) => (item === null ? '　　二、民生' : `　　${++number}．${item}`));
  return ['广东省人民政府关于印发2016年重点工作的通知', '各乡镇人民政府：', '　　一、建设', ...lines].join(
    '\n',
  );
}

function compare(old: string, now: string): Comparison {
  return compareNotices(analyze(old), analyze(now));
}

const numbers = (nodes: readonly OutlineNode[]): readonly number[] => nodes.map(({ number }) => number);

/** `3→4 moved`, `2→1+2 split`. */
function told({ pairs, added, dropped }: Comparison): readonly string[] {
  const pairText = ({ old, new: now, change }: Pair): string =>
    [`${numbers(old).join('+')}→${numbers(now).join('+')}`, ...change].join(' ');
  return [
    ...pairs.map(pairText),
    ...added.map(({ number }) => `+${number}`),
    ...dropped.map(({ number }) => `-${number}`),
  ];
}

describe('plan/compare', () => {
  it('aligns by content: a number that only shifted is no change', () => {
    const comparison = compare(
      notice(ROADS, SCHOOLS, null, CLINICS, FARMS),
      notice(PARKS, SCHOOLS, null, CLINICS, FARMS),
    );
    assert.deepEqual(told(comparison), ['2→2', '3→3', '4→4', '+1', '-1']);
    const shifted = compare(notice(ROADS, SCHOOLS, null, CLINICS), notice(SCHOOLS, null, CLINICS));
    assert.deepEqual(told(shifted), ['2→1', '3→2', '-1']);
  });

  it('tells what has moved below another heading, and what among its siblings', () => {
    assert.deepEqual(
      told(
        compare(notice(ROADS, SCHOOLS, null, CLINICS, FARMS), notice(SCHOOLS, null, CLINICS, ROADS, FARMS)),
      ),
      ['2→1', '3→2', '1→3 moved', '4→4'],
    );
    assert.deepEqual(
      told(
        compare(notice(ROADS, SCHOOLS, CLINICS, null, FARMS), notice(CLINICS, ROADS, SCHOOLS, null, FARMS)),
      ),
      ['3→1 moved', '1→2', '2→3', '4→4'],
    );
  });

  it('does not call what stands in a renamed or moved chapter moved', () => {
    const old = notice(ROADS, PARKS, null, SCHOOLS, CLINICS);
    const renamed = old.replace('二、民生', '二、社会事业');
    const comparison = compare(old, renamed);
    assert.deepEqual(told(comparison), ['1→1', '2→2', '3→3', '4→4']);
    assert.deepEqual(told(comparison.headings as Comparison), ['1→1', '2→2 reworded']);
    const swapped = notice(SCHOOLS, CLINICS, null, ROADS, PARKS)
      .replace('一、建设', '一、民生')
      .replace('二、民生', '二、建设');
    assert.deepEqual(told(compare(old, swapped)), ['3→1', '4→2', '1→3', '2→4']);
  });

  it('finds splits and merges', () => {
    const [first = '', second = ''] = RIVERS.split(/(?<=。)/);
    const whole = notice(ROADS, RIVERS, null, SCHOOLS);
    const parts = notice(ROADS, first, second, null, SCHOOLS);
    assert.deepEqual(told(compare(whole, parts)), ['1→1', '2→2+3 split', '3→4']);
    assert.deepEqual(told(compare(parts, whole)), ['1→1', '2+3→2 merged', '4→3']);
    const joined = notice(ROADS + PARKS, null, SCHOOLS);
    assert.deepEqual(told(compare(notice(ROADS, PARKS, null, SCHOOLS), joined)), ['1+2→1 merged', '3→2']);
  });

  it('counts neither line breaks nor the width of brackets as rewording', () => {
    const old = notice(`${ROADS.slice(0, 9)}\n${ROADS.slice(9)}（县交通运输局）`, SCHOOLS);
    assert.deepEqual(told(compare(old, notice(`${ROADS} (县交通运输局 )`, SCHOOLS))), ['1→1', '2→2']);
  });

  it('does not pair different tasks in the same phrases', () => {
    const old = notice(
      '加强组织领导，明确责任分工，抓好道路养护。',
      '加强组织领导，明确责任分工，抓好防火巡查。',
    );
    const now = notice(
      '加强组织领导，明确责任分工，抓好防火巡查。',
      '加强组织领导，明确责任分工，抓好学前教育。',
    );
    assert.deepEqual(told(compare(old, now))[0], '2→1');
  });

  it('keeps copies of one text in their order', () => {
    const old = notice(ROADS, ROADS, null, ROADS, SCHOOLS);
    assert.deepEqual(told(compare(old, old)), ['1→1', '2→2', '3→3', '4→4']);
  });

  it('follows a task that becomes a heading', () => {
    const old = notice(ROADS, '规范校车管理', SCHOOLS);
    const now = old.replace(
      '2．规范校车管理',
      '2．规范校车管理\n　　（1）逐车安装行车记录仪。\n　　（2）每学期体检驾驶员。',
    );
    const comparison = compare(old, now);
    assert.deepEqual(told(comparison), ['1→1', '2→2', '3→3', '+1', '+2']);
  });

  it('tells who came, who went, who leads now, and whose name is another', () => {
    const lists = (old: string, now: string) =>
      compare(notice(`${ROADS}${old}`, SCHOOLS), notice(`${ROADS}${now}`, SCHOOLS)).pairs[0];
    const changed = lists('（省交通运输厅、省财政厅）', '（省林业厅、省财政厅）');
    assert.deepEqual(changed?.change, ['agencies']);
    assert.deepEqual(changed?.agencies, {
      added: ['省林业厅'],
      removed: ['省交通运输厅'],
      role: [],
      renamed: [],
    });
    const led = lists('（省交通运输厅牵头，省财政厅配合）', '（省财政厅牵头，省交通运输厅配合）');
    assert.deepEqual(led?.agencies.role, [
      { name: '省交通运输厅', from: 'lead', to: 'support' },
      { name: '省财政厅', from: 'support', to: 'lead' },
    ]);
    const renamed = lists('（省旅游局、省财政厅）', '（省文化和旅游厅、省财政厅）');
    assert.deepEqual(renamed?.agencies.renamed, [{ from: '省旅游局', to: '省文化和旅游厅' }]);
  });

  it('tells moved deadlines', () => {
    const old = notice('推进滨江大道改造，2016年底前完成路面铺设，2017年6月底前完成雨水管网更换。', SCHOOLS);
    const now = notice('推进滨江大道改造，2017年底前完成路面铺设，2017年6月底前完成雨水管网更换。', SCHOOLS);
    const pair = compare(old, now).pairs[0];
    assert.deepEqual(pair?.change, ['reworded', 'deadlines']);
    assert.deepEqual(
      pair?.deadlines.moved.map(({ from, to }) => [from.text, to.text]),
      [['2016年底前', '2017年底前']],
    );
    assert.deepEqual([pair?.deadlines.added, pair?.deadlines.removed], [[], []]);
  });

  it('compares with a text without any item', () => {
    const old = notice(ROADS, SCHOOLS);
    assert.deepEqual(told(compare(old, '')), ['-1', '-2']);
    assert.deepEqual(told(compare('', old)), ['+1', '+2']);
    assert.deepEqual(told(compare('', '')), []);
  });
});

describe('plan/compare: word diff', () => {
  const diffOf = (old: string, now: string) => {
    const comparison = compare(notice(old, SCHOOLS), notice(now, SCHOOLS));
    const [pair] = comparison.pairs;
    assert.ok(pair);
    return { comparison, pieces: wordDiff(comparison, pair) };
  };

  it('changes whole words, not characters', () => {
    const { pieces } = diffOf(
      '推进滨江大道改造工程，2016年完成路面铺设。',
      '推动滨江大道改造工程，2017年完成路面铺设。',
    );
    assert.deepEqual(
      pieces.map(({ kind, text }) => [kind, text]),
      [
        ['removed', '推进'],
        ['added', '推动'],
        ['same', '滨江大道改造工程，'],
        ['removed', '2016'],
        ['added', '2017'],
        ['same', '年完成路面铺设。'],
      ],
    );
  });

  it('says where each piece stands, line breaks left out of its text', () => {
    const { comparison, pieces } = diffOf(
      '推进滨江大道改\n造工程，完成铺设。',
      '推动滨江大道改造工程，完成铺设。',
    );
    for (const { text, old, new: now } of pieces) {
      for (const [span, source] of [
        [old, comparison.old.text],
        [now, comparison.new.text],
      ] as const) {
        assert.equal(span ? source.slice(span.start, span.end).replace(/\s/g, '') : text, text);
      }
    }
    const join = (without: string) =>
      pieces
        .filter(({ kind }) => kind !== without)
        .map(({ text }) => text)
        .join('');
    assert.equal(join('added'), '推进滨江大道改造工程，完成铺设。');
    assert.equal(join('removed'), '推动滨江大道改造工程，完成铺设。');
  });

  it('runs over the parts of what was split', () => {
    const comparison = compare(
      notice(RIVERS, SCHOOLS),
      notice(...RIVERS.split(/(?<=。)/).filter((part) => part !== ''), SCHOOLS),
    );
    const [pair] = comparison.pairs;
    assert.deepEqual(pair && wordDiff(comparison, pair).map(({ kind }) => kind), ['same', 'same']);
  });
});
