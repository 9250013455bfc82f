import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  displayWidth,
  padDisplay,
  printable,
  truncateDisplay,
  wrapDisplay,
} from '../../../server/src/cli/width.js';

/** Texts of narrow, wide and combining characters. */
const mixed = fc.string({
  unit: fc.constantFrom('a', '中', '，', ' ', '　', 'é', 'e\u0301', '𠮷', '…', '１'),
});

describe('cli width', () => {
  it('counts terminal columns, not characters', () => {
    assert.equal(displayWidth('abc'), 3);
    assert.equal(displayWidth('公文'), 4);
    assert.equal(displayWidth('（一）'), 6);
    assert.equal(displayWidth('𠮷'), 2);
    assert.equal(displayWidth('e\u0301'), 1);
    assert.equal(displayWidth('\ufeffa'), 1);
    assert.equal(displayWidth('\u001b[31m红\u001b[39m'), 2);
  });

  it('cuts at a width and says so with …', () => {
    assert.equal(truncateDisplay('公文审核', 8), '公文审核');
    assert.equal(truncateDisplay('公文审核', 7), '公文审…');
    assert.equal(truncateDisplay('公文审核', 6), '公文…');
    assert.equal(truncateDisplay('abcdef', 4), 'abc…');
  });

  it('never exceeds the width it cuts or wraps to, and pads to the width it pads to', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 4, max: 30 }), (text, columns) => {
        assert.ok(displayWidth(truncateDisplay(text, columns)) <= columns);
        assert.ok(displayWidth(padDisplay(text, columns)) >= columns);
      }),
    );
  });

  it('wraps between Chinese characters, but never before a closing mark', () => {
    assert.equal(wrapDisplay('检查文件，报告问题。', 8), '检查文\n件，报告\n问题。');
    assert.equal(wrapDisplay('one two three', 8), 'one two\nthree');
  });

  it('loses nothing by wrapping but the blanks it breaks at', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 4, max: 30 }), (text, columns) => {
        const bare = (value: string): string => value.replace(/\s/g, '');
        assert.equal(bare(wrapDisplay(text, columns)), bare(text));
      }),
    );
  });

  it('shows control characters instead of sending them to the terminal', () => {
    assert.equal(printable('a\u001b[2Jb\u0007'), 'a�[2Jb�');
    assert.equal(printable('a\r\nb\tc'), 'a  b c');
  });
});
