/** Reads lists of approval rights row by row into their tables, so that a million rows never stand in memory as texts. */
import { decisionFields, registerFields, staffFields } from '../../controls/approvals/fields.ts';
import { RightsTable, RightsWords } from '../../controls/approvals/rights-table.ts';
import { StaffList } from '../../controls/approvals/staff-list.ts';
import type { ReconcileMeasure } from '../../controls/definition.ts';
import { reconcile } from '../../controls/measure/reconcile.ts';
import type { ControlOutcome } from '../../controls/outcome.ts';
import type { ImportField } from '../../domain/column-mapping.ts';
import { type Result, refuse, succeed } from '../../domain/result.ts';
import { readTexts, textAt } from '../../intake/sheet/read-texts.ts';
import { type ControlFile, columnsOf, hashOf, type UsedFile } from './source-file.ts';

type Rules = Pick<ReconcileMeasure, 'roles' | 'deciders' | 'tolerate'>;
export type RightsFiles = {
  readonly left: ControlFile;
  readonly right: ControlFile;
  readonly staff: ControlFile | null;
};

export type Reconciled = { readonly outcome: ControlOutcome; readonly used: UsedFile[] };

/** Gives each row's values in the order of the fields. */
async function eachRow(
  file: ControlFile,
  fields: readonly ImportField[],
  take: (line: number, values: string[]) => void,
): Promise<Result<UsedFile>> {
  const columns = await columnsOf(file, fields);
  if (!columns.ok) return columns;
  const { mapping, said } = columns.value;
  const at = fields.map(({ name }) => mapping.columns[name]);
  if (at[0] === undefined && at[1] === undefined) {
    const message =
      'Välj vilken kolumn i filen som är Personnummer eller Användarnamn. Namnet räcker inte: två kan heta lika.';
    return refuse({ path: file.name, message });
  }
  let rows = 0;
  // One array for all rows: whoever takes a row keeps its texts and not the array.
  const values = at.map(() => '');
  for await (const batch of readTexts(file.bytes, file.name, file.sheet)) {
    if (!batch.ok) return batch;
    for (const row of batch.value) {
      if (row.line <= mapping.headerLine) continue;
      rows += 1;
      for (let field = 0; field < at.length; field += 1) values[field] = textAt(row, at[field]);
      take(row.line, values);
    }
  }
  const { source, name, bytes } = file;
  return succeed({ source, name, sha256: hashOf(bytes), bytes: bytes.length, rows, columns: said });
}

/** Compares the lists as they stood on the cut-off date. `most`: how many differences are named. */
export async function reconcileFiles(
  rules: Rules,
  files: RightsFiles,
  cutOff: string,
  most?: number,
): Promise<Result<Reconciled>> {
  const used: UsedFile[] = [];
  const staff = files.staff === null ? null : new StaffList(cutOff);
  if (files.staff !== null) {
    const read = await eachRow(files.staff, staffFields, (_, values) => staff?.add(values));
    if (!read.ok) return read;
    used.push(read.value);
  }
  const words = new RightsWords(cutOff, rules.roles);
  const left = new RightsTable(words, 'decisions', staff);
  const right = new RightsTable(words, 'register', staff);
  for (const [table, file, fields] of [
    [left, files.left, decisionFields],
    [right, files.right, registerFields],
  ] as const) {
    const read = await eachRow(file, fields, (line, values) => table.add(line, values));
    if (!read.ok) return read;
    used.push(read.value);
  }
  const tooMany = words.overflow();
  if (tooMany !== null) return refuse({ path: '', message: tooMany });
  const names = { left: files.left.name, right: files.right.name };
  return succeed({ outcome: reconcile(rules, { left, right, staff, names }, most), used });
}
