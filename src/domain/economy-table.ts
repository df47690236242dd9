/** The tables of a body's economy for a period, as the report prints them and the page shows them: made here and nowhere else. */
import type { AccountRow } from './account-map.ts';
import { addDecimals, negateDecimal } from './decimal.ts';
import { type EconomyStatement, type MoneyForm, shownAmount } from './economy.ts';
import { addKnown, type EconomyBook, lastMonth, resultLine, rowAmount } from './economy-book.ts';
import type { Figure } from './figure.ts';
import type { FigureTable } from './figure-table.ts';
import { undivided } from './ledger.ts';
import type { Period } from './period.ts';

/** A part of the variance that somebody has explained; `amount` in kronor, plus is better. */
export type Explanation = { readonly text: string; readonly amount: string };

export type EconomyFacts = {
  readonly period: Period;
  readonly form: MoneyForm;
  readonly rows: readonly AccountRow[];
  /** In the order of the table. */
  readonly departments: readonly string[];
  readonly now: EconomyBook;
  /** The year before. */
  readonly before: EconomyBook;
  readonly explanations: readonly Explanation[];
};

export type EconomyKind =
  | 'incomeStatement'
  | 'departments'
  | 'investment'
  | 'appropriation'
  | 'forecast'
  | 'forecastAccuracy'
  | 'variance';

const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'] as const;
export const monthName = (month: number): string => months[month - 1] ?? '';

type Amounts = readonly (string | null)[];
type Row = FigureTable['rows'][number];

const difference = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? null : addDecimals([a, negateDecimal(b)]);

function cellIn(form: MoneyForm): (amount: string | null) => Figure {
  return (amount) => (amount === null ? { value: null, decimals: form.decimals } : shownAmount(amount, form));
}

/** Columns of a statement, and how each finds the amount of a row. At year end the outcome is measured against the budget, before that the forecast for the year is. */
function statementColumns({ period, now, before }: EconomyFacts, statement: EconomyStatement) {
  const month = lastMonth[period.kind];
  const { year } = period;
  const actual = (line: string) => now.amount(statement, line, 'actual', month);
  const budget = (line: string) => now.amount(statement, line, 'budget', 12);
  if (month === 12)
    return {
      headers: [`Utfall ${year - 1}`, `Utfall ${year}`, `Budget ${year}`, 'Avvikelse'],
      find: [(line: string) => before.amount(statement, line, 'actual', 12), actual, budget],
      measured: 1,
    };
  return {
    headers: [`Utfall jan–${monthName(month)} ${year}`, `Budget ${year}`, `Prognos ${year}`, 'Avvikelse'],
    find: [actual, budget, (line: string) => now.forecast(statement, line, month)],
    measured: 2,
  };
}

/** The amounts of a row with the variance from the budget last. */
function withVariance(amounts: Amounts, measured: number): Amounts {
  const budget = amounts[measured === 1 ? 2 : 1] ?? null;
  return [...amounts, difference(amounts[measured] ?? null, budget)];
}

function table(kind: EconomyKind, facts: EconomyFacts, corner: string, columns: readonly string[], rows: Row[]) {
  return { key: `table/ekonomi-${kind}`, kind, corner, unit: facts.form.scale, columns: [...columns], rows };
}

const isEmpty = (rows: readonly Row[]): boolean =>
  rows.every(({ cells }) => cells.every(({ value }) => value === null));

function incomeStatement(facts: EconomyFacts): FigureTable {
  const { headers, find, measured } = statementColumns(facts, 'result');
  const cell = cellIn(facts.form);
  const rows = facts.rows.flatMap((row): Row[] => {
    if (row.kind === 'leftOut') return [];
    const amounts = find.map((each) => rowAmount(facts.rows, row.label, each));
    return [{ label: row.label, kind: row.kind, cells: withVariance(amounts, measured).map(cell) }];
  });
  return table('incomeStatement', facts, 'Post', headers, rows);
}

/** Rows with a total; `total` true adds it. */
function byLine(
  facts: EconomyFacts,
  kind: EconomyKind,
  statement: EconomyStatement,
  corner: string,
  lines: readonly string[],
): FigureTable {
  const { headers, find, measured } = statementColumns(facts, statement);
  const cell = cellIn(facts.form);
  const amounts = lines.map((line) => find.map((each) => each(line)));
  const totals = find.map((_, column) => addKnown(amounts.map((row) => row[column] ?? null)));
  const rowOf = (label: string, rowKind: Row['kind'], row: Amounts): Row => ({
    label,
    kind: rowKind,
    cells: withVariance(row, measured).map(cell),
  });
  const rows = lines.map((line, at) => rowOf(line, 'plain', amounts[at] ?? []));
  return table(kind, facts, corner, headers, lines.length < 2 ? rows : [...rows, rowOf('Summa', 'sum', totals)]);
}

/** Departments in the order of the mapping, then those that are not in it; what is on none comes last. */
function orderedLines(known: readonly string[], lines: readonly string[]): string[] {
  const others = lines.filter((line) => !known.includes(line) && line !== undivided);
  const last = lines.filter((line) => line === undivided && !known.includes(line));
  return [...known.filter((line) => lines.includes(line)), ...others, ...last];
}

