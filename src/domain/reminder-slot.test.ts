import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reminderSlot } from './reminder-slot.ts';

// Wednesday 13 May 2026; Thursday the 14th is Kristi himmelsfärdsdag.
const due = '2026-05-13';

describe('the reminder that is due', () => {
  it('is none until five working days before', () => {
    assert.equal(reminderSlot(due, '2026-05-05'), null);
    assert.equal(reminderSlot(due, '2026-05-06'), 'fiveBefore');
  });

  it('is the first still, for a period that is opened late, until the day before', () => {
    assert.equal(reminderSlot(due, '2026-05-08'), 'fiveBefore');
    assert.equal(reminderSlot(due, '2026-05-12'), 'oneBefore');
  });

  it('is none on the day itself', () => {
    assert.equal(reminderSlot(due, '2026-05-13'), null);
  });

  it('is the last on the working day after, over a holiday, and ends', () => {
    assert.equal(reminderSlot(due, '2026-05-15'), 'oneAfter');
    assert.equal(reminderSlot(due, '2026-05-22'), null);
  });

  it('is none on a free day', () => {
    assert.equal(reminderSlot(due, '2026-05-09'), null);
    assert.equal(reminderSlot(due, '2026-05-14'), null);
  });
});
