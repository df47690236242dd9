/** What a site of a scan comes to, read from the database, with what people have dismissed. */
import { AccessibilityPage, AccessibilitySite } from '../domain/accessibility-page.ts';
import { ConnectionsPage } from '../domain/connections-page.ts';
import { accessibilityOutcome, connectionsOutcome, type ScanKind, type SiteOutcome } from '../domain/scan.ts';
import type { Transaction } from '../store/database.ts';
import { listScanPages, type ScanSiteRow } from '../store/scan.ts';
import { type Dismissal, listDismissals } from '../store/scan-dismissal.ts';

/** True where somebody has dismissed the criterion, with everything that is left of it now. */
export function dismissedBy(dismissals: readonly Dismissal[]) {
  return (criterion: string, keys: readonly string[]): boolean =>
    dismissals.some((one) => one.criterion === criterion && keys.every((key) => one.keys.includes(key)));
}

export type ReadOutcome = {
  readonly outcome: SiteOutcome;
  readonly accessibilityPages: readonly AccessibilityPage[];
  readonly connectionsPages: readonly ConnectionsPage[];
  readonly about: AccessibilitySite | null;
};

/** Null while the site is not done. */
export async function readOutcome(tx: Transaction, kind: ScanKind, row: ScanSiteRow): Promise<ReadOutcome | null> {
  if (row.plan === null || row.finishedAt === null) return null;
  const stored = await listScanPages(tx, row.scan, row.host);
  if (kind === 'connections') {
    const pages = stored.map((page) => ConnectionsPage.parse(page));
    return {
      outcome: connectionsOutcome(row.site, row.plan, pages),
      accessibilityPages: [],
      connectionsPages: pages,
      about: null,
    };
  }
  const pages = stored.map((page) => AccessibilityPage.parse(page));
  const about = AccessibilitySite.parse(row.about);
  const isDismissed = dismissedBy(await listDismissals(tx, row.host));
  const outcome = accessibilityOutcome(row.site, row.plan, pages, about, isDismissed);
  return { outcome, accessibilityPages: pages, connectionsPages: [], about };
}
