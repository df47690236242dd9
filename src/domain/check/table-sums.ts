/**
 * Sums in a table: each row that calls itself a sum is tried against the rows above it. Which rows it adds up is learnt
 * from the columns: what holds in one column is what the table means, and is then asked of the others.
 */
import { halfDigit, judge, type Verdict } from './arithmetic.ts';
import type { Checked } from './finding.ts';
import { type Grid, type GridCell, transposed } from './grid.ts';
import { cellAt, quoteCell } from './grid-quote.ts';
import { sayNumber, saySum, sayUnit } from './say.ts';
import { ownStems } from './series.ts';

/** Rows with the sign that each has in the sum. */
type Terms = readonly { readonly row: number; readonly sign: 1 | -1 }[];

type Trial = {
  readonly column: number;
  readonly verdict: Verdict;
  readonly stated: number;
  readonly sum: number;
  readonly shown: readonly number[];
  readonly decimals: number;
  /** Two addends or more are not zero: that it holds says something. */
  readonly telling: boolean;
  /** The column may hold means ("Meritvärde"): it has a name of its own and no unit that is added up. */
  readonly mean: boolean;
};

/** What is left of the first when the others are taken away: "Återstår". */
const remainder = /återst|kvarst|\bkvar\b|\bsaldo\b|\bnetto\b/iu;
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
  const telling = shown.filter((each) => each !== 0).length > 1;
  const mean = (stated.unit === '' || grid.guessed) && header !== undefined && ownStems(header).length > 0;
  return { column, verdict, stated: stated.quantity.value, sum: sum / stated.scale, shown, decimals, telling, mean };
}

type Candidate = { readonly terms: Terms; readonly trials: readonly Trial[]; readonly held: number };

export function candidate(grid: Grid, sumRow: number, terms: Terms): Candidate {
  const trials = grid.columns
    .flatMap((_, column) => trial(grid, sumRow, column, terms) ?? [])
    .filter((each) => !isMean(each));
  return { terms, trials, held: trials.filter((each) => each.verdict !== 'fails').length };
}

/** What lies among its addends is a mean of them (a merit rating of all schools), and says nothing of sums. */
function isMean({ verdict, stated, shown, mean }: Trial): boolean {
  const lowest = Math.min(...shown);
  return mean && verdict === 'fails' && lowest > 0 && stated >= lowest && stated <= Math.max(...shown);
}

/** How many columns show that the sum is of these rows. */
export const tellingOf = ({ trials }: Candidate): number =>
  trials.filter((each) => each.telling && each.verdict !== 'fails').length;

/** The columns agree on it, at least as many as not. */
export const proven = (tried: Candidate, least = 1): boolean =>
  tellingOf(tried) >= least && tried.held * 2 >= tried.trials.length;

export const plus = (rows: readonly number[]): Terms => rows.map((row) => ({ row, sign: 1 }));

const empty = (grid: Grid, row: number) => !(grid.cells[row] ?? []).some((cell) => cell !== null);

/** Sums down the columns and along the rows ("Kvinnor", "Män", "Totalt"). Along a row, two lines must agree on what is added. */
export function checkSums(grid: Grid): Checked[] {
  return [...sumsOf(grid, 'rows'), ...sumsOf(transposed(grid), 'columns')];
}

/** Rows, and sums of rows, that no sum has taken yet; a sum takes the last few of them. A total that stands first is of what follows. */
function sumsOf(grid: Grid, way: 'rows' | 'columns'): Checked[] {
  const found: Checked[] = [];
  let open: number[] = [];
  const last = grid.rows.findLastIndex((line, row) => !line.part && !empty(grid, row));
  grid.rows.forEach((line, row) => {
    if (line.part || empty(grid, row)) return;
    if (line.sum === null && !(row === last && unnamed(grid, row, open))) {
      open.push(row);
      return;
    }
    const best =
      open.length > 0
        ? bestCandidate(grid, row, open, line.sum === 'strong')
        : following(grid, row, line.sum ?? 'weak');
    if (best) {
      const strong = line.sum === 'strong' && way === 'rows';
      if (way === 'rows' || proven(best, 2)) found.push(...verdicts(grid, row, best, strong, open));
      const taken = new Set(best.terms.map((term) => term.row));
      if (best.held > 0) open = open.filter((each) => !taken.has(each));
    }
    open.push(row);
  });
  return found;
}

/** The last row adds up all that is open, though it does not call itself a sum ("Socialförvaltningen"): three addends or more. */
function unnamed(grid: Grid, row: number, open: readonly number[]): boolean {
  if (open.length < 3) return false;
  const tried = candidate(grid, row, plus(open));
  return tellingOf(tried) > 0 && tellingOf(tried) * 2 > tried.trials.length && tried.trials.length > 1;
}

/** The rows after a total that stands first, up to the next sum. */
function following(grid: Grid, row: number, sum: 'strong' | 'weak'): Candidate | null {
  if (sum === 'weak') return null;
  const rows: number[] = [];
  for (let next = row + 1; next < grid.rows.length; next += 1) {
    const line = grid.rows[next];
    if (line === undefined || line.sum !== null || (empty(grid, next) && rows.length > 0)) break;
    if (!line.part && !empty(grid, next)) rows.push(next);
  }
  const tried = rows.length > 1 ? candidate(grid, row, plus(rows)) : null;
  return tried && proven(tried) ? tried : null;
}

function bestCandidate(grid: Grid, row: number, open: readonly number[], strong: boolean): Candidate | null {
  let best: Candidate | null = null;
  const lastSum = open.findLastIndex((each) => grid.rows[each]?.sum !== null);
  const sinceSum = open.length - 1 - lastSum;
  const sizes = [sinceSum, open.length, ...Array.from({ length: Math.min(open.length, 40) }, (_, index) => index + 1)];
  for (const size of new Set(sizes.filter((each) => each >= 2))) {
    const rows = open.slice(-size);
    const minus = rows.map((each) => ({
      row: each,
      sign: costWords.test(grid.rows[each]?.label ?? '') ? (-1 as const) : (1 as const),
    }));
    const ways = !strong && minus.some((term) => term.sign < 0) ? [plus(rows), minus] : [plus(rows)];
    if (remainder.test(grid.rows[row]?.label ?? ''))
      ways.push(plus(rows).map((term, at) => ({ ...term, sign: at === 0 ? 1 : -1 })));
    for (const terms of ways) {
      const tried = candidate(grid, row, terms);
      if (tried.trials.length > 0 && (best === null || tried.held > best.held)) best = tried;
    }
  }
  return best;
}

function verdicts(grid: Grid, row: number, best: Candidate, strong: boolean, open: readonly number[]): Checked[] {
  const { trials, held } = best;
  const alone =
    strong &&
    !grid.guessed &&
    held === 0 &&
    trials.length === 1 &&
    trials.every((each) => plainSlip(each, best.terms.length, open.length));
  const shown = proven(best) || alone ? trials : trials.filter((each) => each.verdict !== 'fails');
  return shown.map((each) => sayTrial(grid, row, each, best.terms));
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

export function sayTrial(grid: Grid, row: number, each: Trial, terms: Terms): Checked {
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
