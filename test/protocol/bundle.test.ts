import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rules } from '../../server/src/core/rules/index.generated.js';

describe('the built server', () => {
  const parts = ['dist/server-main.js', ...readdirSync('dist/server').map((name) => `dist/server/${name}`)];
  const bundles = { server: parts, worker: ['dist/server.worker.js'] };
  for (const [name, files] of Object.entries(bundles)) {
    it(`(${name}) has the rules, and not what only their pages say`, () => {
      const built = files.map((file) => readFileSync(file, 'utf8')).join('\n');
      for (const { meta } of rules) {
        assert.ok(built.includes(meta.title.zh), `${meta.id}: title`);
        assert.ok(!built.includes(meta.why.zh), `${meta.id}: why`);
        assert.ok(!built.includes(meta.why.en), `${meta.id}: why, in English`);
      }
    });
  }

  it('answers before it loads the core', () => {
    const first = new Set<string>();
    const take = (file: string) => {
      if (!first.has(file)) {
        first.add(file);
        const statics = readFileSync(file, 'utf8').matchAll(/=require\("(\.[^"]+\.js)"\)/g);
        for (const [, path = ''] of statics) {
          take(join(dirname(file), path));
        }
      }
    };
    take('dist/server-main.js');
    const built = [...first].map((file) => readFileSync(file, 'utf8')).join('\n');
    assert.match(built, /then\(\(\)=>[^;]{0,9}require\("\.\/server\/server-\w+\.js"\)/);
    assert.match(built, /then\(\(\)=>[^;]{0,9}require\("\.\/server\/early-\w+\.js"\)/);
    assert.match(built, /renameProvider/);
    assert.doesNotMatch(built, /ZodMini/);
    assert.ok(rules.every(({ meta }) => !built.includes(meta.title.zh)));
  });

  it('the command line has it all', () => {
    const built = readFileSync('dist/cli.js', 'utf8');
    assert.ok(rules.every(({ meta }) => built.includes(meta.why.zh)));
  });
});
