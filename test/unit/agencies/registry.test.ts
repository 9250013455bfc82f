import assert from 'node:assert/strict';
import { extendRegistry } from '../../../server/src/core/agencies/additions.js';
import { bodiesInForce } from '../../../server/src/core/agencies/heirs.js';
import {
  type Agency,
  createRegistry,
  nameUse,
  registryFor,
  resolveBody,
  sharedBy,
  standardNameFor,
  statusAt,
} from '../../../server/src/core/agencies/registry.js';
import { seedRegistry } from '../../../server/src/core/agencies/seed.js';

const registry = seedRegistry();

function body(id: string): Agency {
  const agency = registry.byId(id);
  assert.ok(agency, `${id} is in the data`);
  return agency;
}

describe('the shipped registry', () => {
  it('holds bodies with unique ids, and changes that lead to bodies it holds', () => {
    assert.equal(registry.agencies.length, 278);
    for (const { id, successors, predecessors, plates } of registry.agencies) {
      for (const other of [...successors, ...predecessors].map((change) => change.id)) {
        assert.ok(registry.byId(other), `${id} → ${other}`);
      }
      assert.ok(plates.every(({ of }) => registry.byId(of)));
    }
  });

  it('keeps a source with every body and every change', () => {
    for (const { id, source, successors } of registry.agencies) {
      assert.ok(source.length > 0, id);
      assert.ok(successors.every((change) => change.source !== ''));
    }
  });

  it('puts each name of a body in one list', () => {
    for (const { id, aliases, shortName } of registry.agencies) {
      const all = [...aliases.recognised, ...aliases.nonStandard, ...aliases.stale, shortName];
      assert.equal(new Set(all).size, all.length, id);
    }
  });

  it('is parsed once', () => {
    assert.equal(seedRegistry(), registry);
  });

  it('covers Guangdong since 2009 and no other place', () => {
    assert.equal(registry.covers('广东', '2016-03-28'), true);
    assert.equal(registry.covers('广东/深圳', null), false, 'its cities’ departments are not collected');
    assert.equal(registry.covers('广东', '2008-01-01'), false);
    assert.equal(registry.covers('四川', null), false);
    assert.equal(registry.covers('国家', null), false);
  });
});

describe('looking a name up', () => {
  const uses = (name: string): readonly string[] =>
    registry.lookup(name).map(({ agency, as }) => `${agency.id} ${as}`);

  it('tells what kind of name it is', () => {
    assert.deepEqual(uses('广东省发展和改革委员会'), ['gd-fgw full']);
    assert.deepEqual(uses('省发展改革委'), ['gd-fgw short']);
    assert.deepEqual(uses('省人力资源和社会保障厅'), ['gd-rst alias']);
    assert.deepEqual(uses('省发改委'), ['gd-fgw non-standard']);
    assert.deepEqual(uses('省林业厅'), ['gd-lyt short', 'gd-lyj stale']);
    assert.deepEqual(uses('省无此厅'), []);
  });

  it('takes the place in front of a name that begins with 省', () => {
    assert.deepEqual(uses('广东省科技厅'), ['gd-kjt alias']);
    assert.deepEqual(uses('广东省卫计委'), ['gd-wjw non-standard']);
  });

  it('does not mind white space, bracket width and inner plates', () => {
    assert.deepEqual(uses('省发展\n改革委 '), ['gd-fgw short']);
    assert.deepEqual(uses('省商务厅(口岸办)'), ['gd-swt alias']);
    assert.deepEqual(uses('省自然资源厅（省林业局）'), ['gd-zrzy short']);
  });

  it('suggests near names: a slip of the pen, an abbreviation', () => {
    const near = (name: string): string | undefined => registry.nearest(name, 1)[0]?.agency.id;
    assert.equal(near('省交通运翰厅'), 'gd-jtt');
    assert.equal(near('省文旅厅'), 'gd-wlt');
    assert.equal(near('省卫健委员会'), 'gd-wjk');
    assert.deepEqual(registry.nearest('量子力学研究小组', 3), []);
  });
});

