/** The scanner of third-country connections: each page in a fresh profile, before and after the visitor's consent. */
import type { BrowserContext, Page } from 'playwright-core';
import type { Connection, ConnectionsPage, ConnectionsSite } from '../../domain/connections-page.ts';
import type { ScanFault, Website } from '../../domain/website.ts';
import { browsersOwn, type ScanBrowser } from './browser.ts';
import { acceptConsent } from './consent.ts';
import { type ContactLog, openContactLog, type SeenHost } from './contact-log.ts';
import { type HostNotes, ownerOf, registeredDomain, tableDate } from './host-owner.ts';
import type { PinnedHosts } from './pinned-hosts.ts';
import { ownHosts, type PlanOptions, planSite } from './plan-site.ts';
import { type Age, openProfile, type Profile } from './profile.ts';
import type { PlannedPage, Scanner, SiteVisit } from './scanner.ts';
import { type VisitOptions, visitPage } from './visit-page.ts';

const now = () => new Date().toISOString();
const settleSeconds = 4;
const hints = ['preconnect', 'dns-prefetch'] as const;
type Kept = Extract<ConnectionsPage, { status: 'scanned' }>['kept'][number];

type Site = {
  readonly hosts: PinnedHosts;
  readonly browser: ScanBrowser;
  readonly profile: Profile;
  readonly visit: VisitOptions;
  /** True for the municipality's own domains. */
  readonly isOwnDomain: (host: string) => boolean;
  readonly notes: HostNotes | undefined;
};

function failed(page: PlannedPage, fault: ScanFault, detail: string): ConnectionsPage {
  return { status: 'failed', url: page.url, role: page.role, at: now(), fault, detail: detail.slice(0, 300) };
}

/** Lets what comes late come: scrolls to the end and waits until the network is quiet, at most a few seconds. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, document.body?.scrollHeight ?? 0)).catch(() => undefined);
  await page.waitForLoadState('networkidle', { timeout: settleSeconds * 1000 }).catch(() => undefined);
}

async function readHints(page: Page, log: ContactLog): Promise<void> {
  for (const hint of hints) {
    const links = await page
      .locator(`link[rel~="${hint}"]`)
      .evaluateAll((all) => all.map((link) => (link as HTMLLinkElement).href));
    for (const link of links) {
      const host = URL.parse(link)?.hostname;
      if (host) log.add(host, hint, link.slice(0, 300));
    }
  }
}

/** Cookies and storage, names only: their values are the visitor's. */
async function readKept(page: Page, context: BrowserContext, beforeConsent: boolean): Promise<Kept[]> {
  const cookies = (await context.cookies()).map(({ name, domain }): Kept => {
    return { kind: 'cookie', name: name.slice(0, 100), host: domain.replace(/^\./u, ''), beforeConsent };
  });
  const stored: Kept[] = [];
  for (const frame of page.frames().slice(0, 12)) {
    const host = URL.parse(frame.url())?.hostname ?? '';
    if (host === '') continue;
    const read = frame.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]);
    const [local = [], session = []] = await read.catch(() => []);
    for (const [kind, names] of [
      ['local', local],
      ['session', session],
    ] as const)
      for (const name of names.slice(0, 50)) stored.push({ kind, name: name.slice(0, 100), host, beforeConsent });
  }
  return [...cookies, ...stored];
}

const sameKept = (a: Kept, b: Kept) => a.kind === b.kind && a.name === b.name && a.host === b.host;

/** An own host that is another name for somebody else's is a connection to that somebody. */
async function aliasOf(site: Site, host: string): Promise<string[]> {
  const aliases = await site.hosts.aliases(host);
  return aliases.some((alias) => !site.isOwnDomain(alias)) ? [...aliases] : [];
}

async function connectionOf(site: Site, seen: SeenHost): Promise<Connection | null> {
  const own = site.isOwnDomain(seen.host);
  const aliases = own ? await aliasOf(site, seen.host) : [];
  if (own && aliases.length === 0) return null;
  const foreign = aliases.findLast((alias) => !site.isOwnDomain(alias)) ?? seen.host;
  const signs = [...seen.signs, ...(own ? (['alias'] as const) : [])];
  const direct = seen.via === null || site.isOwnDomain(seen.via) || seen.via === seen.host;
  return {
    host: seen.host,
    signs,
    beforeConsent: seen.beforeConsent,
    hintedOnly: signs.every((sign) => sign === 'preconnect' || sign === 'dns-prefetch'),
    direct,
    via: direct ? null : seen.via,
    aliases,
    ...ownerOf(foreign, site.notes),
    example: seen.example,
  };
}

