/** What a SIE 4 file holds (SIE filformat 4B). Amounts are whole öre as a bigint; debit is plus, so income is minus. */
import type { SieEncoding } from './sie-encoding.ts';
import type { ObjectRef } from './sie-fields.ts';

/** '4I' holds vouchers to be read by another system, and no balances. */
export type SieType = '1' | '2' | '3' | '4' | '4I';

export type SieBalance = {
  /** Opening and closing balance, result, balance or budget of a period, and balances by object. */
  readonly kind: 'IB' | 'UB' | 'RES' | 'PSALDO' | 'PBUDGET' | 'OIB' | 'OUB';
  /** 0 the file's own year, -1 the year before. */
  readonly year: number;
  /** "2025-04"; null where the amount is a whole year's. */
  readonly month: string | null;
  readonly account: string;
  readonly objects: readonly ObjectRef[];
  readonly amount: bigint;
  readonly line: number;
};

export type SieTransaction = {
  readonly account: string;
  readonly objects: readonly ObjectRef[];
  readonly amount: bigint;
  /** "2025-04-30". */
  readonly date: string;
  readonly text: string;
  readonly line: number;
};

export type SieVoucher = {
  readonly series: string;
  readonly number: string;
  readonly date: string;
  readonly text: string;
  readonly line: number;
  /** Those that count: removed ones (#BTRANS), and added ones (#RTRANS, which stand as #TRANS too) are left out. */
  readonly transactions: readonly SieTransaction[];
};

/** What a voucher lacks to be balanced: the sum of its transactions. */
export type UnbalancedVoucher = Omit<SieVoucher, 'transactions' | 'text'> & { readonly sum: bigint };

export type SieDimension = { readonly number: string; readonly name: string; readonly parent: string | null };
export type SieObject = ObjectRef & { readonly name: string };
/** A line of a tag that this reader does not know, kept as it stood. */
export type SieNote = { readonly tag: string; readonly line: number; readonly text: string };

export type SieFile = {
  readonly type: SieType;
  readonly encoding: SieEncoding;
  readonly program: string;
  readonly company: string;
  readonly organisationNumber: string;
  readonly currency: string;
  /** By the number of the year: 0, -1. Dates as "2025-01-01". */
  readonly years: ReadonlyMap<number, { readonly from: string; readonly to: string }>;
  readonly accounts: ReadonlyMap<string, string>;
  readonly dimensions: readonly SieDimension[];
  readonly objects: readonly SieObject[];
  readonly balances: readonly SieBalance[];
  readonly vouchers: number;
  readonly unbalanced: readonly UnbalancedVoucher[];
  readonly notes: readonly SieNote[];
};
