/** Writing amounts of economy: values, the event that says which, and the tables of the reports, in one transaction. */
import type { BulkChange } from '../domain/bulk.ts';
import type { EconomyChange } from '../domain/economy-change.ts';
import type { Transaction } from '../store/database.ts';
import { type BodyYear, deleteEconomyValues, type EconomySource, saveEconomyValues } from '../store/economy-value.ts';
import { record } from './audit.ts';
import { refreshEconomy } from './economy-refresh.ts';
import { loadEconomySettings } from './economy-settings.ts';
import { actorName, type Session } from './session.ts';

/** Changes that the event lists; the rest are counted. */
const mostRecorded = 2000;

const shortly = (changes: readonly BulkChange[]) =>
  changes.slice(0, mostRecorded).map(({ subject, edits }) => ({
    subject,
    before: edits[0]?.before ?? '',
    after: edits[0]?.after ?? '',
  }));

/** Writes the amounts and makes the tables; whoever calls it records the event. Throws `FrozenError` where the year is decided. */
export async function storeEconomy(
  tx: Transaction,
  session: Session,
  at: BodyYear,
  { writes, removals }: EconomyChange,
  source: EconomySource,
): Promise<void> {
  await deleteEconomyValues(tx, at, removals);
  await saveEconomyValues(tx, at, writes, source, actorName(session));
  await refreshEconomy(tx, at, await loadEconomySettings(tx));
}

/** Throws `FrozenError` where the year is decided: call it in `change`. */
export async function writeEconomy(
  tx: Transaction,
  session: Session,
  at: BodyYear,
  change: EconomyChange,
  source: EconomySource,
): Promise<void> {
  const { changes } = change;
  await storeEconomy(tx, session, at, change, source);
  await record(tx, session, {
    verb: 'economy.write',
    subject: `economy:${at.body}/${at.year}`,
    before: null,
    after: { ...source, count: changes.length, changes: shortly(changes) },
  });
}
