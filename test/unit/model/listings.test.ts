import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { areInOneOrder, Listings } from '../../../server/src/core/model/listings.js';
import {
  entriesNamed,
  MISNAMED,
  namedBodies,
  OF_NO_BODY,
} from '../../../server/src/core/model/named-bodies.js';
import {
  CROSSED,
  MOST_THINGS,
  PairCounts,
  REVERSED,
  SHARED,
} from '../../../server/src/core/model/pair-counts.js';
import { SAMPLE } from '../../support/notices.js';

function items(...lists: readonly string[]): string {
  return lists.map((list, i) => `　　${i + 1}．推进第${i + 1}类事项。（${list}）\n`).join('');
}

describe('pair counts', () => {
  const thing = fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: MOST_THINGS - 1 }));
  const pair = fc.tuple(thing, thing).filter(([a, b]) => a !== b);

  const counts = new PairCounts();

  it('count as a map would', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 60 }), (pairs) => {
        counts.clear();
        const lists = new Map<string, number[]>();
        for (const [i, [a, b]] of pairs.entries()) {
          counts.add(a, b, true);
          lists.set(`${a} ${b}`, [...(lists.get(`${a} ${b}`) ?? []), i]);
        }
        let twice = 0;
        for (const [a, b] of pairs) {
          const [own, other] = [lists.get(`${a} ${b}`) ?? [], lists.get(`${b} ${a}`) ?? []];
          assert.deepEqual([counts.count(a, b), counts.count(b, a)], [own.length, other.length]);
          const meeting =
            (other.length > 0 ? CROSSED | REVERSED : 0) | (own.length + other.length > 1 ? SHARED : 0);
          assert.equal(counts.meeting(a, b), meeting);
        }
        for (const key of lists.keys()) {
          twice += lists.has(key.split(' ').reverse().join(' ')) ? 1 : 0;
        }
        assert.equal(counts.crossings, twice / 2);
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
    const found = entriesNamed(odd, OF_NO_BODY);
    assert.deepEqual(
      found.map(({ entry, named }) => [entry.name, named.agency]),
      [
        ['省某某厅', null],
        ['省某某局', null],
      ],
    );
    assert.ok(found.every(({ group, index, entry }) => group.entries[index] === entry));
    const misnamed = entriesNamed(odd, MISNAMED);
    assert.deepEqual(
      misnamed.map(({ entry }) => entry.written),
      ['发改委'],
    );
    assert.deepEqual(entriesNamed(analyze(items('省教育厅')), OF_NO_BODY), []);
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

function listingsIn(...lists: readonly string[]): Listings {
  return new Listings(analyze(items(...lists)));
}

describe('listings', () => {
  it('are looked at one by one only where two bodies stand in both orders', () => {
    const alike = listingsIn(
      '省教育厅、科技厅',
      '省教育厅、科技厅，广州市人民政府',
      '省教育厅牵头、省科技厅配合',
    );
    assert.deepEqual(alike.crossed, []);
    // No equals; the lists differ all the same.
    const apart = listingsIn('省教育厅，省科技厅', '省科技厅，省教育厅');
    assert.deepEqual(
      apart.crossed.map(({ set }) => set?.varied),
      [true, true],
    );
  });

  it('tell with how many others compare', () => {
    const some = listingsIn(
      '省教育厅、科技厅',
      '省教育厅、科技厅，省水利厅',
      '省财政厅，省审计厅',
      '省财政厅，省审计厅',
      '省民政厅、司法厅',
    );
    assert.ok(some.areComparable((count) => count === 4));
  });

  it('gather lists of the same bodies, whatever their order', () => {
    const usage = listingsIn(
      '省教育厅、科技厅',
      '省科技厅、教育厅',
      '省科技厅、水利厅',
      '省教育厅、科技厅',
      '省财政厅',
    );
    const [first, second, third, ...others] = usage.crossed;
    assert.ok(first && third && others.length === 0);
    assert.deepEqual(first.set?.listings, [first, second, third]);
    assert.ok(first.set?.varied && usage.pairs.crossings === 1);
    assert.ok(areInOneOrder(first.places, third.places));
    assert.equal(usage.firstWith(first.places[0]?.body ?? 0, first.places[1]?.body ?? 0), first);
    assert.ok(!areInOneOrder(first.places, second?.places ?? []));
  });

  it('keep parts and stretches asunder', () => {
    const { crossed } = listingsIn(
      '省教育厅、科技厅牵头，省水利厅、财政厅，民政厅配合',
      '省科技厅、教育厅',
      '省财政厅、水利厅',
    );
    assert.deepEqual(
      crossed.slice(0, 2).map(({ places }) => places.map(({ entry, stretch }) => `${entry.name}${stretch}`)),
      [
        ['省教育厅0', '省科技厅0'],
        ['省水利厅1', '省财政厅1', '省民政厅2'],
      ],
    );
  });
});
