/** Report parts in the database: cover memo and annexes, each with its outline. */
import type { ReportPart } from '../domain/outline.ts';
import type { Transaction } from './database.ts';
import { deleteRows, type Placed, type ReportKey, reportColumns, reportKeyColumns, upsertRows } from './rows.ts';

/** A report's parts, in its order. */
export async function loadParts(tx: Transaction, key: ReportKey): Promise<ReportPart[]> {
  const rows = await tx
    .selectFrom('report_part')
    .select(['kind', 'label', 'title', 'subtitle', 'registry_number', 'outline'])
    .where('body', '=', key.body)
    .where('year', '=', key.period.year)
    .where('period', '=', key.period.kind)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ registry_number: registryNumber, ...part }) => ({ ...part, registryNumber }));
}

/** Inserts or updates parts by kind. */
export function saveParts(tx: Transaction, key: ReportKey, parts: readonly Placed<ReportPart>[]): Promise<void> {
  const shape = {
    table: 'report_part',
    key: { ...reportKeyColumns, kind: 'text' },
    columns: {
      ordinal: 'integer',
      label: 'text',
      title: 'text',
      subtitle: 'text',
      registry_number: 'text',
      outline: 'jsonb',
    },
  } as const;
  const rows = parts.map(({ item: { registryNumber, ...part }, ordinal }) => ({
    ...reportColumns(key),
    ...part,
    ordinal,
    registry_number: registryNumber,
  }));
  return upsertRows(tx, shape, rows);
}

export function deleteParts(tx: Transaction, key: ReportKey, kinds: readonly string[]): Promise<void> {
  return deleteRows(tx, 'report_part', key, 'kind', kinds);
}
