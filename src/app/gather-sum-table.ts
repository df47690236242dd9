/** One indicator, or tables of the same shape, over all bodies: each figure's parts, their sum, and whether a kept sum still holds. */
import type { Facts } from '../domain/facts.ts';
import type { Figure, Unit } from '../domain/figure.ts';
import { indicatorRef } from '../domain/figure-ref.ts';
import type { FigureTable } from '../domain/figure-table.ts';
import {
  type Apart,
  addUp,
  finestUnit,
  type Part,
  type Sum,
  type SumFault,
  sumFaults,
  type Value,
  whyApart,
} from '../domain/gather-figure.ts';
import { figuresByRef, groupRows, type TableGroup } from '../domain/gather-table.ts';
import type { Indicator, IndicatorValue } from '../domain/indicator.ts';
import type { GatheredPart } from '../store/gathered-figure.ts';
import type { BodyFigures } from '../store/gathering.ts';
import type { ReportAddress } from './views.ts';

export type SourcedPart = Part & { readonly ref: string };

/** One figure: what each body says, what they come to, and what the report has. */
export type SumCell = {
  /** Names the figure in the gathering report. */
  readonly ref: string;
  readonly parts: readonly SourcedPart[];
  /** Null where the figures stand apart. */
  readonly sum: Sum | null;
  /** The figure as the report has it; null where it has none. */
  readonly own: Value | null;
  readonly kept: readonly GatheredPart[];
  readonly faults: readonly SumFault[];
};

export type SumColumn = string | Pick<IndicatorValue, 'year' | 'kind' | 'sex'>;

/** An indicator, or tables of the same kind and shape. */
export type SumTable = {
  readonly id: string;
  /** What the figures measure; null for tables. */
  readonly indicator: Omit<Indicator, 'values'> | null;
  readonly table: Pick<TableGroup, 'kind' | 'corner'> | null;
  readonly unit: Unit;
  /** Why the figures are not added; null where they are. */
  readonly why: Apart | null;
  readonly columns: readonly SumColumn[];
  readonly rows: readonly {
    readonly label: string;
    readonly kind: FigureTable['rows'][number]['kind'];
    readonly cells: readonly SumCell[];
  }[];
  /** Bodies that are to have such figures and have none at all. */
  readonly lacking: readonly string[];
  /** Bodies whose figures the session does not see. */
  readonly hidden: readonly string[];
};

/** What sums are made from. */
export type LoadedFigures = {
  readonly address: ReportAddress;
  readonly facts: Facts;
  readonly others: readonly BodyFigures[];
  readonly kept: readonly GatheredPart[];
  /** Bodies whose figures the session does not see. */
  readonly hidden: readonly string[];
};

const holdsOf =
  ({ kept }: LoadedFigures) =>
  (body: string, ref: string): string[] =>
    kept.filter((part) => part.gatherer === body && part.ref === ref && part.counted).map((part) => part.body);

function sumCell(
  loaded: LoadedFigures,
  unit: Unit | null,
  ref: string,
  parts: readonly SourcedPart[],
  own: Value | null,
): SumCell {
  const { body } = loaded.address;
  const kept = loaded.kept.filter((part) => part.gatherer === body && part.ref === ref);
  const asKept = ({ body: source, unit: its, value, decimals, sourceRef }: GatheredPart): SourcedPart => ({
    body: source,
    unit: its,
    figure: { value, decimals },
    holds: [],
    ref: sourceRef,
  });
  // What the report had itself when it was added up stands in no other place than with the sum.
  const self = kept.filter((part) => part.body === body && !parts.some((one) => one.body === body)).map(asKept);
  const all = [...parts, ...self];
  const unseen = kept.filter((part) => loaded.hidden.includes(part.body)).map(asKept);
  return {
    ref,
    parts: all,
    sum: unit === null ? null : addUp(all, unit),
    own,
    kept,
    faults: sumFaults(kept, [...all, ...unseen], own),
  };
}

const sameColumn = (a: Pick<IndicatorValue, 'year' | 'kind' | 'sex'>, b: typeof a): boolean =>
  a.year === b.year && a.kind === b.kind && a.sex === b.sex;

/** Outcome and forecast of the period's year; targets are the plan's, and are not added. */
function columnsOf(indicators: readonly Indicator[], year: number): Exclude<SumColumn, string>[] {
  const found = (['actual', 'forecast'] as const).flatMap((kind) =>
    (['all', 'women', 'men'] as const)
      .map((sex) => ({ year, kind, sex }))
      .filter((column) => indicators.some(({ values }) => values.some((value) => sameColumn(value, column)))),
  );
  return found.length > 0 ? found : [{ year, kind: 'actual', sex: 'all' }];
}

export function indicatorTable(loaded: LoadedFigures, key: string, expected: readonly string[]): SumTable | null {
  const { facts, others, address } = loaded;
  const having = others.flatMap(({ body, indicators }) =>
    indicators.filter((one) => one.key === key).map((indicator) => ({ body, indicator })),
  );
  const own = facts.indicators.find((indicator) => indicator.key === key) ?? null;
  const first = own ?? having[0]?.indicator;
  if (!first || having.length === 0) return null;
  const units = [...having.map(({ indicator }) => indicator.unit), ...(own ? [own.unit] : [])];
  const why = whyApart(units);
  const unit = own?.unit ?? finestUnit(units) ?? first.unit;
  const { values: _, ...indicator } = first;
  const columns = columnsOf(
    having.map((one) => one.indicator),
    address.period.year,
  );
  const bodies = [...new Set([...having.map(({ body }) => body), ...expected])].toSorted();
  const cells = columns.map((column) => {
    const ref = indicatorRef(key, { ...column, value: null, decimals: 0 });
    const parts = bodies.map((body) => {
      const said = having.find((one) => one.body === body)?.indicator;
      const figure = said?.values.find((value) => sameColumn(value, column)) ?? null;
      return { body, unit: said?.unit ?? unit, figure, holds: holdsOf(loaded)(body, ref), ref };
    });
    const shown = own?.values.find((value) => sameColumn(value, column));
    return sumCell(loaded, why === null ? unit : null, ref, parts, shown && own ? { ...shown, unit: own.unit } : null);
  });
  return {
    id: key,
    indicator: { ...indicator, unit },
    table: null,
    unit,
    why,
    columns,
    rows: [{ label: first.title, kind: 'plain', cells }],
    lacking: expected.filter((body) => !having.some((one) => one.body === body)),
    hidden: [],
  };
}

export function figureTable(loaded: LoadedFigures, group: TableGroup, expected: readonly string[]): SumTable {
  const own = loaded.facts.tables.find((table) => table.key === group.key);
  const figures = own ? figuresByRef(own) : new Map<string, Figure>();
  const rows = groupRows(group, holdsOf(loaded)).map(({ cells, ...row }) => ({
    ...row,
    cells: cells.map(({ ref, parts, added }) => {
      const figure = figures.get(ref);
      const shown = own && figure ? { ...figure, unit: own.unit } : null;
      return sumCell(loaded, added ? group.unit : null, ref, parts, shown);
    }),
  }));
  return {
    id: group.key,
    indicator: null,
    table: group,
    unit: group.unit,
    why: group.why,
    columns: group.columns,
    rows,
    lacking: expected.filter((body) => !group.tables.some((one) => one.body === body)),
    hidden: [],
  };
}
