import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isForgotten, isOpen } from './open.ts';

const createdAt = '2026-02-17T12:00:00.000Z';
const after = (seconds: number) => Date.parse(createdAt) + seconds * 1000;

describe('a job', () => {
  it('is open until it is done or has failed', () => {
    assert.deepEqual(
      (['queued', 'running', 'done', 'failed'] as const).map((state) => isOpen({ state })),
      [true, true, false, false],
    );
  });

  it('is forgotten when nobody has begun it in ten seconds', () => {
    assert.equal(isForgotten({ state: 'queued', createdAt }, after(10)), false);
    assert.equal(isForgotten({ state: 'queued', createdAt }, after(11)), true);
    assert.equal(isForgotten({ state: 'running', createdAt }, after(600)), false);
  });
});
