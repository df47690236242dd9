/**
 * Editing in bulk (Swedish: inläsning från kalkylblad): what a sheet would change is found out first, field by field and
 * line by line, and nothing is changed while anything in it is at fault.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(cellText(' Fler\r\nträd '), 'Fler\nträd');
 * assert.equal(placeIn({ headerLine: 1, columns: { title: 2 } })(14, 'title'), 'Rad 14, kolumn C');
 */
import { z } from 'zod';
import { type ColumnMapping, mostListed } from './column-mapping.ts';
import type { Issue } from './result.ts';
import { cellPlace } from './sheet.ts';

/**
 * What a sheet holds: the nodes of a plan, its indicators with their targets, values that are reported of them, amounts of
 * economy, or groups of staff.
 */
export const BulkKind = z.enum(['plan', 'indicators', 'values', 'economy', 'staff']);
export type BulkKind = z.infer<typeof BulkKind>;

/** True for what is the plan's own: it changes only while the plan does, and what a sheet lacks can be removed. */
export const isPlanKind = (kind: BulkKind): boolean => kind === 'plan' || kind === 'indicators';

/** One cell that differs from what is stored, both as they are shown; '' is nothing. */
export type BulkEdit = { readonly field: string; readonly before: string; readonly after: string };

/** `removed` is marked for removal. `line` is null where no line says it. */
export type BulkChange = {
  readonly kind: 'new' | 'changed' | 'removed';
  /** "node:goal/x", "indicator:indicator/x", "value:KS/2025-year/indicator/x/2025/actual/all". */
  readonly subject: string;
  readonly title: string;
  readonly line: number | null;
  /** Of something new: everything that is given. */
  readonly edits: readonly BulkEdit[];
};

/** What a sheet would do. `after`, what shall stand there, is null where there is a fault. */
export type BulkTrial<T> = {
  readonly faults: readonly Issue[];
  readonly changes: readonly BulkChange[];
  readonly unchanged: number;
  /** What is stored but not in the sheet, and is left alone. */
  readonly missing: readonly { readonly subject: string; readonly title: string }[];
  readonly after: T | null;
};

/** How many a sheet that was carried out made, changed, removed and left as they were. */
export type BulkOutcome = {
  readonly created: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
};

export function outcomeOf({ changes, unchanged }: Pick<BulkTrial<unknown>, 'changes' | 'unchanged'>): BulkOutcome {
  const count = (kind: BulkChange['kind']) => changes.filter((change) => change.kind === kind).length;
  return { created: count('new'), changed: count('changed'), removed: count('removed'), unchanged };
}

/** A line's values by field: null where the cell is empty, undefined where it could not be read and a fault says so. */
export type BulkRow = { readonly line: number; readonly values: Readonly<Record<string, string | null | undefined>> };

/** A sheet as it was read: its lines, and what in them could not be. */
export type BulkSheet = {
  readonly rows: readonly BulkRow[];
  readonly mapping: ColumnMapping;
  readonly faults: readonly Issue[];
};

/** The place of a field on a line, as messages name it; a field without a column has the line only. */
export function placeIn(mapping: ColumnMapping): (line: number, field: string) => string {
  return (line, field) => {
    const column = mapping.columns[field];
    return column === undefined ? `Rad ${line}` : cellPlace(line, column);
  };
}

/** A fault with its place in front. */
export function faultIn(mapping: ColumnMapping): (line: number, field: string, message: string) => Issue {
  const place = placeIn(mapping);
  return (line, field, message) => ({ path: field, message: `${place(line, field)}: ${message}` });
}

export type Fault = ReturnType<typeof faultIn>;

/** True where the sheet has a column for the field: an empty cell then says that there is nothing. */
export function hasColumn(mapping: ColumnMapping, field: string): boolean {
  return Object.hasOwn(mapping.columns, field);
}

/** Nothing but signs that are kept, on one line. */
const plainSigns = /^[ -~\u00A0-\u1FFF]*$/u;

/** The text as a cell keeps it: one kind of line break, no blanks around it, no signs that no sheet or database keeps. */
export function cellText(text: string): string {
  if (plainSigns.test(text)) return text.trim();
  return (
    text
      .toWellFormed()
      .replaceAll(/\r\n?/gu, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is removed
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFEFF\uFFFE\uFFFF]/gu, '')
      .trim()
  );
}

/** The start of a text in a message, on one line. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return `”${line.length > 60 ? `${Array.from(line).slice(0, 59).join('')}…` : line}”`;
}

/** Gives each base a key that is not taken: itself, or with the first free number from 2. In proportion to how many are asked for. */
export function keyMaker(taken: Iterable<string>): (base: string) => string {
  const used = new Set(taken);
  const next = new Map<string, number>();
  return (base) => {
    const plain = base.endsWith('/') ? `${base}post` : base;
    let number = next.get(plain) ?? 1;
    let key = number === 1 ? plain : `${plain}-${number}`;
    while (used.has(key)) {
      number += 1;
      key = `${plain}-${number}`;
    }
    used.add(key);
    next.set(plain, number + 1);
    return key;
  };
}

/** Faults in the order of the lines; what is wrong with the file as a whole comes first. */
export function byLine(faults: readonly Issue[]): Issue[] {
  const line = ({ message }: Issue) => Number(/^Rad (\d+)/u.exec(message)?.[1] ?? 0);
  return faults
    .map((fault) => ({ fault, line: line(fault) }))
    .sort((a, b) => a.line - b.line)
    .map(({ fault }) => fault);
}

/** The first faults, and how many more there are. */
export function listedFaults(faults: readonly Issue[]): Issue[] {
  const rest = faults.length - mostListed;
  const more = {
    path: '',
    message: `Och ${rest} fel till, som inte räknas upp. Rätta felen ovan och läs in filen igen.`,
  };
  return [...faults.slice(0, mostListed), ...(rest > 0 ? [more] : [])];
}

/** What a sheet says twice: the lines after the first for each name. A row without a name is left out. */
export function repeated<T extends { readonly line: number }>(
  rows: readonly T[],
  nameOf: (row: T) => string | null,
): { readonly row: T; readonly first: T }[] {
  const met = new Map<string, T>();
  return rows.flatMap((row) => {
    const name = nameOf(row);
    if (name === null) return [];
    const first = met.get(name);
    if (first) return [{ row, first }];
    met.set(name, row);
    return [];
  });
}
