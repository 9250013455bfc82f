import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { glob } from 'tinyglobby';
import { DEFAULT_LINT } from '../../../server/src/core/lint/configuration.js';
import { FIRST_LOOK, firstLook } from '../../../server/src/core/lint/first-look.js';
import type { Diagnostic } from '../../../server/src/core/lint/runner.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { createCorpus } from '../../bench/corpus-text.js';
import { check, SAMPLE } from '../../support/notices.js';
import { anyKeys, editOf, type Keys } from '../../support/typed.js';

const EFFORT = Number(process.env.PROPERTY_EFFORT ?? 1);

/** No less of a text than a web page's own lines may take. */
const LEAST = 3000;

function told({ rule, severity, start, end, message, related }: Diagnostic): string {
  return JSON.stringify([rule, severity, start, end, message, related]);
}

/** The first findings of a text that a full check does not have. */
function missing(text: string, first: readonly Diagnostic[]): readonly string[] {
  const all = new Set(check(text).map(told));
  return first.map(told).filter((one) => !all.has(one));
}

/** What makes a fault nearly anywhere. */
const FAULTS = ['（', '）', '《', '”', '“', '2月30日', '2019年至2016年', '(', '’', '"一带"'];

const anyFault: fc.Arbitrary<Keys> = fc.record({
  at: fc.nat(99_999),
  beside: fc.constant(''),
  taken: fc.constant(0),
  given: fc.constantFrom(...FAULTS),
});

describe('a first look at a long text', function () {
  this.timeout(120_000 * EFFORT);

  it('tells nothing that the whole text would not, whatever the text and wherever it is cut', async () => {
    const clean = (await glob('test/fixtures/clean/*.notice'))
      .sort()
      .map((file) => readFileSync(file, 'utf8'));
    const texts = [SAMPLE, createCorpus(SAMPLE).notice(16_000, 3), ...clean];
    const outcome = { looks: 0, found: 0 };
    const compare = (text: string, other: string, keys: readonly Keys[], reach: number) => {
      const long = `${text}\n${other}`.slice(0, 24_000);
      const faulty = keys.reduce((broken, key) => applyEdits(broken, [editOf(broken, key)]), long);
      const first = firstLook(faulty, rules, DEFAULT_LINT, LEAST + reach);
      outcome.looks += first ? 1 : 0;
      outcome.found += first?.length ?? 0;
      assert.deepEqual(missing(faulty, first ?? []), []);
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.constantFrom(...texts),
        fc.array(fc.oneof(anyKeys, anyFault), { maxLength: 30 }),
        fc.nat(12_000),
        compare,
      ),
      { numRuns: 100 * EFFORT },
    );
    assert.ok(outcome.looks > 50 * EFFORT, `${outcome.looks} looks`);
    assert.ok(outcome.found > 100 * EFFORT, `${outcome.found} findings`);
  });

  it('tells of most faults that need no more of the text', () => {
    const text = createCorpus(SAMPLE).notice(60_000, 1);
    const faulty = text.replace(
      /，/g,
      (comma, at: number) => comma + (at % 7 === 0 ? FAULTS[at % FAULTS.length] : ''),
    );
    const first = firstLook(faulty, rules, DEFAULT_LINT) ?? [];
    const early = new Set(rules.filter(({ meta }) => meta.early).map(({ meta }) => meta.id));
    const due = check(faulty).filter(({ rule, start }) => early.has(rule) && start < FIRST_LOOK);
    assert.ok(first.length > due.length * 0.8, `${first.length} of ${due.length}`);
    assert.deepEqual(missing(faulty, first), []);
  });

  it('says nothing where only the whole text shows what it is', () => {
    const news = '今天天气很好，（我们去公园散步。'.repeat(2000);
    assert.equal(firstLook(news, rules, DEFAULT_LINT), null);
    assert.equal(firstLook('', rules, DEFAULT_LINT), null);
  });
});
