import assert from 'node:assert/strict';
import fc from 'fast-check';
import { base64 } from '../../../server/src/core/text/base64.js';

describe('base64', () => {
  it('is what Node makes of the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        assert.equal(base64(bytes), Buffer.from(bytes).toString('base64'));
      }),
    );
  });
});
