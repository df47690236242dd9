/** Single lines of a SIE file read as what they say: balances, transactions, dates. */
import { readOre } from './sie-amount.ts';
import { SieFault } from './sie-fault.ts';
import type { ObjectRef, SieFields } from './sie-fields.ts';
import type { SieBalance, SieTransaction } from './sie-file.ts';

/** A field's text; '' where it is left out. */
export function textAt({ fields, line }: SieFields, at: number): string {
  const field = fields[at] ?? '';
  if (typeof field === 'string') return field;
  throw new SieFault(line, 'En objektlista står där en text väntades. Exportera filen på nytt.');
}

const missing = {
  year: (tag: string) => `Raden ${tag} saknar årsnummer. Exportera filen på nytt.`,
  account: (tag: string) => `Raden ${tag} saknar konto. Exportera filen på nytt.`,
  amount: (tag: string) => `Raden ${tag} saknar belopp. Exportera filen på nytt.`,
};

function needed(record: SieFields, at: number, what: keyof typeof missing): string {
  const text = textAt(record, at);
  if (text !== '') return text;
  throw new SieFault(record.line, missing[what](record.tag));
}

/** "20250430" is "2025-04-30"; null where the field is empty. */
export function dateAt(record: SieFields, at: number): string | null {
  const text = textAt(record, at);
  if (text === '') return null;
  const [, year = '', month = '', day = ''] = /^(\d{4})-?(\d{2})-?(\d{2})$/u.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  if (year !== '' && isDay(date)) return date;
  throw new SieFault(record.line, `Datumet ${text} går inte att läsa. Det ska skrivas som 20251231.`);
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

function monthAt(record: SieFields, at: number): string {
  const text = textAt(record, at);
  const [, year = '', month = ''] = /^(\d{4})-?(0[1-9]|1[0-2])(?:\d{2})?$/u.exec(text) ?? [];
  if (year !== '') return `${year}-${month}`;
  throw new SieFault(record.line, `Perioden ${text} går inte att läsa. Den ska skrivas som 202512.`);
}

/** A whole number, as years are counted: 0, -1. */
export function yearAt(record: SieFields, at: number): number {
  const text = needed(record, at, 'year');
  if (/^-?\d{1,2}$/u.test(text)) return Number(text);
  throw new SieFault(
    record.line,
    `Årsnumret ${text} går inte att läsa. Det ska vara 0 för filens år och -1 för året före.`,
  );
}

/** The objects where a list stands at the place, and the place after them. Files leave out an empty list now and then. */
function objectsAt(record: SieFields, at: number): { objects: readonly ObjectRef[]; next: number } {
  const field = record.fields[at];
  return field === undefined || typeof field === 'string'
    ? { objects: [], next: at }
    : { objects: field, next: at + 1 };
}

export const isBalance = (tag: string): boolean => /^#(?:IB|UB|RES|PSALDO|PBUDGET|OIB|OUB)$/u.test(tag);

export function readBalance(record: SieFields): SieBalance {
  const kind = record.tag.slice(1) as SieBalance['kind'];
  const byMonth = kind === 'PSALDO' || kind === 'PBUDGET';
  const place = byMonth ? 2 : 1;
  const account = needed(record, place, 'account');
  const { objects, next } = objectsAt(record, place + 1);
  return {
    kind,
    year: yearAt(record, 0),
    month: byMonth ? monthAt(record, 1) : null,
    account,
    objects,
    amount: readOre(needed(record, next, 'amount'), record.line),
    line: record.line,
  };
}

/** `date`: the voucher's own, for a transaction without one. */
export function readTransaction(record: SieFields, date: string): SieTransaction {
  const { objects, next } = objectsAt(record, 1);
  return {
    account: needed(record, 0, 'account'),
    objects,
    amount: readOre(needed(record, next, 'amount'), record.line),
    date: dateAt(record, next + 1) ?? date,
    text: textAt(record, next + 2),
    line: record.line,
  };
}