describe('resolving a name at a date', () => {
  const at = (name: string, day: string | null): string | undefined => resolveBody(registry, name, day)?.id;

  it('prefers the body in force', () => {
    assert.equal(at('省林业厅', '2016-03-28'), 'gd-lyt');
    assert.equal(at('省林业厅', '2020-01-01'), 'gd-lyj');
    assert.equal(at('省海洋渔业局', '2016-03-28'), 'gd-hyj');
    assert.equal(at('人行广州分行', '2016-03-28'), 'c-rhgz');
    assert.equal(at('省金融办', '2016-03-28'), 'gd-jrb');
    assert.equal(at('省金融办', '2020-01-01'), 'gd-jrjgj');
    assert.equal(at('省药监局', '2016-03-28'), 'gd-sya');
    assert.equal(at('省药监局', '2020-03-28'), 'gd-yjj');
  });

  it('takes a name for the body it is the name of when there is no date', () => {
    assert.equal(at('省林业厅', null), 'gd-lyt');
    assert.equal(at('省药监局', null), 'gd-yjj');
  });

  it('never resolves a name two unrelated bodies share', () => {
    for (const day of [null, '2016-01-01', '2020-01-01', '2023-10-01']) {
      assert.equal(at('省金融监管局', day), undefined);
    }
    assert.deepEqual(
      sharedBy(registry, '省金融监管局').map(({ id }) => id),
      ['gd-jrjgj', 'c-gdjgj'],
    );
    assert.deepEqual(sharedBy(registry, '省林业厅'), []);
  });

  it('claims nothing for an earlier name of a body that was still to come', () => {
    assert.equal(at('省扶贫办', '2016-03-28'), undefined);
    assert.equal(at('省数据局', '2016-03-28'), undefined);
  });
});

describe('bodies of the State Council over the reforms', () => {
  const state = registryFor(registry, '国家');
  const at = (name: string, day: string): string | undefined => resolveBody(state, name, day)?.id;
  const heirs = (id: string, day: string): readonly string[] =>
    bodiesInForce(registry, body(id), day).map(({ shortName }) => shortName);

  it('follows a body through all of them', () => {
    assert.deepEqual(heirs('cn-wsb', '2015-01-01'), ['国家卫生计生委']);
    assert.deepEqual(heirs('cn-wsb', '2020-01-01'), ['国家卫生健康委']);
    assert.deepEqual(heirs('cn-yjh', '2020-01-01'), ['中国银保监会']);
    assert.deepEqual(heirs('cn-yjh', '2024-01-01'), ['金融监管总局']);
    assert.deepEqual(heirs('cn-hbzj', '2020-01-01'), ['生态环境部']);
    assert.deepEqual(heirs('cn-tdb', '2015-01-01'), ['国家铁路局', '交通运输部', '中国铁路总公司']);
    assert.deepEqual(heirs('cn-fpb', '2022-01-01'), ['国家乡村振兴局']);
    assert.deepEqual(heirs('cn-gszj', '2019-01-01'), ['市场监管总局']);
  });

  it('takes one name for the body that bore it on the day', () => {
    assert.equal(at('广电总局', '2010-01-01'), 'cn-gdzj0');
    assert.equal(at('广电总局', '2015-01-01'), 'cn-xwgdzj');
    assert.equal(at('广电总局', '2020-01-01'), 'cn-gdzj');
  });

  it('says of each change whether a source states it', () => {
    const ended = (id: string, day: string): boolean => {
      const status = statusAt(body(id), day);
      return status.state === 'ended' && status.verified;
    };
    for (const id of ['cn-jsb', 'cn-wsb', 'cn-nyb', 'cn-gszj', 'cn-ybjh', 'cn-fpb', 'cn-tlzgs']) {
      assert.equal(ended(id, '2024-01-01'), true, id);
    }
    for (const id of ['cn-lyj1', 'cn-lsj1', 'cn-mkaj', 'cn-chj0']) {
      assert.equal(ended(id, '2024-01-01'), false, id);
    }
  });
});

