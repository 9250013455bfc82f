import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { placeOfProblem, readAgencyFile } from '../../../server/src/core/agencies/file/read.js';
import { placeOfDocument } from '../../../server/src/core/agencies/place.js';
import { registryFor, statusAt } from '../../../server/src/core/agencies/registry.js';
import { seedRegistry } from '../../../server/src/core/agencies/seed.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { LineIndex } from '../../../server/src/core/text/line-index.js';

const base = seedRegistry();

/** The problems of a file, as `line:column severity message`. */
function problemsIn(text: string): readonly string[] {
  const lines = new LineIndex(text);
  return readAgencyFile(text, base).problems.map((problem) => {
    const { line, column } = placeOfProblem(text, lines, problem);
    return `${line}:${column} ${problem.severity} ${problem.message.en}`;
  });
}

const WHOLE = `{
  // A county of its own.
  "places": [
    {
      "place": "浙江/义乌",
      "issuerCodes": ["义政"],
      "completeSince": "2019-03-01",
      "agencies": [
        {"fullName": "义乌市教育局", "shortName": "市教育局", "nonStandardAliases": ["市教委"]},
        {"fullName": "义乌市农业局", "shortName": "市农业局", "validTo": "2019-03-01", "source": ["义政发〔2019〕1号"],
         "successors": [{"name": "市农业农村局", "source": "机构改革方案"}]},
        {"id": "yw-ny", "fullName": "义乌市农业农村局", "shortName": "市农业农村局", "validFrom": "2019-03-01"},
      ],
    },
  ],
}`;

