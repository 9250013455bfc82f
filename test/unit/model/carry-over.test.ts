import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { glob } from 'tinyglobby';
import { type CarryOver, carryOver } from '../../../server/src/core/lint/carry-over.js';
import { DEFAULT_LINT } from '../../../server/src/core/lint/configuration.js';
import { placed } from '../../../server/src/core/lint/found.js';
import { lint } from '../../../server/src/core/lint/runner.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import type { Notice } from '../../../server/src/core/model/notice.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import { composeEdits } from '../../../server/src/core/text/compose.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { positionMap } from '../../../server/src/core/text/position-map.js';
import type { Span } from '../../../server/src/core/text/span.js';
import { anyKeys, anyTouch, anyWords, editOf, type Keys, touch, typeInto } from '../../support/typed.js';

/** How many times as many keys to type as at every commit. */
const EFFORT = Number(process.env.PROPERTY_EFFORT ?? 1);

const SAMPLE = readFileSync('seeds/guangdong-hk-2016.txt', 'utf8');

const texts = async () =>
  (await glob('test/fixtures/clean/*.notice')).sort().map((file) => readFileSync(file, 'utf8'));

const KINDS: readonly {
  readonly name: string;
  readonly given: readonly string[];
  places(notice: Notice): readonly Span[];
  /** One touch in so many at least is carried over. */
  readonly rarity: number;
  /** Whether only what stands far from the end of a text is carried over. */
  readonly isFarFromEnd?: true;
}[] = [
  {
    name: 'lists of bodies',
    given: [...'省厅办、，,；的局', '省教育厅、', '、省公安厅', '，深圳市人民政府', '发改委', '牵头', ''],
    places: ({ groups }) => groups,
    rarity: 6,
  },
  {
    name: 'numbers of units',
    given: [...'123459二三四十', '12', ''],
    places: ({ nodes }) => nodes.map(({ marker }) => marker),
    rarity: 20,
  },
  {
    name: 'headings',
    given: [...'的和，。、市;,', '加强', '2015年', '2月30日', ''],
    places: ({ nodes }) => nodes.map(({ marker: { end } }) => ({ start: end, end: end + 12 })),
    rarity: 3,
  },
  {
    name: 'marks',
    given: [...'，。；、,.！', '2015年底前', '2月30日', ''],
    places: ({ text }) =>
      [...text.matchAll(/[，。；、]/g)].map(({ index }) => ({ start: index, end: index + 1 })),
    rarity: 4,
  },
  {
    name: 'ends of sentences, where lines are broken and joined',
    given: ['\n', '\n', '\n　　', '。\n', '\n\n', '\r\n', ' ', '　', '　　', '\t', ''],
    places: ({ text }) =>
      [...text.matchAll(/[，。；：\n　]/g)].map(({ index }) => ({ start: index, end: index + 1 })),
    rarity: 8,
    isFarFromEnd: true,
  },
  {
    name: 'marks, where others open, close or label something',
    given: [...'（）《》“”：‘', '（）', '《》', '“”', '（三）', '牵头单位：', '：\n', ''],
    places: ({ text }) =>
      [...text.matchAll(/[，。；、（）“”《》]/g)].map(({ index }) => ({ start: index, end: index + 1 })),
    rarity: 8,
    isFarFromEnd: true,
  },
];

function opened(text: string): CarryOver {
  const notice = analyze(text);
  return carryOver(notice, lint(notice, rules, DEFAULT_LINT), rules);
}

