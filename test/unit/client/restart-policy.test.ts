import { strict as assert } from 'node:assert';
import { restartPolicy } from '../../../client/src/server/restart-policy.js';

describe('restartPolicy', () => {
  it('allows as many restarts as its limit, then no more', () => {
    const policy = restartPolicy(2, 1000, () => 0);
    assert.deepEqual([policy.mayRestart(), policy.mayRestart(), policy.mayRestart()], [true, true, false]);
    assert.equal(policy.recent, 3);
  });

  it('forgets stops that are longer ago than its period', () => {
    let now = 0;
    const policy = restartPolicy(1, 1000, () => now);
    assert.equal(policy.mayRestart(), true);
    now = 999;
    assert.equal(policy.mayRestart(), false);
    now = 2500;
    assert.equal(policy.mayRestart(), true);
    assert.equal(policy.recent, 1);
  });
});
