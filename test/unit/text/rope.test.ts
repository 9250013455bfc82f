import assert from 'node:assert/strict';
import fc from 'fast-check';
import { composeEdits, difference } from '../../../server/src/core/text/compose.js';
import { applyEdits, type TextEdit } from '../../../server/src/core/text/edit.js';
import { LineIndex } from '../../../server/src/core/text/line-index.js';
import { Rope } from '../../../server/src/core/text/rope.js';

/** Pieces whose seams matter: halves of `\r\n`, halves of surrogate pairs, a BOM, U+2028. */
const unit = fc.constantFrom('\r', '\n', '\r\n', '一', 'a', '𠮷', '\ud842', '\udfb7', '\ufeff', '\u2028');
const text = (maxLength: number) => fc.string({ unit, maxLength });

const edit = (maxLength: number) =>
  fc.record({ at: fc.nat(200), removed: fc.nat(12), newText: text(maxLength) });

/** An edit brought into a text. */
function placedIn(
  length: number,
  { at, removed, newText }: { at: number; removed: number; newText: string },
): TextEdit {
  const start = at % (length + 1);
  return { start, end: Math.min(length, start + removed), newText };
}

function assertSame(rope: Rope, expected: string): void {
  const lines = new LineIndex(expected);
  assert.equal(rope.toString(), expected);
  assert.equal(rope.length, expected.length);
  assert.equal(rope.lineCount, lines.lineCount);
  for (let offset = -1; offset <= expected.length + 1; offset++) {
    assert.deepEqual(rope.positionAt(offset), lines.positionAt(offset), `position of ${offset}`);
    assert.equal(rope.charCodeAt(offset), expected.charCodeAt(offset));
  }
  for (let line = 0; line <= lines.lineCount + 1; line++) {
    assert.equal(rope.lineStart(line), lines.lineStart(line), `start of line ${line}`);
    if (line < lines.lineCount) {
      assert.equal(rope.lineEnd(line), lines.lineEnd(line), `end of line ${line}`);
    }
    for (const character of [0, 1, 5, 1000]) {
      assert.equal(rope.offsetAt({ line, character }), lines.offsetAt({ line, character }));
    }
  }
  assert.equal(rope.offsetAt({ line: -1, character: 3 }), 0);
}

describe('rope', () => {
  const leafSize = fc.integer({ min: 1, max: 8 });

  it('is the text it was made of, whatever its pieces', () => {
    fc.assert(fc.property(text(60), leafSize, (given, size) => assertSame(Rope.of(given, size), given)));
  });

  it('gives every slice', () => {
    fc.assert(
      fc.property(text(60), leafSize, fc.nat(70), fc.nat(70), (given, size, a, b) => {
        const end = Math.max(a, b);
        assert.equal(Rope.of(given, size).slice(Math.min(a, b), end), given.slice(Math.min(a, b), end));
      }),
    );
  });

  it('follows edits as a string does, and leaves the ropes before as they were', () => {
    fc.assert(
      fc.property(text(40), leafSize, fc.array(edit(20), { maxLength: 20 }), (given, size, edits) => {
        const before = Rope.of(given, size);
        let rope = before;
        let expected = given;
        for (const one of edits) {
          const { start, end, newText } = placedIn(expected.length, one);
          rope = rope.replace(start, end, newText);
          expected = expected.slice(0, start) + newText + expected.slice(end);
        }
        assertSame(rope, expected);
        assert.equal(before.toString(), given);
      }),
    );
  });

  it('stays in balance under typing, deleting and pasting at its usual piece size', () => {
    let rope = Rope.of('');
    let expected = '';
    for (let i = 0; i < 3000; i++) {
      const at = (i * 7919) % (expected.length + 1);
      const newText = i % 100 === 0 ? '第一段\r\n'.repeat(500) : i % 3 === 0 ? '' : '字';
      const end = Math.min(expected.length, at + (i % 3 === 0 ? 2 : 0));
      rope = rope.replace(at, end, newText);
      expected = expected.slice(0, at) + newText + expected.slice(end);
    }
    assert.equal(rope.toString(), expected);
    const lines = new LineIndex(expected);
    for (let offset = 0; offset < expected.length; offset += 997) {
      assert.deepEqual(rope.positionAt(offset), lines.positionAt(offset));
    }
  });

  it('shares what an edit does not touch: a long text takes a hundred thousand edits', () => {
    let rope = Rope.of('一二三四五六七八九十\n'.repeat(200_000));
    const { length } = rope;
    for (let i = 0; i < 100_000; i++) {
      rope = rope.replace(i * 20, i * 20 + 1, '换');
    }
    assert.equal(rope.length, length);
  });
});

describe('edits one after the other', () => {
  it('are composed to edits of the first text', () => {
    fc.assert(
      fc.property(text(40), fc.array(edit(8), { maxLength: 12 }), (given, edits) => {
        let expected = given;
        const sequence = edits.map((one) => {
          const placed = placedIn(expected.length, one);
          expected = expected.slice(0, placed.start) + placed.newText + expected.slice(placed.end);
          return placed;
        });
        const composed = composeEdits(sequence);
        assert.equal(applyEdits(given, composed), expected);
        for (const [i, { start }] of composed.entries()) {
          assert.ok(start > (composed[i - 1]?.end ?? -1), 'in text order, none touching another');
        }
      }),
    );
  });

  it('are found between two texts', () => {
    fc.assert(
      fc.property(text(30), text(30), (before, after) => {
        assert.equal(applyEdits(before, [difference(before, after)]), after);
      }),
    );
    assert.deepEqual(difference('甲乙丙', '甲丁丙'), { start: 1, end: 2, newText: '丁' });
    assert.deepEqual(difference('甲', '甲'), { start: 1, end: 1, newText: '' });
  });
});
