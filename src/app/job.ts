/** Jobs: what takes time is asked for here, done by a worker, and can be followed while it is done. */
import { z } from 'zod';
import { Period, periodCode } from '../domain/period.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import {
  findJob,
  findJobFile,
  findJobFilePiece,
  insertJob,
  type JobRow,
  type JobState,
  listJobFiles,
} from '../store/job.ts';
import { sendJob } from '../store/queue.ts';
import type { JobKind } from '../store/tables.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { auditedBody, type PackAddress } from './audit-pack.ts';
import { change } from './change.ts';
import { runsControls } from './controls/access.ts';
import { RunOrder } from './controls/run-order.ts';
import { factsOf, whyHidden } from './facts-of.ts';
import { importNotAllowed, type UploadedFile } from './import.ts';
import { may } from './policy.ts';
import { type Format, formats } from './print-report.ts';
import type { Session } from './session.ts';
import type { ReportAddress } from './views.ts';

export const PrintInput = z.object({ body: z.string(), period: Period, formats: z.array(z.enum(formats)).min(1) });
export type PrintInput = z.infer<typeof PrintInput>;
export const ImportInput = z.object({ name: z.string() });
export type ImportInput = z.infer<typeof ImportInput>;

export const ScanInput = z.object({ scan: z.uuid(), host: z.string() });
export type ScanInput = z.infer<typeof ScanInput>;

const PrintResult = z.object({ hash: z.string() });
const ImportResult = z.object({ importId: z.string() });
export const PackInput = z.object({ body: z.string(), year: z.number().int(), texts: z.boolean() });
export type PackInput = z.infer<typeof PackInput>;
const PackResult = z.object({ indexSha256: z.string() });
const ControlResult = z.object({ control: z.string(), run: z.number() });
export type JobResult =
  | z.infer<typeof PrintResult>
  | z.infer<typeof ImportResult>
  | z.infer<typeof PackResult>
  | ScanInput
  | z.infer<typeof ControlResult>;

export type JobView = {
  readonly id: string;
  readonly kind: JobKind;
  readonly state: JobState;
  /** Percent; 100 when done. */
  readonly progress: number;
  /** What happens now, or what went wrong, in Swedish. */
  readonly message: string;
  /** The files that are ready so far, in the order they were made. Size in bytes. */
  readonly files: readonly { readonly name: string; readonly type: string; readonly size: number }[];
  /** The body and year that an evidence pack is about; null for other jobs. */
  readonly pack: PackAddress | null;
  /** SHA-256 of the index of an evidence pack, once it is made. */
  readonly indexSha256: string | null;
  /** The report that is printed; null for other jobs. */
  readonly address: ReportAddress | null;
  /** The file that is imported; null for other jobs. */
  readonly fileName: string | null;
  /** The import to review, once the file is read. */
  readonly importId: string | null;
  /** The control that is run; null for others. */
  readonly control: string | null;
  /** The number of its run, once it is kept. */
  readonly run: number | null;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly finishedAt: string | null;
};

type NewJob = { readonly kind: JobKind; readonly input: object; readonly payload: Uint8Array | null };

/** Writes the job and puts it in the queue, in one transaction. */
export async function enqueue(tx: Transaction, session: Session, job: NewJob): Promise<Result<{ id: string }>> {
  const createdBy = session.account?.id ?? null;
  const id = await insertJob(tx, { ...job, message: 'Väntar på sin tur.', createdBy });
  await sendJob(tx, { tenant: session.tenant.id, job: id });
  return succeed({ id });
}

/** Asks for a report's files. Follow it with `readJob`, fetch them with `readJobFile`. */
export async function startPrint(
  app: App,
  session: Session,
  address: ReportAddress,
  wanted: readonly Format[],
): Promise<Result<{ id: string }>> {
  const input = PrintInput.safeParse({ ...address, formats: [...new Set(wanted)] });
  if (!input.success) return refuse({ path: 'format', message: `Välj minst ett av formaten ${formats.join(', ')}.` });
  return change(app, session, async (tx) => {
    const facts = await factsOf(tx, session, address);
    if (!facts.ok) return facts;
    const started = await enqueue(tx, session, { kind: 'print', input: input.data, payload: null });
    const subject = `report:${address.body}/${periodCode(address.period)}`;
    await record(tx, session, {
      verb: 'report.print',
      subject,
      before: null,
      after: { formats: input.data.formats },
    });
    return started;
  });
}

