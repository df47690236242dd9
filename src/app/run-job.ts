/**
 * Doing a job, in the worker: for the account that asked, step by step so that its progress is seen. Doing it again,
 * after a worker died in the middle or while two believe that it is theirs, ends it once: only the latest run writes.
 */
import { type Issue, type Result, refuse, succeed } from '../domain/result.ts';
import { findAccount } from '../store/account.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import {
  addJobFile,
  addJobFilePiece,
  advanceJob,
  beginJobFile,
  claimJob,
  endJobFile,
  failJob,
  findJob,
  finishJob,
} from '../store/job.ts';
import type { QueuedJob } from '../store/queue.ts';
import { hasScanPagesSince, saveSiteTrouble } from '../store/scan.ts';
import { findTenant } from '../store/tenant.ts';
import type { App } from './app.ts';
import { openPack, recordPackIn } from './audit-pack.ts';
import { composeReport } from './compose-report.ts';
import { runControl } from './controls/run.ts';
import { RunOrder } from './controls/run-order.ts';
import { proposeImport } from './import.ts';
import { enqueue, ImportInput, type JobResult, PackInput, PrintInput, ScanInput } from './job.ts';
import { type Format, printFile } from './print-report.ts';
import { scanSite } from './scan-job.ts';
import type { Session } from './session.ts';

type Claimed = NonNullable<Awaited<ReturnType<typeof claimJob>>>;
type Step = { readonly progress: number; readonly message: string };
type Run = {
  readonly app: App;
  readonly session: Session;
  readonly job: Claimed;
  /** Shows how far it has come; `alsoWrite` belongs to the same transaction. Throws `Superseded`. */
  step(step: Step, alsoWrite?: (tx: Transaction) => Promise<void>): Promise<void>;
};

/** Another run of the same job has begun: this one stops where it is. */
class Superseded extends Error {}

/** The worker acts for the account that asked, whose rights were tried when it asked. */
async function sessionOf(tx: Transaction, tenantId: string, account: string | null): Promise<Session> {
  const tenant = await findTenant(tx, tenantId);
  if (!tenant) throw new Error(`The municipality ${tenantId} of a job is gone.`);
  const found = account === null ? null : await findAccount(tx, account);
  return { tenant, account: found && { id: found.id, name: found.name }, how: 'worker', roles: [] };
}

const printing: Record<Format, string> = {
  html: 'Skriver webbsidan (HTML).',
  docx: 'Skriver Word-filen (DOCX).',
  pdf: 'Skriver PDF-filen.',
};

async function print({ app, session, job, step }: Run): Promise<Result<JobResult>> {
  const { formats, ...address } = PrintInput.parse(job.input);
  const composed = await composeReport(app, session, address);
  if (!composed.ok) return composed;
  const progress = (done: number) => Math.round((100 * done) / formats.length);
  for (const [done, format] of formats.entries()) {
    if (done === 0) await step({ progress: 0, message: printing[format] });
    const file = await printFile(composed.value, address, format);
    const next = formats[done + 1];
    await step({ progress: progress(done + 1), message: next ? printing[next] : 'Sparar filerna.' }, (tx) =>
      addJobFile(tx, job.id, done, file),
    );
  }
  return succeed({ hash: composed.value.hash });
}

const pieceSize = 1024 * 1024;

