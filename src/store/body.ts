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

/**
 * Inserts or updates bodies by code; a parent may stand after its children. A body that somebody has renamed, moved,
 * merged or closed stays as it is: what a report calls it does not change the organisation.
 */
export async function saveBodies(tx: Transaction, bodies: readonly Body[]): Promise<void> {
  const shape = {
    table: 'body',
    key: { code: 'text' },
    columns: { name: 'text', kind: 'text', parent: 'text' },
  } as const;
  const { rows } = await sql<{ body: string }>`select distinct body from uppsikt.body_change_part`.execute(tx);
  const kept = new Set(rows.map(({ body }) => body));
  await upsertRows(
    tx,
    shape,
    bodies.filter(({ code }) => !kept.has(code)),
  );
}

/** A body with the days between which it reports; null is without end. */
export type StoredBody = Body & { readonly activeFrom: string | null; readonly activeTo: string | null };

/** Every body with its days, by code. */
export function listOrganisation(tx: Transaction): Promise<StoredBody[]> {
  return tx
    .selectFrom('body')
    .select(['code', 'name', 'kind', 'parent', 'active_from as activeFrom', 'active_to as activeTo'])
    .orderBy('code')
    .execute();
}

/** Adds a body. Throws where the code is taken. */
export async function insertBody(tx: Transaction, { activeFrom, activeTo, ...body }: StoredBody): Promise<void> {
  await tx
    .insertInto('body')
    .values({ ...body, active_from: activeFrom, active_to: activeTo })
    .execute();
}

/** Puts what is given in place of what stands there; the code stays. */
export async function updateBody(
  tx: Transaction,
  code: string,
  { activeFrom, activeTo, ...plain }: Partial<Omit<StoredBody, 'code'>>,
): Promise<void> {
  const days = {
    ...(activeFrom === undefined ? {} : { active_from: activeFrom }),
    ...(activeTo === undefined ? {} : { active_to: activeTo }),
  };
  await tx
    .updateTable('body')
    .set({ ...plain, ...days })
    .where('code', '=', code)
    .execute();
}

/** Bodies below the one take another above them. */
export async function moveChildren(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.updateTable('body').set({ parent: to }).where('parent', '=', from).where('code', '<>', to).execute();
}

/** Which bodies each group stands for, by code. */
export async function listGroups(tx: Transaction): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx
    .selectFrom('group_member')
    .select(['group_body as group', 'body'])
    .orderBy('group_body')
    .orderBy('body')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ group }) => group)].map(([group, members]) => [group, members.map(({ body }) => body)]),
  );
}

/** Says which bodies a group stands for. */
export async function saveGroup(tx: Transaction, group: string, bodies: readonly string[]): Promise<void> {
  await tx.deleteFrom('group_member').where('group_body', '=', group).execute();
  if (bodies.length === 0) return;
  await tx
    .insertInto('group_member')
    .values(bodies.map((body) => ({ group_body: group, body })))
    .execute();
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
