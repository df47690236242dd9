/** A column of percentages that are one column's share of another, row by row: "Stickprov", "Fel", "Felandel". */
import { halfDigit } from './arithmetic.ts';
import type { Checked } from './finding.ts';
import type { Grid } from './grid.ts';
import { cellAt, quoteCell } from './grid-quote.ts';
import { sayShare } from './say-share.ts';

type Trial = {
  readonly row: number;
  /** The part is neither nothing nor all: such rows hold in any pair of columns. */
  readonly tells: boolean;
  readonly computed: number;
  readonly apart: number;
  readonly half: number;
};

function trialsOf(grid: Grid, target: number, part: number, base: number): Trial[] {
  return grid.rows.flatMap((_, row): Trial[] => {
    const [share, some, all] = [target, part, base].map((column) => cellAt(grid, row, column));
    if (!share || !some || !all || some.unit === 'percent' || all.unit === 'percent') return [];
    const [top, under] = [some.quantity.value * some.scale, all.quantity.value * all.scale];
    if (under === 0 || share.quantity.year || some.unit !== all.unit) return [];
    const computed = (top / under) * 100;
    const half = halfDigit(share.quantity.decimals);
    return [
      {
        row,
        tells: some.quantity.value !== 0 && some.quantity.value !== all.quantity.value,
        computed,
        apart: Math.abs(computed - share.quantity.value),
        half,
      },
    ];
  });
}

/** Learnt from at least three telling rows, and seven of ten. */
export function checkRates(grid: Grid): Checked[] {
  return grid.columns.flatMap((_, target): Checked[] => {
    const shares = grid.rows.flatMap((__, row) => cellAt(grid, row, target) ?? []);
    if (shares.length < 3 || shares.some((cell) => cell.unit !== 'percent')) return [];
    for (const base of grid.columns.keys())
      for (const part of grid.columns.keys()) {
        if (new Set([target, base, part]).size < 3) continue;
        const tried = trialsOf(grid, target, part, base).filter(({ tells }) => tells);
        const held = tried.filter(({ apart, half }) => apart <= half + 1e-9).length;
        if (held < 3 || held < tried.length * 0.7) continue;
        return tried.flatMap((each) => say(grid, [target, part, base], each));
      }
    return [];
  });
}

function say(grid: Grid, columns: readonly [number, number, number], { row, computed }: Trial): Checked[] {
  const [share, part, whole] = columns.map((column) => cellAt(grid, row, column)?.quantity);
  const places = columns.map((column) => quoteCell(grid, row, column));
  return share && part && whole ? [sayShare(share, part, whole, places, computed)] : [];
}