/** What each department was given against what it has cost, net. */
function appropriation(facts: EconomyFacts): FigureTable {
  const { period, now, form } = facts;
  const month = lastMonth[period.kind];
  const cell = cellIn(form);
  const lines = orderedLines(facts.departments, now.lines('appropriation'));
  const amounts = lines.map((line): Amounts => {
    const given = now.amount('appropriation', line, 'budget', 12);
    const used = now.amount('department', line, 'actual', month);
    return [given, used, given === null || used === null ? null : addDecimals([given, used])];
  });
  const totals = [0, 1, 2].map((column) => addKnown(amounts.map((row) => row[column] ?? null)));
  const rows = lines.map((label, at): Row => ({ label, kind: 'plain', cells: (amounts[at] ?? []).map(cell) }));
  const headers = [`Kommunersättning ${period.year}`, `Nettokostnad jan–${monthName(month)}`, 'Kvar'];
  const sum: Row = { label: 'Summa', kind: 'sum', cells: totals.map(cell) };
  return table('appropriation', facts, 'Avdelning', headers, lines.length < 2 ? rows : [...rows, sum]);
}

/** The months that a forecast of the result was made after, with the forecast. */
function forecastsOf({ rows, now }: EconomyFacts): { month: number; forecast: string }[] {
  const line = resultLine(rows);
  const lines = [line, ...rows.flatMap((row) => (row.kind === 'item' ? [row.label] : []))];
  const made = new Set(lines.flatMap((each) => now.forecastMonths('result', each)));
  return [...made]
    .toSorted((a, b) => a - b)
    .flatMap((month) => {
      const forecast = rowAmount(rows, line, (each) => now.forecast('result', each, month));
      return forecast === null ? [] : [{ month, forecast }];
    });
}

/** The year's outcome where it is there to measure forecasts by. */
function outcomeOf({ period, rows, now }: EconomyFacts): string | null {
  if (period.kind !== 'year') return null;
  return rowAmount(rows, resultLine(rows), (line) => now.amount('result', line, 'actual', 12));
}

function forecast(facts: EconomyFacts): FigureTable {
  const cell = cellIn(facts.form);
  const outcome = outcomeOf(facts);
  const month = lastMonth[facts.period.kind];
  const rows = forecastsOf(facts)
    .filter((each) => each.month <= month)
    .map(
      (each): Row => ({
        label: `Efter ${monthName(each.month)}`,
        kind: 'plain',
        cells: [each.forecast, outcome, difference(outcome, each.forecast)].map(cell),
      }),
    );
  const { year } = facts.period;
  return table('forecast', facts, 'Prognos gjord', [`Prognos ${year}`, `Utfall ${year}`, 'Skillnad'], rows);
}

/** 100 less the difference in per cent of the outcome, at least 0, with one decimal; null where the outcome is 0. */
export function forecastAccuracy(forecastKronor: string, outcome: string): string | null {
  const ore = (amount: string) => BigInt(addDecimals([amount, '0.00']).replace('.', ''));
  const [made, came] = [ore(forecastKronor), ore(outcome)];
  const size = (amount: bigint) => (amount < 0n ? -amount : amount);
  if (came === 0n) return null;
  const tenths = (size(made - came) * 2000n + size(came)) / (2n * size(came));
  const left = tenths > 1000n ? 0n : 1000n - tenths;
  return `${left / 10n}.${left % 10n}`;
}

function accuracy(facts: EconomyFacts): FigureTable {
  const outcome = outcomeOf(facts);
  const rows = forecastsOf(facts).map(({ month, forecast: made }): Row => {
    const value = outcome === null ? null : forecastAccuracy(made, outcome);
    return { label: `Efter ${monthName(month)}`, kind: 'plain', cells: [{ value, decimals: 1 }] };
  });
  const made = table('forecastAccuracy', facts, 'Prognos gjord', ['Andel av utfallet som träffades'], rows);
  return { ...made, unit: 'percent' };
}

/** The variance of the result in kronor: outcome less budget at year end, forecast less budget before. Plus is better. */
function resultVariance(facts: EconomyFacts): string | null {
  const { find, measured } = statementColumns(facts, 'result');
  const amounts = find.map((each) => rowAmount(facts.rows, resultLine(facts.rows), each));
  return withVariance(amounts, measured).at(-1) ?? null;
}

/** What is explained, what is not, and the variance: added up as shown, so that it adds up on paper too. Plus is better. */
export function varianceTable(facts: EconomyFacts): FigureTable {
  const cell = cellIn({ ...facts.form, sign: 'result' });
  const whole = cell(resultVariance(facts));
  const parts = facts.explanations.map(
    ({ text, amount }): Row => ({ label: text, kind: 'item', cells: [cell(amount)] }),
  );
  const shown = parts.map(({ cells }) => negateDecimal(cells[0]?.value ?? '0'));
  const rest = whole.value === null ? null : addDecimals([whole.value, ...shown]);
  const rows: Row[] = [
    ...parts,
    { label: 'Ej förklarat', kind: 'item', cells: [{ value: rest, decimals: facts.form.decimals }] },
    { label: 'Avvikelse mot budget', kind: 'sum', cells: [whole] },
  ];
  return table('variance', facts, 'Förklaring', [''], rows);
}

/** Every table that has a figure in it, in the order of the report. */
export function economyTables(facts: EconomyFacts): FigureTable[] {
  const departments = orderedLines(facts.departments, facts.now.lines('department'));
  const all = [
    incomeStatement(facts),
    ...(facts.explanations.length === 0 ? [] : [varianceTable(facts)]),
    byLine(facts, 'departments', 'department', 'Avdelning', departments),
    appropriation(facts),
    byLine(facts, 'investment', 'investment', 'Projekt', facts.now.lines('investment')),
    forecast(facts),
    accuracy(facts),
  ];
  return all.filter(({ rows }) => !isEmpty(rows));
}
