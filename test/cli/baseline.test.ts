import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, run } from './run.js';

const FILE = '.policy-notice/baseline.json';
const TEXT = '一、甲。（省教育厅）\n　　1．子。\n　　3．丑,寅。\n　　4．卯。\n二、乙。（省财政厅）\n';

/** Hides the gap of {@link TEXT} in a document. */
const hiding = (file: string): string =>
  JSON.stringify({
    version: 1,
    hidden: [{ file, rule: 'numbering/gap', text: '#.', before: '', after: '丑,寅。', occurrence: 1 }],
  });

describe('hidden findings on the command line', () => {
  const rulesIn = (stdout: string): readonly (readonly string[])[] =>
    JSON.parse(stdout).files.map(({ diagnostics }: { diagnostics: { rule: string }[] }) =>
      diagnostics.map(({ rule }) => rule),
    );

  it('are left out and counted, in the file that names them alone', async () => {
    const folder = folderWith({ 'a.notice': TEXT, 'deep/b.notice': TEXT, [FILE]: hiding('deep/b.notice') });
    try {
      const options = { cwd: folder.path };
      const json = await run(['check', '--format', 'json', 'a.notice', 'deep/b.notice'], options);
      assert.deepEqual(rulesIn(json.stdout), [['numbering/gap', 'text/width'], ['text/width']]);
      assert.equal(JSON.parse(json.stdout).files[1].hidden, 1);
      assert.equal(JSON.parse(json.stdout).summary.hidden, 1);
      const text = await run(['check', 'deep/b.notice'], options);
      assert.match(text.stdout, /; 1 hidden\n$/);
      assert.equal(text.code, 0);
      const lines = await run(['check', '--format', 'ndjson', '-'], {
        ...options,
        input: '{"file": "deep/b.notice"}\n',
      });
      assert.equal(JSON.parse(lines.stdout).hidden, 1);
      const all = await run(['check', '--no-baseline', '--format', 'json', 'deep/b.notice'], options);
      assert.deepEqual(rulesIn(all.stdout), [['numbering/gap', 'text/width']]);
      assert.equal(all.code, 1);
    } finally {
      folder.remove();
    }
  });

  it('are not mended', async () => {
    const folder = folderWith({ 'a.notice': TEXT, [FILE]: hiding('a.notice') });
    try {
      const { stdout } = await run(['check', '--fix', 'a.notice'], { cwd: folder.path });
      assert.match(stdout, /no problems found; 1 fixed; 1 hidden/);
      assert.equal(readFileSync(join(folder.path, 'a.notice'), 'utf8'), TEXT.replace(',', '，'));
    } finally {
      folder.remove();
    }
  });

  it('in a broken file are told at its line, and the run ends with 2', async () => {
    const folder = folderWith({ 'a.notice': TEXT, [FILE]: '{\n  "version": 7\n}\n' });
    try {
      const broken = await run(['check', 'a.notice'], { cwd: folder.path });
      assert.equal(broken.code, 2);
      assert.match(broken.stderr, /baseline\.json:2:14: must say "version": 1/);
      assert.match(broken.stdout, /numbering\/gap/);
      writeFileSync(join(folder.path, FILE), '{"version": 1, "hidden": []}');
      assert.equal((await run(['check', 'a.notice'], { cwd: folder.path })).code, 1);
    } finally {
      folder.remove();
    }
  });
});