/** What came past the page's own requests: connections that were only opened, and cookies of others. */
function addOthers(site: Site, log: ContactLog, kept: readonly Kept[]): void {
  for (const { host } of site.browser.egress.contacts())
    if (!log.hosts.has(host) && !browsersOwn.has(host)) log.add(host, 'connect');
  for (const { kind, host } of kept) if (kind === 'cookie' && !site.isOwnDomain(host)) log.add(host, 'cookie');
}

async function examine(site: Site, planned: PlannedPage): Promise<ConnectionsPage> {
  await site.profile.forget();
  return site.profile.use(async (page): Promise<ConnectionsPage> => {
    const context = page.context();
    const log = await openContactLog(page);
    const visited = await visitPage(page, site.browser.egress, planned.url, site.visit);
    if (!visited.ok) return failed(planned, visited.fault, visited.detail);
    await settle(page);
    const before = await readKept(page, context, true);
    await readHints(page, log);
    addOthers(site, log, before);
    for (const { host } of log.cookies) if (!site.isOwnDomain(host)) log.add(host, 'cookie');
    const consent = await acceptConsent(page, log.consented);
    let after: Kept[] = [];
    if (consent !== null) {
      await settle(page);
      await page.reload({ timeout: site.visit.seconds * 1000, waitUntil: 'load' }).catch(() => undefined);
      await settle(page);
      after = await readKept(page, context, false);
      await readHints(page, log);
      addOthers(site, log, after);
    }
    const title = (await page.title()).slice(0, 300);
    await log.close();
    const connections: Connection[] = [];
    for (const seen of log.hosts.values()) {
      const connection = await connectionOf(site, seen);
      if (connection) connections.push(connection);
    }
    const kept: Kept[] = [];
    const set = log.cookies.map(({ name, host, beforeConsent }): Kept => {
      return { kind: 'cookie', name: name.slice(0, 100), host, beforeConsent };
    });
    for (const one of [...before, ...set, ...after]) if (!kept.some((other) => sameKept(one, other))) kept.push(one);
    return {
      status: 'scanned',
      url: planned.url,
      role: planned.role,
      at: now(),
      title,
      connections,
      consent,
      kept: kept.slice(0, 400),
    };
  });
}

/** `sites`: all websites of the municipality, whose domains are its own; `notes`: whose others are, as it has found out. */
export function connectionsScanner(
  hosts: PinnedHosts,
  browser: ScanBrowser,
  options: PlanOptions,
  sites: readonly Website[],
  notes?: HostNotes,
): Scanner<ConnectionsPage, ConnectionsSite> {
  const age: Age = { pages: 0 };
  const own = new Set(
    sites
      .flatMap(({ host, ownHosts: others }) => [host, ...others])
      .map((host) => registeredDomain(host.replace(/:\d+$/u, ''))),
  );
  const isOwnDomain = (host: string) => own.has(registeredDomain(host));
  return {
    plan: (website) => planSite(hosts, website, options),
    visit(website, plan): SiteVisit<ConnectionsPage, ConnectionsSite> {
      const profile = openProfile(browser, age, { anyCertificate: plan.certificate !== null });
      const visit = { isOwn: ownHosts(website), seconds: options.seconds, byteLimit: options.pageBytes };
      const site: Site = { hosts, browser, profile, visit, isOwnDomain, notes };
      return {
        async examine(planned) {
          const page = await examine(site, planned).catch((error: unknown) => {
            const detail = error instanceof Error ? error.message : String(error);
            return failed(planned, /Timeout/u.test(detail) ? 'slow' : 'crashed', detail);
          });
          return { page, pictures: [] };
        },
        late: (planned) => failed(planned, 'slow', ''),
        note: () => undefined,
        conclude: async () => ({ tableDate }),
        close: () => profile.forget(),
      };
    },
    close: () => browser.close(),
  };
}
