import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLEAN =
  '关于做好某项工作的通知\n\n各有关单位：\n\n　　一、甲。\n　　二、乙。\n　　三、丙。\n　　四、丁。\n';

describe('corpus check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'policy-notice-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (documents: Readonly<Record<string, string>>): { status: number | null; said: string } => {
    rmSync(folder, { recursive: true, force: true });
    const root = mkdtempSync(folder);
    for (const [name, text] of Object.entries(documents)) {
      writeFileSync(join(root, name), text);
    }
    const done = spawnSync(process.execPath, ['scripts/corpus-check.mjs', root], { encoding: 'utf8' });
    rmSync(root, { recursive: true, force: true });
    return { status: done.status, said: `${done.stdout}${done.stderr}` };
  };

  it('passes clean documents and counts them by group', () => {
    const { status, said } = run({ 'xx_a.txt': CLEAN, 'xx_b.txt': CLEAN });
    assert.equal(status, 0, said);
    assert.match(said, /xx.*│ 2 /);
  });

  it('names every error, and warnings past what the length allows', () => {
    const error = run({ 'xx_a.txt': CLEAN.replace('三、', '二、') });
    assert.equal(error.status, 1);
    assert.match(error.said, /xx_a\.txt: 1 × numbering\/duplicate, error/);
    const warning = run({ 'xx_a.txt': CLEAN.replace('单位：', '单位:') });
    assert.equal(warning.status, 1);
    assert.match(warning.said, /xx_a\.txt: 1 × layout\/addressees, warning/);
  });

  it('allows a warning in a long group, but never in a negative', () => {
    const faulty = CLEAN.replace('单位：', '单位:');
    const long = `${CLEAN}　　${'各地要抓好落实，加强协调，确保成效。'.repeat(1200)}\n`;
    assert.equal(run({ 'xx_a.txt': faulty, 'xx_b.txt': long }).status, 0);
    assert.equal(run({ 'neg_a.txt': faulty, 'neg_b.txt': long }).status, 1);
  });

  it('wants reviewed findings to be found', () => {
    const { status, said } = run({ 'sh_shipinkeji.txt': CLEAN });
    assert.equal(status, 1);
    assert.match(said, /sh_shipinkeji\.txt: 1 × layout\/addressees reviewed, none found/);
  });

  it('fails with a reason where there is nothing to check', () => {
    assert.match(run({}).said, /no \*\.txt file/);
    assert.equal(run({}).status, 2);
  });
});
