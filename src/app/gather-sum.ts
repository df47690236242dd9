/** The figures of the bodies' reports side by side with what they come to, for a whole report. */
import type { Facts } from '../domain/facts.ts';
import type { Source } from '../domain/gather-source.ts';
import { groupTables } from '../domain/gather-table.ts';
import type { Transaction } from '../store/database.ts';
import { listGatheredParts } from '../store/gathered-figure.ts';
import { loadFigures } from '../store/gathering.ts';
import type { Bodies } from './gather-source.ts';
import { figureTable, indicatorTable, type LoadedFigures, type SumCell, type SumTable } from './gather-sum-table.ts';
import type { ReportAddress } from './views.ts';

export type Sums = {
  /** Indicators in the order of the report's nodes, then tables. */
  readonly tables: readonly SumTable[];
  /** Sums that the report keeps and nobody has a part of any more, by what names the figure. */
  readonly orphans: readonly string[];
};

/** Every figure that can be gathered into the report. */
export async function loadSums(
  tx: Transaction,
  address: ReportAddress,
  facts: Facts,
  bodies: Bodies,
  sources: readonly Source[],
): Promise<Sums> {
  const reporting = [...bodies.others].filter(([, { reports }]) => reports);
  const hidden = reporting.filter(([, report]) => !bodies.sees(report)).map(([body]) => body);
  const seen = reporting.map(([body]) => body).filter((body) => !hidden.includes(body));
  const others = await loadFigures(tx, seen, address.period);
  const kept = await listGatheredParts(tx, address.period);
  const loaded: LoadedFigures = { address, facts, others, kept, hidden };
  const tables = [...indicatorTables(loaded, sources), ...figureTables(loaded, bodies)];
  const shown = new Set(tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ ref }) => ref))));
  const own = kept.filter(({ gatherer }) => gatherer === address.body);
  const lost = own.filter(
    ({ ref }) => !shown.has(ref) && !own.some((part) => part.ref === ref && hidden.includes(part.body)),
  );
  return { tables, orphans: [...new Set(lost.map(({ ref }) => ref))] };
}

function indicatorTables(loaded: LoadedFigures, sources: readonly Source[]): SumTable[] {
  const { facts, others, hidden } = loaded;
  return facts.nodes.flatMap((node) => {
    const bodies = sources.filter((source) => source.node === node.key).map(({ body }) => body);
    const keys = others.flatMap((one) => one.indicators.filter((each) => each.node === node.key).map(({ key }) => key));
    const expected = bodies.filter((body) => !hidden.includes(body));
    return [...new Set(keys)].flatMap((key) => {
      const table = indicatorTable(loaded, key, expected);
      return table ? [{ ...table, hidden: bodies.filter((body) => hidden.includes(body)) }] : [];
    });
  });
}

function figureTables(loaded: LoadedFigures, bodies: Bodies): SumTable[] {
  const { address, facts, others, hidden } = loaded;
  const own = facts.tables.map((table) => ({ body: address.body, table }));
  const all = [...own, ...others.flatMap(({ body, tables }) => tables.map((table) => ({ body, table })))];
  const expected = [...bodies.others]
    .filter(([body, { asked, reports }]) => (asked || reports) && !hidden.includes(body))
    .map(([body]) => body);
  return groupTables(all, address.body).map((group) => ({ ...figureTable(loaded, group, expected), hidden }));
}

/** The figures whose kept sum no longer holds. */
export function staleCells({ rows }: SumTable): SumCell[] {
  return rows.flatMap(({ cells }) => cells.filter(({ faults }) => faults.length > 0));
}
