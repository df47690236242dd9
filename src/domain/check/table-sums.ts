/**
 * Sums in a table: each row that calls itself a sum is tried against the rows above it. Which rows it adds up is learnt
 * from the columns: what holds in one column is what the table means, and is then asked of the others.
 */
import { halfDigit, judge, type Verdict } from './arithmetic.ts';
import type { Checked } from './finding.ts';
import type { Grid, GridCell } from './grid.ts';
import { cellAt, quoteCell } from './grid-quote.ts';
import { sayNumber, saySum, sayUnit } from './say.ts';

/** Rows with the sign that each has in the sum. */
type Terms = readonly { readonly row: number; readonly sign: 1 | -1 }[];

type Trial = {
  readonly column: number;
  readonly verdict: Verdict;
  readonly stated: number;
  readonly sum: number;
  readonly shown: number[];
  readonly decimals: number;
};

const costWords = /kostnad|utgift|avskrivning|uttag|minskning|avgår|skuld/iu;
/** Units of which shares and means are made: such figures are not added up. */
const notAdded = new Set(['percent', 'points', 'index', 'permille']);

function additive(cell: GridCell | null): cell is GridCell {
  return cell !== null && !notAdded.has(cell.unit) && !cell.quantity.year;
}

function trial(grid: Grid, sumRow: number, column: number, terms: Terms): Trial | null {
  const stated = cellAt(grid, sumRow, column);
  if (!additive(stated)) return null;
  const header = grid.columns[column];
  if (header?.measure === 'share' || header?.unit?.unit === 'percent' || header?.unit?.unit === 'index') return null;
  const cells = terms.map(({ row }) => cellAt(grid, row, column));
  if (cells.some((cell) => cell !== null && !additive(cell))) return null;
  const shown: number[] = [];
  let sum = 0;
  let slack = halfDigit(stated.quantity.decimals, stated.scale);
  let decimals = stated.quantity.decimals;
  cells.forEach((cell, index) => {
    if (!cell) return;
    const value = cell.quantity.value * (terms[index]?.sign ?? 1);
    shown.push(value);
    sum += value * cell.scale;
    slack += halfDigit(cell.quantity.decimals, cell.scale);
    decimals = Math.max(decimals, cell.quantity.decimals);
  });
  if (shown.length < 2 || stated.scale === 0) return null;
  const counted = stated.unit === 'count' && decimals === 0;
  const verdict = judge(stated.quantity.value * stated.scale, sum, counted ? 0 : slack);
  return { column, verdict, stated: stated.quantity.value, sum: sum / stated.scale, shown, decimals };
}

type Candidate = { readonly terms: Terms; readonly trials: readonly Trial[]; readonly held: number };

function candidate(grid: Grid, sumRow: number, terms: Terms): Candidate {
  const trials = grid.columns.flatMap((_, column) => trial(grid, sumRow, column, terms) ?? []);
  return { terms, trials, held: trials.filter((each) => each.verdict !== 'fails').length };
}

const empty = (grid: Grid, row: number) => !(grid.cells[row] ?? []).some((cell) => cell !== null);

/** Rows, and sums of rows, that no sum has taken yet; a sum takes the last few of them. */
export function checkSums(grid: Grid): Checked[] {
  const found: Checked[] = [];
  let open: number[] = [];
  grid.rows.forEach((line, row) => {
    if (line.part || empty(grid, row)) return;
    if (line.sum === null) {
      open.push(row);
      return;
    }
    const best = bestCandidate(grid, row, open, line.sum === 'strong');
    if (best) {
      found.push(...verdicts(grid, row, best, line.sum === 'strong', open));
      const taken = new Set(best.terms.map((term) => term.row));
      if (best.held > 0) open = open.filter((each) => !taken.has(each));
    }
    open.push(row);
  });
  return found;
}

function bestCandidate(grid: Grid, row: number, open: readonly number[], strong: boolean): Candidate | null {
  let best: Candidate | null = null;
  const lastSum = open.findLastIndex((each) => grid.rows[each]?.sum !== null);
  const sinceSum = open.length - 1 - lastSum;
  const sizes = [sinceSum, open.length, ...Array.from({ length: Math.min(open.length, 40) }, (_, index) => index + 1)];
  for (const size of new Set(sizes.filter((each) => each >= 2))) {
    const rows = open.slice(-size);
    const plus = rows.map((each) => ({ row: each, sign: 1 as const }));
    const minus = rows.map((each) => ({
      row: each,
      sign: costWords.test(grid.rows[each]?.label ?? '') ? (-1 as const) : (1 as const),
    }));
    const ways = !strong && minus.some((term) => term.sign < 0) ? [plus, minus] : [plus];
    for (const terms of ways) {
      const tried = candidate(grid, row, terms);
      if (tried.trials.length > 0 && (best === null || tried.held > best.held)) best = tried;
    }
  }
  return best;
}

function verdicts(grid: Grid, row: number, best: Candidate, strong: boolean, open: readonly number[]): Checked[] {
  const { trials, held } = best;
  const failing = trials.length - held;
  const proven = held > 0 && held >= failing;
  const alone =
    strong &&
    held === 0 &&
    trials.length === 1 &&
    trials.every((each) => plainSlip(each, best.terms.length, open.length));
  if (!proven && !alone)
    return held === 0
      ? []
      : trials.filter((each) => each.verdict !== 'fails').map((each) => say(grid, row, each, best.terms));
  return trials.map((each) => say(grid, row, each, best.terms));
}

/** A single column: a sum that is off is a slip only where no reading of the rows (a part among them, a mean) explains it. */
function plainSlip({ stated, sum, shown }: Trial, terms: number, open: number): boolean {
  if (terms !== open || shown.length < 2) return false;
  const lowest = Math.min(...shown);
  const highest = Math.max(...shown);
  if (stated >= lowest && stated <= highest && lowest >= 0) return false;
  const apart = sum - stated;
  const close = Math.abs(apart) <= Math.max(Math.abs(sum), Math.abs(stated)) * 0.5;
  return close && !subsetOf(shown, apart);
}

/** True where some of the addends make up the difference: then they may be parts of others. */
function subsetOf(values: readonly number[], apart: number): boolean {
  if (values.some((value) => value !== 0 && Math.abs(value - apart) < 1e-6)) return true;
  return values.some((one, index) => values.slice(index + 1).some((other) => Math.abs(one + other - apart) < 1e-6));
}

function say(grid: Grid, row: number, each: Trial, terms: Terms): Checked {
  const { column, verdict, stated, sum, shown, decimals } = each;
  const unit = cellAt(grid, row, column);
  const suffix = unit ? sayUnit(unit.unit, unit.scale) : '';
  const apart = sayNumber(Math.abs(stated - sum), decimals);
  const arithmetic = `${saySum(shown, decimals)} = ${sayNumber(sum, decimals)}${suffix}`;
  const places = [
    quoteCell(grid, row, column),
    ...terms
      .slice(0, 12)
      .filter((term) => cellAt(grid, term.row, column))
      .map((term) => quoteCell(grid, term.row, column)),
  ];
  if (verdict === 'holds') return { kind: 'sum', level: null, message: `Summan stämmer: ${arithmetic}.`, places };
  const stands = `Summan står som ${sayNumber(stated, decimals)}${suffix}, men posterna ger ${arithmetic}: ${apart} ifrån.`;
  if (verdict === 'rounding')
    return {
      kind: 'sum',
      level: 'rounding',
      message: `${stands} Det ryms i avrundningen av ${shown.length} poster.`,
      places,
    };
  return { kind: 'sum', level: 'contradiction', message: stands, places };
}