describe('a registry for a place', () => {
  it('knows 省… names of the document’s own province only', () => {
    const sichuan = registryFor(registry, '四川');
    assert.deepEqual(sichuan.lookup('省财政厅'), []);
    assert.deepEqual(sichuan.lookup('团省委'), []);
    assert.equal(sichuan.lookup('广东省财政厅')[0]?.agency.id, 'gd-czt');
    assert.equal(sichuan.lookup('财政部')[0]?.agency.id, 'cn-czb');
  });

  it('knows 市… names in documents of their own city only', () => {
    const extended = extendRegistry(registry, [
      { fullName: '成都市示例局', shortName: '市示例局', place: '四川/成都' },
      { fullName: '上海市示例局', shortName: '市示例局', place: '上海' },
    ]);
    const at = (place: string): readonly string[] =>
      registryFor(extended, place)
        .lookup('市示例局')
        .map(({ agency }) => agency.fullName);
    assert.deepEqual(at('四川/成都'), ['成都市示例局']);
    assert.deepEqual(at('四川/绵阳'), []);
    assert.deepEqual(at('四川'), []);
    assert.deepEqual(at('上海'), ['上海市示例局']);
  });

  it('takes 统计局, 药监局 for the State Council’s in its own documents only', () => {
    assert.equal(registryFor(registry, '国家').lookup('统计局')[0]?.agency.id, 'cn-tj');
    assert.deepEqual(registryFor(registry, '四川/成都').lookup('统计局'), []);
    for (const name of ['国家统计局', '证监会', '税务总局', '海关总署', '中国气象局', '国管局']) {
      assert.equal(registryFor(registry, '四川/成都').lookup(name).length, 1, name);
    }
  });

  it('is the registry itself where the place is not known, and made once for each', () => {
    assert.equal(registryFor(registry, null), registry);
    assert.equal(registryFor(registry, '广东'), registryFor(registry, '广东'));
    assert.equal(registryFor(registry, '广东/深圳').lookup('省财政厅')[0]?.agency.id, 'gd-czt');
  });
});

describe('standing of a body on a day', () => {
  it('knows before, during and after', () => {
    const bureau = body('gd-lyj');
    assert.equal(statusAt(bureau, '2018-10-24').state, 'not-yet');
    assert.equal(statusAt(bureau, '2018-10-25').state, 'in-force');
    const ended = statusAt(body('gd-lyt'), '2018-10-26');
    assert.ok(ended.state === 'ended');
    assert.deepEqual([ended.verified, ended.transitions[0]?.id], [true, 'gd-lyj']);
  });

  it('counts an open month in the body’s favour, and allows grace', () => {
    const tourism = body('gd-lvj');
    assert.equal(statusAt(tourism, '2018-10-31').state, 'in-force');
    assert.equal(statusAt(tourism, '2018-11-01').state, 'ended');
    assert.equal(statusAt(tourism, '2019-04-30', 6).state, 'in-force');
    assert.equal(statusAt(tourism, '2019-05-01', 6).state, 'ended');
  });

  it('says when a change has no source for itself and its date', () => {
    const status = statusAt(body('gd-lvj'), '2020-01-01');
    assert.ok(status.state === 'ended');
    assert.equal(status.verified, false);
  });

  it('lets a name live on as a plate', () => {
    assert.equal(statusAt(body('gd-zscq'), '2023-01-01').state, 'in-force');
    assert.equal(statusAt(body('cn-xczx'), '2024-01-01').state, 'in-force');
  });

  it('finds the bodies in its place on another day, over several changes', () => {
    const on = (id: string, day: string): readonly string[] =>
      bodiesInForce(registry, body(id), day).map((agency) => agency.id);
    assert.deepEqual(on('c-gdyjj', '2024-01-01'), ['c-gdjgj']);
    assert.deepEqual(on('gd-lyj', '2016-01-01'), ['gd-lyt']);
    assert.deepEqual(on('gd-czt', '2016-01-01'), ['gd-czt']);
  });
});

