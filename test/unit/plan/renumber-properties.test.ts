import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { numberingFaults } from '../../../server/src/core/model/numbering-faults.js';
import { renumber } from '../../../server/src/core/plan/renumber/renumber.js';
import { formatHanNumber } from '../../../server/src/core/syntax/numerals.js';
import { composeEdits } from '../../../server/src/core/text/compose.js';
import { applyEdits, type TextEdit } from '../../../server/src/core/text/edit.js';

/** How the items of a text are numbered. */
interface Style {
  readonly restarts: boolean;
  readonly han: boolean;
}

interface Item {
  readonly id: number;
  /** The item it refers to, if any. */
  readonly cites: number | null;
}

/** One step of editing: places are parts of the whole, so that a step fits every text. */
interface Step {
  readonly does: 'insert' | 'delete' | 'move';
  readonly at: number;
  readonly to: number;
  /** The number an inserted item comes with. */
  readonly number: number;
}

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const nameOf = (id: number): string => [...String(id)].map((digit) => STEMS.charAt(Number(digit))).join('');

const HEAD = '某市人民政府关于印发工作要点的通知\n某府〔2020〕1号\n各区人民政府：\n';
const TAIL = '某市人民政府\n2020年1月2日\n';

/** The lines of a text with its numbers in order: chapter headings as strings, items by their number. */
function written(chapters: readonly (readonly Item[])[], style: Style): string {
  const numberOf = new Map<number, number>();
  let last = 0;
  for (const chapter of chapters) {
    last = style.restarts ? 0 : last;
    for (const { id } of chapter) {
      numberOf.set(id, ++last);
    }
  }
  const lines = chapters.flatMap((chapter, i) => [
    `${formatHanNumber(i + 1)}、任务${nameOf(i)}`,
    ...chapter.map(({ id, cites }) => {
      const number = numberOf.get(id) ?? 0;
      const cited = cites === null ? undefined : numberOf.get(cites);
      const reference =
        cited === undefined ? '' : `，参照第${style.han ? `（${formatHanNumber(cited)}）` : cited}项办理`;
      return `${markerFor(number, style)}推进${nameOf(id)}工程${reference}。`;
    }),
  ]);
  return `${HEAD}${lines.map((line) => `　　${line}\n`).join('')}${TAIL}`;
}

function markerFor(number: number, { han }: Style): string {
  return han ? `（${formatHanNumber(number)}）` : `${number}．`;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly isItem: boolean;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/　　.*\n/g)) {
    lines.push({
      start: match.index,
      end: match.index + match[0].length,
      isItem: match[0].includes('工程'),
    });
  }
  return lines;
}

/** A step as single edits, each of the text the one before leaves; none where it does not fit. */
function editsOf(text: string, step: Step, id: number, style: Style): readonly TextEdit[] {
  const lines = linesOf(text);
  const items = lines.filter(({ isItem }) => isItem);
  const item = items[Math.floor(step.at * items.length)];
  // After a heading or an item, within the same chapter where lists restart.
  const chapterOf = (at: number): number =>
    lines.filter(({ isItem, start }) => !isItem && start <= at).length;
  const places = lines.filter(
    ({ start }) =>
      !style.restarts || step.does !== 'move' || chapterOf(start) === chapterOf(item?.start ?? 0),
  );
  const place = places[Math.floor(step.to * places.length)];
  if (!item || !place) {
    return [];
  }
  if (step.does === 'insert') {
    const newText = `　　${markerFor(step.number, style)}推进${nameOf(id)}工程。\n`;
    return [{ start: place.end, end: place.end, newText }];
  }
  if (step.does === 'delete' && items.length > 2) {
    return [{ start: item.start, end: item.end, newText: '' }];
  }
  if (step.does === 'move' && place !== item) {
    const newText = text.slice(item.start, item.end);
    const at = place.end > item.start ? place.end - newText.length : place.end;
    return [
      { start: item.start, end: item.end, newText: '' },
      { start: at, end: at, newText },
    ];
  }
  return [];
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom('insert', 'delete', 'move'),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  to: fc.double({ min: 0, max: 0.999, noNaN: true }),
  number: fc.integer({ min: 1, max: 20 }),
});

const anyStyle: fc.Arbitrary<Style> = fc.record({ restarts: fc.boolean(), han: fc.boolean() });

/** Chapters of items, each item citing perhaps another one that a reader would find by its number. */
const anyChapters = (style: Style): fc.Arbitrary<readonly (readonly Item[])[]> =>
  fc
    .array(fc.array(fc.option(fc.nat(30), { freq: 2 }), { minLength: 3, maxLength: 7 }), {
      minLength: 3,
      maxLength: 4,
    })
    .map((drawn) => {
      let id = 10;
      const ids = drawn.map((chapter) => chapter.map(() => ++id));
      return drawn.map((chapter, c) =>
        chapter.map((cites, i) => {
          const reach = style.restarts ? (ids[c] ?? []) : ids.flat();
          const own = ids[c]?.[i] ?? 0;
          const target = cites === null ? null : (reach[cites % reach.length] ?? null);
          return { id: own, cites: target === own ? null : target };
        }),
      );
    });

