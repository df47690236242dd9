/** Which objects of the accounting system are which department of a body, in the database. */
import { sql } from 'kysely';
import type { DepartmentMap } from '../domain/account-map.ts';
import type { Transaction } from './database.ts';

/** Null where nobody has said it. */
export async function findDepartmentMap(tx: Transaction, body: string): Promise<DepartmentMap | null> {
  const row = await tx
    .selectFrom('department_map')
    .select(['dimension', 'departments'])
    .where('body', '=', body)
    .executeTakeFirst();
  return row ? { dimension: row.dimension, departments: [...row.departments] } : null;
}

export async function saveDepartmentMap(
  tx: Transaction,
  body: string,
  { dimension, departments }: DepartmentMap,
  by: string | null,
): Promise<void> {
  const row = { dimension, departments: JSON.stringify(departments), updated_by: by };
  await tx
    .insertInto('department_map')
    .values({ body, ...row })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'body']).doUpdateSet({ ...row, updated_at: sql<Date>`clock_timestamp()` }),
    )
    .execute();
}
