import assert from 'node:assert/strict';
import type { Diagnostic } from '../../../server/src/core/lint/runner.js';
import { applyEdits, type TextEdit } from '../../../server/src/core/text/edit.js';
import { mendSafely } from '../../../server/src/features/support/mend.js';

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

describe('mendSafely', () => {
  it('applies safe fixes and says how many', () => {
    const { text, fixed, result } = mendSafely('(甲)、(乙)', replacing('\\(', '（'));
    assert.equal(text, '（甲)、（乙)');
    assert.equal(fixed, 2);
    assert.deepEqual(result.diagnostics, []);
  });

  it('leaves unsafe fixes', () => {
    assert.deepEqual(mendSafely('(甲)', replacing('\\(', '（', false)).text, '(甲)');
  });

  it('goes on until nothing is left', () => {
    assert.equal(mendSafely('aaaa', replacing('aa', 'a')).text, 'a');
  });

  it('leaves a text alone whose fixes never end', () => {
    const grows = mendSafely('a', replacing('a$', 'aa'));
    assert.deepEqual([grows.text, grows.fixed, grows.edits], ['a', 0, []]);
  });

  it('stops at one text of a circle, wherever it began', () => {
    const swings = (text: string) => replacing(text, text === 'a' ? 'b' : 'a')(text);
    assert.equal(mendSafely('a', swings).text, 'a');
    assert.equal(mendSafely('b', swings).text, 'a');
  });

  it('gives all rounds as one edit of the first text', () => {
    const find = (text: string) => ({
      diagnostics: [
        ...replacing('ab', 'c')(text).diagnostics,
        ...replacing('cc', 'd')(text).diagnostics,
        ...replacing('x$', 'x\n')(text).diagnostics,
      ],
    });
    const original = 'x ab cab abab ab\r\nx';
    const { text, edits } = mendSafely(original, find);
    assert.equal(text, 'x c d d c\r\nx\r\n');
    assert.equal(applyEdits(original, edits), text);
    assert.deepEqual(mendSafely(text, find).edits, []);
  });

  it('puts all numbers in order before it mends anything else', () => {
    const find = (text: string) => {
      const wrong = [...text.matchAll(/[^12 ]/g)].map(({ index }, i) => ({
        ...finding([{ start: index, end: index + 1, newText: '9' }]),
        rule: i === 0 ? 'numbering/gap' : 'test/rule',
      }));
      const numbers = text.startsWith('3') ? [{ start: 0, end: 1, newText: '1' }] : [];
      return { diagnostics: text === '1 9' ? [] : wrong, renumbering: () => numbers };
    };
    const { text, fixed } = mendSafely('3 4', find);
    assert.deepEqual([text, fixed], ['1 9', 2]);
  });

  it('applies only one of two fixes that touch, each whole or not at all', () => {
    const diagnostics = [
      finding([
        { start: 0, end: 1, newText: 'X' },
        { start: 4, end: 5, newText: 'X' },
      ]),
      finding([{ start: 4, end: 6, newText: 'Y' }]),
    ];
    const { text } = mendSafely('abcdef', (given) => ({
      diagnostics: given === 'abcdef' ? diagnostics : [],
    }));
    assert.equal(text, 'XbcdXf');
  });

  it("breaks new lines the way the file's own lines break", () => {
    for (const lineBreak of ['\n', '\r\n', '\r']) {
      const { text } = mendSafely(`甲${lineBreak}乙#`, replacing('#', '\n丙'));
      assert.equal(text, `甲${lineBreak}乙${lineBreak}丙`);
    }
  });
});
