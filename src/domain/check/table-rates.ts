/** A column of percentages that are one column's share of another, row by row: "Stickprov", "Fel", "Felandel". */
import { halfDigit } from './arithmetic.ts';
import type { Checked } from './finding.ts';
import type { Grid } from './grid.ts';
import { cellAt, quoteCell } from './grid-quote.ts';
import { sayNumber } from './say.ts';

type Trial = {
  readonly row: number;
  readonly part: number;
  readonly base: number;
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
        part: some.quantity.value,
        base: all.quantity.value,
        computed,
        apart: Math.abs(computed - share.quantity.value),
        half,
      },
    ];
  });
}

/** Rows that tell: nothing of nothing, and all of all, hold in any pair of columns. */
const tells = ({ part, base }: Trial) => part !== 0 && part !== base;

/** Learnt from at least three telling rows, and seven of ten. */
export function checkRates(grid: Grid): Checked[] {
  return grid.columns.flatMap((_, target): Checked[] => {
    const shares = grid.rows.flatMap((__, row) => cellAt(grid, row, target) ?? []);
    if (shares.length < 3 || shares.some((cell) => cell.unit !== 'percent')) return [];
    for (const base of grid.columns.keys())
      for (const part of grid.columns.keys()) {
        if (new Set([target, base, part]).size < 3) continue;
        const tried = trialsOf(grid, target, part, base).filter(tells);
        const held = tried.filter(({ apart, half }) => apart <= half + 1e-9).length;
        if (held < 3 || held < tried.length * 0.7) continue;
        return tried.map((each) => say(grid, [target, part, base], each));
      }
    return [];
  });
}

function say(grid: Grid, columns: readonly [number, number, number], trial: Trial): Checked {
  const { row, part, base, computed, apart, half } = trial;
  const places = columns.map((column) => quoteCell(grid, row, column));
  const share = cellAt(grid, row, columns[0])?.quantity;
  const [some, all] = [columns[1], columns[2]].map((column) => cellAt(grid, row, column)?.quantity.decimals ?? 0);
  const gives = `${sayNumber(part, some ?? 0)} av ${sayNumber(base, all ?? 0)} är ${sayNumber(computed, (share?.decimals ?? 0) + 1)}\u00A0%`;
  if (apart <= half + 1e-9) return { kind: 'share', level: null, message: `Andelen stämmer: ${gives}.`, places };
  const level = apart <= 2 * half + 1e-9 ? 'rounding' : 'contradiction';
  const stated = sayNumber(share?.value ?? 0, share?.decimals ?? 0);
  return { kind: 'share', level, message: `Andelen står som ${stated}\u00A0%, men ${gives}.`, places };
}
