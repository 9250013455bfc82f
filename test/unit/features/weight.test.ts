import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Diagnostic } from 'vscode-languageserver';
import { areSame, fingerprint, Shown } from '../../../server/src/features/support/shown.js';
import { weightOf } from '../../../server/src/features/support/weight.js';

const text = fc.string({
  unit: fc.constantFrom('a', '一', '"', '\\', '\n', '\u0001', '𠮷', 'é'),
  maxLength: 12,
});
const position = fc.record({ line: fc.nat(2_000_000), character: fc.nat(20_000) });
const range = fc.record({ start: position, end: position });
const diagnostic: fc.Arbitrary<Diagnostic> = fc.record(
  {
    range,
    severity: fc.constantFrom(1, 2, 3, 4),
    code: fc.constantFrom('numbering/gap', 'text/width'),
    source: fc.constant('policy-notice'),
    message: text,
    codeDescription: fc.record({ href: text }),
    tags: fc.constant([2]),
    relatedInformation: fc.array(fc.record({ location: fc.record({ uri: text, range }), message: text }), {
      maxLength: 3,
    }),
  },
  { requiredKeys: ['range', 'severity', 'code', 'source', 'message'] },
);

describe('weight of diagnostics', () => {
  it('is at least their size in a message, and little more', () => {
    fc.assert(
      fc.property(diagnostic, (one) => {
        const bytes = Buffer.byteLength(JSON.stringify(one)) + 1;
        assert.ok(weightOf(one) >= bytes, `${weightOf(one)} for ${bytes} bytes`);
        assert.ok(weightOf(one) <= bytes * 1.6 + 40);
      }),
    );
  });
});

describe('fingerprint', () => {
  it('is the same for equal lists and another for others', () => {
    fc.assert(
      fc.property(fc.array(diagnostic, { maxLength: 4 }), fc.array(diagnostic, { maxLength: 4 }), (a, b) => {
        const shown = (list: readonly Diagnostic[]) => list.map(Shown.of);
        assert.equal(fingerprint(shown(a)), fingerprint(shown(structuredClone(a))));
        const same = JSON.stringify(a) === JSON.stringify(b);
        assert.equal(fingerprint(shown(a)) === fingerprint(shown(b)), same);
        assert.equal(areSame(shown(a), shown(b)), same);
      }),
    );
  });
});
