/**
 * A website (Swedish: webbplats) that the municipality answers for, with the body responsible for it. Scans contact the
 * documents of the hosts named here and of no other.
 *
 * @example
 * import assert from 'node:assert/strict';
 * assert.equal(websiteAddress('www.alvsala.example'), 'https://www.alvsala.example/');
 * assert.equal(websiteAddress('ftp://alvsala.example'), null);
 */
import { z } from 'zod';

/** The address that a person has written as it is asked for, with https where nothing is said; null where it is none. */
export function websiteAddress(text: string): string | null {
  const plain = text.trim();
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//iu.test(plain) ? plain : `https://${plain}`);
  const sound =
    url !== null && ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '';
  if (!sound || !/^[^.].*\.[^.]+$|^\[/u.test(url.hostname)) return null;
  url.hash = '';
  return url.href;
}

const Host = z.string().regex(/^[a-z\d._-]+(?::\d+)?$/u);

export const Website = z.strictObject({
  /** Host of the address: "www.alvsala.se". Unique in a municipality. */
  host: Host,
  name: z.string().min(1).max(200),
  /** Where it begins. */
  address: z.string().refine((text) => websiteAddress(text) === text),
  /** Code of the body responsible for it. */
  body: z.string().min(1),
  /** Other hosts that are the municipality's own: "media.alvsala.se". */
  ownHosts: z.array(Host).max(50),
});
export type Website = z.infer<typeof Website>;

/** How a page came into the sample: what supervision looks at, or in its turn among the site's pages. */
export const PageRole = z.enum(['start', 'contact', 'search', 'statement', 'form', 'document', 'sampled']);
export type PageRole = z.infer<typeof PageRole>;

/** Why a page, or a whole site, could not be examined. */
export const ScanFault = z.enum([
  'address',
  'port',
  'unknown-host',
  'scheme',
  'off-site',
  'redirects',
  'no-answer',
  'slow',
  'certificate',
  'too-large',
  'status',
  'not-a-page',
  'robots',
  'crashed',
]);
export type ScanFault = z.infer<typeof ScanFault>;

/** What is examined of a site, decided once in a run. */
export const SitePlan = z.strictObject({
  pages: z.array(z.strictObject({ url: z.string(), role: PageRole })),
  /** How many pages the site is known to have: those of its sitemap, or found by its links. */
  population: z.number().int().min(0),
  /** False where the counting stopped at a cap: the site has more. */
  counted: z.boolean(),
  source: z.enum(['sitemap', 'links', 'start']),
  /** Pages that robots.txt keeps from scans. */
  keptOut: z.number().int().min(0),
  /** Null: the site answers and has pages to examine. */
  fault: ScanFault.nullable(),
  /** What is wrong with its certificate, as the system names it; null where it is in order or there is none. */
  certificate: z.string().nullable(),
  /** Seconds to wait between pages. */
  pause: z.number().min(0),
});
export type SitePlan = z.infer<typeof SitePlan>;
