import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { DEFAULT_LINT } from '../../../server/src/core/lint/configuration.js';
import { lateFinding, type Wording } from '../../../server/src/core/lint/late-finding.js';
import { defineRule, type Finding } from '../../../server/src/core/lint/rule.js';
import { lint, withSeverity } from '../../../server/src/core/lint/runner.js';
import { analyze } from '../../../server/src/core/model/analyze.js';

function ruleThatFinds(...findings: readonly Finding[]) {
  return defineRule({
    meta: {
      id: 'test/late',
      title: { zh: '', en: '' },
      why: { zh: '', en: '' },
      basis: [],
      severity: 'warning',
      fix: 'safe',
      since: '0.1.0',
      scope: 'any-text',
      options: z.strictObject({}),
      examples: [],
    },
    check: () => findings,
  });
}

describe('late findings', () => {
  const asked: string[] = [];
  const WORDING: Wording<string> = {
    message: (subject) => {
      asked.push('message');
      return { zh: subject, en: subject };
    },
    fixes: () => {
      asked.push('fixes');
      return [{ title: { zh: '改', en: 'Mend' }, edits: [], safe: true }];
    },
  };

  beforeEach(() => asked.splice(0));

  it('go through the runner unread, and make each part once', () => {
    const finding = lateFinding({ start: 0, end: 1 }, '甲', WORDING);
    const [found] = lint(analyze('甲乙'), [ruleThatFinds(finding)], DEFAULT_LINT).diagnostics;
    assert.deepEqual(asked, []);
    assert.equal(found?.fixes.length, 1);
    assert.equal(found?.fixes, found?.fixes);
    assert.deepEqual(asked, ['fixes']);
    assert.equal(found?.message.zh, '甲');
    assert.deepEqual(found?.related, []);
    assert.deepEqual(asked, ['fixes', 'message']);
  });

  it('keep all they have under another severity', () => {
    const finding = lateFinding({ start: 0, end: 1 }, '甲', WORDING, 'hint');
    const [found] = lint(analyze('甲乙'), [ruleThatFinds(finding)], DEFAULT_LINT).diagnostics;
    assert.equal(found?.severity, 'hint');
    const graver = found && withSeverity(found, 'info');
    assert.deepEqual(
      [graver?.rule, graver?.severity, graver?.start, graver?.end],
      ['test/late', 'info', 0, 1],
    );
    assert.deepEqual([graver?.message.en, graver?.fixes.length], ['甲', 1]);
  });

  it('are told in text order', () => {
    const at = (start: number, end: number): Finding => lateFinding({ start, end }, '', WORDING);
    const rule = ruleThatFinds(at(3, 4), at(0, 2), at(3, 3), at(0, 1));
    const { diagnostics } = lint(analyze('甲乙丙丁'), [rule], DEFAULT_LINT);
    assert.deepEqual(
      diagnostics.map(({ start, end }) => [start, end]),
      [
        [0, 1],
        [0, 2],
        [3, 3],
        [3, 4],
      ],
    );
  });
});
