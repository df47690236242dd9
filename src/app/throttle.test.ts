import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createThrottle } from './throttle.ts';

it('blocks a key after too many failures, and only until they are old', () => {
  let now = 0;
  const throttle = createThrottle({ attempts: 2, minutes: 1 }, () => now);
  throttle.failed('a');
  assert.equal(throttle.blocked('a'), false);
  throttle.failed('a');
  assert.equal(throttle.blocked('a'), true);
  assert.equal(throttle.blocked('b'), false);
  now = 61_000;
  assert.equal(throttle.blocked('a'), false);
});
