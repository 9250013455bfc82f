import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, GAP, run, SAMPLE, SOUND } from './run.js';

const ITEMS = SOUND.replace('抓好落实。', '抓好落实，按照本通知第三项要求总结。');
const DELETED = ITEMS.replace('　　一、总体要求\n　　提高认识。\n', '');

describe('renumber', () => {
  it('prints the text with its numbers in order and says on standard error what it did', async () => {
    const { code, stdout, stderr } = await run(['renumber', '-'], { input: GAP });
    assert.deepEqual([code, stdout], [0, SOUND]);
    assert.match(stderr, /<stdin>: 1 number changed/);
  });

  it('leaves the sample as it is', async () => {
    const { code, stdout, stderr } = await run(['renumber', SAMPLE]);
    assert.equal(code, 0);
    assert.equal(stdout, readFileSync(SAMPLE, 'utf8'));
    assert.match(stderr, /in order; nothing to change/);
  });

  it('writes the file back in its own encoding and lists the changes', async () => {
    const folder = folderWith({ 'a.notice': `\ufeff${DELETED.replaceAll('\n', '\r\n')}` });
    try {
      const { code, stdout } = await run(['renumber', '--write', 'a.notice'], { cwd: folder.path });
      const lines = ['a.notice:5:3: 二 → 一', 'a.notice:6:13: 第三项 → 第二项', 'a.notice:7:3: 三 → 二', ''];
      assert.deepEqual([code, stdout], [0, lines.join('\n')]);
      const expected = DELETED.replace('二、主要', '一、主要')
        .replace('第三项', '第二项')
        .replace('三、组织', '二、组织');
      assert.equal(
        readFileSync(join(folder.path, 'a.notice'), 'utf8'),
        `\ufeff${expected.replaceAll('\n', '\r\n')}`,
      );
    } finally {
      folder.remove();
    }
  });

  it('tells of references to an item that is gone, and knows it by the version before', async () => {
    const before = ITEMS.replace('第三项', '第一项');
    const after = before.replace('　　一、总体要求\n　　提高认识。\n', '');
    const folder = folderWith({ 'old.notice': before, 'new.notice': after });
    try {
      const args = ['renumber', '--before', 'old.notice', 'new.notice'];
      const { code, stdout, stderr } = await run(args, { cwd: folder.path });
      assert.equal(code, 0);
      assert.equal(stdout, after.replace('二、主要', '一、主要').replace('三、组织', '二、组织'));
      assert.match(stderr, /new\.notice:6:13: “第一项” pointed at item 1/);
    } finally {
      folder.remove();
    }
  });

  it('does not write to standard input, and names a file that is missing', async () => {
    const stdin = await run(['renumber', '--write', '-'], { input: GAP });
    assert.deepEqual([stdin.code, stdin.stdout], [2, '']);
    const missing = await run(['renumber', 'missing.notice']);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /missing\.notice: no such file/);
  });

  it('is what check --fix does to broken series', async () => {
    const text = DELETED.replace('加强领导。', '加强领导，见本通知第一项。');
    const folder = folderWith({ 'a.notice': text });
    try {
      const { stderr } = await run(['check', '--fix', 'a.notice'], { cwd: folder.path });
      assert.equal(
        readFileSync(join(folder.path, 'a.notice'), 'utf8'),
        text.replace('二、主要', '一、主要').replace('第三项', '第二项').replace('三、组织', '二、组织'),
      );
      assert.match(stderr, /a\.notice:8:\d+: “第一项” pointed at item 1/);
    } finally {
      folder.remove();
    }
  });
});