/** The bytes in pieces of a megabyte. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    held.push(piece);
    size += piece.length;
    if (size < pieceSize) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

/** Makes an evidence pack piece by piece; that it was made is recorded with its last piece. */
async function pack({ app, session, job, step }: Run): Promise<Result<JobResult>> {
  const { texts, ...address } = PackInput.parse(job.input);
  const opened = await openPack(app, session, address, { texts });
  if (!opened.ok) return opened;
  const file = { job: job.id, name: opened.value.name };
  const gathering = { progress: 5, message: 'Samlar dokument, uppgifter och ändringslogg.' };
  await step(gathering, (tx) => beginJobFile(tx, job.id, { name: file.name, type: 'application/zip' }));
  let size = 0;
  let ordinal = 0;
  for await (const piece of inPieces(opened.value.bytes)) {
    const at = ordinal;
    await step({ ...gathering, progress: Math.min(95, 5 + at) }, (tx) => addJobFilePiece(tx, file, at, piece));
    size += piece.length;
    ordinal += 1;
  }
  const receipt = opened.value.receipt();
  await step({ progress: 98, message: 'Sparar bevispaketet.' }, async (tx) => {
    await endJobFile(tx, file, size);
    await recordPackIn(tx, session, address, receipt);
  });
  return succeed({ indexSha256: receipt.indexSha256 });
}

async function readFile({ app, session, job, step }: Run): Promise<Result<JobResult>> {
  const { name } = ImportInput.parse(job.input);
  if (job.payload === null) return refuse({ path: name, message: 'Filen finns inte kvar. Ladda upp den igen.' });
  await step({ progress: 10, message: `Läser ${name}.` });
  const proposed = await proposeImport(app, session, { name, bytes: job.payload });
  return proposed.ok ? succeed({ importId: proposed.value.id }) : proposed;
}

function scan({ app, session, job, step }: Run): Promise<Result<JobResult>> {
  return scanSite(app, session, ScanInput.parse(job.input), (shown) => step(shown), process.env);
}

async function control({ app, session, job, step }: Run): Promise<Result<JobResult>> {
  const order = RunOrder.parse(job.input);
  const done = await runControl(app, session, order, { job: job.id, step });
  return done.ok ? succeed({ control: order.definition, run: done.value.number }) : done;
}

const work = { print, import: readFile, auditPack: pack, scan, control } as const;

function said(issues: readonly Issue[]): string {
  return issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('\n');
}

/** Does a queued job to its end. Throws what is unexpected, so that the queue lets it be tried again. */
export async function runJob(app: App, queued: QueuedJob): Promise<void> {
  const begun = await inTenant(app.db, queued.tenant, async (tx) => {
    const job = await claimJob(tx, queued.job, 'Arbetet har börjat.');
    return job && { job, session: await sessionOf(tx, queued.tenant, job.createdBy) };
  });
  if (!begun) return;
  const { job, session } = begun;
  const step: Run['step'] = (shown, alsoWrite) =>
    inTenant(app.db, queued.tenant, async (tx) => {
      if (!(await advanceJob(tx, job, shown))) throw new Superseded();
      await alsoWrite?.(tx);
    });
  try {
    const done = await work[job.kind]({ app, session, job, step });
    await inTenant(app.db, queued.tenant, (tx) =>
      finishJob(
        tx,
        job,
        done.ok
          ? { state: 'done', message: 'Klart.', result: done.value }
          : { state: 'failed', message: said(done.issues) },
      ),
    );
  } catch (error) {
    if (!(error instanceof Superseded)) throw error;
  }
}

const givenUp =
  'Arbetet avbröts av ett oväntat fel, flera gånger. Försök igen; går det inte då heller, vänd dig till den som förvaltar Uppsikt.';

/** Ends a job that every try has failed with. */
export function giveUpJob(app: App, queued: QueuedJob): Promise<void> {
  return inTenant(app.db, queued.tenant, async (tx) => {
    await failJob(tx, queued.job, givenUp);
    const job = await findJob(tx, queued.job);
    if (job?.kind !== 'scan') return;
    const input = ScanInput.parse(job.input);
    // Tries that got some way were ended by something else than the site: what is left of it is a job of its own.
    const wentOn = await hasScanPagesSince(tx, input, job.createdAt);
    if (wentOn)
      await enqueue(tx, await sessionOf(tx, queued.tenant, job.createdBy), { kind: 'scan', input, payload: null });
    else await saveSiteTrouble(tx, input.scan, input.host, givenUp);
  });
}
