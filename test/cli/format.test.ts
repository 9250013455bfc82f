import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, run, SOUND } from './run.js';

const MESSY = SOUND.replace('　　一、总体要求\n', '一、总体要求 \n\n\n').replace(
  '提高认识。',
  '提高认识。(市档案局 ）',
);
const TIDY = SOUND.replace('一、总体要求\n', '一、总体要求\n\n').replace(
  '提高认识。',
  '提高认识。（市档案局）',
);

describe('format', () => {
  it('prints the text in its canonical layout', async () => {
    const { code, stdout, stderr } = await run(['format', '-'], { input: MESSY });
    assert.deepEqual([code, stdout, stderr], [0, TIDY, '']);
  });

  it('names the files that would change, with exit code 1, and changes nothing', async () => {
    const folder = folderWith({ 'a.notice': MESSY, 'b.notice': TIDY });
    try {
      const first = await run(['format', '--check', '.'], { cwd: folder.path });
      assert.deepEqual([first.code, first.stdout], [1, 'a.notice\n']);
      assert.equal(readFileSync(join(folder.path, 'a.notice'), 'utf8'), MESSY);
      const written = await run(['format', '--write', 'a.notice', 'b.notice'], { cwd: folder.path });
      assert.deepEqual([written.code, written.stdout], [0, 'a.notice\n']);
      assert.equal(readFileSync(join(folder.path, 'a.notice'), 'utf8'), TIDY);
      const second = await run(['format', '--check', '.'], { cwd: folder.path });
      assert.deepEqual([second.code, second.stdout], [0, '']);
    } finally {
      folder.remove();
    }
  });

  it('says what it cannot do', async () => {
    const both = await run(['format', '--check', '--write', 'a.notice']);
    assert.equal(both.code, 2);
    assert.match(both.stderr, /options --check and --write do not go together/);
    const stdin = await run(['format', '--write', '-'], { input: MESSY });
    assert.match(stdin.stderr, /--write does not work on standard input/);
    const missing = await run(['format', '--check', 'missing.notice']);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /missing\.notice: no such file/);
    const other = await run(['format', 'README.md']);
    assert.equal(other.stdout, readFileSync('README.md', 'utf8'));
    assert.match(other.stderr, /does not look like an official document/);
  });
});
