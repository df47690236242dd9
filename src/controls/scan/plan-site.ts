/** Planning the scan of one site: asks for its start page, robots.txt and sitemaps, and decides which pages are examined. */
import { setTimeout as wait } from 'node:timers/promises';
import type { ScanFault, SitePlan, Website } from '../../domain/website.ts';
import { type FetchFault, type FetchOptions, fetchDocument } from './fetch-document.ts';
import { findPages, linksOf } from './find-pages.ts';
import type { PinnedHosts } from './pinned-hosts.ts';
import { readRobots } from './robots.ts';
import { isDocument, type Link, pageAddress, sampleOrder, supervisedPages, supervisedRoles } from './sample.ts';

export type PlanOptions = {
  /** Names the sample: "2026-11". */
  readonly period: string;
  /** Pages of a site that are examined, at most. */
  readonly pages: number;
  /** Seconds between pages where robots.txt says nothing. */
  readonly pause: number;
  /** Seconds for a page to load. */
  readonly seconds: number;
  /** Bytes that a page may load, with all that belongs to it. */
  readonly pageBytes: number;
};

/** The hosts whose documents a scan of the site may ask for; www is the same site. */
export function ownHosts({ host, ownHosts: others }: Website): (host: string) => boolean {
  const bare = (name: string) => name.replace(/:\d+$/u, '').replace(/^www\./u, '');
  const own = new Set([host, ...others].map(bare));
  return (name) => own.has(bare(name));
}

const faultOf: Record<FetchFault, ScanFault> = {
  address: 'address',
  port: 'port',
  'unknown-host': 'unknown-host',
  scheme: 'scheme',
  'off-site': 'off-site',
  redirects: 'redirects',
  'no-answer': 'no-answer',
  slow: 'slow',
  certificate: 'certificate',
};

const startBytes = 8_000_000;
/** Of robots.txt and sitemaps, how many are asked for once more. */
const mostAgain = 3;

export async function planSite(hosts: PinnedHosts, site: Website, options: PlanOptions): Promise<SitePlan> {
  const isOwn = ownHosts(site);
  const common: FetchOptions = { mayAsk: isOwn, byteLimit: startBytes, seconds: options.seconds };
  let certificate: string | null = null;
  let first = await fetchDocument(hosts, site.address, common);
  if (!first.ok && first.fault === 'certificate') {
    certificate = first.detail;
    first = await fetchDocument(hosts, site.address, { ...common, anyCertificate: true });
  }
  const failed = (fault: ScanFault): SitePlan => ({
    ...{ pages: [], population: 0, counted: true, source: 'start', keptOut: 0 },
    ...{ fault, certificate, pause: options.pause },
  });
  if (!first.ok) return failed(faultOf[first.fault]);
  if (first.status >= 400) return failed('status');
  const fetcher = (url: string, byteLimit: number) =>
    fetchDocument(hosts, url, { ...common, byteLimit, anyCertificate: certificate !== null });
  let again = mostAgain;
  /** Asks twice, some times in all: the sample is another where the site was slow for a moment. */
  const patient = async (url: string, byteLimit: number) => {
    const fetched = await fetcher(url, byteLimit);
    const busy = fetched.ok && (fetched.status >= 500 || fetched.status === 429);
    const silent = !fetched.ok && (fetched.fault === 'slow' || fetched.fault === 'no-answer');
    if (again === 0 || !(busy || silent)) return fetched;
    again -= 1;
    await wait(1000);
    return fetcher(url, byteLimit);
  };
  const start = first.url;
  const told = await patient(new URL('/robots.txt', start).href, 500_000);
  const robots = readRobots(told.ok && told.status === 200 ? told.bytes.toString('utf8') : '');
  const pause = Math.max(options.pause, robots.pause ?? 0);
  const links = linksOf(first.bytes.toString('utf8'), start).flatMap(({ url, text }): Link[] => {
    const address = pageAddress(url, start, isOwn);
    return address === null || isDocument(address) ? [] : [{ url: address, text }];
  });
  const found = await findPages(start, links, robots, isOwn, { sitemap: patient, page: fetcher });
  const open = found.pages.filter((url) => robots.mayVisit(url));
  const mayUse = links.filter(({ url }) => url !== start && robots.mayVisit(url));
  const supervised = supervisedPages(
    mayUse,
    open.filter((url) => url !== start),
  );
  const begin = robots.mayVisit(start) ? [{ url: start, role: 'start' as const }] : [];
  const chosen = [
    ...begin,
    ...supervisedRoles.flatMap((role) => {
      const url = supervised.get(role);
      return url === undefined ? [] : [{ url, role }];
    }),
  ];
  const already = new Set(chosen.map(({ url }) => url));
  const rest = sampleOrder(
    site.host,
    options.period,
    open.filter((url) => !already.has(url)),
  );
  const pages = [...chosen, ...rest.map((url) => ({ url, role: 'sampled' as const }))].slice(0, options.pages);
  return {
    pages,
    population: new Set([...open, ...already]).size,
    counted: found.counted,
    source: found.source,
    keptOut: found.pages.length - open.length,
    fault: pages.length === 0 ? 'robots' : null,
    certificate,
    pause,
  };
}
