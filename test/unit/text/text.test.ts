import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../server/src/core/text/edit.js';
import { LineIndex } from '../../../server/src/core/text/line-index.js';

describe('LineIndex', () => {
  it('counts \\n, \\r\\n and \\r as line breaks, and nothing else', () => {
    const index = new LineIndex('一\n二\r\n三\r四\u2028五');
    assert.equal(index.lineCount, 4);
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => index.lineStart(line)),
      [0, 2, 5, 7],
    );
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => index.lineEnd(line)),
      [1, 3, 6, 10],
    );
  });

  it('brings positions and offsets outside the text to its nearest end', () => {
    const index = new LineIndex('一二\n三');
    assert.equal(index.offsetAt({ line: 0, character: 99 }), 2);
    assert.equal(index.offsetAt({ line: 9, character: 0 }), 4);
    assert.equal(index.offsetAt({ line: -1, character: 5 }), 0);
    assert.deepEqual(index.positionAt(99), { line: 1, character: 1 });
    assert.deepEqual(index.positionAt(-3), { line: 0, character: 0 });
  });

  it('gives every offset back from its position', () => {
    const anyText = fc.array(fc.constantFrom('一', 'a', '\n', '\r', '\r\n', '　'), { maxLength: 40 });
    fc.assert(
      fc.property(anyText, fc.nat(80), (parts, at) => {
        const text = parts.join('');
        const offset = Math.min(at, text.length);
        const index = new LineIndex(text);
        const back = index.offsetAt(index.positionAt(offset));
        // The place between \r and \n of one break is no position of its own.
        const inBreak = text[offset - 1] === '\r' && text[offset] === '\n';
        assert.equal(back, inBreak ? offset - 1 : offset);
      }),
    );
  });
});

describe('applyEdits', () => {
  it('takes edits in any order', () => {
    const edits = [
      { start: 3, end: 4, newText: '丁' },
      { start: 0, end: 1, newText: '' },
      { start: 2, end: 2, newText: '＋' },
    ];
    assert.equal(applyEdits('一二三四', edits), '二＋三丁');
  });

  it('refuses edits that overlap, since one would undo the other', () => {
    const edits = [
      { start: 0, end: 2, newText: 'a' },
      { start: 1, end: 3, newText: 'b' },
    ];
    assert.throws(() => applyEdits('一二三', edits), RangeError);
  });
});
