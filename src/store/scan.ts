/** Scans in the database: what was asked for, each site with its plan and standing, each page as it was made. */
import { sql } from 'kysely';
import type { ScanKind, ScanSettings, Standing } from '../domain/scan.ts';
import type { SitePlan, Website } from '../domain/website.ts';
import type { Transaction } from './database.ts';

export type ScanRow = {
  readonly id: string;
  readonly kind: ScanKind;
  readonly settings: ScanSettings;
  readonly engines: Record<string, string>;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly finishedAt: Date | null;
};

export type ScanSiteRow = {
  readonly scan: string;
  readonly host: string;
  readonly site: Website;
  readonly plan: SitePlan | null;
  readonly about: unknown;
  readonly trouble: string | null;
  readonly standing: Standing | null;
  /** One decimal: "87.5". */
  readonly index: string | null;
  readonly finishedAt: Date | null;
};

const scanColumns = [
  'id',
  'kind',
  'settings',
  'engines',
  'created_at as createdAt',
  'created_by as createdBy',
  'finished_at as finishedAt',
] as const;
const siteColumns = [
  'scan',
  'host',
  'site',
  'plan',
  'about',
  'trouble',
  'standing',
  'index_value as index',
  'scan_site.finished_at as finishedAt',
] as const;

/** Makes a scan of the sites, none of them begun, and returns its id. */
export async function insertScan(
  tx: Transaction,
  scan: Pick<ScanRow, 'kind' | 'settings' | 'engines' | 'createdBy'>,
  sites: readonly Website[],
): Promise<string> {
  const { id } = await tx
    .insertInto('scan')
    .values({
      kind: scan.kind,
      settings: JSON.stringify(scan.settings),
      engines: JSON.stringify(scan.engines),
      created_by: scan.createdBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = sites.map((site, ordinal) => ({
    ...{ scan: id, host: site.host, ordinal, site: JSON.stringify(site) },
    ...{ plan: null, about: null, trouble: null, standing: null, index_value: null },
  }));
  await tx.insertInto('scan_site').values(rows).execute();
  return id;
}

/** The latest first. */
export function listScans(tx: Transaction): Promise<ScanRow[]> {
  return tx.selectFrom('scan').select(scanColumns).orderBy('created_at', 'desc').execute();
}

export async function findScan(tx: Transaction, id: string): Promise<ScanRow | null> {
  const row = await tx.selectFrom('scan').select(scanColumns).where(sql<string>`id::text`, '=', id).executeTakeFirst();
  return row ?? null;
}

/** The scan's sites in its order. */
export function listScanSites(tx: Transaction, scan: string): Promise<ScanSiteRow[]> {
  return tx.selectFrom('scan_site').select(siteColumns).where('scan', '=', scan).orderBy('ordinal').execute();
}

export async function findScanSite(tx: Transaction, scan: string, host: string): Promise<ScanSiteRow | null> {
  const found = tx.selectFrom('scan_site').select(siteColumns).where('scan', '=', scan).where('host', '=', host);
  return (await found.executeTakeFirst()) ?? null;
}

/** How the site stood in each finished scan of the kind, the latest first. */
export function listSiteHistory(
  tx: Transaction,
  kind: ScanKind,
  host: string,
): Promise<(ScanSiteRow & { readonly period: string })[]> {
  return tx
    .selectFrom('scan_site')
    .innerJoin('scan', (join) =>
      join.onRef('scan.tenant_id', '=', 'scan_site.tenant_id').onRef('scan.id', '=', 'scan_site.scan'),
    )
    .select(siteColumns)
    .select(sql<string>`scan.settings->>'period'`.as('period'))
    .where('scan.kind', '=', kind)
    .where('scan_site.host', '=', host)
    .where('scan_site.finished_at', 'is not', null)
    .orderBy('scan.created_at', 'desc')
    .limit(24)
    .execute();
}

/** What is examined of the site, unless it is decided already. */
export async function saveSitePlan(tx: Transaction, scan: string, host: string, plan: SitePlan): Promise<void> {
  await tx
    .updateTable('scan_site')
    .set({ plan: JSON.stringify(plan), trouble: null })
    .where('scan', '=', scan)
    .where('host', '=', host)
    .where('plan', 'is', null)
    .execute();
}

/** The page's result with its pictures, unless the page is there already. */
export async function insertScanPage(
  tx: Transaction,
  scan: string,
  host: string,
  page: { readonly url: string },
  pictures: readonly { readonly key: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  const added = await tx
    .insertInto('scan_page')
    .values({ scan, host, url: page.url, page: JSON.stringify(page) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('url')
    .executeTakeFirst();
  if (!added || pictures.length === 0) return;
  await tx
    .insertInto('scan_picture')
    .values(pictures.map(({ key, bytes }) => ({ scan, host, key, bytes: Buffer.from(bytes) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The pages' results in the order in which they were made. */
export async function listScanPages(tx: Transaction, scan: string, host: string): Promise<unknown[]> {
  const rows = await tx
    .selectFrom('scan_page')
    .select('page')
    .where('scan', '=', scan)
    .where('host', '=', host)
    .orderBy('made_at')
    .orderBy('url')
    .execute();
  return rows.map(({ page }) => page);
}

/** How many pages of each site of the scan are done. */
export async function countScanPages(tx: Transaction, scan: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('scan_page')
    .select(['host', sql<number>`count(*)::int`.as('count')])
    .where('scan', '=', scan)
    .groupBy('host')
    .execute();
  return new Map(rows.map(({ host, count }) => [host, count]));
}

/** True where a page of the site has been done since then. */
export async function hasScanPagesSince(
  tx: Transaction,
  { scan, host }: { readonly scan: string; readonly host: string },
  since: Date,
): Promise<boolean> {
  const found = tx.selectFrom('scan_page').select('url').where('scan', '=', scan).where('host', '=', host);
  return (await found.where('made_at', '>', since).limit(1).executeTakeFirst()) !== undefined;
}

export async function findScanPicture(
  tx: Transaction,
  scan: string,
  host: string,
  key: string,
): Promise<Uint8Array | null> {
  const row = await tx
    .selectFrom('scan_picture')
    .select('bytes')
    .where(sql<string>`scan::text`, '=', scan)
    .where('host', '=', host)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.bytes ?? null;
}

/** Keys of the site's pictures with their SHA-256. */
export function hashScanPictures(
  tx: Transaction,
  scan: string,
  host: string,
): Promise<{ readonly key: string; readonly sha256: string }[]> {
  return tx
    .selectFrom('scan_picture')
    .select(['key', sql<string>`encode(sha256(bytes), 'hex')`.as('sha256')])
    .where('scan', '=', scan)
    .where('host', '=', host)
    .orderBy('key')
    .execute();
}

type Ended = { readonly about: object; readonly standing: Standing; readonly index: string | null };

/**
 * Ends the site's examination: `site` is false where it had ended. `scan` is true for the one who ends the last site; the
 * scan is locked until the transaction ends, so that of two who end at once one sees the other.
 */
export async function finishScanSite(
  tx: Transaction,
  scan: string,
  host: string,
  { about, standing, index }: Ended,
): Promise<{ readonly site: boolean; readonly scan: boolean }> {
  await tx.selectFrom('scan').select('id').where('id', '=', scan).forUpdate().execute();
  const { numUpdatedRows } = await tx
    .updateTable('scan_site')
    .set({
      about: JSON.stringify(about),
      standing,
      index_value: index,
      trouble: null,
      finished_at: sql<Date>`clock_timestamp()`,
    })
    .where('scan', '=', scan)
    .where('host', '=', host)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  const ended = await tx
    .updateTable('scan')
    .set({ finished_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', scan)
    .where('finished_at', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          tx.selectFrom('scan_site').select('host').where('scan', '=', scan).where('finished_at', 'is', null),
        ),
      ),
    )
    .executeTakeFirst();
  return { site: numUpdatedRows > 0n, scan: ended.numUpdatedRows > 0n };
}

/** What the site comes to once more, with what has been dismissed. */
export async function restandScanSite(
  tx: Transaction,
  scan: string,
  host: string,
  { standing, index }: Omit<Ended, 'about'>,
): Promise<void> {
  const now = { standing, index_value: index };
  await tx.updateTable('scan_site').set(now).where('scan', '=', scan).where('host', '=', host).execute();
}

/** Why the work on the site was given up. */
export async function saveSiteTrouble(tx: Transaction, scan: string, host: string, trouble: string): Promise<void> {
  await tx
    .updateTable('scan_site')
    .set({ trouble })
    .where('scan', '=', scan)
    .where('host', '=', host)
    .where('finished_at', 'is', null)
    .execute();
}
