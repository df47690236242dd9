/** What has happened to bodies, in the database. Rows are only ever added. */
import { sql } from 'kysely';
import type { BodyChange } from '../domain/body-change.ts';
import type { Transaction } from './database.ts';

/** `by`: the name of whoever recorded it; null where the machine did. */
export type StoredBodyChange = BodyChange & { readonly note: string; readonly at: Date; readonly by: string | null };

const partsOf = (side: 'from' | 'to') => sql`
  coalesce((select json_agg(json_build_object('code', p.body, 'name', p.name) order by p.ordinal)
    from uppsikt.body_change_part p
    where p.tenant_id = c.tenant_id and p.change = c.id and p.side = ${side}), '[]')`;

/** Every change, in the order that they were recorded. */
export async function listBodyChanges(tx: Transaction): Promise<StoredBodyChange[]> {
  const { rows } = await sql<StoredBodyChange>`
    select c.kind, c.day, c.note, c.at, c.by, ${partsOf('from')} as "from", ${partsOf('to')} as "to"
    from uppsikt.body_change c order by c.at, c.id`.execute(tx);
  return rows;
}

/** Adds a change with its bodies as they are named before and after it. */
export async function addBodyChange(
  tx: Transaction,
  change: BodyChange & { readonly note: string },
  by: string | null,
): Promise<void> {
  const { kind, day, note } = change;
  const { id } = await tx
    .insertInto('body_change')
    .values({ kind, day, note, by })
    .returning('id')
    .executeTakeFirstOrThrow();
  const parts = (['from', 'to'] as const).flatMap((side) =>
    change[side].map(({ code, name }, ordinal) => ({ change: id, side, ordinal, body: code, name })),
  );
  if (parts.length > 0) await tx.insertInto('body_change_part').values(parts).execute();
}
