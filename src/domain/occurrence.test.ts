import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recurringOccurrences } from './occurrence.ts';

const always = { startsOn: null, endsOn: null };
const days = (terms: Parameters<typeof recurringOccurrences>[0], year = 2026) =>
  recurringOccurrences(terms, year).map(({ dueOn }) => dueOn);

describe('the occurrences of a control that comes back', () => {
  it('are due on the last day of each of its months, leap years too', () => {
    assert.deepEqual(days({ ...always, recurrence: [2, 12] }), ['2026-02-28', '2026-12-31']);
    assert.deepEqual(days({ ...always, recurrence: [2] }, 2028), ['2028-02-29']);
  });

  it('are none where it does not come back by itself', () => {
    assert.deepEqual(days({ ...always, recurrence: null }), []);
  });

  it('keep within the days that the control runs', () => {
    const terms = { recurrence: [3, 6, 9], startsOn: '2026-06-30', endsOn: '2026-09-15' };
    assert.deepEqual(days(terms), ['2026-06-30', '2026-09-15']);
  });
});
