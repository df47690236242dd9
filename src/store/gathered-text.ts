/** Texts that reports have taken over from other bodies' entries, in the database. */
import { sql } from 'kysely';
import type { Taken } from '../domain/gather-text.ts';
import type { Narrative } from '../domain/narrative.ts';
import type { Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';
import { type ReportKey, reportColumns } from './rows.ts';

export type GatheredText = Taken & {
  readonly node: string;
  readonly ordinal: number;
  /** The body that it was taken from. */
  readonly source: string;
  /** The number that the entry's version had. */
  readonly number: number;
  readonly at: Date;
  readonly by: string | null;
};

/** What a report has taken over, by node and in the order taken; with `node`, only what stands there. */
export async function listGatheredTexts(
  tx: Transaction,
  key: ReportKey,
  node: string | null = null,
): Promise<GatheredText[]> {
  const { body, year, period } = reportColumns(key);
  const all = tx
    .selectFrom('gathered_text')
    .selectAll()
    .where('body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period);
  const rows = await (node === null ? all : all.where('node', '=', node)).orderBy('node').orderBy('ordinal').execute();
  return rows.map((row) => ({
    node: row.node,
    ordinal: row.ordinal,
    source: row.source_body,
    number: row.source_number,
    said: row.said,
    blocks: row.blocks,
    leadIn: row.lead_in,
    at: row.chosen_at,
    by: row.chosen_by,
  }));
}

/** The present texts of the entries that a report has taken from; null where nothing is written any more. */
export async function listSourceTexts(
  tx: Transaction,
  key: ReportKey,
): Promise<{ readonly body: string; readonly node: string; readonly narrative: Narrative | null }[]> {
  const { body, year, period } = reportColumns(key);
  const { rows } = await sql<{ body: string; node: string; narrative: Narrative | null }>`
    select distinct on (g.source_body, g.node) g.source_body as body, g.node, e.narrative
    from uppsikt.gathered_text g
    left join uppsikt.entry e on e.tenant_id = g.tenant_id and e.body = g.source_body and e.year = g.year
      and e.period = g.period and e.node = g.node
    where g.body = ${body} and g.year = ${year} and g.period = ${period}
    order by g.source_body, g.node`.execute(tx);
  return rows;
}

/** The bodies whose reports have taken text from an entry, by code. */
export async function listTextGatherers(tx: Transaction, key: ReportKey, node: string): Promise<string[]> {
  const { body, year, period } = reportColumns(key);
  const rows = await tx
    .selectFrom('gathered_text')
    .select('body')
    .distinct()
    .where('source_body', '=', body)
    .where('year', '=', year)
    .where('period', '=', period)
    .where('node', '=', node)
    .orderBy('body')
    .execute();
  return rows.map((row) => row.body);
}

export type NewGatheredText = Omit<GatheredText, 'ordinal' | 'at'>;

/** Adds a text after those that the node has, and returns its place. */
export function addGatheredText(tx: Transaction, key: ReportKey, text: NewGatheredText): Promise<number> {
  const report = reportColumns(key);
  const next = sql<number>`(select coalesce(max(t.ordinal) + 1, 0) from uppsikt.gathered_text t
    where t.body = ${report.body} and t.year = ${report.year} and t.period = ${report.period} and t.node = ${text.node})`;
  return refusingFrozen(async () => {
    const { ordinal } = await tx
      .insertInto('gathered_text')
      .values({
        ...report,
        node: text.node,
        ordinal: next,
        source_body: text.source,
        source_number: text.number,
        said: JSON.stringify(text.said),
        blocks: [...text.blocks],
        lead_in: text.leadIn,
        chosen_by: text.by,
      })
      .returning('ordinal')
      .executeTakeFirstOrThrow();
    return ordinal;
  });
}

type Place = { readonly node: string; readonly ordinal: number };

/** Says anew what was taken, when its source has been fetched again. */
export function updateGatheredText(
  tx: Transaction,
  key: ReportKey,
  { node, ordinal, said, blocks, number, by }: Place & Pick<GatheredText, 'said' | 'blocks' | 'number' | 'by'>,
): Promise<void> {
  const { body, year, period } = reportColumns(key);
  return refusingFrozen(async () => {
    await tx
      .updateTable('gathered_text')
      .set({
        said: JSON.stringify(said),
        blocks: [...blocks],
        source_number: number,
        chosen_at: sql<Date>`clock_timestamp()`,
        chosen_by: by,
      })
      .where('body', '=', body)
      .where('year', '=', year)
      .where('period', '=', period)
      .where('node', '=', node)
      .where('ordinal', '=', ordinal)
      .execute();
  });
}

/** Takes away that the text was taken from a source; the text itself is not touched. */
export function removeGatheredText(tx: Transaction, key: ReportKey, { node, ordinal }: Place): Promise<void> {
  const { body, year, period } = reportColumns(key);
  return refusingFrozen(async () => {
    await tx
      .deleteFrom('gathered_text')
      .where('body', '=', body)
      .where('year', '=', year)
      .where('period', '=', period)
      .where('node', '=', node)
      .where('ordinal', '=', ordinal)
      .execute();
  });
}
