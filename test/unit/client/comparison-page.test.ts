import assert from 'node:assert/strict';
import {
  type Compared,
  type ComparedRow,
  countsOf,
  kindsOf,
} from '../../../client/src/compare/comparison.js';
import { comparisonPage } from '../../../client/src/compare/page.js';
import { messagesFor } from '../../../client/src/messages.js';

const unit = (marker: string, start: number, end: number) => ({ marker, start, end });
const REWORDED: ComparedRow = {
  old: [unit('1．', 0, 10)],
  new: [unit('2．', 20, 30)],
  isHeading: false,
  change: ['reworded'],
  remarks: ['改写 <80%>'],
  pieces: [
    { kind: 'same', text: '推进', old: { start: 2, end: 4 }, new: { start: 22, end: 24 } },
    { kind: 'removed', text: '甲&乙', old: { start: 4, end: 7 }, new: null },
    { kind: 'added', text: '丙', old: null, new: { start: 24, end: 25 } },
  ],
};
const ADDED: ComparedRow = { ...REWORDED, old: [], change: [], remarks: ['新增'], pieces: [] };
const COMPARED: Compared = {
  rows: [REWORDED, ADDED],
  summary: { unchanged: 3, added: 1, dropped: 0, change: { reworded: 1, moved: 0 } },
};
const OPTIONS = { nonce: 'abc', lang: 'zh-CN', oldName: 'a<b>.notice', newName: 'c.notice' };

describe('comparison page', () => {
  const page = comparisonPage(COMPARED, messagesFor('zh'), OPTIONS);

  it('shows each side with what stands on it alone', () => {
    assert.ok(page.includes('<button data-side="old">1．推进<del>甲&amp;乙</del></button>'));
    assert.ok(page.includes('<button data-side="new">2．推进<ins>丙</ins></button>'));
  });

  it('lets no text become markup', () => {
    assert.ok(page.includes('改写 &lt;80%&gt;') && page.includes('a&lt;b&gt;.notice'));
    assert.ok(!page.includes('a<b>'));
  });

  it('runs its own script and nothing else', () => {
    assert.match(page, /default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'/);
    assert.equal(page.match(/<script/g)?.length, 1);
  });

  it('counts and filters by what became of the items', () => {
    assert.deepEqual(kindsOf(REWORDED), ['reworded']);
    assert.deepEqual(kindsOf(ADDED), ['added']);
    assert.deepEqual(kindsOf({ ...REWORDED, new: [] }), ['dropped']);
    assert.deepEqual(kindsOf({ ...REWORDED, change: [] }), ['unchanged']);
    assert.deepEqual(countsOf(COMPARED), [
      ['reworded', 1],
      ['moved', 0],
      ['added', 1],
      ['dropped', 0],
      ['unchanged', 3],
    ]);
    assert.ok(
      page.includes('data-kind="added" checked> 新增 1') && page.includes('data-kind="unchanged"> 未变 3'),
    );
  });
});
