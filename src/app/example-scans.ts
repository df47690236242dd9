/** The example municipality's websites and what scans of them have shown: made up, but scored as any scan is. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ownerOf, tableDate } from '../controls/scan/host-owner.ts';
import type { AccessibilityPage, AccessibilitySite, Finding } from '../domain/accessibility-page.ts';
import type { ConnectionsPage } from '../domain/connections-page.ts';
import { type Result, succeed } from '../domain/result.ts';
import {
  accessibilityOutcome,
  connectionsOutcome,
  type ScanKind,
  type SiteOutcome,
  standingOf,
} from '../domain/scan.ts';
import type { SitePlan, Website } from '../domain/website.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { finishScanSite, insertScan, insertScanPage, listScans, saveSitePlan } from '../store/scan.ts';
import { listWebsites } from '../store/website.ts';
import type { App } from './app.ts';
import { record } from './audit.ts';
import { enginesOf } from './open-scanner.ts';
import { indexOf } from './scan-store.ts';
import { actorName, type Session } from './session.ts';
import { importWebsites } from './websites.ts';

const folder = new URL('../../examples/alvsala/', import.meta.url);
const Found = z.tuple([
  z.string(),
  z.enum(['A', 'AA']),
  z.array(z.string()),
  z.enum(['critical', 'serious', 'moderate', 'minor']),
  z.number(),
  z.string(),
  z.string(),
]);
type Found = z.infer<typeof Found>;
const Site = z.object({ failed: z.array(Found), left: z.array(Found), statement: z.boolean().default(true) });
const Example = z.object({
  accessibility: z.array(z.object({ period: z.string(), sites: z.record(z.string(), Site) })),
  connections: z.object({ period: z.string(), hosts: z.record(z.string(), z.array(z.string())) }),
});

const paths = [
  '',
  'kontakt',
  'sok',
  'tillganglighet',
  'e-tjanster',
  'protokoll',
  'nyheter',
  'oppettider',
  'om',
  'lattlast',
];
const roles = ['start', 'contact', 'search', 'statement', 'form', 'document'] as const;

function planOf(site: Website): SitePlan {
  const pages = paths.map((path, at) => ({ url: site.address + path, role: roles[at] ?? ('sampled' as const) }));
  return {
    pages,
    population: 148,
    counted: true,
    source: 'sitemap',
    keptOut: 0,
    fault: null,
    certificate: null,
    pause: 1,
  };
}

function findingOf([rule, level, criteria, impact, , selector, snippet]: Found, kind: Finding['kind']): Finding {
  const elements = [{ selector, snippet, reason: '', picture: null }];
  return { rule, kind, impact, level, criteria, help: rule, count: 1, elements };
}

function accessibilityPages(plan: SitePlan, { failed, left }: z.infer<typeof Site>, at: string): AccessibilityPage[] {
  return plan.pages.map(({ url, role }, n) => {
    const here = (list: readonly Found[], kind: Finding['kind']) =>
      list.filter(([, , , , pages]) => n < pages).map((found) => findingOf(found, kind));
    const findings = [...here(failed, 'violation'), ...here(left, 'incomplete')];
    const none = { passed: [], documents: [], statement: null, plainLanguage: null };
    return { status: 'scanned', url, role, at, title: '', findings, ...none };
  });
}

function connectionsPages(plan: SitePlan, hosts: readonly string[], at: string): ConnectionsPage[] {
  return plan.pages.slice(0, 5).map(({ url, role }) => ({
    ...{ status: 'scanned', url, role, at, title: '', consent: null, kept: [] },
    connections: hosts.map((host) => ({
      ...{ host, signs: ['request'], beforeConsent: true, hintedOnly: false, direct: true, via: null, aliases: [] },
      ...ownerOf(host),
      example: `https://${host}/`,
    })),
  }));
}

type Made = {
  readonly pages: readonly { readonly url: string }[];
  readonly about: object;
  readonly outcome: SiteOutcome;
};

async function keep(tx: Transaction, session: Session, kind: ScanKind, period: string, make: (site: Website) => Made) {
  const sites = await listWebsites(tx);
  const settings = { period, pages: 10, pause: 1 };
  const scan = await insertScan(tx, { kind, settings, engines: enginesOf(kind), createdBy: actorName(session) }, sites);
  for (const site of sites) {
    const { pages, about, outcome } = make(site);
    await saveSitePlan(tx, scan, site.host, outcome.plan);
    for (const page of pages) await insertScanPage(tx, scan, site.host, page, []);
    await finishScanSite(tx, scan, site.host, { about, standing: standingOf(outcome), index: indexOf(outcome) });
  }
  await record(tx, session, { verb: 'scan.example', subject: `scan:${scan}`, before: null, after: { kind, period } });
}

/** Fills the register and keeps the scans, where there are none yet. */
export async function openExampleScans(app: App, session: Session): Promise<Result<null>> {
  const known = await inTenant(app.db, session.tenant.id, listScans);
  if (known.length > 0) return succeed(null);
  const name = 'webbplatser.csv';
  const listed = await importWebsites(app, session, { name, bytes: await readFile(new URL(name, folder)) });
  if (!listed.ok) return listed;
  const example = Example.parse(JSON.parse(await readFile(new URL('granskning.json', folder), 'utf8')));
  await inTenant(app.db, session.tenant.id, async (tx) => {
    for (const { period, sites } of example.accessibility)
      await keep(tx, session, 'accessibility', period, (site) => {
        const plan = planOf(site);
        const found = Site.parse(sites[site.host] ?? { failed: [], left: [] });
        const at = `${period}-15T09:00:00Z`;
        const url = `${site.address}tillganglighet`;
        const about: AccessibilitySite = {
          statement: found.statement
            ? { url, datedOn: `${period}-02`, compliance: 'partial', leadsToSupervision: true }
            : null,
          documents: [{ url: `${site.address}budget.pdf`, tagged: true }],
          documentCount: 1,
          plainLanguage: `${site.address}lattlast`,
        };
        const pages = accessibilityPages(plan, found, at);
        return { pages, about, outcome: accessibilityOutcome(site, plan, pages, about) };
      });
    const { period, hosts } = example.connections;
    await keep(tx, session, 'connections', period, (site) => {
      const whole = planOf(site);
      const plan = { ...whole, pages: whole.pages.slice(0, 5) };
      const pages = connectionsPages(plan, hosts[site.host] ?? [], `${period}-16T09:00:00Z`);
      return { pages, about: { tableDate }, outcome: connectionsOutcome(site, plan, pages) };
    });
  });
  return succeed(null);
}
