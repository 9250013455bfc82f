import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { areInOneOrder, type Listings, listingsAtOdds } from '../../../server/src/core/model/listings.js';
import { entriesNamed, NameSigns, namedBodies } from '../../../server/src/core/model/named-bodies.js';
import { PairCounts, PairOrders } from '../../../server/src/core/model/pair-counts.js';
import { SAMPLE } from '../../support/notices.js';

function items(...lists: readonly string[]): string {
  return lists.map((list, i) => `　　${i + 1}．推进第${i + 1}类事项。（${list}）\n`).join('');
}

describe('pair counts', () => {
  const thing = fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: 200_000 }));
  const pair = fc.tuple(thing, thing).filter(([a, b]) => a !== b);

  it('count as a map would', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 60 }), (pairs) => {
        const counts = new PairCounts();
        const orders = new PairOrders();
        const lists = new Map<string, number[]>();
        for (const [i, [a, b]] of pairs.entries()) {
          counts.add(a, b, i);
          assert.ok(orders.addsReversed(a, b) || !lists.has(`${b} ${a}`));
          lists.set(`${a} ${b}`, [...(lists.get(`${a} ${b}`) ?? []), i]);
        }
        let twice = 0;
        for (const [a, b] of pairs) {
          const [own, other] = [lists.get(`${a} ${b}`) ?? [], lists.get(`${b} ${a}`) ?? []];
          assert.deepEqual([counts.count(a, b), counts.count(b, a)], [own.length, other.length]);
          assert.equal(counts.total(b, a), own.length + other.length);
          assert.equal(counts.first(a, b), own[0]);
        }
        for (const key of lists.keys()) {
          twice += lists.has(key.split(' ').reverse().join(' ')) ? 1 : 0;
        }
        assert.equal(counts.twoWays, twice / 2);
      }),
    );
  });
});

describe('named bodies', () => {
  it('are one for each entry of each group, and one object for a name', () => {
    const notice = analyze(SAMPLE);
    const entries = notice.groups.flatMap((group) => group.entries);
    const names = namedBodies(notice);
    assert.deepEqual(
      names.map(({ name, agency, collective }) => ({ name, agency, collective })),
      entries.map(({ name, agency, collective }) => ({ name, agency, collective })),
    );
    assert.equal(new Set(names).size, new Set(names.map(({ name }) => name)).size);
  });

  it('tell which entries want a closer look, and that none does', () => {
    const odd = analyze(items('省教育厅、发改委', '省某某厅', '省财政厅、某某局'));
    const found = entriesNamed(odd, NameSigns.ofNoBody);
    assert.deepEqual(
      found.map(({ entry, named }) => [entry.name, named.agency]),
      [
        ['省某某厅', null],
        ['省某某局', null],
      ],
    );
    assert.ok(found.every(({ group, index, entry }) => group.entries[index] === entry));
    const misnamed = entriesNamed(odd, NameSigns.misnamed);
    assert.deepEqual(
      misnamed.map(({ entry }) => entry.written),
      ['发改委'],
    );
    assert.deepEqual(entriesNamed(analyze(items('省教育厅')), NameSigns.ofNoBody), []);
  });

  it('stand for one body under all its names, and tell others apart', () => {
    const notice = analyze(items('省发展改革委、发改委', '省某某厅、某某厅，省教育厅'));
    const [full, slang, unknown, again, other] = namedBodies(notice);
    assert.equal(full?.body, slang?.body);
    assert.equal(unknown, again);
    assert.equal(new Set([full, unknown, other].map((named) => named?.body)).size, 3);
    assert.deepEqual([slang?.use, unknown?.use, other?.kind], ['non-standard', null, 'department']);
  });
});

function atOdds(...lists: readonly string[]): Listings {
  const found = listingsAtOdds(analyze(items(...lists)));
  assert.ok(found);
  return found;
}

describe('listings', () => {
  it('are looked at one by one only where two bodies stand in both orders', () => {
    const alike = items('省教育厅、科技厅', '省教育厅、科技厅，广州市人民政府', '省教育厅牵头、省科技厅配合');
    assert.equal(listingsAtOdds(analyze(alike)), null);
    // No equals, so that no pair counts; the lists differ all the same.
    const apart = listingsAtOdds(analyze(items('省教育厅，省科技厅', '省科技厅，省教育厅')));
    assert.deepEqual([apart?.pairs.twoWays, apart?.varied], [0, true]);
  });

  it('gather lists of the same bodies, whatever their order', () => {
    const { listings, varied, pairs } = atOdds(
      '省教育厅、科技厅',
      '省科技厅、教育厅',
      '省科技厅、水利厅',
      '省教育厅、科技厅',
      '省财政厅',
    );
    const [first, second, third, fourth] = listings;
    assert.equal(listings.length, 4);
    assert.deepEqual(first?.set?.listings, [first, second, fourth]);
    assert.equal(third?.set, null);
    assert.ok(varied && pairs.twoWays === 1);
    assert.ok(areInOneOrder(first?.places ?? [], fourth?.places ?? []));
    assert.ok(!areInOneOrder(first?.places ?? [], second?.places ?? []));
  });

  it('keep parts and stretches asunder', () => {
    const { listings } = atOdds(
      '省教育厅、科技厅牵头，省水利厅、财政厅，民政厅配合',
      '省审计厅、司法厅',
      '省司法厅、审计厅',
    );
    assert.deepEqual(
      listings.slice(0, 2).map(({ places }) => places.map(({ entry, stretch }) => `${entry.name}${stretch}`)),
      [
        ['省教育厅0', '省科技厅0'],
        ['省水利厅1', '省财政厅1', '省民政厅2'],
      ],
    );
  });
});
