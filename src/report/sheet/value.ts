/** What one value of a table is once written: the kind of its column where it is of that kind, otherwise text as it stands. */

import type { TableColumn } from '../../domain/sheet.ts';
import { isDate } from '../../domain/sheet-date.ts';

export type TypedValue = { readonly kind: 'empty' | TableColumn['kind']; readonly value: string };

export function typedValue(value: string | null | undefined, kind: TableColumn['kind']): TypedValue {
  if (value === null || value === undefined || value === '') return { kind: 'empty', value: '' };
  if (kind === 'number' && /^-?\d+(?:\.\d+)?$/u.test(value)) return { kind, value };
  if (kind === 'date' && /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d)?$/u.test(value) && isDate(value.slice(0, 10))) {
    return { kind, value };
  }
  return { kind: 'text', value };
}

/** At least so many decimals; never takes away a digit. */
export function padDecimals(number: string, decimals: number): string {
  const [whole = '', fraction = ''] = number.split('.');
  const padded = fraction.padEnd(decimals, '0');
  return padded === '' ? whole : `${whole}.${padded}`;
}
