/**
 * Which pages of a site are examined: first those that supervision looks at, then the site's pages in the order of
 * SHA-256(site | period | address). Whoever repeats it in the same period gets the same sample.
 */
import { createHash } from 'node:crypto';
import type { PageRole } from '../../domain/website.ts';

/** A link as a page shows it. */
export type Link = { readonly url: string; readonly text: string };

const endings = /\.(?:pdf|docx?|xlsx?|pptx?|odt|zip|jpe?g|png|gif|svg|webp|mp[34]|css|js|xml|ics|rss|json)$/iu;

/** The address without what does not change the page; null for what is no page of the hosts. */
export function pageAddress(text: string, base: string, isOwn: (host: string) => boolean): string | null {
  const url = URL.parse(text, base);
  if (!url || !['http:', 'https:'].includes(url.protocol) || !isOwn(url.hostname)) return null;
  if (url.username || url.password || url.href.length > 1_000) return null;
  url.hash = '';
  for (const name of [...url.searchParams.keys()])
    if (/^(?:utm_\w+|fbclid|gclid|sessionid|sid|phpsessid|jsessionid)$/iu.test(name)) url.searchParams.delete(name);
  return url.href;
}

export const isDocument = (url: string) => endings.test(new URL(url).pathname);
export const isPdf = (url: string) => /\.pdf$/iu.test(new URL(url).pathname);

/** Pages of one form, numbers and dates set aside; an endless calendar has one form and no end of pages. */
export function formOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  const names = [...searchParams.keys()].toSorted().join('&');
  return `${host}${pathname.replaceAll(/\d+/gu, '#')}?${names}`;
}

/** What tells a page that supervision looks at, by the words of the link and of the address. */
const signs: readonly { readonly role: PageRole; readonly text: RegExp; readonly path: RegExp }[] = [
  {
    role: 'statement',
    text: /tillgänglighetsredogörelse|accessibility statement/iu,
    path: /tillganglighetsredogorelse|tillg%C3%A4nglighetsredog/iu,
  },
  { role: 'statement', text: /tillgänglighet|accessibility/iu, path: /tillganglighet|accessibility/iu },
  { role: 'contact', text: /\bkontakt/iu, path: /kontakt|contact/iu },
  { role: 'search', text: /^\s*(?:sök\b|search\b)/iu, path: /\/(?:sok|search|s%C3%B6k)(?:[/.?]|$)/iu },
  {
    role: 'form',
    text: /e-tjänst|blankett|formulär|felanmäl|anmäl|ansök/iu,
    path: /e-?tjanst|formular|felanmal|anmal|ansok|blankett/iu,
  },
  { role: 'document', text: /protokoll|årsredovisning|dokument|diarium/iu, path: /protokoll|dokument|diarium/iu },
];

export const supervisedRoles: readonly PageRole[] = ['contact', 'search', 'statement', 'form', 'document'];

/** For each role the first link that tells it by its text, else by its address, else a page of the site that does by its address. */
export function supervisedPages(links: readonly Link[], pages: readonly string[]): Map<PageRole, string> {
  const found = new Map<PageRole, string>();
  const taken = new Set<string>();
  for (const { role, text, path } of signs) {
    if (found.has(role)) continue;
    const url =
      links.find((link) => !taken.has(link.url) && text.test(link.text))?.url ??
      links.find((link) => !taken.has(link.url) && path.test(new URL(link.url).pathname))?.url ??
      pages.find((page) => !taken.has(page) && path.test(new URL(page).pathname));
    if (url === undefined) continue;
    found.set(role, url);
    taken.add(url);
  }
  return found;
}

/** The addresses in the order in which they come into the sample of a site and period. */
export function sampleOrder(site: string, period: string, urls: readonly string[]): string[] {
  const keyed = urls.map((url) => ({
    url,
    key: createHash('sha256').update(`${site}|${period}|${url}`).digest('hex'),
  }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ url }) => url);
}
