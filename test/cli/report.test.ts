import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { strFromU8, unzipSync } from 'fflate';
import { CLI, folderWith, GAP, run, SOUND } from './run.js';

describe('report', () => {
  const folder = folderWith({
    'gap.txt': GAP,
    'sound.txt': SOUND,
    'settings.json': JSON.stringify({ rules: { 'numbering/gap': 'off' } }),
  });
  const cwd = folder.path;
  const report = (...args: readonly string[]) => run(['report', ...args], { cwd });

  after(() => folder.remove());

  it('is a page with what was found, by rule', async () => {
    const { code, stdout, stderr } = await report('--lang', 'zh', 'gap.txt');
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^<!DOCTYPE html>/);
    assert.match(stdout, /【错误】序号不连续（1处）/);
    assert.doesNotMatch(stdout, /四、与上年计划对比/);
  });

  it('goes by the settings of a check', async () => {
    const { stdout } = await report('--lang', 'zh', '--config', 'settings.json', 'gap.txt');
    assert.doesNotMatch(stdout, /序号不连续/);
  });

  it('compares with last year where that is given', async () => {
    const { code, stdout } = await report('--lang', 'en', '--last-year', 'sound.txt', 'gap.txt');
    assert.equal(code, 0);
    assert.match(stdout, /<h2>4\. Compared with last year’s plan<\/h2>/);
  });

  it('is a Word file when asked for', () => {
    const given = ['report', '--format', 'docx', 'gap.txt'];
    const { status, stdout } = spawnSync(process.execPath, [CLI, ...given], { cwd });
    assert.equal(status, 0);
    const part = unzipSync(new Uint8Array(stdout))['word/document.xml'];
    assert.ok(part && strFromU8(part).includes('<w:tbl>'));
  });

  it('ends with 2 where a file cannot be read', async () => {
    const missing = await report('missing.txt');
    assert.deepEqual([missing.code, missing.stdout], [2, '']);
    assert.match(missing.stderr, /missing\.txt/);
    assert.equal((await report('--last-year', 'missing.txt', 'gap.txt')).code, 2);
  });
});
