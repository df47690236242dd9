/**
 * "varav" rows under their whole. Whether they name all of it is learnt from the columns: where they add up in one, they must
 * in the others. A part is never more than its whole, where the other columns show that the row is a part.
 */
import type { Checked } from './finding.ts';
import type { Grid } from './grid.ts';
import { cellAt, quoteCell } from './grid-quote.ts';
import { sayNumber } from './say.ts';
import { candidate, plus, proven, sayTrial } from './table-sums.ts';

export function checkTableParts(grid: Grid): Checked[] {
  return grid.rows.flatMap((line, whole): Checked[] => {
    if (line.part) return [];
    const parts: number[] = [];
    for (let row = whole + 1; grid.rows[row]?.part; row += 1) parts.push(row);
    if (parts.length === 0) return [];
    const tried = parts.length > 1 ? candidate(grid, whole, plus(parts)) : null;
    if (tried && proven(tried)) return tried.trials.map((each) => sayTrial(grid, whole, each, tried.terms));
    return parts.flatMap((part) => larger(grid, whole, part));
  });
}

/** Columns where the part is more than the whole, when in most of at least three it is not. */
function larger(grid: Grid, whole: number, part: number): Checked[] {
  const pairs = grid.columns.flatMap((_, column) => {
    const [all, some] = [cellAt(grid, whole, column), cellAt(grid, part, column)];
    if (!all || !some || all.unit !== some.unit || all.unit === 'percent' || all.quantity.value <= 0) return [];
    return [{ column, all, some, fits: some.quantity.value * some.scale <= all.quantity.value * all.scale }];
  });
  const fitting = pairs.filter((each) => each.fits).length;
  if (fitting < 2 || fitting * 3 < pairs.length * 2) return [];
  return pairs.map(({ column, all, some, fits }): Checked => {
    const [one, other] = [some, all].map(({ quantity }) => sayNumber(quantity.value, quantity.decimals));
    return {
      kind: 'part',
      level: fits ? null : 'contradiction',
      message: fits ? `Delen ryms i helheten: ${one} av ${other}.` : `Delen ${one} är större än helheten ${other}.`,
      places: [quoteCell(grid, part, column), quoteCell(grid, whole, column)],
    };
  });
}
