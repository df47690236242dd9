/** The steering model's data in the database: a municipality's levels and its scales with their values. */
import { sql } from 'kysely';
import type { SteeringLevel } from '../domain/node.ts';
import type { Scale } from '../domain/scale.ts';
import type { Transaction } from './database.ts';
import { upsertRows } from './rows.ts';

/** The levels of the steering model, from the top down. */
export function loadLevels(tx: Transaction): Promise<SteeringLevel[]> {
  return tx
    .selectFrom('steering_level')
    .select(['code', 'name', 'heading', 'horizon', 'scales'])
    .orderBy('position')
    .execute();
}

/** Inserts or updates levels by code, in the order given. */
export function saveLevels(tx: Transaction, levels: readonly SteeringLevel[]): Promise<void> {
  const columns = { name: 'text', heading: 'text', horizon: 'integer', scales: 'text[]', position: 'integer' } as const;
  return upsertRows(
    tx,
    { table: 'steering_level', key: { code: 'text' }, columns },
    levels.map((level, position) => ({ ...level, position })),
  );
}

/** The scales with their values, worst first. */
export async function loadScales(tx: Transaction): Promise<Scale[]> {
  const { rows } = await sql<Scale>`
    select s.code, s.name, s.definition,
      (select json_agg(jsonb_strip_nulls(jsonb_build_object('code', v.code, 'label', v.label, 'meaning', v.meaning,
          'shape', v.shape, 'color', v.color, 'least', v.least)) order by v.position)
        from uppsikt.scale_value v where v.tenant_id = s.tenant_id and v.scale = s.code) as values
    from uppsikt.scale s order by s.position`.execute(tx);
  return rows;
}

/** Inserts or updates scales by code, in the order given; a value that a scale no longer has is removed. */
export async function saveScales(tx: Transaction, scales: readonly Scale[]): Promise<void> {
  const columns = { name: 'text', definition: 'text', position: 'integer' } as const;
  await upsertRows(
    tx,
    { table: 'scale', key: { code: 'text' }, columns },
    scales.map(({ values: _, ...scale }, position) => ({ ...scale, position })),
  );
  const values = scales.flatMap((scale) =>
    scale.values.map((value, position) => ({ ...value, scale: scale.code, position })),
  );
  await sql`delete from uppsikt.scale_value v where v.scale = any(${scales.map((scale) => scale.code)})
    and not exists (select from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as kept(scale text, code text)
      where kept.scale = v.scale and kept.code = v.code)`.execute(tx);
  const valueColumns = {
    label: 'text',
    meaning: 'text',
    shape: 'text',
    color: 'text',
    position: 'integer',
    least: 'integer',
  } as const;
  await upsertRows(tx, { table: 'scale_value', key: { scale: 'text', code: 'text' }, columns: valueColumns }, values);
}
