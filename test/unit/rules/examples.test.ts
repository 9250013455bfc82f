import assert from 'node:assert/strict';
import { rules } from '../../../server/src/core/rules/index.generated.js';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { check, marked } from '../../support/notices.js';

describe('rule examples', () => {
  for (const { meta } of rules) {
    describe(meta.id, () => {
      it('has examples, a reason and a basis', () => {
        assert.ok(meta.examples.length > 0);
        assert.ok(meta.basis.length > 0);
        assert.ok(meta.why.zh.length > 0 && meta.why.en.length > 0);
      });

      it('has a fix in some example, if it says so', () => {
        const fixable = meta.examples.some(({ bad }) =>
          check(marked(bad).text).some((one) => one.rule === meta.id && one.fixes.length > 0),
        );
        assert.equal(fixable, meta.fix !== 'none');
      });

      meta.examples.forEach(({ bad, good }, i) => {
        const { text, spans } = marked(bad);

        it(`finds the fault of example ${i + 1}, at its place`, () => {
          const found = check(text).filter((finding) => finding.rule === meta.id);
          assert.deepEqual(
            found.map(({ start, end }) => text.slice(start, end)),
            spans.map(({ start, end }) => text.slice(start, end)),
          );
          assert.deepEqual(
            found.map(({ start, end }) => ({ start, end })),
            spans,
          );
        });

        it(`finds nothing in the mended example ${i + 1}`, () => {
          assert.deepEqual(
            check(good).filter((finding) => finding.rule === meta.id),
            [],
          );
        });

        it(`tells the fault of example ${i + 1} once: no other rule is worse off than without it`, () => {
          const others = (notice: string): readonly string[] =>
            check(notice)
              .filter((finding) => finding.rule !== meta.id)
              .map((finding) => finding.rule);
          assert.deepEqual(others(text), others(good));
        });

        it(`mends example ${i + 1} by its fix, if it has one`, () => {
          const fixes = check(text)
            .filter((one) => one.rule === meta.id)
            .flatMap((one) => one.fixes.slice(0, 1));
          assert.ok(meta.fix !== 'none' || fixes.length === 0, 'a rule says whether it has fixes');
          for (const fix of fixes) {
            const after = applyEdits(text, fix.edits);
            const left = check(after).filter((finding) => finding.rule === meta.id);
            assert.equal(left.length, spans.length - 1);
          }
        });
      });
    });
  }
});
