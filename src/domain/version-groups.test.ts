import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groupVersions } from './version-groups.ts';

const minute = 60_000;
const version = (at: number, by: string | null = 'Vera', state = 'draft', removed = false) => ({
  at: new Date(at * minute),
  by,
  state,
  removed,
});
const sizes = (versions: Parameters<typeof groupVersions>[0]) => groupVersions(versions).map((group) => group.length);

describe('versions that belong together', () => {
  it('are those of one person without a long pause, however long it takes', () => {
    assert.deepEqual(sizes([version(0), version(9), version(18), version(29)]), [3, 1]);
  });

  it('are parted by another person, another state and a removal', () => {
    assert.deepEqual(sizes([version(0), version(1, 'Rut'), version(2)]), [1, 1, 1]);
    assert.deepEqual(sizes([version(0), version(1, 'Vera', 'ready'), version(2)]), [1, 1, 1]);
    assert.deepEqual(sizes([version(0), version(1, 'Vera', 'draft', true)]), [1, 1]);
  });

  it('are none where there is none', () => {
    assert.deepEqual(groupVersions([]), []);
  });
});
