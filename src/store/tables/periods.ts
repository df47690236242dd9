/** The tables of periods as work: who is asked to report, who has been reminded, and people's calendars. */
import type { Generated } from 'kysely';
import type { Period } from '../../domain/period.ts';
import type { Step } from '../../domain/step.ts';
import type { DateOnly, TenantId } from '../column-types.ts';

type PeriodBodyRow = {
  tenant_id: TenantId;
  year: number;
  period: Period['kind'];
  body: string;
  coordinates: Generated<boolean>;
};
type ReminderRow = {
  tenant_id: TenantId;
  year: number;
  period: Period['kind'];
  step: Step;
  account: string;
  day: string;
  due_on: DateOnly;
  slot: 'fiveBefore' | 'oneBefore' | 'oneAfter' | 'asked';
};
type CalendarFeedRow = { tenant_id: TenantId; account: string; token_hash: Buffer; created_at: Generated<Date> };

export interface PeriodTables {
  period_body: PeriodBodyRow;
  reminder: ReminderRow;
  calendar_feed: CalendarFeedRow;
}