describe('findings carried over edits', function () {
  this.timeout(120_000 * EFFORT);

  it('equal those of a fresh analysis, whatever is typed into whatever text', async () => {
    const all = [SAMPLE, ...(await texts())];
    const outcome = { steps: 0, carried: 0 };
    const walk = (text: string, breaks: readonly Keys[], keys: readonly Keys[], renewed: number) => {
      // A text with faults has something to carry over.
      const faulty = breaks.reduce((broken, key) => applyEdits(broken, [editOf(broken, key)]), text);
      typeInto(faulty, keys, renewed, outcome);
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.array(anyKeys, { maxLength: 12 }),
        fc.array(fc.oneof(anyWords, anyKeys), { minLength: 1, maxLength: 10 }),
        fc.constantFrom(1, 1, 4),
        walk,
      ),
      { numRuns: 250 * EFFORT },
    );
    assert.ok(outcome.carried > outcome.steps / 20, `${outcome.carried} of ${outcome.steps} carried over`);
  });

  it('are there for most keys in running text', () => {
    const base = opened(SAMPLE);
    const hans = [...SAMPLE.matchAll(/(?<=[\u4e00-\u9fff，])[\u4e00-\u9fff]/g)].map(({ index }) => index);
    const places = hans.filter((_, i) => i % 40 === 0);
    const carried = places.filter((at) => base.after([{ start: at, end: at, newText: '字' }]));
    assert.ok(carried.length > places.length / 2, `${carried.length} of ${places.length}`);
  });

  for (const kind of KINDS) {
    it(`are exchanged near ${kind.name}, and equal those of a fresh analysis`, async () => {
      const short = await texts();
      const all = [SAMPLE, ...(kind.isFarFromEnd ? short.map((text) => `${text}\n\n${SAMPLE}`) : short)];
      const outcome = { steps: 0, carried: 0, exchanged: 0 };
      fc.assert(
        fc.property(
          fc.constantFrom(...all),
          fc.array(anyKeys, { maxLength: 3 }),
          fc.array(anyTouch(kind.given), { minLength: 4, maxLength: 12 }),
          (text, breaks, touches) => {
            const faulty = breaks.reduce((broken, key) => applyEdits(broken, [editOf(broken, key)]), text);
            touch(faulty, kind.places, touches, outcome);
          },
        ),
        { numRuns: (kind.isFarFromEnd ? 20 : 40) * EFFORT },
      );
      const told = JSON.stringify(outcome);
      assert.ok(outcome.carried > outcome.steps / kind.rarity, told);
      assert.ok(outcome.exchanged >= outcome.steps / 100, told);
    });
  }

  it('are not there where a key makes a difference far away', () => {
    const base = opened(SAMPLE);
    const at = SAMPLE.indexOf('共同将粤港两地打造') + 2;
    const key = (newText: string) => base.after([{ start: at, end: at, newText }]);
    for (const given of ['大力', '，', '2016年', '1', '（', '（）', '《', '：', ' ', '\n', '。\n　　']) {
      assert.ok(key(given), given);
    }
    for (const given of ['附件1', '由', '。\n一、', '(', '\u00a0']) {
      assert.equal(key(given), null, JSON.stringify(given));
    }
    assert.equal(base.after([{ start: 0, end: 1, newText: '' }]), null, 'in the title');
    const first = SAMPLE.indexOf('一、');
    assert.equal(base.after([{ start: first, end: first + 1, newText: '二' }]), null, 'in the first number');
    const group = SAMPLE.indexOf('(省海上搜救中心') + 2;
    assert.equal(
      base.after([{ start: group, end: group, newText: '的' }]),
      null,
      'in a list that is none then',
    );
  });

  it('are not there where a mark tips what is counted all through a text', () => {
    const commas = [...SAMPLE.matchAll(/(?<=[\u4e00-\u9fff])，(?=[\u4e00-\u9fff])/g)].map(
      ({ index }) => index,
    );
    const halved = (count: number) => {
      const halves = commas.slice(0, count).map((at) => ({ start: at, end: at + 1, newText: ',' }));
      return applyEdits(SAMPLE, halves);
    };
    const isHabit = (count: number) => {
      const { diagnostics } = lint(analyze(halved(count)), rules, DEFAULT_LINT);
      return diagnostics.filter(({ rule }) => rule === 'text/width').length < 12;
    };
    const tipped = commas.findIndex((_, i) => i > 100 && isHabit(i));
    assert.ok(tipped > 100);
    const at = commas[tipped + 10] ?? 0;
    const taken = [{ start: at, end: at + 1, newText: '' }];
    assert.ok(opened(halved(tipped - 10)).after(taken), 'far from it');
    assert.equal(opened(halved(tipped - 1)).after(taken), null);
  });

  it('are made anew for texts of another kind', () => {
    const base = opened('今天天气很好，我们去公园散步。'.repeat(60));
    assert.equal(base.after([{ start: 400, end: 400, newText: '也' }]), null);
    assert.ok(base.after([]), 'where nothing has changed they stand');
  });
});

describe('a position map', () => {
  const word = fc.record({ at: fc.nat(40), taken: fc.nat(4), given: fc.constantFrom('', '字', '三个字') });

  it('finds again what no edit touches', () => {
    const text = Array.from({ length: 40 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), fc.nat(39), fc.nat(5), (words, start, length) => {
        let now = text;
        const sequence = words.map(({ at, taken, given }) => {
          const from = Math.min(at, now.length);
          const edit = { start: from, end: Math.min(now.length, from + taken), newText: given };
          now = applyEdits(now, [edit]);
          return edit;
        });
        const edits = composeEdits(sequence);
        const span = { start, end: Math.min(text.length, start + length) };
        if (edits.every((edit) => edit.end <= span.start || edit.start >= span.end)) {
          const moved = placed(span, positionMap(edits));
          assert.equal(now.slice(moved.start, moved.end), text.slice(span.start, span.end));
        }
      }),
    );
  });
});
