import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, run } from './run.js';

const FILE = 'policy-notice.agencies.json';

/** A city whose bodies are all listed: any other department is unknown. */
const BODIES = `{
  // 示例
  "places": [{
    "place": "四川/绵阳",
    "completeSince": "2019-01-01",
    "agencies": [
      {"fullName": "绵阳市教育局", "shortName": "市教育局"},
      {"fullName": "绵阳市甲局", "shortName": "市甲局", "validTo": "2022-05-01", "successors": [{"name": "市教育局"}]},
    ],
  }],
}`;

const NOTICE =
  '绵阳市人民政府关于做好甲事项的通知\n\n各县（市、区）人民政府：\n\n　　一、推进工作。（市教育局）\n　　二、抓好落实。（市量子局）\n\n绵阳市人民政府\n2024年3月1日\n';

describe('the file of agencies on the command line', () => {
  const rulesIn = (stdout: string): readonly string[] =>
    JSON.parse(stdout).files[0].diagnostics.map((found: { rule: string }) => found.rule);

  it('applies from beside the document and from above, up to .git', async () => {
    const folder = folderWith({ [FILE]: BODIES, 'a.notice': NOTICE });
    try {
      for (const below of ['deep', 'repo']) {
        mkdirSync(join(folder.path, below));
        writeFileSync(join(folder.path, below, 'b.notice'), NOTICE);
      }
      mkdirSync(join(folder.path, 'repo', '.git'));
      const unknownIn = async (path: string) =>
        rulesIn((await run(['check', '--format', 'json', path], { cwd: folder.path })).stdout);
      assert.deepEqual(await unknownIn('a.notice'), ['agency/unknown']);
      assert.deepEqual(await unknownIn('deep/b.notice'), ['agency/unknown']);
      assert.deepEqual(await unknownIn('repo/b.notice'), []);
    } finally {
      folder.remove();
    }
  });

  it('can be named, and serves parse and agencies as well', async () => {
    const folder = folderWith({ 'own.json': BODIES, 'a.notice': NOTICE });
    try {
      const options = { cwd: folder.path };
      const checked = await run(['check', '--format', 'json', '--agencies', 'own.json', 'a.notice'], options);
      assert.deepEqual([checked.stderr, rulesIn(checked.stdout)], ['', ['agency/unknown']]);
      const parsed = await run(['parse', '--agencies', 'own.json', 'a.notice'], options);
      assert.match(parsed.stdout, /"agencyId": "added-\d+"/);
      const shown = await run(
        ['agencies', '市甲局', '--at', '2024-01-01', '--agencies', 'own.json'],
        options,
      );
      assert.match(shown.stdout, /^绵阳市甲局/);
      assert.match(shown.stdout, /ended 2022-05-01 \(verified\); in force then: 绵阳市教育局/);
      const missing = await run(['check', '--agencies', 'none.json', 'a.notice'], options);
      assert.deepEqual([missing.code, missing.stdout], [2, '']);
      assert.match(missing.stderr, /none\.json: no such file/);
    } finally {
      folder.remove();
    }
  });

  it('is found by agencies from the current folder', async () => {
    const folder = folderWith({ [FILE]: BODIES });
    try {
      const { stdout } = await run(['agencies', '市甲局'], { cwd: folder.path });
      assert.match(stdout, /^绵阳市甲局/);
    } finally {
      folder.remove();
    }
  });

  it('has its wrong entries told once, by line, and the others applied', async () => {
    const wrong = BODIES.replace('"place": "四川/绵阳",', '"place": "四川/绵阳", "colour": 1,').replace(
      '"2022-05-01"',
      '"2022-15-01"',
    );
    const folder = folderWith({ [FILE]: wrong, 'a.notice': NOTICE, 'b.notice': NOTICE });
    try {
      const { code, stdout, stderr } = await run(['check', '--format', 'json', 'a.notice', 'b.notice'], {
        cwd: folder.path,
      });
      assert.equal(code, 2);
      assert.deepEqual(stderr.trimEnd().split('\n'), [
        `${FILE}:4:23: there is no property “colour”; it is ignored`,
        `${FILE}:8:60: must be a day that exists, written YYYY-MM-DD, as in 2024-01-10`,
      ]);
      assert.deepEqual(rulesIn(stdout), ['agency/unknown']);
      const chinese = await run(['check', '--lang', 'zh', 'a.notice'], { cwd: folder.path });
      assert.ok(chinese.stderr.includes(`${FILE}:8:60: 应为实际存在的日期`));
    } finally {
      folder.remove();
    }
  });
});
