/** Asking for a scan of the municipality's websites: one job for each site, by a person or by the worker's clock. */
import { type Result, refuse, succeed } from '../domain/result.ts';
import { type ScanKind, type ScanSettings, scanPeriod } from '../domain/scan.ts';
import { inNoTenant, inTenant, type Transaction } from '../store/database.ts';
import { findOpenScanJobs } from '../store/job.ts';
import { findScan, insertScan, listScanSites, listScans } from '../store/scan.ts';
import { listSchedules } from '../store/scan-schedule.ts';
import { listTenants } from '../store/tenant.ts';
import { listWebsites } from '../store/website.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { change } from './change.ts';
import { enqueue } from './job.ts';
import { enginesOf } from './open-scanner.ts';
import { may } from './policy.ts';
import { actorName, type Session } from './session.ts';

const notAllowed = {
  path: '',
  message: 'Bara samordnare för intern kontroll, controller och administratör för hela kommunen startar granskningar.',
};
const pagesOf: Record<ScanKind, number> = { accessibility: 20, connections: 5 };
/** Seconds between pages. */
const pause = 1;

async function queueSites(
  tx: Transaction,
  session: Session,
  scan: string,
  hosts: readonly string[],
): Promise<Result<null>> {
  for (const host of hosts) {
    const queued = await enqueue(tx, session, { kind: 'scan', input: { scan, host }, payload: null });
    if (!queued.ok) return queued;
  }
  return succeed(null);
}

type NewScan = {
  readonly kind: ScanKind;
  /** Whose month names the period and orders the sample, where `period` does not. */
  readonly day: string;
  readonly period?: string;
  /** False where the caller does the work itself. */
  readonly queued?: boolean;
};

/** A scan of all sites of the register; refused where there are none, or where one of the kind is not finished. */
export async function beginScan(
  tx: Transaction,
  session: Session,
  { kind, day, period = scanPeriod(day, 'month'), queued: isQueued = true }: NewScan,
): Promise<Result<{ id: string }>> {
  const sites = await listWebsites(tx);
  if (sites.length === 0) return refuse({ path: '', message: 'Registret har inga webbplatser. Lägg till dem först.' });
  const open = (await listScans(tx)).find((scan) => scan.kind === kind && scan.finishedAt === null);
  if (open)
    return refuse({
      path: '',
      message: 'En granskning av det slaget pågår redan. Vänta tills den är klar, eller fortsätt den.',
    });
  const settings: ScanSettings = { period, pages: pagesOf[kind], pause };
  const id = await insertScan(tx, { kind, settings, engines: enginesOf(kind), createdBy: actorName(session) }, sites);
  await record(tx, session, {
    verb: 'scan.start',
    subject: `scan:${id}`,
    before: null,
    after: { kind, settings, sites: sites.length },
  });
  if (!isQueued) return succeed({ id });
  const queued = await queueSites(
    tx,
    session,
    id,
    sites.map(({ host }) => host),
  );
  return queued.ok ? succeed({ id }) : queued;
}

/** Starts a scan of all sites of the register. `day`: today, whose month orders the sample. */
export async function startScan(
  app: App,
  session: Session,
  kind: ScanKind,
  day: string,
): Promise<Result<{ id: string }>> {
  if (!may(session, 'control', null)) return refuse(notAllowed);
  return change(app, session, (tx) => beginScan(tx, session, { kind, day }));
}

/** Puts the sites that are not done, and that nobody works on, in the queue again. */
export async function continueScan(app: App, session: Session, id: string): Promise<Result<null>> {
  if (!may(session, 'control', null)) return refuse(notAllowed);
  return change(app, session, async (tx) => {
    const scan = await findScan(tx, id);
    if (!scan) return refuse({ path: '', message: 'Granskningen finns inte.' });
    const busy = new Set(await findOpenScanJobs(tx, id));
    const left = (await listScanSites(tx, id)).filter(({ finishedAt, host }) => finishedAt === null && !busy.has(host));
    if (left.length === 0)
      return refuse({ path: '', message: 'Allt som återstår av granskningen väntar redan på sin tur.' });
    await record(tx, session, {
      verb: 'scan.continue',
      subject: `scan:${id}`,
      before: null,
      after: { sites: left.length },
    });
    return queueSites(
      tx,
      session,
      id,
      left.map(({ host }) => host),
    );
  });
}

/** Starts the scans whose time has come: those whose current period has none yet. Any number of workers may ask at once. */
export async function startDueScans(app: App, day: string): Promise<void> {
  for (const tenant of await inNoTenant(app.db, listTenants)) {
    const session: Session = { tenant, account: null, how: 'worker', roles: [] };
    const schedules = await inTenant(app.db, tenant.id, listSchedules);
    for (const { kind, every } of schedules)
      await change(app, session, async (tx) => {
        // The schedule's row is locked while it is looked at, so that two workers start one scan.
        await tx.selectFrom('scan_schedule').select('kind').where('kind', '=', kind).forUpdate().execute();
        const period = scanPeriod(day, every);
        const made = (await listScans(tx)).some((scan) => scan.kind === kind && scan.settings.period === period);
        return made ? succeed({ id: '' }) : beginScan(tx, session, { kind, day, period });
      });
  }
}
