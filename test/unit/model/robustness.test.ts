import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../server/src/core/model/analyze.js';
import type { Notice } from '../../../server/src/core/model/notice.js';
import { check, SAMPLE } from '../../support/notices.js';

/** Spans lie in the text, in order, children inside their parents. */
function assertSound(notice: Notice): void {
  const { text, nodes, spaces, groups } = notice;
  let at = -1;
  for (const node of nodes) {
    assert.ok(node.start > at, 'nodes stand in text order');
    at = node.start;
    assert.ok(node.marker.end <= node.ownEnd && node.ownEnd <= node.end && node.end <= text.length);
    assert.ok(node.title.start >= node.marker.end && node.title.end <= node.ownEnd);
    assert.equal(text.slice(node.marker.start, node.marker.end), node.marker.text);
    assert.ok(!node.parent || (node.parent.start < node.start && node.end <= node.parent.end));
  }
  let end = 0;
  for (const space of spaces) {
    assert.equal(space.start, end, 'spaces follow one another');
    assert.ok(space.end >= space.start);
    end = space.end;
  }
  for (const group of groups) {
    assert.equal(text.slice(group.start, group.end), group.text);
    for (const entry of group.entries) {
      assert.equal(text.slice(entry.start, entry.end), entry.written);
    }
  }
}

/** Lines and scraps of the sample, shuffled, as a careless paste would leave them. */
const scrap = fc.oneof(
  fc.integer({ min: 0, max: SAMPLE.length - 1 }).map((from) => SAMPLE.slice(from, from + 60)),
  fc.constantFrom(...SAMPLE.split('\n').map((line) => `${line.slice(0, 120)}\n`)),
  fc.constantFrom(
    '附件\n',
    '附件：1．甲\n',
    '某办法\n',
    '一、',
    '　　1．',
    '（',
    '）',
    '\r\n',
    '第一章　总则\n',
  ),
);

describe('any text', () => {
  it('is read without a fault of ours', () => {
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 30 }), (scraps) => {
        const text = scraps.join('');
        assertSound(analyze(text));
        check(text);
      }),
      { numRuns: 300 },
    );
  });

  it('may end anywhere: every prefix of the sample is read', () => {
    for (let length = 0; length <= SAMPLE.length; length += 101) {
      assertSound(analyze(SAMPLE.slice(0, length)));
    }
  });

  it('may be empty, blank or one bracket', () => {
    for (const text of ['', '\n', '　　', '（', '》', '\ufeff', '一、', '\u0000\u0001']) {
      assertSound(analyze(text));
      check(text);
    }
  });

  it('does not take a title inside a unit for a second text', () => {
    const text =
      '关于印发工作方案的通知\n发布日期:2016-04-11 （三）旅游合作。　　 20．加快实施。\n　　关于印发工作方案的通知\n　　1．推进。\n';
    assertSound(analyze(text));
  });
});
