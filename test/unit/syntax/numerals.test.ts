import assert from 'node:assert/strict';
import { formatHanNumber, parseHanNumber } from '../../../server/src/core/syntax/numerals.js';

describe('Chinese numerals', () => {
  it('reads back every number it writes', () => {
    for (let value = 1; value <= 999; value++) {
      assert.equal(parseHanNumber(formatHanNumber(value)), value);
    }
  });

  it('reads years digit by digit', () => {
    assert.equal(parseHanNumber('二〇一六'), 2016);
    assert.equal(parseHanNumber('一九九○'), 1990);
  });

  it('does not read what is no number', () => {
    for (const text of ['十十', '百', '一十一十', '']) {
      assert.equal(parseHanNumber(text), null);
    }
  });

  it('writes none outside 1 to 999', () => {
    for (const value of [0, 1000, 1.5]) {
      assert.throws(() => formatHanNumber(value), RangeError);
    }
  });
});
