import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/core/model/analyze.js';
import type { Notice } from '../../../server/src/core/model/notice.js';
import { perNotice } from '../../../server/src/core/model/per-notice.js';

describe('what is found in a notice', () => {
  it('is looked for once in each, by each search for itself', () => {
    const seen: Notice[] = [];
    const length = perNotice((notice) => {
      seen.push(notice);
      return notice.text.length;
    });
    const nothing = perNotice(() => undefined);
    const [one, other] = [analyze('　　一、推进改革。\n'), analyze('　　一、推进。\n')];
    for (const notice of [one, other, one, other]) {
      assert.equal(nothing(notice), undefined);
      assert.equal(length(notice), notice.text.length);
    }
    assert.deepEqual(
      seen.map(({ text }) => text),
      [one.text, other.text],
    );
  });
});
