import assert from 'node:assert/strict';
import { lazyFinding } from '../../../server/src/core/lint/lazy-finding.js';

describe('lazyFinding', () => {
  const place = { start: 3, end: 5 };

  it('makes nothing before it is read', () => {
    const unread = (): never => assert.fail('made too early');
    const finding = lazyFinding(place, 0, { message: unread, related: unread, fixes: unread });
    assert.deepEqual([finding.start, finding.end], [3, 5]);
  });

  it('words the fault it is given', () => {
    const finding = lazyFinding(place, '。', {
      message: (mark) => ({ zh: `多了“${mark}”`, en: `one “${mark}” too many` }),
      fixes: (mark) => [
        {
          title: { zh: `删去“${mark}”`, en: `Remove “${mark}”` },
          edits: [{ ...place, newText: '' }],
          safe: true,
        },
      ],
    });
    assert.equal(finding.message.zh, '多了“。”');
    assert.equal(finding.fixes?.[0]?.title.en, 'Remove “。”');
    assert.deepEqual(finding.related, []);
  });
});
