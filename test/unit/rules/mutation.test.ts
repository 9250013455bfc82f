import assert from 'node:assert/strict';
import { MUTATORS, readNotice } from '../../support/mutations.js';
import { check, SAMPLE } from '../../support/notices.js';

const SEEDS = 97;
/** Steps through the places of a text without a pattern of its own. */
const STRIDE = 31;

/** How many findings each rule has. */
function tally(rules: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const rule of rules) {
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}

const BEFORE = tally(check(SAMPLE).map(({ rule }) => rule));

/** Rules that have more to say than about the sample itself, as often as they have. */
function newRules(rules: readonly string[]): readonly string[] {
  return [...tally(rules)].flatMap(([rule, count]) =>
    Array.from({ length: Math.max(0, count - (BEFORE.get(rule) ?? 0)) }, () => rule),
  );
}

describe('faults made on purpose in the sample', () => {
  const notice = readNotice(SAMPLE);
  for (const [name, mutate] of Object.entries(MUTATORS)) {
    it(`${name}: each is told once, at its place, and nothing else is`, function () {
      this.timeout(60_000);
      const failures: string[] = [];
      let made = 0;
      for (let seed = 0; seed < SEEDS; seed++) {
        const mutant = mutate(notice, seed * STRIDE);
        if (!mutant) {
          continue;
        }
        made++;
        const found = check(mutant.text);
        const told = newRules(found.map(({ rule }) => rule)).join(' ');
        const hit = found.some(({ rule, start }) => rule === mutant.rule && start === mutant.at);
        if (!hit || told !== mutant.rule) {
          failures.push(
            `seed ${seed}: ${mutant.what}, ${mutant.rule}@${mutant.at}, hit: ${hit}, told: ${told}`,
          );
        }
      }
      assert.ok(made > SEEDS / 4, `only ${made} mutants`);
      assert.deepEqual(failures, []);
    });
  }
});
