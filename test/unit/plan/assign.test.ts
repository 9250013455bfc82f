import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { bestAssignment, type Edge } from '../../../server/src/core/plan/compare/assign.js';

const RUNS = 200 * Number(process.env.PROPERTY_EFFORT ?? 1);

/** Worths are hundredths, so that sums are exact enough to be compared. */
const edges = fc.uniqueArray(
  fc.record({
    old: fc.nat(5),
    new: fc.nat(5),
    worth: fc.integer({ min: -20, max: 100 }).map((hundredths) => hundredths / 100),
  }),
  { selector: (edge) => edge.old * 10 + edge.new, maxLength: 18 },
);

function worthOf(chosen: readonly Edge[]): number {
  return Math.round(chosen.reduce((sum, edge) => sum + edge.worth, 0) * 100);
}

/** The greatest worth of all choices, by trying them. */
function greatest(left: readonly Edge[]): number {
  const [first, ...rest] = left;
  if (!first) {
    return 0;
  }
  const without = rest.filter((edge) => edge.old !== first.old && edge.new !== first.new);
  return Math.max(greatest(rest), Math.round(first.worth * 100) + greatest(without));
}

describe('plan/compare: assignment', () => {
  it('is worth as much as the best of all choices', () => {
    fc.assert(
      fc.property(edges, (all) => {
        const chosen = bestAssignment(all);
        assert.equal(worthOf(chosen), greatest(all));
        assert.equal(new Set(chosen.map((edge) => edge.old)).size, chosen.length);
        assert.equal(new Set(chosen.map((edge) => edge.new)).size, chosen.length);
        assert.ok(chosen.every((edge) => edge.worth > 0 && all.includes(edge)));
      }),
      { numRuns: RUNS },
    );
  });

  it('still gives each end one partner where a cluster is too large to be solved at once', () => {
    fc.assert(
      fc.property(edges, (all) => {
        const chosen = bestAssignment(all, 4);
        assert.equal(new Set(chosen.map((edge) => edge.old)).size, chosen.length);
        assert.equal(new Set(chosen.map((edge) => edge.new)).size, chosen.length);
        assert.equal(
          chosen.length > 0,
          all.some((edge) => edge.worth > 0),
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('prefers two good pairs to one better', () => {
    const chosen = bestAssignment([
      { old: 0, new: 0, worth: 0.6 },
      { old: 0, new: 1, worth: 0.5 },
      { old: 1, new: 0, worth: 0.4 },
    ]);
    assert.equal(worthOf(chosen), 90);
  });
});
