/** Bodies in the database: a municipality's council, boards, administrations, companies and groups. */
import { sql } from 'kysely';
import type { Body } from '../domain/body.ts';
import type { Transaction } from './database.ts';
import { type ReportKey, reportColumns, reportKeyColumns, upsertRows } from './rows.ts';

/** Every body of the municipality, by code. */
export function listBodies(tx: Transaction): Promise<Body[]> {
  return tx.selectFrom('body').select(['code', 'name', 'kind', 'parent']).orderBy('code').execute();
}

export async function findBody(tx: Transaction, code: string): Promise<Body | null> {
  const body = await tx
    .selectFrom('body')
    .select(['code', 'name', 'kind', 'parent'])
    .where('code', '=', code)
    .executeTakeFirst();
  return body ?? null;
}

/** The bodies that a report names, in its order. */
export function loadReportBodies(tx: Transaction, key: ReportKey): Promise<Body[]> {
  return tx
    .selectFrom('report_body as named')
    .innerJoin('body', (join) =>
      join.onRef('body.tenant_id', '=', 'named.tenant_id').onRef('body.code', '=', 'named.code'),
    )
    .select(['body.code', 'body.name', 'body.kind', 'body.parent'])
    .where('named.body', '=', key.body)
    .where('named.year', '=', key.period.year)
    .where('named.period', '=', key.period.kind)
    .orderBy('named.ordinal')
    .execute();
}

/** Inserts or updates bodies by code; a parent may stand after its children. */
export function saveBodies(tx: Transaction, bodies: readonly Body[]): Promise<void> {
  const shape = {
    table: 'body',
    key: { code: 'text' },
    columns: { name: 'text', kind: 'text', parent: 'text' },
  } as const;
  return upsertRows(tx, shape, bodies);
}

/** Says which bodies a report names, and in which order. */
export async function nameBodies(tx: Transaction, key: ReportKey, codes: readonly string[]): Promise<void> {
  const { body, year, period } = reportColumns(key);
  await sql`delete from uppsikt.report_body where body = ${body} and year = ${year} and period = ${period}
    and not code = any(${codes})`.execute(tx);
  const shape = {
    table: 'report_body',
    key: { ...reportKeyColumns, code: 'text' },
    columns: { ordinal: 'integer' },
  } as const;
  await upsertRows(
    tx,
    shape,
    codes.map((code, ordinal) => ({ body, year, period, code, ordinal })),
  );
}
