// Every fix of every finding, over all fixtures, examples and a choice of mutants.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { DEFAULT_LINT, type LintConfiguration } from '../../../server/src/core/lint/configuration.js';
import { type Diagnostic, lint } from '../../../server/src/core/lint/runner.js';
import { analyze } from '../../../server/src/core/model/analyze.js';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { mendSafely, renumberingOf, renumbersAll } from '../../../server/src/features/support/mend.js';
import { readFixture } from '../../support/fixtures.js';
import { MUTATORS } from '../../support/mutation/index.js';
import { type Mutator, seeded } from '../../support/mutation/mutant.js';
import { added, describe as describeFinding } from '../../support/mutation/trial.js';
import { marked, SAMPLE } from '../../support/notices.js';

interface Text {
  readonly name: string;
  readonly text: string;
  readonly settings: LintConfiguration;
}

const CLEAN = 'test/fixtures/clean';
/** Every mutant of every notice, which takes long; else two of each kind. */
const ALL = process.env.MUTANTS === 'all';

function examine(text: string, settings: LintConfiguration) {
  const notice = analyze(text);
  const { diagnostics } = lint(notice, rules, settings);
  return {
    diagnostics,
    renumbering: () => (renumbersAll(settings.rules, []) ? renumberingOf(notice, diagnostics) : null),
  };
}

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

const NOTICES = [
  ...readdirSync(CLEAN)
    .sort()
    .map((name) => ({ name, notice: analyze(readFileSync(`${CLEAN}/${name}`, 'utf8')) })),
  { name: 'sample', notice: analyze(SAMPLE) },
];

/** The first mutants of the first notice that can have them, another one for each kind; or all of all. */
function* mutantsOf({ make }: Mutator, i: number): Iterable<{ name: string; text: string }> {
  const first = i % (NOTICES.length - 1);
  let left = ALL ? Number.POSITIVE_INFINITY : 2;
  for (const { name, notice } of [...NOTICES.slice(first), ...NOTICES.slice(0, first)]) {
    for (const { text } of make(notice, seeded(i))) {
      if (left-- <= 0) {
        return;
      }
      yield { name, text };
    }
    if (left < 2) {
      return;
    }
  }
}

let tried = 0;

/** Findings of one text whose fixes are tried; the sample has a hundred of one rule. */
const MOST = ALL ? Number.POSITIVE_INFINITY : 12;

/** What is left or new after one fix. */
function faultsOf({ text, settings }: Text): readonly string[] {
  const { diagnostics } = examine(text, settings);
  const step = Math.max(1, Math.ceil(diagnostics.length / MOST));
  const some = diagnostics.filter((_, i) => i % step === 0);
  return some.flatMap((found) =>
    found.fixes.flatMap(({ title, edits }) => {
      tried++;
      const rest = diagnostics.filter((one) => one !== found);
      const mended = applyEdits(text, edits);
      const others = added(rest, edits, examine(mended, settings).diagnostics);
      return others.map(
        (other) => `${describeFinding(text, found)}: “${title.zh}” leaves ${describeFinding(mended, other)}`,
      );
    }),
  );
}

const isSafe = ({ fixes }: Diagnostic): boolean => fixes.some(({ safe }) => safe);

/** Nothing safe is left after all safe fixes, and making them again changes nothing. */
function checkAll({ text, settings }: Text): void {
  const find = (given: string) => examine(given, settings);
  const once = mendSafely(text, find);
  assert.equal(applyEdits(text, once.edits), once.text, 'the edit leads to the text');
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
      const faults = textsOf(meta.id).flatMap((one) => faultsOf(one).map((fault) => `${one.name}: ${fault}`));
      assert.deepEqual(faults, []);
    });

    it(`make all safe ones at once: fixture and examples of ${meta.id}`, () => {
      textsOf(meta.id).forEach(checkAll);
    });
  }

  it('make all safe ones at once in the sample', () => {
    checkAll({ name: 'sample', text: SAMPLE, settings: DEFAULT_LINT });
  });

  // The mutation test tries the first fix of many mutants; this one every fix of a few.
  for (const [i, mutator] of MUTATORS.entries()) {
    it(`take their finding away and bring none: ${mutator.rule}, ${mutator.name}`, () => {
      const faults: string[] = [];
      for (const { name, text } of mutantsOf(mutator, i)) {
        const one = { name, text, settings: DEFAULT_LINT };
        checkAll(one);
        faults.push(...faultsOf(one).map((fault) => `${name}: ${fault}`));
      }
      assert.deepEqual(faults, []);
    }).timeout(600_000);
  }

  it('were hundreds', () => {
    assert.ok(tried > 200, `only ${tried} fixes were tried`);
  });
});