describe('a file of agencies', () => {
  it('adds a whole place, with comments and trailing commas', () => {
    const { registry, problems } = readAgencyFile(WHOLE, base);
    assert.deepEqual(problems, []);
    const place = registryFor(registry, '浙江/义乌');
    const former = place.lookup('市农业局')[0]?.agency;
    assert.ok(former);
    const status = statusAt(former, '2021-01-01');
    assert.ok(status.state === 'ended' && status.verified);
    assert.deepEqual(former.source, ['义政发〔2019〕1号']);
    assert.equal(place.lookup('市教委')[0]?.as, 'non-standard');
    assert.equal(registry.covers('浙江/义乌', '2021-01-01'), true);
    assert.deepEqual(registryFor(registry, '四川/成都').lookup('市教育局'), []);
  });

  it('says where documents of the place come from', () => {
    const { places } = readAgencyFile(WHOLE, base).registry;
    const of = (issuer: string | null, documentNumber: string | null = null) =>
      placeOfDocument({ issuer, title: null, documentNumber }, places);
    assert.equal(of('义乌市人民政府'), '浙江/义乌');
    assert.equal(of('浙江省义乌市人民政府'), '浙江/义乌');
    assert.equal(of(null, '义政发〔2021〕3号'), '浙江/义乌');
    assert.equal(of('浙江省人民政府'), '浙江');
    assert.equal(of('金华市人民政府', '义政发〔2021〕3号'), '浙江/金华');
  });

  it('applies to the documents of its place', () => {
    const { registry } = readAgencyFile(WHOLE, base);
    const text =
      '义乌市人民政府关于做好春耕工作的通知\n\n各镇人民政府：\n\n　　一、抓好春耕。（市农业农村局、教育局）\n\n义乌市人民政府\n2021年3月1日\n';
    const [group] = analyze(text, { registry }).groups;
    assert.deepEqual(
      group?.entries.map(({ agency }) => agency?.fullName),
      ['义乌市农业农村局', '义乌市教育局'],
    );
  });

  it('leaves wrong entries out, and applies the others', () => {
    const text = `{"agencies": [
  {"fullName": "甲乙局", "alias": ["甲局"]},
  {"shortName": "丙局"},
  {"fullName": "丁戊局", "validFrom": "2019-02-30"},
  {"fullName": "己庚局", "validFrom": "2019-03-01", "validTo": "2018-01-01"},
  {"fullName": "辛壬局", "aliases": "辛局"},
  {"fullName": "子丑局", "place": "广洲/深圳"},
  {"fullName": "寅卯局", "successors": [{"name": "无此局甲乙丙丁", "date": "2019-01-01"}]},
  {"fullName": "辰巳局", "successors": [{"name": "辰巳局"}]}
]}`;
    assert.deepEqual(problemsIn(text), [
      '2:23 error there is no property “alias”; did you mean “aliases”? It is ignored',
      '3:3 error “fullName” is missing',
      '4:36 error must be a day that exists, written YYYY-MM-DD, as in 2024-01-10',
      '5:61 error before its first day, 2019-03-01; this entry is not used',
      '6:34 error must be an array […]',
      '7:32 error there is no place “广洲/深圳”; write it as in 国家, 广东, 广东/深圳 or /延吉',
      '8:47 error there is no body “无此局甲乙丙丁”; the change is not used',
      '9:47 error a body cannot come after itself; the change is not used',
    ]);
    const { registry } = readAgencyFile(text, base);
    for (const name of ['甲乙局', '寅卯局', '辰巳局']) {
      assert.equal(registry.lookup(name).length, 1, name);
    }
    for (const name of ['丙局', '丁戊局', '己庚局', '辛壬局', '子丑局']) {
      assert.equal(registry.lookup(name).length, 0, name);
    }
  });

  it('names clashes of ids and of names', () => {
    const text = `{"agencies": [
  {"id": "x", "fullName": "甲乙局"},
  {"id": "x", "fullName": "丙丁局"},
  {"id": "gd-fgw", "fullName": "戊己局"},
  {"fullName": "甲乙局", "shortName": "甲局"},
  {"fullName": "庚辛局", "aliases": ["广东省教育厅", "庚局", "庚局"]}
]}`;
    assert.deepEqual(problemsIn(text), [
      '3:10 error the id “x” is another body’s in this file; this entry is not used',
      '4:10 error the id “gd-fgw” is that of “广东省发展和改革委员会”; to take its place say "replace": true. This entry is not used',
      '5:16 error this file already has an entry “甲乙局”; this one is not used',
      '6:35 warning “广东省教育厅” is also a name of “广东省教育厅”; where a document uses it, it cannot be resolved',
      '6:51 warning “庚局” stands in this entry twice',
    ]);
  });

  it('adds to a shipped body, or takes its place', () => {
    const { registry, problems } = readAgencyFile(
      `{"agencies": [
        {"fullName": "广东省教育厅", "aliases": ["省教厅"]},
        {"id": "gd-czt", "fullName": "广东省财税厅", "shortName": "省财税厅", "place": "广东", "replace": true, "verified": false}
      ]}`,
      base,
    );
    assert.deepEqual(problems, []);
    assert.equal(registry.lookup('省教厅')[0]?.agency.id, 'gd-jyt');
    assert.equal(registry.byId('gd-jyt')?.shortName, '省教育厅');
    assert.equal(registry.byId('gd-czt')?.fullName, '广东省财税厅');
    assert.equal(registry.byId('gd-czt')?.verified, false);
    assert.deepEqual(registry.lookup('省财政厅'), []);
    assert.equal(base.byId('gd-czt')?.fullName, '广东省财政厅');
  });

  it('reports broken writing at its place, and keeps the entries it does not touch', () => {
    const text = '\ufeff{"agencies": [\n  {"fullName": "甲乙局"},\n  {"fullName" "丙丁局"}\n]}';
    assert.deepEqual(problemsIn(text), ['3:15 error a colon is missing after the property name']);
    const { registry } = readAgencyFile(text, base);
    assert.equal(registry.lookup('甲乙局').length, 1);
    assert.equal(registry.lookup('丙丁局').length, 0);
    assert.deepEqual(problemsIn('[1]'), ['1:1 error the file must hold one object {…}']);
    assert.deepEqual(problemsIn(''), []);
    assert.equal(problemsIn('['.repeat(200_000)).length, 1);
  });

  it('never throws, and every problem lies in the text', () => {
    const piece = fc.constantFrom(
      ...['{', '}', '[', ']', ',', ':', '"', '//', '/*', '"agencies"', '"places"', '"fullName"', '"place"'],
      ...['"甲局"', '"id"', '"gd-fgw"', '"successors"', '"name"', '"广东"', '1', 'null', '\n', '"__proto__"'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        for (const { start, end } of readAgencyFile(text, base).problems) {
          assert.ok(start >= 0 && start <= end && end <= text.length + 1, text);
        }
      }),
    );
  });
});
