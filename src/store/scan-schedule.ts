/** When the worker scans by itself, in the database. */
import type { ScanEvery, ScanKind } from '../domain/scan.ts';
import type { Transaction } from './database.ts';

export type ScanSchedule = { readonly kind: ScanKind; readonly every: ScanEvery };

export function listSchedules(tx: Transaction): Promise<ScanSchedule[]> {
  return tx.selectFrom('scan_schedule').select(['kind', 'every']).orderBy('kind').execute();
}

/** `every` null: not by itself. */
export async function saveSchedule(tx: Transaction, kind: ScanKind, every: ScanEvery | null): Promise<void> {
  if (every === null) {
    await tx.deleteFrom('scan_schedule').where('kind', '=', kind).execute();
    return;
  }
  await tx
    .insertInto('scan_schedule')
    .values({ kind, every })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'kind']).doUpdateSet({ every }))
    .execute();
}
