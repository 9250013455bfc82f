import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { folderWith, GAP, run, SAMPLE, SOUND } from './run.js';

const PLAN = SOUND.replace('关于做好档案工作', '关于印发2024年档案工作要点').replace(
  '提高认识。',
  '2024年底前建成馆舍。',
);

describe('next', () => {
  const folders: { remove(): void }[] = [];
  const folderOf = (files: Readonly<Record<string, string | Uint8Array>>): string => {
    const folder = folderWith(files);
    folders.push(folder);
    return folder.path;
  };
  after(() => {
    for (const folder of folders) {
      folder.remove();
    }
  });

  it('writes the draft to standard output, and says how much there is to decide', async () => {
    const cwd = folderOf({ 'a.notice': PLAN });
    const { code, stdout, stderr } = await run(['next', '--year', '2025', 'a.notice'], { cwd });
    assert.equal(code, 0);
    assert.equal(
      stdout,
      PLAN.replace('印发2024年', '印发2025年')
        .replace('〔2024〕5号', '〔2025〕　　号')
        .replace('2024年3月1日', '2025年　　月　　日'),
    );
    assert.match(stderr, /3 changes made, 1 places to decide on \(--review FILE writes the list\)/);
  });

  it('writes draft and review list to files', async () => {
    const cwd = folderOf({});
    const args = ['next', '--year', '2017', '--out', 'b.notice', '--review', 'b.json', SAMPLE];
    const { code, stdout } = await run(args, { cwd });
    assert.deepEqual([code, stdout], [0, '']);
    const draft = readFileSync(join(cwd, 'b.notice'), 'utf8');
    const source = readFileSync(SAMPLE, 'utf8');
    const review = JSON.parse(readFileSync(join(cwd, 'b.json'), 'utf8'));
    assert.deepEqual(Object.keys(review), ['source', 'year', 'items', 'entries', 'changes']);
    assert.deepEqual([review.source, review.year], [SAMPLE, 2017]);
    for (const { start, end, text } of review.entries) {
      assert.equal(source.slice(start, end), text);
    }
    for (const { start, end, to } of review.changes) {
      assert.equal(draft.slice(start, end), to);
    }
    assert.deepEqual(Object.keys(review.entries[0].item), ['id', 'marker', 'number']);
    const checked = await run(['check', 'b.notice'], { cwd });
    assert.equal(checked.code, 0, checked.stdout);
  });

  it('keeps the encoding of the source', async () => {
    const cwd = folderOf({ 'a.notice': iconv.encode(PLAN, 'gb18030') });
    await run(['next', '--year', '2025', '--out', 'b.notice', 'a.notice'], { cwd });
    const draft = iconv.decode(readFileSync(join(cwd, 'b.notice')), 'gb18030');
    assert.ok(draft.includes('〔2025〕　　号'));
  });

  it('refuses what cannot be moved on, and never writes over the source', async () => {
    const cwd = folderOf({ 'a.notice': PLAN, 'b.notice': GAP.replace('2024年3月1日', '') });
    for (const [args, said] of [
      [['--year', '2024', 'a.notice'], /this is the plan of 2024/],
      [['--year', '25', 'a.notice'], /“25” is no year/],
      [['--year', '2025', 'b.notice'], /names a year/],
      [['a.notice'], /--year/],
      [['--year', '2025', '--out', 'a.notice', 'a.notice'], /is the source itself/],
      [['--year', '2025', 'missing.notice'], /missing\.notice/],
    ] as const) {
      const { code, stdout, stderr } = await run(['next', ...args], { cwd });
      assert.deepEqual([code, stdout], [2, ''], args.join(' '));
      assert.match(stderr, said);
    }
    assert.equal(readFileSync(join(cwd, 'a.notice'), 'utf8'), PLAN);
    assert.ok(!existsSync(join(cwd, 'c.notice')));
  });
});
