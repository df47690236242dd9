/** A cell as a finding quotes it: its row, its column and what stands there. */
import type { Quoted } from './finding.ts';
import type { Grid, GridCell } from './grid.ts';

export function cellAt(grid: Grid, row: number, column: number): GridCell | null {
  return grid.cells[row]?.[column] ?? null;
}

export function quoteCell(grid: Grid, row: number, column: number): Quoted {
  const cell = cellAt(grid, row, column);
  const labels = [grid.rows[row]?.label, grid.columns[column]?.label].filter(
    (label) => label !== undefined && label !== '',
  );
  const place = cell?.place ?? grid.place;
  const caption = grid.caption === '' ? '' : `${grid.caption}: `;
  return { ...place, quote: `${caption}${labels.join(', ')}: ${cell?.text.trim() ?? ''}` };
}
