/** Reminders in the database: who has been reminded of which step of a period, so that nobody is reminded twice. */
import { sql } from 'kysely';
import type { Period } from '../domain/period.ts';
import type { ReminderSlot } from '../domain/reminder-slot.ts';
import type { Step } from '../domain/step.ts';
import type { Transaction } from './database.ts';

export type Reminding = {
  readonly period: Period;
  readonly step: Step;
  /** "2026-05-13". */
  readonly day: string;
  readonly dueOn: string | null;
  /** 'asked' where a person sent it. */
  readonly slot: ReminderSlot | 'asked';
};

/** Writes down that these accounts are reminded, and returns those that were not already, that day or in that slot. */
export async function addReminders(
  tx: Transaction,
  { period, step, day, dueOn, slot }: Reminding,
  accounts: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ account: string }>`
    insert into uppsikt.reminder (year, period, step, account, day, due_on, slot)
    select ${period.year}::integer, ${period.kind}, ${step}, account::uuid, ${day}::date, ${dueOn}::date, ${slot}
    from unnest(${accounts}::text[]) as account
    on conflict do nothing
    returning account::text as account`.execute(tx);
  return new Set(rows.map((row) => row.account));
}
