import assert from 'node:assert/strict';
import { together } from '../../../server/src/cli/check/batch.js';
import { failedOutcome, type Outcome } from '../../../server/src/cli/check/outcome.js';
import { ARRAY, LINES } from '../../../server/src/cli/check/report.js';

const text = ({ output }: Outcome): string => Buffer.from(output).toString();

function checked(output: string, errors = 0): Outcome {
  return {
    ...failedOutcome({ zh: '', en: '' }),
    checked: 1,
    unread: 0,
    output: new TextEncoder().encode(output),
    counts: { error: errors, warning: 0, info: 1, hint: 0 },
    fixed: 2,
    said: [],
  };
}

describe('cli outcomes of a task', () => {
  it('are one where nothing is to be said', () => {
    const [sum, ...more] = together([checked('一', 2), checked(''), checked('三', 1)], ARRAY);
    assert.ok(sum);
    assert.equal(more.length, 0);
    assert.equal(text(sum), '一,\n三', 'no separator for what wrote nothing');
    assert.deepEqual([sum.checked, sum.unread, sum.fixed], [3, 0, 6]);
    assert.deepEqual(sum.counts, { error: 3, warning: 0, info: 3, hint: 0 });
  });

  it('begin anew at a document of which something is said', () => {
    const failed = failedOutcome({ zh: '二', en: 'two' });
    const parts = together([checked('1'), failed, checked('3'), checked('4')], LINES);
    assert.deepEqual(parts.map(text), ['1', '34']);
    assert.deepEqual(
      parts.map(({ checked: read, unread, said }) => [read, unread, said.map(({ message }) => message.en)]),
      [
        [1, 0, []],
        [2, 1, ['two']],
      ],
    );
  });

  it('have memory of their own, which goes to another thread without that of others', () => {
    const parts = together([checked('1'), checked('2')], LINES);
    assert.equal(parts[0]?.output.buffer.byteLength, 2);
  });
});
