/**
 * A scan: sites, one after the other, page by page. Each result is kept as it is made, so that whoever dies in the middle -
 * browser, process or database - loses at most the page on its way, and a run that is taken up again does nothing twice.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { PageRole, SitePlan, Website } from '../../domain/website.ts';

/** A small picture of an element, JPEG. */
export type Picture = { readonly key: string; readonly bytes: Uint8Array };
export type PlannedPage = { readonly url: string; readonly role: PageRole };

/** Where a run's results are kept. Whoever writes what is kept already changes nothing. */
export type ScanStore<P, S> = {
  plan(host: string): Promise<SitePlan | null>;
  savePlan(host: string, plan: SitePlan): Promise<void>;
  pages(host: string): Promise<readonly P[]>;
  addPage(host: string, page: P, pictures: readonly Picture[]): Promise<void>;
  finished(host: string): Promise<boolean>;
  finish(host: string, site: S): Promise<void>;
};

/** The examination of one site, with a browser profile of its own. */
export type SiteVisit<P, S> = {
  examine(page: PlannedPage): Promise<{ readonly page: P; readonly pictures: readonly Picture[] }>;
  /** The result of a page that time did not suffice for. */
  late(page: PlannedPage): P;
  /** Takes from a page that is done, in this run or an earlier, what the site is concluded from; the page itself is not held. */
  note(page: P): void;
  /** What is said of the site as a whole, when its pages are done. */
  conclude(): Promise<S>;
  close(): Promise<void>;
};

export type Scanner<P, S> = {
  plan(site: Website): Promise<SitePlan>;
  visit(site: Website, plan: SitePlan): SiteVisit<P, S>;
  close(): Promise<void>;
};

export type ScanProgress = {
  readonly site: Website;
  /** Sites that are done, and all. */
  readonly sites: readonly [number, number];
  /** Pages of the site that are done, and all. */
  readonly pages: readonly [number, number];
};

export type ScanOptions = {
  /** Minutes for each site; what is left then is told as not examined. */
  readonly siteMinutes: number;
  readonly onProgress: (progress: ScanProgress) => Promise<void> | void;
  /** Stops between two pages. */
  readonly signal?: AbortSignal;
};

type Scanned = { readonly url: string };

async function scanSite<P extends Scanned, S>(
  site: Website,
  scanner: Scanner<P, S>,
  store: ScanStore<P, S>,
  { siteMinutes, signal }: ScanOptions,
  tell: (done: number, all: number) => Promise<void>,
): Promise<void> {
  const kept = await store.plan(site.host);
  const plan = kept ?? (await scanner.plan(site));
  if (!kept) await store.savePlan(site.host, plan);
  const done = new Set<string>();
  const visit = scanner.visit(site, plan);
  const note = (page: P) => {
    done.add(page.url);
    visit.note(page);
  };
  const end = Date.now() + siteMinutes * 60_000;
  try {
    for (const page of await store.pages(site.host)) note(page);
    await tell(done.size, plan.pages.length);
    for (const planned of plan.pages) {
      if (done.has(planned.url)) continue;
      signal?.throwIfAborted();
      const late = Date.now() > end;
      const { page, pictures } = late ? { page: visit.late(planned), pictures: [] } : await visit.examine(planned);
      await store.addPage(site.host, page, pictures);
      note(page);
      await tell(done.size, plan.pages.length);
      if (!late && plan.pause > 0) await wait(plan.pause * 1000, undefined, signal ? { signal } : {});
    }
    await store.finish(site.host, await visit.conclude());
  } finally {
    await visit.close();
  }
}

/** Scans what is not done yet. Throws where it is stopped by the signal, or where the store fails. */
export async function runScan<P extends Scanned, S>(
  sites: readonly Website[],
  scanner: Scanner<P, S>,
  store: ScanStore<P, S>,
  options: ScanOptions,
): Promise<void> {
  for (const [at, site] of sites.entries()) {
    options.signal?.throwIfAborted();
    if (await store.finished(site.host)) continue;
    await scanSite(site, scanner, store, options, async (done, all) =>
      options.onProgress({ site, sites: [at, sites.length], pages: [done, all] }),
    );
  }
}
