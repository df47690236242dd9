/**
 * Seals of rows: triggers write a line for each row that changes, and the next audit event binds the lines into the chain
 * (migrations/0035_row_seals.sql). A row that was changed past the triggers does not fit its seal.
 */
import { sql } from 'kysely';
import type { Transaction } from './database.ts';

export type RowFault = {
  readonly table: string;
  /** The primary key after the municipality, as a JSON array; '' for a fault of the whole table. */
  readonly key: string;
  /**
   * changed, added, removed: past the triggers; by-hand: with the triggers, by somebody in the database; seal: the seal is not
   * the one that was written last; unguarded: the table's triggers are off.
   */
  readonly fault: 'changed' | 'added' | 'removed' | 'by-hand' | 'seal' | 'unguarded';
  /** Columns that differ; null where the fault is not about columns. */
  readonly columns: readonly string[] | null;
  /** The event that recorded the row last; null where none has yet. */
  readonly recorded: { readonly sequence: number; readonly verb: string; readonly at: string } | null;
  /** Who wrote the row's latest line: "server", "migration" or "database:ROLE". */
  readonly writer: string | null;
};

/** The municipality's rows that do not fit their seals, by table and key; at most `limit`. */
export async function listRowFaults(tx: Transaction, limit = 100): Promise<RowFault[]> {
  const { rows } = await sql<RowFault>`
    select f.table_name as table, f.key, f.fault, f.columns, f.writer, case when e.sequence is not null then json_build_object(
      'sequence', e.sequence, 'verb', e.verb, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) end as recorded
    from uppsikt.row_faults(${limit}) f
    left join uppsikt.audit_event e on e.sequence = f.sequence`.execute(tx);
  return rows;
}

/** The first event whose bound lines are not as they were; null where all are. */
export async function firstBrokenBinding(tx: Transaction): Promise<number | null> {
  const { rows } = await sql<{ sequence: number }>`
    select e.sequence from uppsikt.audit_event e
    where e.rows_hash is distinct from sha256(convert_to(uppsikt.bound_lines(e.sequence), 'UTF8'))
    order by e.sequence limit 1`.execute(tx);
  return rows[0]?.sequence ?? null;
}