describe('the standard name to write', () => {
  it('keeps elision and place', () => {
    const commission = body('gd-fgw');
    assert.equal(standardNameFor(commission, '省发改委'), '省发展改革委');
    assert.equal(standardNameFor(commission, '发改委', '省发改委'), '发展改革委');
    assert.equal(standardNameFor(commission, '广东省发改委'), '广东省发展改革委');
    assert.equal(standardNameFor(body('cn-fgw'), '国家发改委'), '国家发展改革委');
    assert.equal(standardNameFor(body('cn-fgw'), '发改委'), '发展改革委');
    assert.equal(standardNameFor(body('c-gdyjj'), '省银监局'), '广东银监局');
  });
});

describe('making and extending a registry', () => {
  const fiscal = { ...body('gd-czt') };
  const { predecessors: _, ...record } = fiscal;

  it('refuses two bodies of one id and changes that lead nowhere', () => {
    assert.throws(() => createRegistry([record, record]), RangeError);
    const stray = { ...record, plates: [{ of: 'nobody', from: null, to: null }] };
    assert.throws(() => createRegistry([stray]), /nobody/);
  });

  it('adds bodies and names without touching the original', () => {
    const extended = extendRegistry(registry, [
      {
        fullName: '广东省示例事务管理局',
        shortName: '省示例局',
        nonStandardAliases: ['省示范局'],
        place: '广东',
      },
      { id: 'gd-czt', fullName: '广东省财政厅', aliases: ['省财厅'] },
    ]);
    assert.equal(extended.lookup('省示例局')[0]?.as, 'short');
    assert.equal(extended.lookup('广东省示例局')[0]?.as, 'alias');
    assert.equal(nameUse(extended, body('gd-czt'), '省财厅'), 'alias');
    assert.equal(extended.byId('gd-lyj')?.predecessors.length, body('gd-lyj').predecessors.length);
    assert.deepEqual(registry.lookup('省示例局'), []);
  });

  it('makes another short name the standard one', () => {
    const extended = extendRegistry(registry, [{ fullName: '广东省医疗保障局', shortName: '省医疗保障局' }]);
    assert.equal(extended.lookup('省医疗保障局')[0]?.as, 'short');
    assert.equal(extended.lookup('省医保局')[0]?.as, 'alias');
  });

  it('adds changes, and a place whose bodies are complete', () => {
    const extended = extendRegistry(
      registry,
      [
        {
          fullName: '成都市甲局',
          shortName: '市甲局',
          place: '四川/成都',
          successors: [{ name: '市乙局', date: '2024-01-10' }],
        },
        { fullName: '成都市乙局', shortName: '市乙局', place: '四川/成都', validFrom: '2024-01-10' },
        { fullName: '成都市丙局', successors: [{ name: '无此局' }] },
      ],
      [{ place: '四川/成都', from: '2019-01-01', note: '' }],
    );
    const former = extended.lookup('市甲局')[0]?.agency;
    assert.ok(former);
    const status = statusAt(former, '2024-06-01');
    assert.ok(status.state === 'ended' && status.verified);
    assert.deepEqual(
      bodiesInForce(extended, former, '2024-06-01').map(({ shortName }) => shortName),
      ['市乙局'],
    );
    assert.equal(extended.covers('四川/成都', '2020-01-01'), true);
    assert.equal(extended.covers('四川', '2020-01-01'), false);
    assert.equal(extended.lookup('成都市丙局')[0]?.agency.successors.length, 0);
  });

  it('refuses an addition that does not fit', () => {
    assert.throws(() => extendRegistry(registry, [{ fullName: '' }]));
  });

  it('knows an added body without a place in any document', () => {
    const extended = extendRegistry(registry, [{ fullName: '省示例指挥部' }]);
    assert.equal(registryFor(extended, '四川').lookup('省示例指挥部').length, 1);
  });
});
