/**
 * A column mapping says which column of a sheet is which field. It is proposed from the headers, settled by a person, and
 * applied to every row: each fault is named by line and column, and none of them stops the reading.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const fields = [{ name: 'supplier', label: 'Leverantör', required: true, kind: 'text' }, { name: 'amount', label: 'Belopp', required: true, kind: 'number' }];
 * assert.deepEqual(suggestMapping(['Summa (kr)', 'Lev.namn', 'LEVERANTOR'], fields), { supplier: 2, amount: 0 });
 */
import { z } from 'zod';
import { readField } from './field-value.ts';
import { matchHeader } from './header-match.ts';
import { type Issue, type Result, refuse, succeed } from './result.ts';
import { cellPlace, emptyCell, type MergedArea, type Sheet, type SheetRow } from './sheet.ts';

/**
 * What a column can be. `synonyms` are other names of its header, beside the common Swedish ones that are known.
 * A number with `percent` is given in per cent: a cell that shows "25 %" becomes "25", else "0.25". A text with `asShown`
 * is what the cell shows, also where that is a number.
 */
export type ImportField = {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  readonly kind: 'text' | 'number' | 'date' | 'choice';
  readonly synonyms?: readonly string[];
  readonly choices?: readonly { readonly value: string; readonly labels: readonly string[] }[];
  readonly percent?: boolean;
  readonly asShown?: boolean;
  readonly maxLength?: number;
};

