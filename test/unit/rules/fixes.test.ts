// Every fix of every finding, over all fixtures, examples and mutants.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { DEFAULT_LINT, type LintConfiguration } from '../../../server/src/core/lint/configuration.js';
import type { Diagnostic } from '../../../server/src/core/lint/runner.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { mendSafely, renumberingOf, renumbersAll } from '../../../server/src/features/support/mend.js';
import { readFixture } from '../../support/fixtures.js';
import { faultsOf, type Offer, offersOf } from '../../support/mutation/fixes.js';
import { MUTATORS } from '../../support/mutation/index.js';
import { type Mutant, type Mutator, seeded } from '../../support/mutation/mutant.js';
import { type Reading, read, readAgain } from '../../support/mutation/reading.js';
import { describe as describeFinding } from '../../support/mutation/trial.js';
import { marked, SAMPLE } from '../../support/notices.js';

interface Text {
  readonly name: string;
  readonly text: string;
  readonly settings: LintConfiguration;
}

const CLEAN = 'test/fixtures/clean';
/** Every mutant of every notice; else two of each kind, which takes seconds. */
const ALL = process.env.MUTANTS !== 'some';

function textsOf(id: string): readonly Text[] {
  const file = `test/fixtures/rules/${id}.md`;
  const rule = rules.find(({ meta }) => meta.id === id);
  const examples = (rule?.meta.examples ?? []).map(({ bad }, i) => ({
    name: `example ${i + 1}`,
    text: marked(bad).text,
    settings: DEFAULT_LINT,
  }));
  const cases = existsSync(file) ? readFixture(id, readFileSync(file, 'utf8')) : [];
  return [
    ...examples,
    ...cases.map(({ title, notice, settings }) => ({ name: title, text: notice.text, settings })),
  ];
}

const NOTICES: readonly { readonly name: string; readonly reading: Reading }[] = [
  ...readdirSync(CLEAN)
    .sort()
    .map((name) => ({ name, reading: read(readFileSync(`${CLEAN}/${name}`, 'utf8')) })),
  { name: 'sample', reading: read(SAMPLE) },
];

interface Mutated {
  readonly name: string;
  readonly origin: Reading;
  readonly mutant: Mutant;
}

/** The first mutants of the first notice that can have them, another one for each kind; or all of all. */
function* mutantsOf({ make }: Mutator, i: number): Iterable<Mutated> {
  const first = i % (NOTICES.length - 1);
  let left = ALL ? Number.POSITIVE_INFINITY : 2;
  for (const { name, reading } of [...NOTICES.slice(first), ...NOTICES.slice(0, first)]) {
    for (const mutant of make(reading.notice, seeded(i))) {
      if (left-- <= 0) {
        return;
      }
      yield { name, origin: reading, mutant };
    }
    if (left < 2) {
      return;
    }
  }
}

let tried = 0;

/** What all fixes of a text leave or bring. */
function faultsOfAll(reading: Reading): readonly string[] {
  const offers = offersOf(reading);
  tried += offers.length;
  return faultsOf(reading, offers);
}

/** The same for a mutant: what its origin has the like of is tried there. */
function faultsOfMutant({ name, origin, mutant }: Mutated): readonly string[] {
  const reading = readAgain(origin, mutant.edits);
  const from = { reading: origin, edits: mutant.edits };
  const offers = offersOf(reading, from);
  tried += offers.length;
  const safe = (all: readonly Offer[]): number => all.filter(({ fix }) => fix.safe).length;
  const own = safe(offers);
  if (own > 0 || safe(offersOf(reading)) - own !== safe(offersOf(origin))) {
    checkAll(reading);
  }
  return faultsOf(reading, offers, from).map((fault) => `${name}: ${fault}`);
}

const isSafe = ({ fixes }: Diagnostic): boolean => fixes.some(({ safe }) => safe);

/** Nothing safe is left after all safe fixes, and making them again changes nothing. */
function checkAll(start: Reading): void {
  const { settings, notice } = start;
  let last = start;
  const find = (text: string) => {
    last = last.notice.text === text ? last : read(text, settings);
    const { notice: here, diagnostics } = last;
    const renumbering = () => (renumbersAll(settings.rules, []) ? renumberingOf(here, diagnostics) : null);
    return { diagnostics, renumbering };
  };
  const once = mendSafely(notice.text, find);
  assert.equal(applyEdits(notice.text, once.edits), once.text, 'the edit leads to the text');
  assert.deepEqual(
    once.result.diagnostics.filter(isSafe).map((one) => describeFinding(once.text, one)),
    [],
    'nothing safe is left',
  );
  assert.deepEqual(mendSafely(once.text, find).edits, []);
}

describe('fixes', () => {
  for (const { meta } of rules) {
    it(`take their finding away and bring none: fixture and examples of ${meta.id}`, () => {
      const faults = textsOf(meta.id).flatMap(({ name, text, settings }) =>
        faultsOfAll(read(text, settings)).map((fault) => `${name}: ${fault}`),
      );
      assert.deepEqual(faults, []);
    });

    it(`make all safe ones at once: fixture and examples of ${meta.id}`, () => {
      for (const { text, settings } of textsOf(meta.id)) {
        checkAll(read(text, settings));
      }
    });
  }

  it('make all safe ones at once in the sample', () => {
    checkAll(read(SAMPLE));
  });

  it('take their finding away and bring none: the sample', () => {
    assert.deepEqual(faultsOfAll(read(SAMPLE)), []);
  });

  // The mutation test tries the first fix of each mutant; this one every fix, and all safe ones together.
  for (const [i, mutator] of MUTATORS.entries()) {
    it(`take their finding away and bring none: ${mutator.rule}, ${mutator.name}`, () => {
      const mutants = [...mutantsOf(mutator, i)];
      assert.ok(mutants.length > 0, 'this kind makes no mutants');
      assert.deepEqual(mutants.flatMap(faultsOfMutant), []);
    }).timeout(600_000);
  }

  it('were many', () => {
    assert.ok(tried > (ALL ? 2_000 : 200), `only ${tried} fixes were tried`);
  });
});
