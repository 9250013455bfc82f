import assert from 'node:assert/strict';
import { fixText } from '../../../server/src/cli/check/fix.js';
import type { Diagnostic } from '../../../server/src/core/lint/runner.js';
import type { TextEdit } from '../../../server/src/core/text/edit.js';

const BOTH = { zh: '', en: '' };

function finding(edits: readonly TextEdit[], safe = true): Diagnostic {
  const [first = { start: 0, end: 0 }] = edits;
  return {
    rule: 'test/rule',
    severity: 'warning',
    message: BOTH,
    related: [],
    start: first.start,
    end: first.end,
    fixes: edits.length > 0 ? [{ title: BOTH, edits, safe }] : [],
  };
}

/** A checker that finds every occurrence of a text and proposes another. */
const replacing =
  (from: string, to: string, safe = true) =>
  (text: string) => ({
    diagnostics: [...text.matchAll(new RegExp(from, 'g'))].map((match) =>
      finding([{ start: match.index, end: match.index + match[0].length, newText: to }], safe),
    ),
  });

describe('cli fix', () => {
  it('applies safe fixes and says how many', () => {
    const { text, fixed, result } = fixText('(甲)、(乙)', replacing('\\(', '（'));
    assert.equal(text, '（甲)、（乙)');
    assert.equal(fixed, 2);
    assert.deepEqual(result.diagnostics, []);
  });

  it('leaves unsafe fixes', () => {
    assert.deepEqual(fixText('(甲)', replacing('\\(', '（', false)).text, '(甲)');
  });

  it('goes on until nothing is left, but not for ever', () => {
    assert.equal(fixText('aaaa', replacing('aa', 'a')).text, 'a');
    const grows = fixText('a', replacing('a$', 'aa'));
    assert.equal(grows.text, 'a'.repeat(11), 'ten rounds');
    const swings = (text: string) => replacing(text, text === 'a' ? 'b' : 'a')(text);
    assert.equal(fixText('a', swings).text, 'b', 'a text that comes back ends it');
  });

  it('applies only one of two fixes that touch, each whole or not at all', () => {
    const diagnostics = [
      finding([
        { start: 0, end: 1, newText: 'X' },
        { start: 4, end: 5, newText: 'X' },
      ]),
      finding([{ start: 4, end: 6, newText: 'Y' }]),
    ];
    const { text } = fixText('abcdef', (given) => ({ diagnostics: given === 'abcdef' ? diagnostics : [] }));
    assert.equal(text, 'XbcdXf');
  });

  it("breaks new lines the way the file's own lines break", () => {
    for (const lineBreak of ['\n', '\r\n', '\r']) {
      const { text } = fixText(`甲${lineBreak}乙#`, replacing('#', '\n丙'));
      assert.equal(text, `甲${lineBreak}乙${lineBreak}丙`);
    }
  });
});
