/** The part of the audit trail, and the rows, that are about one body and year: what an auditor takes away. */
import { sql } from 'kysely';
import { hashedJson, type RecordedEvent, recordedEvents } from './audit.ts';
import type { Transaction } from './database.ts';

/** The end of the chain; sequence 0 and hash '' where nothing has happened yet. */
export type AuditHead = { readonly sequence: number; readonly hash: string };

export async function auditHead(tx: Transaction): Promise<AuditHead> {
  const head = await tx.selectFrom('audit_head').select(['sequence', 'hash']).executeTakeFirst();
  return head ? { sequence: head.sequence, hash: head.hash.toString('hex') } : { sequence: 0, hash: '' };
}

/** The number of the first event whose subject fits the pattern, and the hash that it follows on; null where there is none. */
export async function firstEvent(
  tx: Transaction,
  pattern: string,
): Promise<{ readonly sequence: number; readonly before: string } | null> {
  const { rows } = await sql<{ sequence: number; before: string }>`
    select e.sequence, encode(e.prev_hash, 'hex') as before from uppsikt.audit_event e
    where e.subject ~ ${pattern} order by e.sequence limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** An event with the canonical JSON that its hash covers. */
export type ChainedEvent = RecordedEvent & { readonly json: string };

/** Events after a number, in order. */
export async function readEvents(tx: Transaction, after: number, limit: number): Promise<ChainedEvent[]> {
  const { rows } = await recordedEvents(after, limit).execute(tx);
  return rows.map((event) => ({ ...event, json: hashedJson(event) }));
}

export type SubjectEvent = {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly channel: string;
  readonly verb: string;
  readonly subject: string;
};

/** The events whose subject fits or is one of `also`, the latest first; at most `limit`. */
export async function listEventsOf(
  tx: Transaction,
  pattern: string,
  { also, limit }: { readonly also: readonly string[]; readonly limit: number },
): Promise<SubjectEvent[]> {
  const { rows } = await sql<SubjectEvent>`
    select e.sequence, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, e.actor, e.channel, e.verb, e.subject
    from uppsikt.audit_event e where e.subject ~ ${pattern} or e.subject = any(${also}) order by e.sequence desc limit ${limit}`.execute(
    tx,
  );
  return rows;
}

/** The people who acted, by the name that events write: "account:ID". */
export async function actorNames(tx: Transaction): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.selectFrom('account').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [`account:${id}`, name]));
}

/** The tables that hold rows of a body and year, by name. Working comments are not among them. */
export async function bodyYearTables(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.table_name as name from information_schema.columns c
    where c.table_schema = 'uppsikt' and c.column_name in ('body', 'year') and c.table_name not in ('comment', 'search_text')
    group by c.table_name having count(*) = 2 order by c.table_name`.execute(tx);
  return rows.map(({ name }) => name);
}

/** A table's rows of a body and year, by primary key, bytes as their SHA-256. */
export async function bodyYearRows(tx: Transaction, table: string, body: string, year: number): Promise<unknown[]> {
  const { rows: columns } = await sql<{ name: string; bytes: boolean; place: number | null }>`
    select a.attname as name, a.atttypid = 'bytea'::regtype as bytes, array_position(i.indkey::smallint[], a.attnum) as place
    from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
    where a.attrelid = ${`uppsikt."${table}"`}::regclass and a.attnum > 0 and not a.attisdropped
    order by a.attnum`.execute(tx);
  const shown = columns
    .filter(({ name }) => name !== 'tenant_id')
    .map(({ name, bytes }) =>
      bytes ? sql`encode(sha256(${sql.ref(`r.${name}`)}), 'hex') as ${sql.ref(name)}` : sql.ref(`r.${name}`),
    );
  const keys = columns.filter(({ place }) => place !== null).map(({ name }) => sql`${sql.ref(`r.${name}`)}::text`);
  const { rows } = await sql<{ row: unknown }>`
    select to_jsonb(shown) as row from (select ${sql.join(shown)} from ${sql.table(`uppsikt.${table}`)} r
      where r.body = ${body} and r.year = ${year} order by ${sql.join(keys)}) shown`.execute(tx);
  return rows.map(({ row }) => row);
}

export type BodyYear = {
  readonly body: string;
  readonly name: string;
  readonly year: number;
  /** The control plan's state; null where there is none. */
  readonly plan: 'draft' | 'revising' | 'decided' | null;
  readonly reports: number;
};

/** Every body and year with a report or a control plan, the latest year first. */
export async function listBodyYears(tx: Transaction): Promise<BodyYear[]> {
  const { rows } = await sql<BodyYear>`
    select b.code as body, b.name, y.year, p.state as plan, count(r.period)::int as reports
    from (select body, year from uppsikt.report union select body, year from uppsikt.control_plan) y
    join uppsikt.body b on b.code = y.body
    left join uppsikt.control_plan p on p.body = y.body and p.year = y.year
    left join uppsikt.report r on r.body = y.body and r.year = y.year
    group by b.code, b.name, y.year, p.state
    order by y.year desc, b.name`.execute(tx);
  return rows;
}
