import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { analyze } from '../../../server/src/core/model/analyze.js';
import type { OutlineNode } from '../../../server/src/core/model/notice.js';
import { compareNotices } from '../../../server/src/core/plan/compare/compare.js';
import { contentOf, writtenContent } from '../../../server/src/core/plan/compare/content.js';
import { reportRows } from '../../../server/src/core/plan/compare/report.js';
import { wordDiff } from '../../../server/src/core/plan/compare/words.js';
import { createRandom } from '../../bench/random.js';
import { SAMPLE } from '../../support/notices.js';
import { type NextYear, nextYear, type Rates, USUAL, withheld } from '../../support/plan/next-year.js';
import { type Score, scoreOf } from '../../support/plan/score.js';

const EFFORT = Number(process.env.PROPERTY_EFFORT ?? 1);
const sample = analyze(SAMPLE);

/** A tenth of the sample's items is what next year adds: real tasks, kept back from this year. */
const WITHHELD = 9;

interface Trial extends Score {
  readonly comparison: ReturnType<typeof compareNotices>;
  readonly made: NextYear;
}

function trial(rates: Rates, seed: number): Trial {
  const random = createRandom(seed);
  const kept = withheld(sample, WITHHELD, random);
  const old = analyze(kept.text);
  const made = nextYear(old, rates, random, kept.items);
  const comparison = compareNotices(old, analyze(made.text));
  return { ...scoreOf(comparison, made), comparison, made };
}

function trialsAt(rewording: number): readonly Trial[] {
  return Array.from({ length: 3 * EFFORT }, (_, i) => trial({ ...USUAL, rewording }, 7919 * (i + 1)));
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('plan/compare on next year’s versions of the sample', function () {
  this.timeout(60_000 * EFFORT);

  it('finds what belongs together, whatever the rewording up to a moderate one', () => {
    const lines = ['words touched  F1      similarity of pairs  wrong  missed'];
    for (const rewording of [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]) {
      const trials = trialsAt(rewording);
      const f1 = meanOf(trials.map((one) => one.f1));
      const likeness = meanOf(
        trials.flatMap(({ comparison }) => comparison.pairs.map((pair) => pair.similarity)),
      );
      const sum = (of: 'wrong' | 'missed') => trials.reduce((all, one) => all + one[of].length, 0);
      lines.push(
        `${`${rewording * 100} %`.padEnd(13)}  ${f1.toFixed(4)}  ${likeness.toFixed(2).padEnd(19)}  ${String(sum('wrong')).padEnd(5)}  ${sum('missed')}`,
      );
      if (rewording <= 0.3) {
        assert.ok(f1 >= 0.98, `F1 ${f1} where ${rewording} of the words are touched`);
      }
      assert.ok(sum('wrong') <= trials.length, 'more than one wrong pair in a plan');
    }
    console.log(lines.join('\n'));
  });

  it('tells moves, agencies and rewording as they were made', () => {
    const { comparison, made } = trial({ ...USUAL, rewording: 0, split: 0, merge: 0 }, 4);
    const leaves = comparison.new.nodes.filter((node) => node.children.length === 0);
    for (const pair of comparison.pairs) {
      const [now] = pair.new;
      const truth = now && made.items[leaves.indexOf(now)];
      const before = comparison.old.groups
        .filter((group) => group.node === pair.old[0])
        .flatMap(({ entries }) => entries.map(({ name }) => name));
      const missing = (names: readonly string[] = [], others: readonly string[] = []) =>
        names.filter((name) => !others.includes(name));
      assert.deepEqual(pair.agencies.added, missing(truth?.agencies, before));
      assert.deepEqual(pair.agencies.removed, missing(before, truth?.agencies));
      assert.equal(pair.change.includes('moved'), truth?.moved, `${pair.old[0]?.marker.text} moved`);
      assert.equal(pair.change.includes('reworded'), false);
      assert.equal(pair.similarity, 1);
    }
    assert.deepEqual(
      comparison.added.map((node) => leaves.indexOf(node)),
      made.items.flatMap(({ from }, i) => (from.length === 0 ? [i] : [])),
    );
  });

  it('says that nothing has changed where nothing has', () => {
    const { pairs, added, dropped, headings } = compareNotices(sample, analyze(SAMPLE));
    assert.equal(pairs.length, 92);
    assert.equal(headings.pairs.length, 26);
    for (const { old, new: now, change, similarity } of [...pairs, ...headings.pairs]) {
      assert.deepEqual(
        { from: old.map(({ id }) => id), change, similarity },
        { from: now.map(({ id }) => id), change: [], similarity: 1 },
      );
    }
    assert.deepEqual([...added, ...dropped, ...headings.added, ...headings.dropped], []);
  });

  it('gives back both texts from the word diff, each piece at its place', () => {
    const { comparison } = trial({ ...USUAL, rewording: 0.2 }, 2);
    const textOf = (side: 'old' | 'new', nodes: readonly OutlineNode[]) =>
      nodes.map((node) => writtenContent(comparison[side], node)).join('');
    const folded = (text: string) => contentOf(text, [{ start: 0, end: text.length }]);
    for (const pair of [...comparison.pairs, ...comparison.headings.pairs]) {
      const pieces = wordDiff(comparison, pair);
      const sideOf = (side: 'old' | 'new', not: string) =>
        pieces.flatMap((piece) => {
          const span = piece.kind === not ? null : piece[side];
          return span ? [folded(comparison[side].text.slice(span.start, span.end))] : [];
        });
      assert.equal(sideOf('old', 'added').join(''), folded(textOf('old', pair.old)));
      assert.equal(sideOf('new', 'removed').join(''), folded(textOf('new', pair.new)));
    }
  });

  it('shows every unit of both once in its rows', () => {
    const { comparison } = trial({ ...USUAL, rewording: 0.1 }, 3);
    const rows = reportRows(comparison);
    for (const side of ['old', 'new'] as const) {
      const shown = rows.flatMap((row) => row[side].map(({ id }) => id)).sort((a, b) => a - b);
      assert.deepEqual(
        shown,
        comparison[side].nodes.map(({ id }) => id),
      );
    }
    const present = rows.flatMap((row) => row.new[0]?.id ?? []);
    assert.deepEqual(
      present,
      [...present].sort((a, b) => a - b),
    );
  });

  it('never fails, whatever stands in the texts', () => {
    const pieces = fc.constantFrom(
      '一、',
      '（一）',
      '1．',
      '2．',
      '（1）',
      '加强管理。',
      '2016年底前',
      '（省财政厅）',
      '　　',
      '\n',
      '。',
    );
    const text = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (old, now) => {
        const comparison = compareNotices(analyze(old), analyze(now));
        const { nodes } = comparison.new;
        assert.equal(reportRows(comparison).flatMap((row) => row.new).length, nodes.length);
      }),
      { numRuns: 100 * EFFORT },
    );
  });

  it('is the same every time', () => {
    const summary = ({ pairs, added, dropped }: ReturnType<typeof compareNotices>) =>
      JSON.stringify([
        pairs.map((p) => [p.old.map((n) => n.id), p.new.map((n) => n.id), p.change, p.similarity]),
        added.length,
        dropped.length,
      ]);
    assert.equal(
      summary(trial({ ...USUAL, rewording: 0.4 }, 1).comparison),
      summary(trial({ ...USUAL, rewording: 0.4 }, 1).comparison),
    );
  });
});
