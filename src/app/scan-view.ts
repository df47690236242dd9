/** Reading scans: all of them, one with its sites and how far it has come, and one site with all that was found. */
import type { AccessibilityPage, AccessibilitySite } from '../domain/accessibility-page.ts';
import type { ConnectionsPage } from '../domain/connections-page.ts';
import { type Result, refuse, succeed } from '../domain/result.ts';
import {
  type BodyCount,
  countAll,
  countByBody,
  type ScanKind,
  type SiteOutcome,
  type Standing,
} from '../domain/scan.ts';
import { type ScanDifference, scanDifference } from '../domain/scan-difference.ts';
import { listBodies } from '../store/body.ts';
import { listRunsOfScan } from '../store/control-run.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { findOpenScanJobs } from '../store/job.ts';
import {
  countScanPages,
  findScan,
  findScanPicture,
  findScanSite,
  listScanSites,
  listScans,
  listSiteHistory,
  type ScanRow,
  type ScanSiteRow,
} from '../store/scan.ts';
import { type Dismissal, listDismissals } from '../store/scan-dismissal.ts';
import type { App } from './app.ts';
import { seesControls } from './controls/access.ts';
import { may } from './policy.ts';
import { readOutcome } from './scan-outcome.ts';
import type { Session } from './session.ts';

const missing = { path: 'scan', message: 'Granskningen finns inte.' };
const noRole = { path: '', message: 'Du har ingen roll i den här kommunen.' };

export type ScanListItem = ScanRow & {
  readonly sites: number;
  readonly done: number;
  readonly total: Omit<BodyCount, 'body'>;
  /** The sites that are done. */
  readonly stood: readonly { readonly host: string; readonly standing: Standing; readonly index: string | null }[];
};

const stood = (rows: readonly ScanSiteRow[]) =>
  rows.flatMap(({ standing, site: { body } }) => (standing === null ? [] : { body, standing }));

export async function listAllScans(app: App, session: Session): Promise<ScanListItem[]> {
  if (!may(session, 'read', null)) return [];
  return inTenant(app.db, session.tenant.id, async (tx) => {
    const items: ScanListItem[] = [];
    for (const scan of await listScans(tx)) {
      const rows = await listScanSites(tx, scan.id);
      const done = rows.filter(({ finishedAt }) => finishedAt !== null).length;
      const sites = rows.flatMap(({ host, standing, index }) => (standing === null ? [] : { host, standing, index }));
      items.push({ ...scan, sites: rows.length, done, total: countAll(stood(rows)), stood: sites });
    }
    return items;
  });
}

export type ScanView = {
  readonly scan: ScanRow;
  readonly sites: readonly (Pick<
    ScanSiteRow,
    'host' | 'site' | 'plan' | 'trouble' | 'standing' | 'index' | 'finishedAt'
  > & {
    readonly bodyName: string;
    /** Pages done. */
    readonly pages: number;
    /** Somebody works on it or will. */
    readonly waiting: boolean;
  })[];
  readonly bodies: readonly (BodyCount & { readonly name: string })[];
  readonly total: Omit<BodyCount, 'body'>;
  readonly mayContinue: boolean;
  /** The runs of controls that count the scan, for those who see them. */
  readonly runs: Awaited<ReturnType<typeof listRunsOfScan>>;
};

async function namesOf(tx: Transaction): Promise<ReadonlyMap<string, string>> {
  return new Map((await listBodies(tx)).map(({ code, name }) => [code, name]));
}

export function readScan(app: App, session: Session, id: string): Promise<Result<ScanView>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    if (!may(session, 'read', null)) return refuse(noRole);
    const scan = await findScan(tx, id);
    if (!scan) return refuse(missing);
    const rows = await listScanSites(tx, id);
    const pages = await countScanPages(tx, id);
    const waiting = new Set(await findOpenScanJobs(tx, id));
    const names = await namesOf(tx);
    const nameOf = (body: string) => names.get(body) ?? body;
    return succeed({
      scan,
      sites: rows.map((row) => ({
        ...row,
        bodyName: nameOf(row.site.body),
        pages: pages.get(row.host) ?? 0,
        waiting: waiting.has(row.host),
      })),
      bodies: countByBody(stood(rows)).map((count) => ({ ...count, name: nameOf(count.body) })),
      total: countAll(stood(rows)),
      mayContinue:
        may(session, 'control', null) && rows.some(({ finishedAt, host }) => finishedAt === null && !waiting.has(host)),
      runs: seesControls(session) ? await listRunsOfScan(tx, id) : [],
    });
  });
}

export type ScanSiteView = {
  readonly scan: ScanRow;
  readonly row: ScanSiteRow;
  readonly bodyName: string;
  /** Null while the site is not done. */
  readonly outcome: SiteOutcome | null;
  readonly accessibilityPages: readonly AccessibilityPage[];
  readonly connectionsPages: readonly ConnectionsPage[];
  readonly about: AccessibilitySite | null;
  readonly dismissals: readonly Dismissal[];
  /** Against the finished scan before this one; null where there is none. */
  readonly difference: ScanDifference | null;
  /** The site in the latest finished scans of the kind, the oldest first. */
  readonly history: readonly {
    readonly scan: string;
    readonly period: string;
    readonly standing: Standing;
    readonly index: string | null;
  }[];
  readonly mayDismiss: boolean;
};

async function differenceOf(
  tx: Transaction,
  kind: ScanKind,
  history: readonly ScanSiteRow[],
  row: ScanSiteRow,
  now: SiteOutcome,
) {
  const at = history.findIndex(({ scan }) => scan === row.scan);
  const before = at < 0 ? undefined : history[at + 1];
  const read = before && (await readOutcome(tx, kind, before));
  return read ? scanDifference(read.outcome, now) : null;
}

export function readScanSite(app: App, session: Session, id: string, host: string): Promise<Result<ScanSiteView>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    if (!may(session, 'read', null)) return refuse(noRole);
    const scan = await findScan(tx, id);
    const row = scan && (await findScanSite(tx, scan.id, host));
    if (!scan || !row) return refuse(missing);
    const read = await readOutcome(tx, scan.kind, row);
    const history = await listSiteHistory(tx, scan.kind, host);
    return succeed({
      scan,
      row,
      bodyName: (await namesOf(tx)).get(row.site.body) ?? row.site.body,
      outcome: read?.outcome ?? null,
      accessibilityPages: read?.accessibilityPages ?? [],
      connectionsPages: read?.connectionsPages ?? [],
      about: read?.about ?? null,
      dismissals: await listDismissals(tx, host),
      difference: read ? await differenceOf(tx, scan.kind, history, row, read.outcome) : null,
      history: history
        .map((one) => ({ scan: one.scan, period: one.period, standing: one.standing ?? 'none', index: one.index }))
        .toReversed(),
      mayDismiss: may(session, 'control', row.site.body) && scan.kind === 'accessibility',
    });
  });
}

/** The picture of an element, JPEG. */
export function readScanPicture(
  app: App,
  session: Session,
  id: string,
  host: string,
  key: string,
): Promise<Result<Uint8Array>> {
  return inTenant(app.db, session.tenant.id, async (tx) => {
    if (!may(session, 'read', null)) return refuse(noRole);
    const bytes = await findScanPicture(tx, id, host, key);
    return bytes ? succeed(bytes) : refuse(missing);
  });
}
