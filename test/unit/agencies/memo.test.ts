import assert from 'node:assert/strict';
import { rememberedParts } from '../../../server/src/core/agencies/memo.js';

describe('what is remembered of parts of texts', () => {
  it('is what the part says, wherever it stands', () => {
    const made: string[] = [];
    const known = rememberedParts((text) => {
      made.push(text);
      return { text };
    });
    const text = '省教育厅、省财政厅、省教育厅';
    const first = known(text, 0, 4);
    assert.equal(first.text, '省教育厅');
    assert.equal(known(text, 5, 9).text, '省财政厅');
    assert.equal(known(text, 10, 14), first);
    assert.equal(known(`，${text}`, 1, 5), first);
    assert.deepEqual(made, ['省教育厅', '省财政厅']);
  });

  it('is right for more parts than are kept', () => {
    const known = rememberedParts((text) => ({ text }));
    let text = '';
    for (let i = 0; i < 3000; i++) {
      text += `第${i}号`;
    }
    for (let turn = 0; turn < 2; turn++) {
      for (let start = 0; start + 7 <= text.length; start++) {
        const length = 1 + (start % 7);
        assert.equal(known(text, start, start + length).text, text.slice(start, start + length));
      }
    }
  });
});
