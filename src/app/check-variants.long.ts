/** 200 variants of the example package, printed anew, and 200 with one planted fault each. Takes a few minutes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recall } from './check-recall.testing.ts';

describe('200 variants of the example package', () => {
  it('give no contradiction unspoilt, and at least 95 % of the planted faults are found', async () => {
    const { clean, found, missed } = await recall({ seed: 20261130, variants: 200 });
    assert.equal(clean, 200);
    assert.ok(found >= 190, `${found} of 200 found. Missed:\n${missed.join('\n')}`);
  });
});
