/** The worker's part of a scan: one site, taken up where an earlier worker left it. */
import { runScan, type ScanProgress } from '../controls/scan/scanner.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import { accessibilityOutcome, connectionsOutcome } from '../domain/scan.ts';
import { inTenant } from '../store/database.ts';
import { listHostNotes } from '../store/host-note.ts';
import { findScan, findScanSite, listScanSites, saveSiteTrouble } from '../store/scan.ts';
import { listDismissals } from '../store/scan-dismissal.ts';
import type { App } from './app.ts';
import { enqueue, type ScanInput } from './job.ts';
import { openScanner, siteMinutes } from './open-scanner.ts';
import { dismissedBy } from './scan-outcome.ts';
import { databaseStore } from './scan-store.ts';
import type { Session } from './session.ts';

/** A job that works longer is given back by the queue; before that the rest of the site becomes a new one. */
const sliceMinutes = 20;

type Step = (shown: { readonly progress: number; readonly message: string }) => Promise<void>;

/** Does what is left of the site. `env`: of the worker, for what may be reached and where the browser is. */
export async function scanSite(
  app: App,
  session: Session,
  input: ScanInput,
  step: Step,
  env: NodeJS.ProcessEnv,
): Promise<Result<ScanInput>> {
  const { scan: id, host } = input;
  const found = await inTenant(app.db, session.tenant.id, async (tx) => {
    const scan = await findScan(tx, id);
    const notes = new Map((await listHostNotes(tx)).map((note) => [note.domain, note]));
    return scan && { scan, row: await findScanSite(tx, id, host), sites: await listScanSites(tx, id), notes };
  });
  if (!found?.row) return refuse({ path: host, message: 'Granskningen finns inte.' });
  const { scan, row } = found;
  if (row.finishedAt !== null) return succeed(input);
  const opened = await openScanner(
    env,
    scan.kind,
    scan.settings,
    found.sites.map(({ site }) => site),
    found.notes,
  );
  if (!opened.ok) {
    const trouble = opened.issues.map(({ message }) => message).join(' ');
    await inTenant(app.db, session.tenant.id, (tx) => saveSiteTrouble(tx, id, host, trouble));
    return opened;
  }
  const tools = opened.value;
  const slice = AbortSignal.timeout(sliceMinutes * 60_000);
  const options = {
    siteMinutes,
    signal: slice,
    onProgress: ({ pages: [done, all] }: ScanProgress) =>
      step({
        progress: all === 0 ? 0 : Math.floor((95 * done) / all),
        message: `Granskar ${host}: sida ${done} av ${all}.`,
      }),
  };
  try {
    if (tools.kind === 'accessibility')
      await runScan(
        [row.site],
        tools.scanner,
        databaseStore(app, session, id, {
          page: tools.page,
          outcome: async (tx, plan, pages, about) =>
            accessibilityOutcome(row.site, plan, pages, about, dismissedBy(await listDismissals(tx, host))),
        }),
        options,
      );
    else
      await runScan(
        [row.site],
        tools.scanner,
        databaseStore(app, session, id, {
          page: tools.page,
          outcome: async (_, plan, pages) => connectionsOutcome(row.site, plan, pages),
        }),
        options,
      );
    return succeed(input);
  } catch (error) {
    if (!slice.aborted) throw error;
    const queued = await inTenant(app.db, session.tenant.id, (tx) =>
      enqueue(tx, session, { kind: 'scan', input, payload: null }),
    );
    return queued.ok ? succeed(input) : queued;
  } finally {
    await tools.scanner.close();
  }
}
