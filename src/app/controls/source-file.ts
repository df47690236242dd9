/** The files that a control reads: their columns recognised, remembered or said, and every row read by them. */
import { createHash } from 'node:crypto';
import { type Source, SourceField } from '../../controls/definition.ts';
import type { SourceData, SourceRow } from '../../controls/source-row.ts';
import { firstMapping, headersOf, type SavedHeaders } from '../../domain/bulk-mapping.ts';
import { type ColumnMapping, type ImportField, mappingFaults } from '../../domain/column-mapping.ts';
import { type Issue, type Result, refuse, succeed } from '../../domain/result.ts';
import { columnLetters, type Sheet, type SheetRow } from '../../domain/sheet.ts';
import { readDate } from '../../domain/sheet-date.ts';
import { readDecimal } from '../../domain/sheet-number.ts';
import { readSheetRows } from '../../intake/sheet/read-sheet.ts';
import { readTexts, textAt } from '../../intake/sheet/read-texts.ts';

/** A file of a source. `sheet` and `mapping`: as a person has said; null where the columns are to be recognised by their headers. */
export type ControlFile = {
  /** Id of the source. */
  readonly source: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sheet: string | null;
  readonly mapping: ColumnMapping | null;
  /** Columns that were chosen for earlier files. */
  readonly remembered: SavedHeaders | null;
  /** Of a document: whose it is. */
  readonly body: string;
};

/** What a run keeps of a file: enough to tell whether another is the same. */
export type UsedFile = {
  readonly source: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
  /** "Personnummer: kolumn C (Pnr)". */
  readonly columns: readonly string[];
  /** Of a scanned website, whose host is the name: the scan. */
  readonly scan?: string | undefined;
};

const shownRows = 60;

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function fieldsOf(source: Source): ImportField[] {
  return source.fields.map((field) => {
    const { name, label, synonyms, required } = SourceField.parse(field);
    return { name, label, kind: 'text', required, synonyms };
  });
}

/** The first rows, for choosing columns. */
export async function beginningOf(file: Pick<ControlFile, 'bytes' | 'name' | 'sheet'>): Promise<Result<Sheet>> {
  const opened = await readSheetRows(file.bytes, file.name, file.sheet === null ? {} : { sheet: file.sheet });
  if (!opened.ok) return opened;
  const rows: SheetRow[] = [];
  for await (const row of opened.value.rows) {
    if (!row.ok) return row;
    rows.push(row.value);
    if (rows.length >= shownRows) break;
  }
  const { name, names, merged } = opened.value;
  return succeed({ name, names, rows, merged });
}

/** Which column is which, with a sentence for each; refused where a required column cannot be told. */
export async function columnsOf(
  file: ControlFile,
  fields: readonly ImportField[],
): Promise<Result<{ readonly mapping: ColumnMapping; readonly said: string[]; readonly headers: string[] }>> {
  const sheet = await beginningOf(file);
  if (!sheet.ok) return sheet;
  const saved = file.remembered === null ? [] : [{ headers: file.remembered }];
  const mapping = file.mapping ?? firstMapping(saved, sheet.value, fields).mapping;
  const wrong = mappingFaults(mapping, fields);
  const at = (issue: Issue) => ({ path: file.name, message: issue.message });
  if (wrong.length > 0) return refuse(...wrong.map(at));
  const headers = headersOf(sheet.value, mapping.headerLine);
  const said = fields.flatMap(({ name, label }) => {
    const column = mapping.columns[name];
    return column === undefined ? [] : [`${label}: kolumn ${columnLetters(column)} (${headers[column] ?? ''})`];
  });
  return succeed({ mapping, said, headers });
}

export type ReadSource = { readonly data: SourceData; readonly used: UsedFile; readonly notes: readonly string[] };

/** Reads every row. A date or number that cannot be read is left out and counted. */
export async function readSourceFile(source: Source, file: ControlFile): Promise<Result<ReadSource>> {
  const fields = fieldsOf(source);
  const columns = await columnsOf(file, fields);
  if (!columns.ok) return columns;
  const { mapping, said } = columns.value;
  const rows: SourceRow[] = [];
  let lost = 0;
  for await (const batch of readTexts(file.bytes, file.name, file.sheet)) {
    if (!batch.ok) return batch;
    for (const row of batch.value) {
      if (row.line <= mapping.headerLine) continue;
      const values: Record<string, string | null> = {};
      for (const { name, kind } of source.fields) {
        const text = textAt(row, mapping.columns[name]);
        const value =
          text === '' ? null : kind === 'date' ? readDate(text) : kind === 'number' ? readDecimal(text) : text;
        if (text !== '' && value === null) lost += 1;
        values[name] = value;
      }
      rows.push({ line: row.line, values });
    }
  }
  const used = {
    source: source.id,
    name: file.name,
    sha256: hashOf(file.bytes),
    bytes: file.bytes.length,
    rows: rows.length,
    columns: said,
  };
  const notes =
    lost === 0
      ? []
      : [
          `${lost.toLocaleString('sv-SE')} celler i ${file.name} går inte att läsa som datum eller tal och räknas som tomma.`,
        ];
  return succeed({ data: { source, name: file.name, rows }, used, notes });
}
