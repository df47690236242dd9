/** Whose hosts are, as the municipality has found out, in the database. */
import { sql } from 'kysely';
import type { HostNote } from '../domain/host-note.ts';
import type { Transaction } from './database.ts';

export type StoredHostNote = HostNote & { readonly notedOn: string; readonly notedBy: string | null };

export async function listHostNotes(tx: Transaction): Promise<StoredHostNote[]> {
  const { rows } = await sql<StoredHostNote>`
    select domain, company, country, source, noted_on as "notedOn", noted_by as "notedBy"
    from uppsikt.host_note order by domain`.execute(tx);
  return rows;
}

export async function saveHostNote(tx: Transaction, note: HostNote, by: string): Promise<void> {
  const { domain, company, country, source } = note;
  await sql`insert into uppsikt.host_note (domain, company, country, source, noted_by)
    values (${domain}, ${company}, ${country}, ${source}, ${by})
    on conflict (tenant_id, domain) do update set company = excluded.company, country = excluded.country,
      source = excluded.source, noted_on = current_date, noted_by = excluded.noted_by`.execute(tx);
}

/** False where there was none. */
export async function deleteHostNote(tx: Transaction, domain: string): Promise<boolean> {
  const { rows } = await sql`delete from uppsikt.host_note where domain = ${domain} returning domain`.execute(tx);
  return rows.length > 0;
}
