/** A control that is measured by scanning: a scan asked for, or made here and now without a worker, which ends in a run. */
import { type Result, refuse, succeed } from '../../domain/result.ts';
import type { ScanKind } from '../../domain/scan.ts';
import { swedishDay } from '../../domain/swedish-day.ts';
import { inTenant, type Transaction } from '../../store/database.ts';
import { findJob, findOpenRunJobs, findOpenScanJobs } from '../../store/job.ts';
import { listScanSites, listScans } from '../../store/scan.ts';
import type { App } from '../app.ts';
import { change } from '../change.ts';
import { runJob } from '../run-job.ts';
import { scanSite } from '../scan-job.ts';
import { beginScan } from '../scan-start.ts';
import type { Session } from '../session.ts';
import { notAllowed, runsControls } from './access.ts';
import { loadDefinition } from './definitions.ts';
import { scanKindOf } from './measure-scan.ts';

const busy = {
  path: '',
  message: 'En granskning av webbplatserna pågår redan. När den är klar blir den en körning av sig själv.',
};

const notScanned = (definition: string) => ({
  path: '',
  message: `Kontrollen ${definition} mäts inte genom granskning av webbplatser.`,
});

/** What kind of scan measures the control; refused for one that is measured otherwise. */
async function scannedAs(tx: Transaction, definition: string): Promise<Result<ScanKind>> {
  const found = await loadDefinition(tx, definition);
  if (!found.ok) return found;
  const { measure } = found.value;
  return measure.kind === 'score' ? succeed(scanKindOf(measure)) : refuse(notScanned(definition));
}

/** Asks for a scan of the register's sites. When a worker has finished it, it becomes a run of itself. */
export function startScanOf(app: App, session: Session, definition: string): Promise<Result<{ id: string }>> {
  if (!runsControls(session)) return Promise.resolve(refuse(notAllowed));
  return change(app, session, async (tx): Promise<Result<{ id: string }>> => {
    const kind = await scannedAs(tx, definition);
    return kind.ok ? beginScan(tx, session, { kind: kind.value, day: swedishDay(new Date()) }) : kind;
  });
}

/** The scan to work on: one that was left half done, or a new one of the register's sites. */
function openScan(app: App, session: Session, definition: string): Promise<Result<{ id: string }>> {
  return change(app, session, async (tx): Promise<Result<{ id: string }>> => {
    const scanned = await scannedAs(tx, definition);
    if (!scanned.ok) return scanned;
    const kind = scanned.value;
    const open = (await listScans(tx)).find((scan) => scan.kind === kind && scan.finishedAt === null);
    if (open) return (await findOpenScanJobs(tx, open.id)).length > 0 ? refuse(busy) : succeed({ id: open.id });
    return beginScan(tx, session, { kind, day: swedishDay(new Date()), queued: false });
  });
}

/** Scans what is left and makes the run; answers with its number. What is done is kept: run once more, it goes on. */
export async function scanHere(
  app: App,
  session: Session,
  definition: string,
  { env, tell }: { readonly env: NodeJS.ProcessEnv; readonly tell: (message: string) => void },
): Promise<Result<{ number: number }>> {
  if (!runsControls(session)) return refuse(notAllowed);
  const opened = await openScan(app, session, definition);
  if (!opened.ok) return opened;
  const { id: scan } = opened.value;
  const within = { tenant: session.tenant.id };
  const sites = await inTenant(app.db, within.tenant, (tx) => listScanSites(tx, scan));
  for (const { host, finishedAt } of sites) {
    if (finishedAt !== null) continue;
    const done = await scanSite(app, session, { scan, host }, async ({ message }) => tell(message), env);
    if (!done.ok) return done;
  }
  let number: number | null = null;
  for (const { id, control } of await inTenant(app.db, within.tenant, (tx) => findOpenRunJobs(tx, scan))) {
    await runJob(app, { ...within, job: id });
    const job = await inTenant(app.db, within.tenant, (tx) => findJob(tx, id));
    if (control === definition && job?.state === 'done') number = runNumber(job.result);
  }
  return number === null
    ? refuse({
        path: definition,
        message: 'Granskningen är klar, men körningen görs av en annan process. Se dess resultat.',
      })
    : succeed({ number });
}

const runNumber = (result: unknown): number | null =>
  typeof result === 'object' && result !== null && 'run' in result && typeof result.run === 'number'
    ? result.run
    : null;
