/** People's calendars in the database: the SHA-256 of each secret address, and the deadlines that a calendar shows. */
import { sql } from 'kysely';
import type { Period } from '../domain/period.ts';
import type { Step } from '../domain/step.ts';
import type { Transaction } from './database.ts';

/** Gives the person an address; one that there was ends. */
export async function saveFeed(tx: Transaction, account: string, tokenHash: Buffer): Promise<void> {
  await tx
    .insertInto('calendar_feed')
    .values({ account, token_hash: tokenHash })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'account']).doUpdateSet({ token_hash: tokenHash, created_at: sql<Date>`now()` }),
    )
    .execute();
}

/** False where the person had none. */
export async function deleteFeed(tx: Transaction, account: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('calendar_feed').where('account', '=', account).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** When the person's address was made; null where there is none. */
export async function findFeed(tx: Transaction, account: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('calendar_feed')
    .select('created_at')
    .where('account', '=', account)
    .executeTakeFirst();
  return row?.created_at ?? null;
}

/** The account that an address belongs to; null where it has ended or never was. */
export async function findFeedAccount(tx: Transaction, tokenHash: Buffer): Promise<string | null> {
  const row = await tx
    .selectFrom('calendar_feed')
    .select('account')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row?.account ?? null;
}

export type DatedStep = {
  readonly period: Period;
  readonly step: Step;
  readonly dueOn: string;
  readonly changedAt: Date;
  readonly instructions: string;
  /** Bodies that are asked to report, and those among them for which the person owns a node. */
  readonly bodies: readonly string[];
  readonly owns: readonly string[];
};

/** Every deadline from the day on, with whom it concerns. */
export async function listDatedSteps(tx: Transaction, account: string, from: string): Promise<DatedStep[]> {
  const { rows } = await sql<DatedStep>`
    select json_build_object('year', p.year, 'kind', p.kind) as period, d.step, d.due_on as "dueOn",
      d.changed_at as "changedAt", p.instructions,
      array(select b.body from uppsikt.period_body b
        where b.tenant_id = p.tenant_id and b.year = p.year and b.period = p.kind order by b.body) as bodies,
      array(select distinct b.body from uppsikt.period_body b
        join uppsikt.node_owner o on o.tenant_id = b.tenant_id and o.year = b.year and o.body = b.body
        where b.tenant_id = p.tenant_id and b.year = p.year and b.period = p.kind and o.account = ${account}
        order by b.body) as owns
    from uppsikt.period p
    join uppsikt.period_deadline d on d.tenant_id = p.tenant_id and d.year = p.year and d.period = p.kind
    where d.due_on >= ${from}::date
    order by d.due_on, d.step`.execute(tx);
  return rows;
}
