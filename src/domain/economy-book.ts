/** The amounts of a body's year, found by row, kind and month. What nobody has said is null, never 0. */
import type { AccountRow } from './account-map.ts';
import { addDecimals } from './decimal.ts';
import type { EconomyStatement, EconomyValue } from './economy.ts';
import type { Period } from './period.ts';

/** The last month that a period covers. */
export const lastMonth: Readonly<Record<Period['kind'], number>> = { interim1: 4, interim2: 8, year: 12 };

type Kind = EconomyValue['kind'];

export type EconomyBook = {
  /** From the year's first month to this one; the whole year's value where no months are given and the whole year is asked for. */
  readonly amount: (
    statement: EconomyStatement,
    line: string,
    kind: 'actual' | 'budget',
    month: number,
  ) => string | null;
  /** The forecast for the year that was made last, up to a month. */
  readonly forecast: (statement: EconomyStatement, line: string, month: number) => string | null;
  /** The months that forecasts for a row were made after. */
  readonly forecastMonths: (statement: EconomyStatement, line: string) => readonly number[];
  /** The rows that have a value, in the order that they were met. */
  readonly lines: (statement: EconomyStatement) => readonly string[];
};

const cellOf = (statement: EconomyStatement, line: string, kind: Kind) => `${statement}\n${kind}\n${line}`;

export function economyBook(values: readonly EconomyValue[]): EconomyBook {
  const cells = new Map<string, Map<number, string>>();
  const lines = new Map<EconomyStatement, Set<string>>();
  for (const { statement, line, kind, month, value } of values) {
    const key = cellOf(statement, line, kind);
    const months = cells.get(key) ?? new Map<number, string>();
    cells.set(key, months.set(month, value));
    lines.set(statement, (lines.get(statement) ?? new Set<string>()).add(line));
  }
  const monthsOf = (statement: EconomyStatement, line: string, kind: Kind) =>
    cells.get(cellOf(statement, line, kind)) ?? new Map<number, string>();
  const forecastMonths = (statement: EconomyStatement, line: string) =>
    [...monthsOf(statement, line, 'forecast').keys()].toSorted((a, b) => a - b);
  return {
    amount(statement, line, kind, month) {
      const months = monthsOf(statement, line, kind);
      const dated = [...months].filter(([at]) => at > 0);
      if (dated.length === 0) return month === 12 ? (months.get(0) ?? null) : null;
      const within = dated.filter(([at]) => at <= month).map(([, value]) => value);
      return within.length === 0 ? null : addDecimals(within);
    },
    forecast(statement, line, month) {
      const at = forecastMonths(statement, line).findLast((each) => each <= month);
      return at === undefined ? null : (monthsOf(statement, line, 'forecast').get(at) ?? null);
    },
    forecastMonths,
    lines: (statement) => [...(lines.get(statement) ?? [])],
  };
}

export const addKnown = (amounts: readonly (string | null)[]): string | null => {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : addDecimals(known);
};

/** A row's amount by `find`; a sum row without an amount of its own adds up the item rows above it. */
export function rowAmount(
  rows: readonly AccountRow[],
  label: string,
  find: (line: string) => string | null,
): string | null {
  const own = find(label);
  const at = rows.findIndex((row) => row.kind === 'sum' && row.label === label);
  if (own !== null || at < 0) return own;
  return addKnown(rows.slice(0, at).flatMap((row) => (row.kind === 'item' ? [find(row.label)] : [])));
}

/** The row that the statement ends in: its last sum, or its last row. */
export function resultLine(rows: readonly AccountRow[]): string {
  const last = rows.findLast((row) => row.kind === 'sum') ?? rows.findLast((row) => row.kind === 'item');
  return last?.label ?? '';
}
