import { strict as assert } from 'node:assert';
import { localeFor, messagesFor } from '../../../client/src/messages.js';
import { statusText, tooltipLines } from '../../../client/src/views/status-bar/text.js';
import type { Summary } from '../../../server/src/lsp/protocol.js';

const EMPTY: Summary = {
  isNotice: true,
  standing: 'served',
  title: null,
  chapters: 0,
  sections: 0,
  items: 0,
  groups: 0,
  mentions: 0,
  bodies: 0,
  errors: 0,
  warnings: 0,
  infos: 0,
  hints: 0,
  hidden: 0,
};
const zh = messagesFor('zh');
const en = messagesFor('en');

describe('statusText', () => {
  it('shows items, errors and warnings', () => {
    const summary = { ...EMPTY, chapters: 9, sections: 17, items: 92, warnings: 3 };
    assert.equal(statusText(summary, zh), '92 项 · 0 错 · 3 警');
    assert.equal(statusText(summary, en), '92 items · 0 errors · 3 warnings');
  });

  it('counts what there is when a document has no items', () => {
    assert.equal(statusText({ ...EMPTY, chapters: 6, sections: 53 }, zh), '53 节 · 0 错 · 0 警');
    assert.equal(statusText({ ...EMPTY, chapters: 1 }, en), '1 chapter · 0 errors · 0 warnings');
  });

  it('says so when nothing is numbered', () => {
    assert.equal(statusText(EMPTY, zh), '无编号 · 0 错 · 0 警');
  });
});

describe('tooltipLines', () => {
  it('names all figures', () => {
    const summary = { ...EMPTY, chapters: 9, sections: 17, items: 92, groups: 92, mentions: 173, bodies: 47 };
    assert.deepEqual(tooltipLines(summary, zh).slice(0, 2), [
      '9 章“一、”，17 节“（一）”，92 项“1．”',
      '92 处责任单位，共 173 次、47 个单位',
    ]);
  });

  it('says why a document is not checked', () => {
    assert.deepEqual(tooltipLines({ ...EMPTY, standing: 'too-large' }, en), [en.tooLarge]);
    assert.equal(tooltipLines({ ...EMPTY, isNotice: false }, zh)[0], zh.notANotice);
  });
});

describe('tooltipLines of hidden findings', () => {
  it('count them where there are any', () => {
    assert.equal(tooltipLines({ ...EMPTY, hidden: 2 }, zh).at(-1), '另有 2 个问题已隐藏');
    assert.equal(tooltipLines({ ...EMPTY, hidden: 1 }, en).at(-1), '1 more finding is hidden');
    assert.ok(!tooltipLines(EMPTY, zh).some((line) => line.includes('隐藏')));
  });
});

describe('localeFor', () => {
  it('follows the setting, else the editor', () => {
    assert.equal(localeFor('en', 'zh-cn'), 'en');
    assert.equal(localeFor('auto', 'en-US'), 'en');
    assert.equal(localeFor(undefined, 'zh-cn'), 'zh');
  });
});
