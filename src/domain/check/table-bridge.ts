/**
 * A bridge (Swedish: resultatbrygga): a table that goes from one year's figure to the next year's by signed changes: "Resultat
 * 2024 55, Skatteintäkter +312, Personalkostnader −257, Resultat 2025 110".
 */
import type { Checked } from './finding.ts';
import type { Grid } from './grid.ts';
import { cellAt } from './grid-quote.ts';
import { candidate, plus, sayTrial } from './table-sums.ts';

/** Fewer changes are too few to tell a bridge from any other table. */
const leastChanges = 3;

export function checkBridges(grid: Grid): Checked[] {
  const last = grid.rows.length - 1;
  const [from, to] = [grid.rows[0], grid.rows[last]];
  if (!from || !to || grid.guessed || last - 1 < leastChanges) return [];
  if (from.year === null || to.year === null || to.year <= from.year) return [];
  if (from.stems.length === 0 || from.stems.join(' ') !== to.stems.join(' ')) return [];
  const rows = Array.from({ length: last }, (_, row) => row);
  const terms = plus(rows);
  return candidate(grid, last, terms)
    .trials.filter(({ column }) => isSigned(grid, rows.slice(1), column))
    .map((each) => sayTrial(grid, last, each, terms));
}

/** Every change stands with its sign, a plus among them. */
function isSigned(grid: Grid, rows: readonly number[], column: number): boolean {
  const signs = rows.map((row) => cellAt(grid, row, column)?.quantity.sign ?? null);
  return signs.every((sign) => sign !== null) && signs.includes('+');
}
