/** Writing a sum: the report's own figures are set, they get a place in its outline, and every part is remembered. */
import type { Facts } from '../domain/facts.ts';
import type { FigureTable } from '../domain/figure-table.ts';
import { addUp } from '../domain/gather-figure.ts';
import { placeIndicator, placeTable } from '../domain/gather-outline.ts';
import type { ReportPart } from '../domain/outline.ts';
import type { Transaction } from '../store/database.ts';
import { addIndicator, keepParts, listGatheredParts, putFigureTable } from '../store/gathered-figure.ts';
import { saveIndicatorValue } from '../store/indicator-value.ts';
import { saveParts } from '../store/report-part.ts';
import { record } from './audit.ts';
import { indicatorSubject } from './entry-subject.ts';
import type { SumCell, SumTable } from './gather-sum-table.ts';
import { actorName, type Session } from './session.ts';
import type { ReportAddress } from './views.ts';

export type Kept = { readonly cell: SumCell; readonly value: string; readonly decimals: number };

/** The figures with a sum. With `own`, what the report had itself is a part as well, as it was before the first sum. */
export function keptOf({ rows, unit }: SumTable, address: ReportAddress, own: boolean): Kept[] {
  return rows
    .flatMap(({ cells }) => cells)
    .flatMap((cell) => {
      if (cell.sum === null) return [];
      const others = cell.parts.filter(({ body, ref }) => body !== address.body || ref !== cell.ref);
      const kept = cell.parts.find(({ body, ref }) => body === address.body && ref === cell.ref);
      const before = cell.kept.length > 0 ? undefined : (cell.own ?? undefined);
      const self =
        kept ??
        (before && {
          body: address.body,
          unit: before.unit,
          figure: { value: before.value, decimals: before.decimals },
          holds: [],
          ref: cell.ref,
        });
      const parts = own && self ? [...others, self] : others;
      const sum = addUp(parts, unit);
      return sum.value === null ? [] : [{ cell: { ...cell, parts, sum }, value: sum.value, decimals: sum.decimals }];
    });
}

async function saveOutline(
  tx: Transaction,
  address: ReportAddress,
  before: readonly ReportPart[],
  after: readonly ReportPart[],
): Promise<void> {
  const changed = after
    .map((item, ordinal) => ({ item, ordinal }))
    .filter(({ item, ordinal }) => item !== before[ordinal]);
  await saveParts(tx, address, changed);
}

/** Sets the values of an indicator, each with its place in the values' history; one that the report lacks is added to it. */
export async function writeIndicator(
  tx: Transaction,
  session: Session,
  address: ReportAddress,
  { facts, table, kept }: { facts: Facts; table: SumTable; kept: readonly Kept[] },
): Promise<void> {
  const { indicator } = table;
  if (indicator === null) return;
  if (!facts.indicators.some(({ key }) => key === indicator.key)) {
    await addIndicator(tx, address, indicator);
    await saveOutline(tx, address, facts.parts, placeIndicator(facts.parts, indicator));
  }
  for (const { cell, value, decimals } of kept) {
    const column = table.columns[table.rows[0]?.cells.findIndex(({ ref }) => ref === cell.ref) ?? -1];
    if (column === undefined || typeof column === 'string') continue;
    const after = { ...column, value, decimals };
    const before = cell.own && { ...column, value: cell.own.value, decimals: cell.own.decimals };
    await saveIndicatorValue(tx, address, indicator.key, after, actorName(session));
    const subject = indicatorSubject(address, indicator.key);
    await record(tx, session, { verb: 'indicator.edit', subject, before, after });
  }
}

/** Puts the table of the sums into the report. */
export async function writeTable(
  tx: Transaction,
  address: ReportAddress,
  { facts, table, kept }: { facts: Facts; table: SumTable; kept: readonly Kept[] },
): Promise<void> {
  if (table.table === null) return;
  const sums = new Map(kept.map(({ cell, value, decimals }) => [cell.ref, { value, decimals }]));
  const figures: FigureTable = {
    key: table.id,
    kind: table.table.kind,
    corner: table.table.corner,
    unit: table.unit,
    columns: table.columns.map(String),
    rows: table.rows.map(({ label, kind, cells }) => ({
      label,
      kind,
      cells: cells.map(({ ref }) => sums.get(ref) ?? { value: null, decimals: 0 }),
    })),
  };
  await putFigureTable(tx, address, figures);
  await saveOutline(tx, address, facts.parts, placeTable(facts.parts, table.id));
}

/** Puts the parts of every sum of the table in place of those that were kept before. */
export async function keepAll(
  tx: Transaction,
  address: ReportAddress,
  table: SumTable,
  kept: readonly Kept[],
  by: string,
) {
  const now = new Map(kept.map(({ cell }) => [cell.ref, cell]));
  const stored = (await listGatheredParts(tx, address.period)).filter(({ gatherer }) => gatherer === address.body);
  const before = table.rows.flatMap(({ cells }) => cells.map(({ ref }) => ref));
  const old = stored.map(({ ref }) => ref).filter((ref) => before.includes(ref) && !now.has(ref));
  for (const ref of new Set(old)) await keepParts(tx, address, ref, []);
  for (const [ref, { sum }] of now) {
    const parts = now.get(ref)?.parts ?? [];
    const rows = (sum?.parts ?? []).map((part) => ({
      body: part.body,
      sourceRef: parts.find(({ body }) => body === part.body)?.ref ?? ref,
      value: part.figure?.value ?? null,
      decimals: part.figure?.decimals ?? 0,
      unit: part.unit,
      counted: part.within === null,
      by,
    }));
    await keepParts(tx, address, ref, rows);
  }
}
