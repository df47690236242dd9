/** The accessibility scanner: axe-core on each page of the sample, then the accessibility statement and the PDF documents. */
import type { AccessibilityPage, AccessibilitySite, ScannedPage, Statement } from '../../domain/accessibility-page.ts';
import type { ScanFault, SitePlan, Website } from '../../domain/website.ts';
import type { ScanBrowser } from './browser.ts';
import { acceptConsent } from './consent.ts';
import { type PictureCount, takePictures } from './element-picture.ts';
import { fetchDocument } from './fetch-document.ts';
import type { PinnedHosts } from './pinned-hosts.ts';
import { ownHosts, type PlanOptions, planSite } from './plan-site.ts';
import { type Age, openProfile, type Profile } from './profile.ts';
import { runAxe } from './run-axe.ts';
import { isPdf } from './sample.ts';
import type { PlannedPage, Scanner, SiteVisit } from './scanner.ts';
import { readStatement } from './statement.ts';
import { isTaggedPdf } from './tagged-pdf.ts';
import { type VisitOptions, visitPage } from './visit-page.ts';

const most = { documents: 12, documentBytes: 12_000_000, listed: 60 };

const now = () => new Date().toISOString();
const linkSays = (links: readonly { url: string; text: string }[], pattern: RegExp) =>
  links.find(({ text, url }) => pattern.test(text) && /^https?:/u.test(url))?.url ?? null;

type Site = {
  readonly hosts: PinnedHosts;
  readonly browser: ScanBrowser;
  readonly profile: Profile;
  readonly plan: SitePlan;
  readonly visit: VisitOptions;
  readonly pictures: PictureCount;
};

function failed(page: PlannedPage, fault: ScanFault, detail: string): AccessibilityPage {
  return { status: 'failed', url: page.url, role: page.role, at: now(), fault, detail: detail.slice(0, 300) };
}

async function examine(site: Site, planned: PlannedPage) {
  const { profile, browser, visit } = site;
  return profile.use(async (page) => {
    const visited = await visitPage(page, browser.egress, planned.url, visit);
    if (!visited.ok) return { page: failed(planned, visited.fault, visited.detail), pictures: [] };
    const { findings, passed, view } = await runAxe(page, visit.isOwn);
    const { pictures, findings: pictured } = await takePictures(page, planned.url, findings, site.pictures);
    // The start page is examined with its banner, the others as they are for a visitor who has answered it.
    if (planned.role === 'start') await acceptConsent(page);
    const documents = [...new Set(view.links.map(({ url }) => url))].filter((url) => URL.canParse(url) && isPdf(url));
    const scanned: ScannedPage = {
      ...{ status: 'scanned', url: planned.url, role: planned.role, at: now(), title: view.title },
      ...{ findings: pictured, passed, documents: documents.slice(0, most.listed) },
      statement: linkSays(view.links, /tillgänglighetsredogörelse|accessibility statement/iu),
      plainLanguage: linkSays(view.links, /lättläst|lätt svenska|lätt att läsa/iu),
    };
    return { page: scanned, pictures };
  });
}

/** What the pages say of the site: whether any was examined, and what they lead to, in their order, each once. */
type Noted = {
  examined: boolean;
  readonly statements: { readonly linked: Set<string>; readonly likely: Set<string> };
  readonly documents: Set<string>;
  plainLanguage: string | null;
};

function noteOf(noted: Noted, page: AccessibilityPage, isOwn: VisitOptions['isOwn']): void {
  if (page.status !== 'scanned') return;
  noted.examined = true;
  if (page.statement !== null) noted.statements.linked.add(page.statement);
  if (page.role === 'statement') noted.statements.likely.add(page.url);
  for (const url of page.documents) if (isOwn(new URL(url).hostname)) noted.documents.add(url);
  noted.plainLanguage ??= page.plainLanguage;
}

/** The statement on the pages where it may be, the likeliest first. */
async function findStatement(site: Site, { linked, likely }: Noted['statements']): Promise<Statement | null> {
  for (const url of [...linked.union(likely)].slice(0, 3)) {
    const statement = await site.profile
      .use(async (page) => {
        const visited = await visitPage(page, site.browser.egress, url, site.visit);
        if (!visited.ok) return null;
        const links = await page.evaluate(() => Array.from(document.links, ({ href }) => String(href)).slice(0, 2000));
        const text = (await page.locator('body').textContent()) ?? '';
        return readStatement({ url: visited.url, text: text.slice(0, 200_000), links }, now().slice(0, 10));
      })
      .catch(() => null);
    if (statement) return statement;
  }
  return null;
}

async function checkDocuments(site: Site, urls: readonly string[]): Promise<AccessibilitySite['documents']> {
  const documents: AccessibilitySite['documents'] = [];
  for (const url of urls.slice(0, most.documents)) {
    const fetched = await fetchDocument(site.hosts, url, {
      mayAsk: site.visit.isOwn,
      byteLimit: most.documentBytes,
      seconds: site.visit.seconds,
      anyCertificate: site.plan.certificate !== null,
    });
    const whole = fetched.ok && fetched.status === 200 && !fetched.cut;
    documents.push({ url, tagged: whole ? await isTaggedPdf(fetched.bytes) : null });
  }
  return documents;
}

async function conclude(site: Site, noted: Noted): Promise<AccessibilitySite> {
  return {
    statement: noted.examined ? await findStatement(site, noted.statements) : null,
    documents: await checkDocuments(site, [...noted.documents]),
    documentCount: noted.documents.size,
    plainLanguage: noted.plainLanguage,
  };
}

export function accessibilityScanner(
  hosts: PinnedHosts,
  browser: ScanBrowser,
  options: PlanOptions,
): Scanner<AccessibilityPage, AccessibilitySite> {
  const age: Age = { pages: 0 };
  return {
    plan: (website) => planSite(hosts, website, options),
    visit(website: Website, plan): SiteVisit<AccessibilityPage, AccessibilitySite> {
      const profile = openProfile(browser, age, { anyCertificate: plan.certificate !== null });
      const visit = { isOwn: ownHosts(website), seconds: options.seconds, byteLimit: options.pageBytes };
      const site: Site = { hosts, browser, profile, plan, visit, pictures: new Map() };
      const statements = { linked: new Set<string>(), likely: new Set<string>() };
      const noted: Noted = { examined: false, statements, documents: new Set(), plainLanguage: null };
      return {
        examine: (planned) =>
          examine(site, planned).catch((error: unknown) => {
            const detail = error instanceof Error ? error.message : String(error);
            return { page: failed(planned, /Timeout/u.test(detail) ? 'slow' : 'crashed', detail), pictures: [] };
          }),
        late: (planned) => failed(planned, 'slow', ''),
        note: (page) => noteOf(noted, page, visit.isOwn),
        conclude: () => conclude(site, noted),
        close: () => profile.forget(),
      };
    },
    close: () => browser.close(),
  };
}
