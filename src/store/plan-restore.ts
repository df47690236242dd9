/** What was taken out of a control plan, in the database: its last version is kept, and can be put back. */
import { sql } from 'kysely';
import type { ControlPlanKey } from './control-plan.ts';
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';

export type RemovedItem = {
  readonly kind: 'risk' | 'control';
  readonly key: string;
  /** The risk's wording, or the control's title. */
  readonly title: string;
  /** The risk that a control followed up; null of a risk. */
  readonly risk: string | null;
  /** A control that the executive board has set for all. */
  readonly central: boolean;
  readonly at: Date;
  readonly by: string | null;
};

/** What stands in the plan no more, the last removed first. */
export async function listRemoved(tx: Transaction, { body, year }: ControlPlanKey): Promise<RemovedItem[]> {
  const { rows } = await sql<RemovedItem>`
    with last as (
      select distinct on (c.kind, c.key) c.kind, c.key, c.content, c.removed, c.at, c.by
      from uppsikt.control_plan_change c where c.body = ${body} and c.year = ${year}
      order by c.kind, c.key, c.number desc
    )
    select kind, key, coalesce(content->>'title', content->>'text') as title, content->>'risk' as risk,
      content->>'central_key' is not null as central, at, by
    from last where removed order by at desc, kind desc, key`.execute(tx);
  return rows;
}

/** Puts back what `listRemoved` lists, last in the plan, under the key that it had. Throws `FrozenError` where the plan is decided. */
export function restoreRemoved(
  tx: Transaction,
  { body, year }: ControlPlanKey,
  { kind, key, by }: Pick<RemovedItem, 'kind' | 'key'> & { readonly by: string | null },
): Promise<void> {
  const table = sql.table(`uppsikt.${kind}`);
  const type = sql.raw(`null::uppsikt.${kind}`);
  return refusingFrozen(async () => {
    await sql`insert into ${table} select (jsonb_populate_record(${type}, jsonb_build_object('made', 'register') || c.content
        || jsonb_build_object('tenant_id', c.tenant_id, 'body', c.body, 'year', c.year, 'key', c.key, 'revision', c.number + 1,
          'updated_at', now(), 'updated_by', ${by}::text,
          'position', (select coalesce(max(k.position) + 1, 0) from ${table} k where k.body = ${body} and k.year = ${year})))).*
      from uppsikt.control_plan_change c
      where c.body = ${body} and c.year = ${year} and c.kind = ${kind} and c.key = ${key} and c.removed
      order by c.number desc limit 1`.execute(tx);
  });
}
