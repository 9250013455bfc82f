import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What no copy needs: built files, and packages, which are linked. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'dist', '.cache', '.vscode-test']);

const ID = 'text/placeholder-of-a-test';

describe('new:rule', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'policy-notice-')));
  const run = (...args: readonly string[]): ReturnType<typeof spawnSync> & { readonly said: string } => {
    const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    return { ...done, said: `${done.stdout}${done.stderr}` };
  };
  const passes = (...args: readonly string[]): void => {
    const { status, said } = run(...args);
    assert.equal(status, 0, `${args.join(' ')}\n${said}`);
  };

  before(() => {
    for (const name of readdirSync('.').filter((one) => !LEFT_OUT.has(one))) {
      cpSync(name, join(root, name), { recursive: true, preserveTimestamps: true });
    }
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');
  });
  after(function () {
    // Thousands of files lie behind its links.
    this.timeout(60_000);
    rmSync(root, { recursive: true, force: true });
  });

  it('says what groups there are, and how an id looks', () => {
    const unknown = run('scripts/new-rule.mjs', 'nowhere/rule');
    assert.equal(unknown.status, 1);
    assert.match(
      unknown.said,
      /no group «nowhere»; the groups are agency, date, .*server\/src\/core\/rules\/nowhere/,
    );
    assert.match(run('scripts/new-rule.mjs', 'Text').said, /group\/name/);
    assert.match(run('scripts/new-rule.mjs', 'text/width').said, /text\/width\.ts exists already/);
  });

  it('writes a rule and a fixture that pass every check as they are', () => {
    passes('scripts/new-rule.mjs', ID);
    passes('scripts/generate.mjs', '--check');
    passes('node_modules/typescript/bin/tsc', '-b');
    passes(
      'node_modules/@biomejs/biome/bin/biome',
      'check',
      '--error-on-warnings',
      'server',
      'scripts',
      'test',
    );
    const { status, said } = run('scripts/test.mjs', 'test/unit/rules', '--grep', ID);
    assert.equal(status, 0, said);
    const passed = Number(/(\d+) passed/.exec(said)?.[1]);
    assert.ok(passed >= 13, `the examples and the fixture run: ${said}`);
  }).timeout(300_000);
});
