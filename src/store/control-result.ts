/** The results of controls in reports: those that can still be written, and writing one. */
import type { Narrative } from '../domain/narrative.ts';
import type { Period } from '../domain/period.ts';
import type { ResultKey } from './control-action.ts';
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';

export type OpenResult = {
  readonly body: string;
  readonly year: number;
  readonly period: Period['kind'];
  readonly control: string;
  readonly title: string;
};

/** The controls of reports that are not decided. */
export function listOpenResults(tx: Transaction): Promise<OpenResult[]> {
  return tx
    .selectFrom('control_result as r')
    .innerJoin('control as c', (join) =>
      join.onRef('c.body', '=', 'r.body').onRef('c.year', '=', 'r.year').onRef('c.key', '=', 'r.control'),
    )
    .innerJoin('report as o', (join) =>
      join.onRef('o.body', '=', 'r.body').onRef('o.year', '=', 'r.year').onRef('o.period', '=', 'r.period'),
    )
    .innerJoin('period as p', (join) => join.onRef('p.year', '=', 'r.year').onRef('p.kind', '=', 'r.period'))
    .select(['r.body', 'r.year', 'r.period', 'r.control', 'c.title'])
    .where('o.state', 'not in', ['decided', 'published'])
    .where('p.state', '<>', 'decided')
    .orderBy('r.year', 'desc')
    .orderBy('r.body')
    .orderBy('c.position')
    .execute();
}

/** False where the report has no such control. Throws `FrozenError` where it is decided. */
export async function setResult(
  tx: Transaction,
  { body, period, control }: ResultKey,
  said: { readonly assessment: string; readonly result: Narrative },
): Promise<boolean> {
  const { numUpdatedRows } = await refusingFrozen(() =>
    tx
      .updateTable('control_result')
      .set({ assessment: said.assessment, result: JSON.stringify(said.result) })
      .where('body', '=', body)
      .where('year', '=', period.year)
      .where('period', '=', period.kind)
      .where('control', '=', control)
      .executeTakeFirst(),
  );
  return numUpdatedRows > 0n;
}
