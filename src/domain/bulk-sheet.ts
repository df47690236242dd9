/** The rows of a sheet by a column mapping, those with a fault too, so that every fault can be told at once. */
import type { BulkRow, BulkSheet } from './bulk.ts';
import { type ColumnMapping, type ImportField, mappingFaults, mapRow } from './column-mapping.ts';
import type { Issue } from './result.ts';
import { cellPlace, type MergedArea, type Sheet, type SheetRow } from './sheet.ts';

/** Cells that are found to be hidden; a sheet with more has enough to mend. */
const mostHidden = 5_000;

const hiddenCell =
  'Cellen är sammanfogad med en annan. Dela upp de sammanfogade cellerna och fyll i värdet i var och en.';

/** The first row from a line on. */
function indexFrom(rows: readonly SheetRow[], line: number): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rows[middle]?.line ?? 0) < line) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Cells of the columns that are hidden behind the first cell of a merged area. */
function* hiddenCells(
  rows: readonly SheetRow[],
  merged: readonly MergedArea[],
  columns: readonly [field: string, column: number][],
): Generator<{ line: number; column: number; field: string }> {
  for (const area of merged) {
    const within = columns.filter(([, column]) => column >= area.fromColumn && column <= area.toColumn);
    if (within.length === 0) continue;
    for (let at = indexFrom(rows, area.fromLine); at < rows.length; at += 1) {
      const line = rows[at]?.line ?? 0;
      if (line > area.toLine) break;
      for (const [field, column] of within)
        if (line > area.fromLine || column > area.fromColumn) yield { line, column, field };
    }
  }
}

/** What stands after the header, row by row, and what cannot be read. Without rows where the mapping itself is at fault. */
export function readBulkRows(sheet: Sheet, mapping: ColumnMapping, fields: readonly ImportField[]): BulkSheet {
  const wrong = mappingFaults(mapping, fields);
  if (wrong.length > 0) return { rows: [], mapping, faults: wrong };
  const faults: Issue[] = [];
  const rows: BulkRow[] = [];
  for (const row of sheet.rows) {
    if (row.line <= mapping.headerLine) continue;
    const reading = mapRow(row, mapping, fields, sheet.merged);
    faults.push(...reading.faults);
    if (reading.row) rows.push(reading.row);
  }
  const [first] = rows;
  if (first === undefined) {
    const message = `Det finns inga uppgifter efter rad ${mapping.headerLine} i bladet ${sheet.name}.`;
    return { rows, mapping, faults: [...faults, { path: '', message }] };
  }
  const said = new Set(rows.map(({ line }) => line));
  const told = new Set(faults.map(({ message }) => message.slice(0, message.indexOf(':'))));
  const hidden = hiddenCells(sheet.rows, sheet.merged, Object.entries(mapping.columns))
    .filter(({ line, column }) => said.has(line) && !told.has(cellPlace(line, column)))
    .take(mostHidden)
    .map(({ line, column, field }) => ({ path: field, message: `${cellPlace(line, column)}: ${hiddenCell}` }));
  return { rows, mapping, faults: [...faults, ...hidden] };
}
