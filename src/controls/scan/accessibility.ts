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

/** The statement on the pages where it may be, the likeliest first. */
async function findStatement(site: Site, pages: readonly ScannedPage[]): Promise<Statement | null> {
  const likely = pages.filter(({ role }) => role === 'statement').map(({ url }) => url);
  const linked = pages.flatMap(({ statement }) => statement ?? []);
  for (const url of [...new Set([...linked, ...likely])].slice(0, 3)) {
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

async function conclude(site: Site, pages: readonly AccessibilityPage[]): Promise<AccessibilitySite> {
  const scanned = pages.filter((page) => page.status === 'scanned');
  const documents = [...new Set(scanned.flatMap((page) => page.documents))].filter((url) =>
    site.visit.isOwn(new URL(url).hostname),
  );
  return {
    statement: scanned.length === 0 ? null : await findStatement(site, scanned),
    documents: await checkDocuments(site, documents),
    documentCount: documents.length,
    plainLanguage: scanned.find(({ plainLanguage }) => plainLanguage !== null)?.plainLanguage ?? null,
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
      return {
        examine: (planned) =>
          examine(site, planned).catch((error: unknown) => {
            const detail = error instanceof Error ? error.message : String(error);
            return { page: failed(planned, /Timeout/u.test(detail) ? 'slow' : 'crashed', detail), pictures: [] };
          }),
        late: (planned) => failed(planned, 'slow', ''),
        conclude: (pages) => conclude(site, pages),
        close: () => profile.forget(),
      };
    },
    close: () => browser.close(),
  };
}
