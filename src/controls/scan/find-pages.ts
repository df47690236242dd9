/** Finding the pages of a site without a browser: by its sitemaps, or else by following its links a little way. */

import type { Fetched } from './fetch-document.ts';
import type { Robots } from './robots.ts';
import { formOf, isDocument, type Link, pageAddress } from './sample.ts';
import { readSitemap } from './sitemap.ts';

export type Fetcher = (url: string, byteLimit: number) => Promise<Fetched>;

export type FoundPages = {
  readonly pages: readonly string[];
  readonly counted: boolean;
  readonly source: 'sitemap' | 'links';
};

const caps = { sitemaps: 60, pages: 50_000, sitemapBytes: 12_000_000, visits: 40, pageBytes: 2_000_000, ofOneForm: 25 };

/** The addresses of a site's sitemaps, own hosts only. */
async function bySitemaps(start: string, robots: Robots, isOwn: (host: string) => boolean, fetcher: Fetcher) {
  const waiting = robots.sitemaps.length > 0 ? [...robots.sitemaps] : [new URL('/sitemap.xml', start).href];
  const asked = new Set<string>();
  const pages = new Set<string>();
  let counted = true;
  while (waiting.length > 0) {
    const text = waiting.shift() ?? '';
    const url = URL.parse(text, start);
    if (!url || asked.has(url.href) || !isOwn(url.hostname)) continue;
    if (asked.size >= caps.sitemaps) return { pages, counted: false };
    asked.add(url.href);
    const fetched = await fetcher(url.href, caps.sitemapBytes);
    if (!fetched.ok || fetched.status !== 200) continue;
    const { pages: listed, sitemaps } = readSitemap(fetched.bytes);
    waiting.push(...sitemaps);
    counted &&= !fetched.cut;
    for (const page of listed) {
      const address = pageAddress(page, url.href, isOwn);
      if (address === null || isDocument(address)) continue;
      if (pages.size >= caps.pages) return { pages, counted: false };
      pages.add(address);
    }
  }
  return { pages, counted };
}

/** The links of a page's markup, in order. */
export function linksOf(markup: string, base: string): Link[] {
  const found: Link[] = [];
  for (const [, attributes = '', inner = ''] of markup.matchAll(/<a\s([^>]{0,2000})>([\s\S]{0,500}?)<\/a/giu)) {
    const [, quoted, single, bare] = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/iu.exec(attributes) ?? [];
    const url = URL.parse((quoted ?? single ?? bare ?? '').replaceAll('&amp;', '&').trim(), base);
    if (url)
      found.push({
        url: url.href,
        text: inner
          .replaceAll(/<[^>]*>/gu, ' ')
          .replaceAll(/\s+/gu, ' ')
          .trim(),
      });
  }
  return found;
}

/** Follows links, breadth first, at most 40 pages, and at most 25 pages of one form. */
async function byLinks(
  start: string,
  links: readonly Link[],
  robots: Robots,
  isOwn: (host: string) => boolean,
  fetcher: Fetcher,
) {
  const forms = new Map<string, number>();
  const pages = new Set<string>([start]);
  let counted = true;
  function add({ url }: Link): void {
    const address = pageAddress(url, start, isOwn);
    if (address === null || pages.has(address) || isDocument(address)) return;
    const form = formOf(address);
    const same = (forms.get(form) ?? 0) + 1;
    forms.set(form, same);
    if (same > caps.ofOneForm) counted = false;
    else pages.add(address);
  }
  links.forEach(add);
  let visits = 0;
  for (const page of pages) {
    if (page === start || !robots.mayVisit(page)) continue;
    if (visits >= caps.visits) return { pages, counted: false };
    visits += 1;
    const fetched = await fetcher(page, caps.pageBytes);
    if (fetched.ok && fetched.status === 200 && /html/iu.test(fetched.type))
      linksOf(fetched.bytes.toString('utf8'), fetched.url).forEach(add);
  }
  return { pages, counted };
}

/** The pages of a site that begins at `start`, where `links` were seen. */
export async function findPages(
  start: string,
  links: readonly Link[],
  robots: Robots,
  isOwn: (host: string) => boolean,
  fetchers: { readonly sitemap: Fetcher; readonly page: Fetcher },
): Promise<FoundPages> {
  const listed = await bySitemaps(start, robots, isOwn, fetchers.sitemap);
  if (listed.pages.size > 0) return { pages: [...listed.pages.add(start)], counted: listed.counted, source: 'sitemap' };
  const followed = await byLinks(start, links, robots, isOwn, fetchers.page);
  return { pages: [...followed.pages], counted: followed.counted, source: 'links' };
}
