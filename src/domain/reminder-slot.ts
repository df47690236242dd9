/**
 * When a person is reminded of a deadline without anybody asking: five and one working days before it, and the working
 * day after. A reminder whose day has passed is still due until the next one is, and the last for five working days.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(reminderSlot('2026-05-13', '2026-05-05'), null);
 * assert.equal(reminderSlot('2026-05-13', '2026-05-06'), 'fiveBefore');
 * assert.equal(reminderSlot('2026-05-13', '2026-05-15'), 'oneAfter');
 */
import { isWorkingDay, workingDaysBetween } from './working-day.ts';

export type ReminderSlot = 'fiveBefore' | 'oneBefore' | 'oneAfter';

/** The reminder that is due today; null where none is: too early, too late, on the day itself, or today is free. */
export function reminderSlot(dueOn: string, today: string): ReminderSlot | null {
  if (!isWorkingDay(today)) return null;
  const left = workingDaysBetween(today, dueOn);
  if (left > 5 || left < -5 || left === 0) return null;
  if (left < 0) return 'oneAfter';
  return left === 1 ? 'oneBefore' : 'fiveBefore';
}