const anyCase = anyStyle.chain((style) =>
  fc.record({
    style: fc.constant(style),
    chapters: anyChapters(style),
    steps: fc.array(anyStep, { minLength: 1, maxLength: 5 }),
  }),
);

const withoutNumbers = (text: string): string => text.replace(/[0-9一二三四五六七八九十百]+/g, '#');

/** The number each item bears, by its name, and the numbers it cites. */
function read(text: string): ReadonlyMap<string, { readonly number: string; readonly cites: string | null }> {
  return new Map(
    [
      ...text.matchAll(
        /　　（?([0-9一二三四五六七八九十百]+)[．）]推进(.+?)工程(?:，参照第（?(.+?)）?项办理)?。/g,
      ),
    ].map(([, number = '', name = '', cites = null]) => [name, { number, cites }]),
  );
}

/** All that must hold of a text once it is renumbered. */
function verify(text: string, after: string, items: readonly Item[], lost: readonly string[]): void {
  assert.equal(withoutNumbers(after), withoutNumbers(text), 'only numbers change');
  const { series, forms } = numberingFaults(analyze(after));
  assert.deepEqual([...series.map(({ kind }) => kind), ...forms], [], after);
  const found = read(after);
  for (const { id, cites } of items) {
    const own = found.get(nameOf(id));
    const target = cites === null ? undefined : found.get(nameOf(cites));
    if (own?.cites && target) {
      assert.equal(own.cites, target.number, `${nameOf(id)} cites ${nameOf(cites ?? 0)}\n${after}`);
    } else if (own?.cites) {
      assert.ok(
        lost.some((one) => one.includes(own.cites ?? '')),
        `${nameOf(id)} cites what is gone\n${after}`,
      );
    }
  }
}

/** How many times as many cases to try as at every commit. */
const EFFORT = Number(process.env.PROPERTY_EFFORT ?? 1);

describe('renumbering after any edits', () => {
  it('puts all numbers in order and keeps references on their items, all edits taken together', function () {
    this.timeout(120_000 * EFFORT);
    fc.assert(
      fc.property(anyCase, ({ style, chapters, steps }) => {
        const old = written(chapters, style);
        let text = old;
        const sequence: TextEdit[] = [];
        steps.forEach((step, i) => {
          for (const edit of editsOf(text, step, 900 + i, style)) {
            sequence.push(edit);
            text = applyEdits(text, [edit]);
          }
        });
        const edits = composeEdits(sequence);
        const result = renumber(analyze(text), { notice: analyze(old), edits });
        const lost = result.lost.map((one) => one.text);
        verify(text, applyEdits(text, result.edits), chapters.flat(), lost);
      }),
      { numRuns: 60 * EFFORT },
    );
  });

  it('does so step by step, each text beginning where the last one was put in order', function () {
    this.timeout(120_000 * EFFORT);
    fc.assert(
      fc.property(anyCase, ({ style, chapters, steps }) => {
        let settled = written(chapters, style);
        const gone = new Set<string>();
        steps.forEach((step, i) => {
          const edits = composeEdits(editsOf(settled, step, 900 + i, style));
          const text = applyEdits(settled, edits);
          const notice = analyze(text);
          const result = renumber(notice, { notice: analyze(settled), edits });
          const after = applyEdits(text, result.edits);
          assert.equal(withoutNumbers(after), withoutNumbers(text));
          assert.deepEqual(numberingFaults(analyze(after)).series, []);
          const before = read(settled);
          const found = read(after);
          for (const { id, cites } of chapters.flat()) {
            const target = cites === null ? undefined : found.get(nameOf(cites));
            if (cites !== null && before.get(nameOf(id)) && before.get(nameOf(cites)) && !target) {
              gone.add(nameOf(id));
            }
            const own = found.get(nameOf(id));
            if (own?.cites && target && !gone.has(nameOf(id))) {
              assert.equal(own.cites, target.number, after);
            }
          }
          settled = after;
        });
      }),
      { numRuns: 40 * EFFORT },
    );
  });
});

describe('renumbering a sound text', () => {
  it('changes nothing, and again nothing after it was done', function () {
    this.timeout(120_000 * EFFORT);
    fc.assert(
      fc.property(anyCase, ({ style, chapters, steps }) => {
        const sound = written(chapters, style);
        assert.deepEqual(renumber(analyze(sound)).edits, []);
        const text = steps.reduce(
          (before, step, i) =>
            editsOf(before, step, 900 + i, style).reduce((now, edit) => applyEdits(now, [edit]), before),
          sound,
        );
        const once = applyEdits(text, renumber(analyze(text)).edits);
        assert.deepEqual(renumber(analyze(once)).edits, []);
        assert.equal(withoutNumbers(once), withoutNumbers(text));
      }),
      { numRuns: 40 * EFFORT },
    );
  });
});
