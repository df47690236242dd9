/** Shares of a column's total ("Antal", "Andel (%)"), and totals of shares that must lie between women and men. */
import { halfDigit } from './arithmetic.ts';
import type { Checked } from './finding.ts';
import type { Grid } from './grid.ts';
import { cellAt, quoteCell } from './grid-quote.ts';
import { sayNumber } from './say.ts';
import { sayShare } from './say-share.ts';

const shareOf = (grid: Grid, column: number) => {
  const cells = grid.rows.flatMap((_, row) => cellAt(grid, row, column) ?? []);
  return cells.length > 2 && cells.every((cell) => cell.unit === 'percent');
};

type Trial = { readonly row: number; readonly computed: number; readonly apart: number; readonly half: number };

function trials(grid: Grid, target: number, base: number, sum: number): Trial[] {
  const total = cellAt(grid, sum, base)?.quantity.value ?? 0;
  if (total === 0) return [];
  return grid.rows.flatMap((_, row): Trial[] => {
    const [share, part] = [cellAt(grid, row, target), cellAt(grid, row, base)];
    if (row === sum || !share || !part || part.unit === 'percent') return [];
    const computed = (part.quantity.value / total) * 100;
    return [
      { row, computed, apart: Math.abs(computed - share.quantity.value), half: halfDigit(share.quantity.decimals) },
    ];
  });
}

/** A column of percentages beside the column whose total they are shares of: learnt from most of the rows. */
export function checkColumnShares(grid: Grid): Checked[] {
  const sum = grid.rows.findLastIndex((line) => line.sum === 'strong');
  if (sum < 0) return [];
  return grid.columns.flatMap((_, target): Checked[] => {
    if (!shareOf(grid, target) || Math.abs((cellAt(grid, sum, target)?.quantity.value ?? 0) - 100) > 0.5) return [];
    for (const base of grid.columns.keys()) {
      if (base === target) continue;
      const tried = trials(grid, target, base, sum);
      const held = tried.filter(({ apart, half }) => apart <= half + 1e-9).length;
      if (held < 3 || held < tried.length * 0.6) continue;
      return tried.flatMap(({ row }): Checked[] => {
        const places = [quoteCell(grid, row, target), quoteCell(grid, row, base), quoteCell(grid, sum, base)];
        const [share, part, whole] = [cellAt(grid, row, target), cellAt(grid, row, base), cellAt(grid, sum, base)];
        return share && part && whole ? [sayShare(share.quantity, part.quantity, whole.quantity, places)] : [];
      });
    }
    return [];
  });
}

/** Of rates and means the total lies between its two parts: women and men. */
export function checkBetween(grid: Grid): Checked[] {
  const rowOf = (form: RegExp) => grid.rows.flatMap((line, row) => (form.test(line.label) ? [row] : []));
  const [women, ...moreWomen] = rowOf(/^(?:varav\s+)?(?:kvinnor|flickor)$/iu);
  const [men, ...moreMen] = rowOf(/^(?:varav\s+)?(?:män|pojkar)$/iu);
  const [total, ...moreTotals] = rowOf(/^(?:total|totalt|samtliga|alla)(?!\p{L})|^total\p{L}*\s/iu);
  if (women === undefined || men === undefined || total === undefined) return [];
  if (moreWomen.length > 0 || moreMen.length > 0 || moreTotals.length > 0) return [];
  return grid.columns.flatMap((_, column): Checked[] => {
    const [w, m, t] = [women, men, total].map((row) => cellAt(grid, row, column));
    if (!w || !m || !t) return [];
    const rate = [w, m, t].every((cell) => cell.unit === 'percent' || cell.unit === 'index');
    if (!rate) return [];
    const half = halfDigit(t.quantity.decimals) * 2;
    const [low, high] = [Math.min(w.quantity.value, m.quantity.value), Math.max(w.quantity.value, m.quantity.value)];
    const places = [total, women, men].map((row) => quoteCell(grid, row, column));
    const say = (value: number) => sayNumber(value, t.quantity.decimals);
    const inside = t.quantity.value >= low - half && t.quantity.value <= high + half;
    const message = `Totalen ${say(t.quantity.value)} ${inside ? 'ligger' : 'ligger inte'} mellan ${say(low)} och ${say(high)}.`;
    return [{ kind: 'part', level: inside ? null : 'contradiction', message, places }];
  });
}
