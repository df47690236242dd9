/** Jobs in the database: what was asked for, how far it has come, and the files it made. */
import { sql } from 'kysely';
import type { Transaction } from './database.ts';
import type { JobKind } from './tables.ts';

export type JobState = 'queued' | 'running' | 'done' | 'failed';

export type JobRow = {
  readonly id: string;
  readonly kind: JobKind;
  readonly input: unknown;
  readonly state: JobState;
  /** Percent. */
  readonly progress: number;
  readonly message: string;
  readonly result: unknown;
  /** The account that asked; null for the command line. */
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
};

/** One run of a job. Only the latest run of a job that is not finished may write. */
export type JobRun = { readonly id: string; readonly attempt: number };

export type JobFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

const columns = [
  'id',
  'kind',
  'input',
  'state',
  'progress',
  'message',
  'result',
  'created_by as createdBy',
  'created_at as createdAt',
  'finished_at as finishedAt',
] as const;

/** How long a finished job is kept, with its files. */
const keptDays = 7;

/** Adds a job and returns its id; those of the municipality that are finished since long go. */
export async function insertJob(
  tx: Transaction,
  job: {
    readonly kind: JobKind;
    readonly input: object;
    readonly payload: Uint8Array | null;
    readonly message: string;
    readonly createdBy: string | null;
  },
): Promise<string> {
  await tx.deleteFrom('job').where('finished_at', '<', sql<Date>`now() - make_interval(days => ${keptDays})`).execute();
  const { id } = await tx
    .insertInto('job')
    .values({
      kind: job.kind,
      input: JSON.stringify(job.input),
      payload: job.payload === null ? null : Buffer.from(job.payload),
      message: job.message,
      created_by: job.createdBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function findJob(tx: Transaction, id: string): Promise<JobRow | null> {
  const row = await tx.selectFrom('job').select(columns).where(sql<string>`id::text`, '=', id).executeTakeFirst();
  return row ?? null;
}

/** Begins a run: the job with its payload, and nothing of what an earlier run left. Null where it is finished or gone. */
export async function claimJob(
  tx: Transaction,
  id: string,
  message: string,
): Promise<(JobRow & JobRun & { readonly payload: Uint8Array | null }) | null> {
  const row = await tx
    .updateTable('job')
    .set({ state: 'running', attempt: sql<number>`attempt + 1`, progress: 0, message })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .returning([...columns, 'attempt', 'payload'])
    .executeTakeFirst();
  if (!row) return null;
  await tx.deleteFrom('job_file').where('job', '=', id).execute();
  return row;
}

/** Says how far a run has come. False where the run is no longer the job's latest: it must stop. */
export async function advanceJob(
  tx: Transaction,
  run: JobRun,
  step: { readonly progress: number; readonly message: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('job')
    .set(step)
    .where('id', '=', run.id)
    .where('attempt', '=', run.attempt)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

type Ending =
  | { readonly state: 'done'; readonly message: string; readonly result: object }
  | { readonly state: 'failed'; readonly message: string };

/** Ends a run. The bytes that it worked on go. False where the run is no longer the job's latest. */
export async function finishJob(tx: Transaction, run: JobRun, ending: Ending): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('job')
    .set({
      state: ending.state,
      message: ending.message,
      payload: null,
      finished_at: sql<Date>`now()`,
      ...(ending.state === 'done' ? { progress: 100, result: JSON.stringify(ending.result) } : {}),
    })
    .where('id', '=', run.id)
    .where('attempt', '=', run.attempt)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends a job that no run got through. Changes nothing where it is finished. */
export async function failJob(tx: Transaction, id: string, message: string): Promise<void> {
  await tx
    .updateTable('job')
    .set({ state: 'failed', message, payload: null, finished_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
}

export async function addJobFile(tx: Transaction, job: string, ordinal: number, file: JobFile): Promise<void> {
  await tx
    .insertInto('job_file')
    .values({ job, ordinal, name: file.name, type: file.type, bytes: Buffer.from(file.bytes) })
    .execute();
}

/** A job's files without their bytes, in the order they were made. Size in bytes. */
export function listJobFiles(tx: Transaction, job: string): Promise<{ name: string; type: string; size: number }[]> {
  return tx
    .selectFrom('job_file')
    .select(['name', 'type', sql<number>`coalesce(size, octet_length(bytes))`.as('size')])
    .where('job', '=', job)
    .orderBy('ordinal')
    .execute();
}

export async function findJobFile(tx: Transaction, job: string, name: string): Promise<JobFile | null> {
  const row = await tx
    .selectFrom('job_file')
    .select(['name', 'type', 'bytes'])
    .where('job', '=', job)
    .where('name', '=', name)
    .executeTakeFirst();
  return row ?? null;
}

/** Adds a file whose bytes come in pieces; `addJobFilePiece` adds them, `endJobFile` says how many bytes they were. */
export async function beginJobFile(tx: Transaction, job: string, file: Omit<JobFile, 'bytes'>): Promise<void> {
  const { name, type } = file;
  await tx
    .insertInto('job_file')
    .values({ job, ordinal: 0, name, type, bytes: Buffer.alloc(0), size: 0 })
    .execute();
}

export async function addJobFilePiece(
  tx: Transaction,
  file: { readonly job: string; readonly name: string },
  ordinal: number,
  bytes: Uint8Array,
): Promise<void> {
  await tx
    .insertInto('job_file_piece')
    .values({ ...file, ordinal, bytes: Buffer.from(bytes) })
    .execute();
}

export async function endJobFile(
  tx: Transaction,
  file: { readonly job: string; readonly name: string },
  size: number,
): Promise<void> {
  await tx.updateTable('job_file').set({ size }).where('job', '=', file.job).where('name', '=', file.name).execute();
}

/** One piece of a file's bytes; null after the last, and for a file that has none. */
export async function findJobFilePiece(
  tx: Transaction,
  file: { readonly job: string; readonly name: string },
  ordinal: number,
): Promise<Uint8Array | null> {
  const found = await tx
    .selectFrom('job_file_piece')
    .select('bytes')
    .where('job', '=', file.job)
    .where('name', '=', file.name)
    .where('ordinal', '=', ordinal)
    .executeTakeFirst();
  return found?.bytes ?? null;
}

/** The hosts of a scan whose jobs wait or are done now. */
export async function findOpenScanJobs(tx: Transaction, scan: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('job')
    .select(sql<string>`input->>'host'`.as('host'))
    .where('kind', '=', 'scan')
    .where('finished_at', 'is', null)
    .where(sql<string>`input->>'scan'`, '=', scan)
    .execute();
  return rows.map(({ host }) => host);
}

/** The runs of controls that a scan has asked for and that are not made yet. */
export function findOpenRunJobs(
  tx: Transaction,
  scan: string,
): Promise<{ readonly id: string; readonly control: string }[]> {
  return tx
    .selectFrom('job')
    .select(['id', sql<string>`input->>'definition'`.as('control')])
    .where('kind', '=', 'control')
    .where('finished_at', 'is', null)
    .where(sql<string>`input->>'scan'`, '=', scan)
    .orderBy('created_at')
    .execute();
}
