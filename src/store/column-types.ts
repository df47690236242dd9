/** The kinds of columns that the tables have, and the key that everything reported stands under, in Kysely's types. */
import type { ColumnType } from 'kysely';
import type { Period } from '../domain/period.ts';

/** JSON goes in as text and comes out parsed. */
export type Json<T> = ColumnType<T, string, string>;
export type NullableJson<T> = ColumnType<T | null, string | null, string | null>;
/** Decimal strings both ways. */
export type Numeric = ColumnType<string | null, string | null, string | null>;
/** "2022-12-31" both ways. */
export type DateOnly = ColumnType<string | null, string | null | undefined, string | null>;
/** Filled by the database from the transaction's municipality. */
export type TenantId = ColumnType<string, string | undefined, never>;

/** The key of everything reported: a body's report for a period. */
export type ReportKey = { tenant_id: TenantId; body: string; year: number; period: Period['kind'] };
