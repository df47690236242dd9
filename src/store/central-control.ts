/** Controls that the executive board sets for all bodies, in the database, with a revision against lost updates. */
import { sql } from 'kysely';
import type { Narrative } from '../domain/narrative.ts';
import { nodeKey } from '../domain/node.ts';
import type { Transaction } from './database.ts';

export type CentralControl = {
  readonly key: string;
  /** The risk that it follows up, in every body's register. */
  readonly risk: string;
  readonly area: string;
  readonly title: string;
  readonly frequency: string;
  readonly method: Narrative | null;
  readonly recurrence: readonly number[] | null;
  readonly fourEyes: boolean;
  readonly sampleSize: number | null;
  /** The municipality's companies have it too. */
  readonly companies: boolean;
};
export type StoredCentral = CentralControl & { readonly revision: number; readonly updatedBy: string | null };

export function listCentralControls(tx: Transaction, year: number): Promise<StoredCentral[]> {
  return tx
    .selectFrom('central_control')
    .select(['key', 'risk', 'area', 'title', 'frequency', 'method', 'recurrence', 'four_eyes as fourEyes'])
    .select(['sample_size as sampleSize', 'companies', 'revision', 'updated_by as updatedBy'])
    .where('year', '=', year)
    .orderBy('position')
    .orderBy('key')
    .execute();
}

function columnsOf(control: Omit<CentralControl, 'key'>, by: string | null) {
  const { fourEyes, sampleSize, method, recurrence, ...plain } = control;
  return {
    ...plain,
    recurrence: recurrence === null ? null : [...recurrence],
    four_eyes: fourEyes,
    sample_size: sampleSize,
    method: method === null ? null : JSON.stringify(method),
    updated_by: by,
  };
}

/** Adds a control last and returns its key. */
export async function insertCentralControl(
  tx: Transaction,
  year: number,
  control: Omit<CentralControl, 'key'>,
  by: string | null,
): Promise<string> {
  const there = await listCentralControls(tx, year);
  const wanted = nodeKey('central', control.title);
  let key = wanted;
  for (let number = 2; there.some((one) => one.key === key); number += 1) key = `${wanted}-${number}`;
  await tx
    .insertInto('central_control')
    .values({ year, key, position: there.length, ...columnsOf(control, by) })
    .execute();
  return key;
}

/** Writes one if it still has the revision that the writer read; false where it has not. */
export async function updateCentralControl(
  tx: Transaction,
  year: number,
  { key, ...control }: CentralControl,
  change: { readonly revision: number; readonly by: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('central_control')
    .set({ ...columnsOf(control, change.by), revision: sql<number>`revision + 1`, updated_at: sql<Date>`now()` })
    .where('year', '=', year)
    .where('key', '=', key)
    .where('revision', '=', change.revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteCentralControl(tx: Transaction, year: number, key: string): Promise<void> {
  await tx.deleteFrom('central_control').where('year', '=', year).where('key', '=', key).execute();
}

export type CentralCopy = {
  readonly central: string;
  readonly body: string;
  readonly control: string;
  readonly risk: string;
  readonly decided: boolean;
};

/** The bodies' own of the central controls of a year. */
export async function listCentralCopies(tx: Transaction, year: number): Promise<CentralCopy[]> {
  const { rows } = await sql<CentralCopy>`
    select c.central_key as central, c.body, c.key as control, c.risk, p.state = 'decided' as decided
    from uppsikt.control c
    join uppsikt.control_plan p on p.tenant_id = c.tenant_id and p.body = c.body and p.year = c.year
    where c.year = ${year} and c.central_key is not null
    order by c.body, c.central_key`.execute(tx);
  return rows;
}
