import assert from 'node:assert/strict';
import { CharacterSearch } from '../../../server/src/core/text/character-search.js';

describe('CharacterSearch', () => {
  const text = '甲 乙\t丙  丁';
  const wanted = ' \t';

  it('finds the next of its characters from any offset on', () => {
    for (let from = 0; from <= text.length; from++) {
      const expected = text.slice(from).search(/[ \t]/);
      assert.equal(
        new CharacterSearch(text, wanted).from(from),
        expected < 0 ? text.length : from + expected,
        `from ${from}`,
      );
    }
  });

  it('walks through a text place by place', () => {
    const search = new CharacterSearch(text, wanted);
    const places: number[] = [];
    for (let at = search.from(0); at < text.length; at = search.from(at + 1)) {
      places.push(at);
    }
    assert.deepEqual(places, [1, 3, 5, 6]);
  });

  it('gives the length where there is none', () => {
    assert.equal(new CharacterSearch(text, '戊').from(0), text.length);
    assert.equal(new CharacterSearch('', wanted).from(0), 0);
  });
});
