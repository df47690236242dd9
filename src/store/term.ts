/** Terms of office in the database: which years each lasts, and what it is called. */
import { sql } from 'kysely';
import { type Term, termOf } from '../domain/term.ts';
import type { Transaction } from './database.ts';

export type StoredTerm = Term & { readonly name: string };

/** Every term, the earliest first. */
export function listTerms(tx: Transaction): Promise<StoredTerm[]> {
  return tx
    .selectFrom('term')
    .select(['first_year as first', 'last_year as last', 'name'])
    .orderBy('first_year')
    .execute();
}

/** The term that a year belongs to; null where none is stored. */
export async function findTerm(tx: Transaction, year: number): Promise<StoredTerm | null> {
  return (await listTerms(tx)).find((term) => term.first <= year && year <= term.last) ?? null;
}

/** Stores the term that the law gives a year, where no stored term holds it: one ordinary election, four years. */
export async function ensureTerm(tx: Transaction, year: number): Promise<void> {
  const { first, last } = termOf(year);
  await sql`insert into uppsikt.term (first_year, last_year, name)
    select ${first}, ${last}, ${`Mandatperiod ${first}–${last}`}
    where not exists (select from uppsikt.term t where t.first_year <= ${last} and t.last_year >= ${first})
    on conflict do nothing`.execute(tx);
}

/** Puts these terms in place of those that stand there. */
export async function saveTerms(tx: Transaction, terms: readonly StoredTerm[]): Promise<void> {
  await tx.deleteFrom('term').execute();
  if (terms.length === 0) return;
  await tx
    .insertInto('term')
    .values(terms.map(({ first, last, name }) => ({ first_year: first, last_year: last, name })))
    .execute();
}
