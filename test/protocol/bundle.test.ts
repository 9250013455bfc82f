import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rules } from '../../server/src/core/rules/index.generated.js';

describe('the built server', () => {
  for (const file of ['dist/server.js', 'dist/server.worker.js']) {
    it(`${file} has the rules, and not what only their pages say`, () => {
      const built = readFileSync(file, 'utf8');
      for (const { meta } of rules) {
        assert.ok(built.includes(meta.title.zh), `${meta.id}: title`);
        assert.ok(!built.includes(meta.why.zh), `${meta.id}: why`);
        assert.ok(!built.includes(meta.why.en), `${meta.id}: why, in English`);
      }
    });
  }

  it('the command line has it all', () => {
    const built = readFileSync('dist/cli.js', 'utf8');
    assert.ok(rules.every(({ meta }) => built.includes(meta.why.zh)));
  });
});
