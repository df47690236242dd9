/** Runs of controls in the database, which never change, with what they named and what a person said of them. */
import { sql } from 'kysely';
import type { Transaction } from './database.ts';

export type RunStatus = 'passed' | 'deviating' | 'not-run';
export type FindingList = 'exception' | 'unmatched' | 'quotation' | 'subject';
export type HandlingState = 'handled' | 'explained' | 'confirmed' | 'rejected';

export type RunRow = {
  readonly id: string;
  readonly definition: string;
  readonly version: number;
  readonly number: number;
  readonly status: RunStatus;
  readonly cutOff: string;
  readonly sources: unknown;
  readonly engine: unknown;
  readonly summary: unknown;
  readonly sha256: string;
  readonly previous: string | null;
  readonly corrects: string | null;
  readonly reason: string | null;
  readonly clearOn: string | null;
  readonly ranAt: Date;
  readonly ranBy: string | null;
  readonly ranByAccount: string | null;
};

const columns = [
  'id',
  'definition',
  'version',
  'number',
  'status',
  'cut_off as cutOff',
  'sources',
  'engine',
  'summary',
  'sha256',
  'previous',
  'corrects',
  'reason',
  'clear_on as clearOn',
  'ran_at as ranAt',
  'ran_by as ranBy',
  'ran_by_account as ranByAccount',
] as const;

export type NewFinding = { readonly list: FindingList; readonly kind: string; readonly finding: object };

/** Adds a run after the latest of its control, with what it named, and returns its id and number. The caller holds the municipality's lock. */
export async function insertRun(
  tx: Transaction,
  run: Omit<RunRow, 'id' | 'number' | 'previous' | 'ranAt'>,
  findings: readonly NewFinding[],
): Promise<{ id: string; number: number }> {
  const latest = await tx
    .selectFrom('control_run')
    .select(['id', 'number'])
    .where('definition', '=', run.definition)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  const row = await tx
    .insertInto('control_run')
    .values({
      definition: run.definition,
      version: run.version,
      number: (latest?.number ?? 0) + 1,
      status: run.status,
      cut_off: run.cutOff,
      sources: JSON.stringify(run.sources),
      engine: JSON.stringify(run.engine),
      summary: JSON.stringify(run.summary),
      sha256: run.sha256,
      previous: latest?.id ?? null,
      corrects: run.corrects,
      reason: run.reason,
      clear_on: run.clearOn,
      ran_by: run.ranBy,
      ran_by_account: run.ranByAccount,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
  const numbered = findings.map((finding, ordinal) => ({ ordinal, ...finding }));
  await sql`insert into uppsikt.control_finding (run, ordinal, list, kind, finding)
    select ${row.id}, ordinal, list, kind, finding
    from jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb) as f(ordinal integer, list text, kind text, finding jsonb)`.execute(
    tx,
  );
  return row;
}

/** The runs of a control, or of all, the newest first. */
export function listRuns(tx: Transaction, definition?: string): Promise<RunRow[]> {
  const all = tx.selectFrom('control_run').select(columns).orderBy('number', 'desc').orderBy('definition');
  return (definition === undefined ? all : all.where('definition', '=', definition)).execute();
}

/** The runs that a scan is counted in, the newest first, with the title of their control. */
export async function listRunsOfScan(
  tx: Transaction,
  scan: string,
): Promise<{ readonly definition: string; readonly number: number; readonly title: string }[]> {
  const { rows } = await sql<{ definition: string; number: number; title: string }>`
    select r.definition, r.number, d.definition->>'title' as title
    from uppsikt.control_run r
    join uppsikt.control_definition d on d.tenant_id = r.tenant_id and d.id = r.definition and d.version = r.version
    where r.sources @> ${JSON.stringify([{ scan }])}::jsonb
    order by r.ran_at desc, r.definition`.execute(tx);
  return rows;
}

export type FindingRow = {
  readonly ordinal: number;
  readonly list: FindingList;
  readonly kind: string;
  /** Null where it is cleared. */
  readonly finding: unknown;
  readonly state: HandlingState | null;
  readonly note: string | null;
  readonly doneBy: string | null;
};

/** What a run named, with what is done about each. */
export function listFindings(tx: Transaction, run: string): Promise<FindingRow[]> {
  return tx
    .selectFrom('control_finding as f')
    .leftJoin('control_handling as h', (join) => join.onRef('h.run', '=', 'f.run').onRef('h.ordinal', '=', 'f.ordinal'))
    .select(['f.ordinal', 'f.list', 'f.kind', 'f.finding', 'h.state', 'h.note', 'h.done_by as doneBy'])
    .where('f.run', '=', run)
    .orderBy('f.ordinal')
    .execute();
}

export type Handling = { readonly state: HandlingState; readonly note: string; readonly by: string };

/** False where the run has no such finding. `null` takes back what was said. */
export async function saveHandling(
  tx: Transaction,
  run: string,
  ordinal: number,
  handling: Handling | null,
): Promise<boolean> {
  const found = await tx
    .selectFrom('control_finding')
    .select('ordinal')
    .where('run', '=', run)
    .where('ordinal', '=', ordinal)
    .where('finding', 'is not', null)
    .executeTakeFirst();
  if (!found) return false;
  await tx.deleteFrom('control_handling').where('run', '=', run).where('ordinal', '=', ordinal).execute();
  if (handling === null) return true;
  const { state, note, by } = handling;
  await tx.insertInto('control_handling').values({ run, ordinal, state, note, done_by: by }).execute();
  return true;
}

export type AssessmentRow = {
  readonly run: string;
  readonly assessment: 'red' | 'yellow' | 'green';
  readonly reason: string;
  readonly signedBy: string;
  readonly signedAt: Date;
  readonly body: string | null;
  readonly year: number | null;
  readonly control: string | null;
  readonly occurrence: string | null;
};

export async function insertAssessment(
  tx: Transaction,
  { signedBy, signedAccount, ...row }: Omit<AssessmentRow, 'signedAt'> & { readonly signedAccount: string | null },
): Promise<void> {
  await tx
    .insertInto('control_assessment')
    .values({ ...row, signed_by: signedBy, signed_account: signedAccount })
    .execute();
}

export function listAssessments(tx: Transaction): Promise<AssessmentRow[]> {
  return tx
    .selectFrom('control_assessment')
    .select([
      'run',
      'assessment',
      'reason',
      'signed_by as signedBy',
      'signed_at as signedAt',
      'body',
      'year',
      'control',
      'occurrence',
    ])
    .execute();
}

export async function findAssessment(tx: Transaction, run: string): Promise<AssessmentRow | null> {
  return (await listAssessments(tx)).find((row) => row.run === run) ?? null;
}

/** Clears what was named in the runs whose time is out, and returns those runs. What was said about it goes too. */
export async function clearFindings(tx: Transaction, today: string): Promise<{ id: string; count: number }[]> {
  const { rows } = await sql<{ id: string; count: number }>`
    with cleared as (
      update uppsikt.control_finding f set finding = null, cleared_at = now()
      from uppsikt.control_run r
      where r.tenant_id = f.tenant_id and r.id = f.run and r.clear_on <= ${today} and f.finding is not null
      returning f.run
    ), gone as (
      delete from uppsikt.control_handling h using cleared c where h.run = c.run
    )
    select run as id, count(*)::int as count from cleared group by run`.execute(tx);
  return rows;
}
