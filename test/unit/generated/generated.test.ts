import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A value of the manifest, read as data. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function readJson(path: string): Json {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function stringsIn(value: Json): readonly string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

const TRANSLATIONS = readdirSync('.').filter((name) => /^package\.nls.*\.json$/.test(name));

describe('generated files', () => {
  it('are as the rules and settings say', () => {
    const run = spawnSync(process.execPath, ['scripts/generate.mjs', '--check'], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
  }).timeout(30_000);
});

describe('manifest', () => {
  const used = new Set(
    stringsIn(readJson('package.json')).flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? []),
  );

  it('names texts at all', () => {
    assert.ok(used.size > 10, `only ${used.size} texts`);
  });

  for (const file of TRANSLATIONS) {
    it(`finds every text it names in ${file}, and no others`, () => {
      const texts = readJson(file);
      assert.ok(typeof texts === 'object' && texts !== null);
      assert.deepEqual(Object.keys(texts).sort(), [...used].sort());
    });
  }

  it('is translated into Chinese', () => {
    assert.deepEqual(TRANSLATIONS, ['package.nls.json', 'package.nls.zh-cn.json']);
  });
});
