import assert from 'node:assert/strict';
import fc from 'fast-check';
import { composeSets } from '../../../server/src/core/text/compose-sets.js';
import { applyEdits, type TextEdit } from '../../../server/src/core/text/edit.js';

/** Edits of a text of some length, in order, none overlapping. */
const anyEdits = (length: number): fc.Arbitrary<readonly TextEdit[]> =>
  fc
    .array(fc.record({ gap: fc.nat(6), taken: fc.nat(4), newText: fc.stringMatching(/^[a-z]{0,4}$/) }), {
      maxLength: 8,
    })
    .map((drawn) => {
      const edits: TextEdit[] = [];
      let at = 0;
      for (const { gap, taken, newText } of drawn) {
        const start = at + gap;
        const end = start + taken;
        if (end > length) {
          break;
        }
        edits.push({ start, end, newText });
        at = end + 1;
      }
      return edits;
    });

describe('two sets of edits as one', () => {
  it('make of a text what both make of it, one after the other, and none touches another', () => {
    const text = '0123456789'.repeat(4);
    fc.assert(
      fc.property(
        anyEdits(text.length).chain((first) =>
          fc.tuple(fc.constant(first), anyEdits(applyEdits(text, first).length)),
        ),
        ([first, second]) => {
          const both = composeSets(first, second);
          assert.equal(applyEdits(text, both), applyEdits(applyEdits(text, first), second));
          for (const [i, edit] of both.entries()) {
            assert.ok(edit.start <= edit.end);
            assert.ok(i === 0 || (both[i - 1]?.end ?? 0) < edit.start);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
