/** Sums that reports have kept of other bodies' figures, part by part, and the figures that they are written to. */
import type { FigureTable } from '../domain/figure-table.ts';
import type { KeptPart } from '../domain/gather-figure.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { Transaction } from './database.ts';
import { loadFigureTables, saveFigureTables } from './figure-table.ts';
import { refusingFrozen } from './frozen.ts';
import { loadIndicators, saveIndicators } from './indicator.ts';
import { type ReportKey, reportColumns } from './rows.ts';

export type GatheredPart = KeptPart & {
  /** The report that keeps the sum. */
  readonly gatherer: string;
  /** The figure in that report. */
  readonly ref: string;
  /** The figure in the part's own report. */
  readonly sourceRef: string;
  readonly at: Date;
  readonly by: string | null;
};

/** Every kept part of the period's reports, by report, figure and body. */
export async function listGatheredParts(tx: Transaction, period: ReportKey['period']): Promise<GatheredPart[]> {
  const rows = await tx
    .selectFrom('gathered_figure')
    .selectAll()
    .where('year', '=', period.year)
    .where('period', '=', period.kind)
    .orderBy('body')
    .orderBy('ref')
    .orderBy('source_body')
    .execute();
  return rows.map((row) => ({
    gatherer: row.body,
    ref: row.ref,
    body: row.source_body,
    sourceRef: row.source_ref,
    value: row.value,
    decimals: row.decimals,
    unit: row.unit,
    counted: row.counted,
    at: row.chosen_at,
    by: row.chosen_by,
  }));
}

export type NewPart = Omit<GatheredPart, 'gatherer' | 'at' | 'ref'>;

/** Puts the parts of a figure's sum in place of those that were kept of it before. */
export function keepParts(tx: Transaction, key: ReportKey, ref: string, parts: readonly NewPart[]): Promise<void> {
  const report = reportColumns(key);
  return refusingFrozen(async () => {
    await tx
      .deleteFrom('gathered_figure')
      .where('body', '=', report.body)
      .where('year', '=', report.year)
      .where('period', '=', report.period)
      .where('ref', '=', ref)
      .execute();
    if (parts.length === 0) return;
    await tx
      .insertInto('gathered_figure')
      .values(
        parts.map(({ body, sourceRef, value, decimals, unit, counted, by }) => ({
          ...report,
          ref,
          source_body: body,
          source_ref: sourceRef,
          value,
          decimals,
          unit,
          counted,
          chosen_by: by,
        })),
      )
      .execute();
  });
}

/** Adds an indicator, without values, after those that the report has. */
export function addIndicator(tx: Transaction, key: ReportKey, indicator: Omit<Indicator, 'values'>): Promise<void> {
  return refusingFrozen(async () => {
    const ordinal = (await loadIndicators(tx, key)).length;
    await saveIndicators(tx, key, [{ item: { ...indicator, values: [] }, ordinal }]);
  });
}

/** Puts a table in the place of the one with its key, or after the others. */
export function putFigureTable(tx: Transaction, key: ReportKey, table: FigureTable): Promise<void> {
  return refusingFrozen(async () => {
    const tables = await loadFigureTables(tx, key);
    const at = tables.findIndex((one) => one.key === table.key);
    await saveFigureTables(tx, key, [{ item: table, ordinal: at < 0 ? tables.length : at }]);
  });
}
