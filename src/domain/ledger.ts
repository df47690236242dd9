/**
 * A ledger (Swedish: huvudbok) is what accounting says of a year by account, object and month, in whole öre with debit as
 * plus. By the municipality's mapping it becomes the rows of the statements.
 */
import type { EconomyValue } from './economy.ts';

export type LedgerAmount = {
  readonly kind: 'actual' | 'budget';
  /** 1 to 12; 0 is the whole year at once. */
  readonly month: number;
  readonly account: string;
  /** The code of the object in the dimension that departments are told by; null where there is none. */
  readonly object: string | null;
  readonly ore: bigint;
  /** The first line of the file that it comes from. */
  readonly line: number;
};

/** A value with the line that it comes from, the first where there are several. */
export type LedgerValue = EconomyValue & { readonly sourceLine: number };

export type Unmapped = { readonly account: string; readonly ore: bigint; readonly line: number };

export type LedgerReading = {
  readonly values: readonly LedgerValue[];
  /** Accounts that have amounts and belong to no row. */
  readonly unmapped: readonly Unmapped[];
};

/** What stands on objects without a department, so that departments and result have the same total. */
export const undivided = 'Ej fördelat';

/** 123450n öre is "1234.50". */
export function kronor(ore: bigint): string {
  const digits = String(ore < 0n ? -ore : ore).padStart(3, '0');
  return `${ore < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

type Sum = { ore: bigint; line: number };

function add<K>(sums: Map<K, Sum>, key: K, ore: bigint, line: number): void {
  const sum = sums.get(key);
  if (sum === undefined) sums.set(key, { ore, line });
  else {
    sum.ore += ore;
    sum.line = Math.min(sum.line, line);
  }
}

/** `departmentOf` null: the body is not divided into departments. Credit becomes plus: income is. Rows that come to nothing are kept: they have been used. */
export function readLedger(
  amounts: readonly LedgerAmount[],
  accountOf: (account: string) => string | 'leftOut' | null,
  departmentOf: ((object: string) => string | null) | null,
): LedgerReading {
  const sums = new Map<string, Sum>();
  const unmapped = new Map<string, Sum>();
  for (const { kind, month, account, object, ore, line } of amounts) {
    const row = accountOf(account);
    if (row === 'leftOut') continue;
    if (row === null) {
      if (kind === 'actual') add(unmapped, account, ore, line);
      continue;
    }
    add(sums, JSON.stringify(['result', row, kind, month]), -ore, line);
    if (departmentOf === null) continue;
    const department = (object === null ? null : departmentOf(object)) ?? undivided;
    add(sums, JSON.stringify(['department', department, kind, month]), -ore, line);
  }
  return {
    values: [...sums].map(([key, { ore, line: sourceLine }]) => {
      const [statement, line, kind, month] = JSON.parse(key);
      return { statement, line, kind, month, value: kronor(ore), sourceLine };
    }),
    unmapped: [...unmapped].map(([account, sum]) => ({ account, ...sum })),
  };
}
