import assert from 'node:assert/strict';
import { assign, placesIn } from '../../../client/src/review/places.js';
import {
  decided,
  parseReview,
  progressOf,
  type Review,
  serializeReview,
} from '../../../client/src/review/review-file.js';

const SOURCE = '甲2024年要点。一、于2024年底前完成。二、第三次会议。三、于2024年底前完成。';
const DRAFT = SOURCE.replace('甲2024', '甲二〇二五').replace('第三次', '第四次');
const at = (text: string, wanted: string, n = 1): number => {
  let offset = -1;
  for (let i = 0; i < n; i++) {
    offset = text.indexOf(wanted, offset + 1);
  }
  return offset;
};
const entry = (id: string, reason: string, text: string, n = 1) => ({
  id,
  item: { marker: '一、', number: 1 },
  reason,
  text,
  start: at(SOURCE, text, n),
  end: at(SOURCE, text, n) + text.length,
  message: '',
});

const REVIEW: Review = {
  source: 'file:///a.notice',
  year: 2025,
  entries: [
    entry('a', 'deadline-passed', '2024年底前'),
    { ...entry('b', 'ordinal-event', '第三次'), proposal: '第四次' },
    entry('c', 'deadline-passed', '2024年底前', 2),
  ],
  changes: [
    { what: 'title-year', from: '2024', to: '二〇二五', verified: true, start: 1, end: 5 },
    {
      what: 'date',
      from: '三',
      to: '四',
      verified: false,
      start: at(DRAFT, '四'),
      end: at(DRAFT, '四') + 1,
    },
  ],
  decisions: {},
};

describe('review file', () => {
  it('comes back from its text', () => {
    const review = decided(REVIEW, 'a', 'drop');
    assert.deepEqual(parseReview(serializeReview(review)), review);
  });

  it('takes decisions and takes them back', () => {
    const once = decided(REVIEW, 'a', 'edit');
    assert.deepEqual(once.decisions, { a: 'edit' });
    assert.deepEqual(decided(once, 'a', 'keep').decisions, { a: 'keep' });
    assert.deepEqual(decided(once, 'a', undefined).decisions, {});
    assert.deepEqual(REVIEW.decisions, {});
  });

  it('counts entries and what no source vouches for', () => {
    assert.deepEqual(progressOf(REVIEW), { done: 0, all: 4, items: null });
    assert.deepEqual(progressOf(decided(decided(REVIEW, 'c', 'keep'), 'change-1', 'keep')), {
      done: 2,
      all: 4,
      items: null,
    });
  });

  it('counts the items in which nothing is left to decide', () => {
    const item = (id: number) => ({ id, marker: '1．', number: 1 });
    const entries = REVIEW.entries.map((one, i) => ({ ...one, item: item(i === 2 ? 0 : i) }));
    const review: Review = { ...REVIEW, items: 5, entries };
    assert.deepEqual(progressOf(review).items, { done: 3, all: 5 });
    assert.deepEqual(progressOf(decided(review, 'a', 'keep')).items, { done: 3, all: 5 });
    const both = decided(decided(review, 'a', 'keep'), 'c', 'edit');
    assert.deepEqual(progressOf(both).items, { done: 4, all: 5 });
  });

  it('is read as far as it is right', () => {
    for (const text of ['', '{', '[]', '{}', '{"entries":1,"year":2025}']) {
      assert.equal(parseReview(text), undefined, text);
    }
    const broken = {
      ...REVIEW,
      entries: [1, REVIEW.entries[0]],
      changes: 'x',
      decisions: { a: 'keep', b: 'burn' },
    };
    const read = parseReview(JSON.stringify(broken));
    assert.deepEqual([read?.entries.length, read?.changes, read?.decisions], [1, [], { a: 'keep' }]);
  });
});

describe('places of a review', () => {
  it('are those of the draft, each at its own', () => {
    const places = placesIn(DRAFT, REVIEW);
    assert.equal(places.get('a')?.start, at(DRAFT, '2024年底前'));
    assert.equal(places.get('b')?.start, at(DRAFT, '第四次'));
    assert.equal(places.get('c')?.start, at(DRAFT, '2024年底前', 2));
    assert.equal(places.get('change-1')?.start, at(DRAFT, '四'));
  });

  it('move with the text, and go with it', () => {
    const edited = `新的开头。${DRAFT.replace('于2024年底前', '于2025年底前')}`;
    assert.equal(placesIn(edited, REVIEW).get('c')?.start, at(edited, '2024年底前'));
    assert.equal(placesIn(edited, REVIEW).get('a'), undefined);
    assert.equal(placesIn(DRAFT.replaceAll('2024', '2025'), REVIEW).get('a'), undefined);
  });

  it('are found by what stands around them when their words were edited', () => {
    const source = '一、推进国道改造，于2024年底前完成路面施工。二、推进校舍改造，于2024年底前完成主体施工。';
    const text = '2024年底前';
    const entryOf = (id: string, n: number) => {
      const start = at(source, text, n);
      const end = start + text.length;
      const around = { before: source.slice(start - 12, start), after: source.slice(end, end + 7) };
      return { ...entry(id, 'deadline-passed', text), start, end, ...around };
    };
    const review: Review = { ...REVIEW, entries: [entryOf('a', 1), entryOf('b', 2)], changes: [] };
    const edited = source.replace(`${text}完成主体`, '2025年9月秋季开学前完成主体');
    const places = placesIn(edited, review);
    const { start, end } = places.get('b') ?? { start: 0, end: 0 };
    assert.equal(edited.slice(start, end), '2025年9月秋季开学前');
    assert.equal(places.get('a')?.start, at(source, text, 1));
    // Its item is gone: nothing else is taken for it.
    const dropped = edited.slice(0, edited.indexOf('二、'));
    assert.equal(placesIn(dropped, review).get('b'), undefined);
    const atStart = { ...entryOf('c', 1), before: '' };
    const begun = { ...review, entries: [atStart] };
    const other = source.replaceAll(text, '年内');
    const place = placesIn(other, begun).get('c');
    assert.deepEqual(place, { start: at(other, '完成路面'), end: at(other, '完成路面') });
  });

  it('are the nearest ones, each for one text', () => {
    const places = (text: string, ...offsets: readonly number[]): readonly (number | undefined)[] => {
      const found = assign(
        text,
        offsets.map((offset, i) => ({ id: `${i}`, text: '甲', offset })),
      );
      return offsets.map((_, i) => found.get(`${i}`)?.start);
    };
    assert.deepEqual(places('甲乙甲乙甲', 3), [2]);
    assert.deepEqual(places('甲乙甲乙甲', 0, 1, 4), [0, 2, 4]);
    assert.deepEqual(places('乙乙甲', 0, 2), [undefined, 2]);
    assert.deepEqual(places('乙', 0), [undefined]);
  });
});
