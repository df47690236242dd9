/** Going to a page of a site in the scan's browser, as a visitor would: what keeps it from being examined is a value. */
import type { Page, Request, Response } from 'playwright-core';
import type { ScanFault } from '../../domain/website.ts';
import { type Egress, refusedHeader } from './egress.ts';

export type Visited =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly fault: ScanFault; readonly detail: string };

export type VisitOptions = {
  readonly isOwn: (host: string) => boolean;
  readonly seconds: number;
  /** Bytes that the page may load in all. */
  readonly byteLimit: number;
};

const fault = (code: ScanFault, detail: string): Visited => ({ ok: false, fault: code, detail });

/** The last answer that the page's address was given with, redirects included. */
type Answered = { readonly status: number; readonly location: string | undefined };

/** The request that its redirects began with. */
function firstOf(request: Request): Request {
  const before = request.redirectedFrom();
  return before === null ? request : firstOf(before);
}

/** What the browser's own words for a failed visit mean. */
function faultOf(message: string, egress: Egress, host: string, answered: Answered | null): Visited {
  const tunnel = /ERR_TUNNEL_CONNECTION_FAILED/u.test(message);
  const refused = egress
    .contacts()
    .findLast((contact) => (tunnel && contact.refused) || contact.host === host)?.refused;
  if (refused) return fault(refused, host);
  if (egress.overflowed()) return fault('too-large', host);
  if (/ERR_TOO_MANY_REDIRECTS/u.test(message)) return fault('redirects', host);
  if (/ERR_CERT|ERR_SSL/u.test(message)) return fault('certificate', /ERR_\w+/u.exec(message)?.[0] ?? '');
  // An answer of a few bytes is shown as an error page of the browser's own.
  if (answered !== null && answered.status >= 400) return fault('status', String(answered.status));
  // The browser drops what leads to another program without a word.
  if (/^(?!https?:)[a-z][a-z0-9+.-]*:/iu.test(answered?.location ?? '')) return fault('scheme', host);
  if (/Download is starting|ERR_ABORTED/u.test(message)) return fault('not-a-page', host);
  if (/ERR_UNKNOWN_URL_SCHEME|ERR_DISALLOWED_URL_SCHEME|ERR_UNSAFE_REDIRECT/u.test(message))
    return fault('scheme', host);
  if (/ERR_UNSAFE_PORT/u.test(message)) return fault('port', host);
  if (/Timeout/u.test(message)) return fault('slow', host);
  return fault('no-answer', /ERR_\w+/u.exec(message)?.[0] ?? host);
}

function judge(response: Response | null, page: Page, { isOwn }: VisitOptions): Visited {
  const url = URL.parse(page.url());
  const headers = response?.headers() ?? {};
  const refused = headers[refusedHeader];
  if (refused !== undefined)
    return fault(
      refused === 'address' || refused === 'port' || refused === 'unknown-host' ? refused : 'no-answer',
      page.url(),
    );
  if (!url || !['http:', 'https:'].includes(url.protocol)) return fault('scheme', page.url());
  if (!isOwn(url.hostname)) return fault('off-site', url.host);
  const status = response?.status() ?? 200;
  if (status >= 400) return fault('status', String(status));
  if (!/html|^$/iu.test(headers['content-type'] ?? '')) return fault('not-a-page', headers['content-type'] ?? '');
  return { ok: true, url: url.href };
}

const ownPage = /interrupted by another navigation to "(?:chrome-error:|about:blank)/u;

/** Goes there, and again where a page of the browser's own, after the visit before, comes in between. */
async function go(page: Page, url: string, options: { timeout: number; waitUntil?: 'commit' }, times = 3) {
  return page.goto(url, options).catch((error: unknown): Promise<Response | null> => {
    if (times <= 1 || !ownPage.test(String(error))) throw error;
    return go(page, url, options, times - 1);
  });
}

/** Loads a page with its pictures and fonts. A page whose last parts are slow is taken as it stands when time is out. */
export async function visitPage(page: Page, egress: Egress, url: string, options: VisitOptions): Promise<Visited> {
  egress.nextPage(options.byteLimit);
  const timeout = options.seconds * 1000;
  let response: Response | null = null;
  let answered: Answered | null = null;
  const note = (given: Response) => {
    const ours = given.headers()[refusedHeader] !== undefined;
    if (!ours && firstOf(given.request()).url() === new URL(url).href)
      answered = { status: given.status(), location: given.headers().location };
  };
  page.on('response', note);
  try {
    response = await go(page, url, { waitUntil: 'commit', timeout });
    await page.waitForLoadState('domcontentloaded', { timeout });
    await page.waitForLoadState('load', { timeout }).catch(() => undefined);
  } catch (error) {
    if (page.isClosed() || !page.context().browser()?.isConnected()) throw error;
    // The browser's own page about the error comes a moment later, and so may the words of what was answered.
    await go(page, 'about:blank', { timeout: 5000 }).catch(() => undefined);
    const message = error instanceof Error ? error.message : String(error);
    return faultOf(message, egress, new URL(url).hostname, answered);
  } finally {
    page.off('response', note);
  }
  if (egress.overflowed()) return fault('too-large', url);
  return judge(response, page, options);
}
