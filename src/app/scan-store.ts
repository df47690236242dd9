/** A site's scan as the worker keeps it: in the database, each page in a transaction of its own. */
import type { ScanStore } from '../controls/scan/scanner.ts';
import type { SiteOutcome } from '../domain/scan.ts';
import { standingOf } from '../domain/scan.ts';
import type { SitePlan } from '../domain/website.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { findScan, findScanSite, finishScanSite, insertScanPage, listScanPages, saveSitePlan } from '../store/scan.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { enqueueScanRuns } from './controls/scan-runs.ts';
import type { Session } from './session.ts';

/** One decimal, as it is shown; null where there is none. */
export const indexOf = (outcome: SiteOutcome): string | null =>
  outcome.kind === 'accessibility' && outcome.score.index !== null ? outcome.score.index.toFixed(1) : null;

type Reading<P, S> = {
  readonly page: { parse(value: unknown): P };
  /** What the site comes to, in the transaction that ends it. */
  readonly outcome: (tx: Transaction, plan: SitePlan, pages: readonly P[], about: S) => Promise<SiteOutcome>;
};

export function databaseStore<P extends { readonly url: string }, S extends object>(
  app: App,
  session: Session,
  scan: string,
  reading: Reading<P, S>,
): ScanStore<P, S> {
  const within = <T>(work: (tx: Transaction) => Promise<T>) => inTenant(app.db, session.tenant.id, work);
  const readPages = async (tx: Transaction, host: string) =>
    (await listScanPages(tx, scan, host)).map((page) => reading.page.parse(page));
  return {
    plan: (host) => within(async (tx) => (await findScanSite(tx, scan, host))?.plan ?? null),
    savePlan: (host, plan) => within((tx) => saveSitePlan(tx, scan, host, plan)),
    pages: (host) => within((tx) => readPages(tx, host)),
    addPage: (host, page, pictures) => within((tx) => insertScanPage(tx, scan, host, page, pictures)),
    finished: (host) => within(async (tx) => (await findScanSite(tx, scan, host))?.finishedAt != null),
    finish: (host, about) =>
      within(async (tx) => {
        const site = await findScanSite(tx, scan, host);
        if (!site?.plan) throw new Error(`The site ${host} of the scan ${scan} has no plan.`);
        const outcome = await reading.outcome(tx, site.plan, await readPages(tx, host), about);
        const standing = standingOf(outcome);
        const index = indexOf(outcome);
        const ended = await finishScanSite(tx, scan, host, { about, standing, index });
        if (ended.site)
          await record(tx, session, {
            verb: 'scan.site',
            subject: `scan:${scan}/${host}`,
            before: null,
            after: { standing, index },
          });
        const whole = ended.scan ? await findScan(tx, scan) : null;
        if (whole) await enqueueScanRuns(tx, session, whole);
      }),
  };
}
