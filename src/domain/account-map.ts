/**
 * The municipality's own mapping of accounts to the rows of its income statement (Swedish: konton till resultaträkningens
 * rader), and of a body's objects to its departments. A sum row adds up all item rows above it.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const read = accountReader([{ kind: 'item', label: 'Personalkostnader', codes: '5000-5999' }, { kind: 'leftOut', codes: '1*' }]);
 * assert.ok(read.ok);
 * assert.equal(read.value('5012'), 'Personalkostnader');
 * assert.equal(read.value('1930'), 'leftOut');
 */
import { z } from 'zod';
import { type CodeRange, readCodes, takes } from './code-range.ts';
import { type Result, refuse, succeed } from './result.ts';

const codes = z.string().max(2000, 'Raden har för många konton. Dela upp den.');

export const AccountRow = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('item'), label: z.string().min(1).max(100), codes }),
  z.strictObject({ kind: z.literal('sum'), label: z.string().min(1).max(100) }),
  /** Accounts that the report does not hold: those of the balance sheet. */
  z.strictObject({ kind: z.literal('leftOut'), codes }),
]);
export type AccountRow = z.infer<typeof AccountRow>;

/** Rows after the account classes that Swedish municipalities have in common (Kommun-Bas), as a place to begin. */
export const defaultAccountRows: readonly AccountRow[] = [
  { kind: 'item', label: 'Verksamhetens intäkter', codes: '3000-3999' },
  { kind: 'item', label: 'Bidrag och köp av verksamhet', codes: '4000-4999' },
  { kind: 'item', label: 'Personalkostnader', codes: '5000-5999' },
  { kind: 'item', label: 'Lokalkostnader', codes: '6000-6099' },
  { kind: 'item', label: 'Övriga kostnader', codes: '6100-7899' },
  { kind: 'item', label: 'Avskrivningar', codes: '7900-7999' },
  { kind: 'sum', label: 'Verksamhetens nettokostnad' },
  { kind: 'item', label: 'Kommunersättning och skatteintäkter', codes: '8000-8399' },
  { kind: 'item', label: 'Finansiella intäkter', codes: '8400-8499' },
  { kind: 'item', label: 'Finansiella kostnader', codes: '8500-8599' },
  { kind: 'sum', label: 'Periodens resultat' },
  { kind: 'leftOut', codes: '1000-2999' },
];

/** A department (Swedish: avdelning, enhet) of a body, by the codes of the objects that are its own. */
export const Department = z.strictObject({ label: z.string().min(1).max(100), codes });
export type Department = z.infer<typeof Department>;

export const DepartmentMap = z.strictObject({
  /** The number of the dimension: 1 is the cost centre (SIE filformat 4B, 8). */
  dimension: z.string().regex(/^\d{1,4}$/u),
  departments: z.array(Department).max(500),
});
export type DepartmentMap = z.infer<typeof DepartmentMap>;

type Read = { readonly label: string | null; readonly ranges: readonly CodeRange[] };

function readRows(rows: readonly { readonly label: string | null; readonly codes: string }[]): Result<Read[]> {
  const read: Read[] = [];
  for (const [at, { label, codes: text }] of rows.entries()) {
    const ranges = readCodes(text);
    if (!ranges.ok) return refuse(...ranges.issues.map(({ message }) => ({ path: `codes-${at}`, message })));
    read.push({ label, ranges: ranges.value });
  }
  return succeed(read);
}

/** The label of the row that an account belongs to; 'leftOut' where the report does not hold it, null where no row takes it. The first row that does wins. */
export function accountReader(rows: readonly AccountRow[]): Result<(account: string) => string | 'leftOut' | null> {
  const takers = rows.flatMap((row) =>
    row.kind === 'sum' ? [] : [{ label: row.kind === 'item' ? row.label : null, codes: row.codes }],
  );
  const read = readRows(takers);
  if (!read.ok) return read;
  const known = new Map<string, string | null>();
  return succeed((account) => {
    const before = known.get(account);
    if (before !== undefined) return before;
    const row = read.value.find(({ ranges }) => takes(ranges, account));
    const label = row === undefined ? null : (row.label ?? 'leftOut');
    known.set(account, label);
    return label;
  });
}

/** The label of the department that an object belongs to; null where none takes it. */
export function departmentReader(departments: readonly Department[]): Result<(code: string) => string | null> {
  const read = readRows(departments);
  if (!read.ok) return read;
  return succeed((code) => read.value.find(({ ranges }) => takes(ranges, code))?.label ?? null);
}