/** `headerLine` is the line of the headers, 0 where there are none; what stands after it is data. `columns`: column by field name. */
export const ColumnMapping = z.strictObject({
  headerLine: z.number().int().min(0),
  columns: z.record(z.string(), z.number().int().min(0)),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

/** By field name: the text, a decimal string, an ISO date (with its time where it has one), a choice's value; null where nothing is given. */
export type FieldValues = Readonly<Record<string, string | null>>;

export type MappedRow = { readonly line: number; readonly values: FieldValues };

/** A row as mapped, with what is wrong in it. `null` row: nothing is given in any mapped column. */
export type RowReading = { readonly row: MappedRow | null; readonly faults: readonly Issue[] };

/** Everything that a preview needs: the rows without fault, the first faults, and how many there are in all. */
export type MappedSheet = {
  readonly rows: readonly MappedRow[];
  readonly issues: readonly Issue[];
  readonly faultCount: number;
  readonly faultyRows: number;
};

/** Most faults that are listed; the rest are counted. */
export const mostListed = 200;

/** The best column for each field by the names of the headers; a column is given to one field only, and a field without a likely column is left out. */
export function suggestMapping(headers: readonly string[], fields: readonly ImportField[]): Record<string, number> {
  const pairs = fields.flatMap((field, order) =>
    headers.map((header, column) => ({ field: field.name, order, column, score: matchHeader(header, field) })),
  );
  const taken = new Set<number>();
  const columns: Record<string, number> = {};
  pairs.sort((a, b) => b.score - a.score || a.column - b.column || a.order - b.order);
  for (const { field, column, score } of pairs) {
    if (score === 0 || taken.has(column) || Object.hasOwn(columns, field)) continue;
    columns[field] = column;
    taken.add(column);
  }
  return columns;
}

/** Finds the header among the first 30 rows: the first of those that name the most fields. Without any, the first row is taken for it. */
export function proposeMapping(sheet: Pick<Sheet, 'rows'>, fields: readonly ImportField[]): ColumnMapping {
  const proposals = sheet.rows.slice(0, 30).map((row) => ({
    headerLine: row.line,
    columns: suggestMapping(
      row.cells.map((cell) => (cell.kind === 'text' ? cell.text : '')),
      fields,
    ),
  }));
  const best = proposals.toSorted((a, b) => Object.keys(b.columns).length - Object.keys(a.columns).length)[0];
  return best ?? { headerLine: 1, columns: {} };
}

/** What is wrong with the mapping itself: a required field without a column, a column for two fields, a field that is unknown. */
export function mappingFaults(mapping: ColumnMapping, fields: readonly ImportField[]): Issue[] {
  const chosen = Object.entries(mapping.columns);
  const label = (name: string) => fields.find((field) => field.name === name)?.label ?? name;
  const missing = fields
    .filter((field) => field.required && !Object.hasOwn(mapping.columns, field.name))
    .map((field) => ({ path: field.name, message: `Välj vilken kolumn i filen som är ${field.label}.` }));
  const unknown = chosen
    .filter(([name]) => !fields.some((field) => field.name === name))
    .map(([name]) => ({ path: name, message: `Det finns inget fält som heter ${name}. Välj kolumner på nytt.` }));
  const doubled = chosen.flatMap(([name, column], index) => {
    const other = chosen.slice(0, index).find(([, taken]) => taken === column);
    if (!other) return [];
    const message = `Samma kolumn är vald för både ${label(other[0])} och ${label(name)}. Välj olika kolumner.`;
    return [{ path: name, message }];
  });
  return [...missing, ...unknown, ...doubled];
}

/** Maps one row, for sheets that are streamed. The caller leaves out rows up to `headerLine`. Messages begin with the cell's place; `path` is the field's name. */
export function mapRow(
  row: SheetRow,
  mapping: ColumnMapping,
  fields: readonly ImportField[],
  merged: readonly MergedArea[] = [],
): RowReading {
  const values: Record<string, string | null> = {};
  const faults: Issue[] = [];
  let given = false;
  for (const field of fields) {
    const column = mapping.columns[field.name];
    const cell = column === undefined ? emptyCell : (row.cells[column] ?? emptyCell);
    const read = readField(cell, field);
    if (read.ok) {
      values[field.name] = read.value;
      given ||= read.value !== null;
      continue;
    }
    given ||= !read.missing;
    if (column === undefined) continue;
    const hidden = read.missing && covered(row.line, column, merged);
    const message = hidden ? `${field.label} ${mergedMessage}` : read.message;
    faults.push({ path: field.name, message: `${cellPlace(row.line, column)}: ${message}` });
  }
  return given ? { row: { line: row.line, values }, faults } : { row: null, faults: [] };
}

/** Maps every row after the header; those without fault come out beside the faults of the others. */
export function mapSheet(sheet: Sheet, mapping: ColumnMapping, fields: readonly ImportField[]): MappedSheet {
  const rows: MappedRow[] = [];
  const issues: Issue[] = [];
  let faultCount = 0;
  let faultyRows = 0;
  for (const row of sheet.rows) {
    if (row.line <= mapping.headerLine) continue;
    const reading = mapRow(row, mapping, fields, sheet.merged);
    if (reading.faults.length === 0 && reading.row) rows.push(reading.row);
    if (reading.faults.length > 0) faultyRows += 1;
    faultCount += reading.faults.length;
    issues.push(...reading.faults.slice(0, mostListed - issues.length));
  }
  return { rows, issues, faultCount, faultyRows };
}

/** Maps the sheet; refuses a faulty mapping, a sheet without rows, and names every fault (the first 200, and how many more there are). */
export function applyMapping(
  sheet: Sheet,
  mapping: ColumnMapping,
  fields: readonly ImportField[],
): Result<{ readonly rows: readonly MappedRow[] }> {
  const wrong = mappingFaults(mapping, fields);
  if (wrong.length > 0) return refuse(...wrong);
  const { rows, issues, faultCount } = mapSheet(sheet, mapping, fields);
  const rest = faultCount - issues.length;
  const more = {
    path: '',
    message: `Och ${rest} fel till, som inte räknas upp. Rätta felen ovan och läs in filen igen.`,
  };
  if (faultCount > 0) return refuse(...issues, ...(rest > 0 ? [more] : []));
  if (rows.length === 0) {
    return refuse({
      path: '',
      message: `Det finns inga uppgifter efter rad ${mapping.headerLine} i bladet ${sheet.name}.`,
    });
  }
  return succeed({ rows });
}

const mergedMessage =
  'saknas, för cellen är sammanfogad med en annan. Dela upp de sammanfogade cellerna och fyll i värdet i var och en.';

function covered(line: number, column: number, merged: readonly MergedArea[]): boolean {
  return merged.some(
    (area) =>
      line >= area.fromLine &&
      line <= area.toLine &&
      column >= area.fromColumn &&
      column <= area.toColumn &&
      (line > area.fromLine || column > area.fromColumn),
  );
}
