import { strict as assert } from 'node:assert';
import { withRuleOff } from '../../../client/src/commands/rule-off.js';
import { messagesFor } from '../../../client/src/messages.js';
import { byFile, hiddenItems } from '../../../client/src/views/hidden/items.js';
import type { HiddenFinding } from '../../../server/src/lsp/protocol.js';

function finding(file: string, more: Partial<HiddenFinding> = {}): HiddenFinding {
  const entry = { file, rule: 'text/width', text: ',', before: '甲', after: '乙', occurrence: 1 };
  return { entry, title: '半角标点', document: null, range: null, ...more };
}

describe('hiddenItems', () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const files = [
    {
      uri: 'file:///a/.policy-notice/baseline.json',
      entries: [
        finding('closed.notice'),
        finding('open.notice', { document: 'file:///a/open.notice', range }),
        finding('open.notice', { document: 'file:///a/open.notice' }),
      ],
    },
    { uri: 'file:///b/.policy-notice/baseline.json', entries: [finding('other.notice')] },
  ];
  const items = hiddenItems(files, messagesFor('zh'));

  it('show what is hidden where, open documents first, and what no longer applies', () => {
    assert.deepEqual(
      items.map(({ description }) => description),
      [
        'open.notice · text/width · 已隐藏',
        'open.notice · text/width · 原文已改动，不再适用',
        'closed.notice · text/width',
        'other.notice · text/width',
      ],
    );
    assert.deepEqual([items[0]?.label, items[0]?.detail], ['半角标点', '甲【,】乙']);
  });

  it('go back to the files they are from', () => {
    const counts = [...byFile(items)].map(([uri, entries]) => [uri, entries.length]);
    assert.deepEqual(counts, [
      ['file:///a/.policy-notice/baseline.json', 3],
      ['file:///b/.policy-notice/baseline.json', 1],
    ]);
  });
});

describe('withRuleOff', () => {
  it('leaves what else is set, and the options of the rule', () => {
    assert.deepEqual(withRuleOff(undefined, 'a/b'), { 'a/b': 'off' });
    assert.deepEqual(withRuleOff({ 'a/b': 'error', 'c/d': 'hint' }, 'a/b'), { 'a/b': 'off', 'c/d': 'hint' });
    assert.deepEqual(withRuleOff({ 'a/b': { severity: 'hint', options: { x: 1 } } }, 'a/b'), {
      'a/b': { severity: 'off', options: { x: 1 } },
    });
    assert.deepEqual(withRuleOff('nonsense', 'a/b'), { 'a/b': 'off' });
  });
});