/** Asks for a file to be read. When the job is done, its `importId` names the import to review. */
export async function startImport(app: App, session: Session, file: UploadedFile): Promise<Result<{ id: string }>> {
  if (!may(session, 'import', null)) return refuse(importNotAllowed);
  if (file.bytes.length === 0) return refuse({ path: file.name, message: 'Filen är tom. Välj en annan fil.' });
  const input: ImportInput = { name: file.name };
  return change(app, session, (tx) => enqueue(tx, session, { kind: 'import', input, payload: file.bytes }));
}

/** Asks for the evidence pack of a body and year. */
export async function startPack(app: App, session: Session, address: PackAddress): Promise<Result<{ id: string }>> {
  return change(app, session, async (tx) => {
    const body = await auditedBody(tx, session, address);
    if (!body.ok) return body;
    const input: PackInput = { ...address, texts: true };
    return enqueue(tx, session, { kind: 'auditPack', input, payload: null });
  });
}

const notFound = { path: 'job', message: 'Jobbet finns inte. Färdiga jobb tas bort efter en vecka.' };

async function mayFollow(tx: Transaction, session: Session, job: JobRow): Promise<boolean> {
  if (job.kind === 'auditPack') return may(session, 'audit', PackInput.parse(job.input).body);
  if (job.kind === 'scan') return may(session, 'control', null);
  if (job.kind === 'control') return runsControls(session);
  const address = addressOf(job);
  if (address === null) return may(session, 'import', null);
  return may(session, 'read', address.body) && (await whyHidden(tx, session, address)) === null;
}

/** Whoever may read a report may follow its printing; an import is followed by those who may import, a pack by those who may audit, a control by those who may run it. */
async function openJob(tx: Transaction, session: Session, id: string): Promise<Result<JobRow>> {
  const job = await findJob(tx, id);
  if (!job) return refuse(notFound);
  return (await mayFollow(tx, session, job))
    ? succeed(job)
    : refuse({ path: 'job', message: 'Du har inte behörighet att se det här jobbet.' });
}

function addressOf(job: JobRow): ReportAddress | null {
  if (job.kind !== 'print') return null;
  const { body, period } = PrintInput.parse(job.input);
  return { body, period };
}

export async function readJob(app: App, session: Session, id: string): Promise<Result<JobView>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const opened = await openJob(tx, session, id);
    if (!opened.ok) return opened;
    const job = opened.value;
    return succeed({
      id: job.id,
      kind: job.kind,
      state: job.state,
      progress: job.progress,
      message: job.message,
      files: await listJobFiles(tx, job.id),
      pack: job.kind === 'auditPack' ? PackInput.omit({ texts: true }).parse(job.input) : null,
      indexSha256: PackResult.safeParse(job.result).data?.indexSha256 ?? null,
      address: addressOf(job),
      fileName: job.kind === 'import' ? ImportInput.parse(job.input).name : null,
      importId: ImportResult.safeParse(job.result).data?.importId ?? null,
      control: job.kind === 'control' ? RunOrder.parse(job.input).definition : null,
      run: ControlResult.safeParse(job.result).data?.run ?? null,
      createdAt: job.createdAt.toISOString(),
      finishedAt: job.finishedAt?.toISOString() ?? null,
    });
  });
}

/** A file that a job made, also while the job is still on with the next one. */
export async function readJobFile(app: App, session: Session, id: string, name: string): Promise<Result<JobDownload>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const opened = await openJob(tx, session, id);
    if (!opened.ok) return opened;
    const file = await findJobFile(tx, opened.value.id, name);
    if (!file) return refuse({ path: 'file', message: `Filen ${name} finns inte i jobbet.` });
    if (opened.value.kind !== 'auditPack') return succeed({ ...file, pieces: null });
    if (opened.value.state !== 'done')
      return refuse({ path: 'file', message: 'Bevispaketet är inte klart än. Vänta tills jobbet är färdigt.' });
    return succeed({ ...file, pieces: piecesOf(app, session, { job: opened.value.id, name }) });
  });
}

/** `pieces`: the bytes of a large file, read as they are asked for; null where `bytes` holds them all. */
export type JobDownload = {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly pieces: AsyncIterable<Uint8Array> | null;
};

async function* piecesOf(app: App, session: Session, file: { readonly job: string; readonly name: string }) {
  for (let ordinal = 0; ; ordinal += 1) {
    const piece = await inTenant(app.db, session.tenant.id, (tx) => findJobFilePiece(tx, file, ordinal));
    if (piece === null) return;
    yield piece;
  }
}
