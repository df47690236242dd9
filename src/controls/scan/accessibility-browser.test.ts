import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { scoreAccessibility } from '../../domain/accessibility-index.ts';
import type { AccessibilityPage, AccessibilitySite } from '../../domain/accessibility-page.ts';
import { type Website, websiteAddress } from '../../domain/website.ts';
import { accessibilityScanner } from './accessibility.ts';
import { readAllowance } from './allow.ts';
import { findChromium, openScanBrowser, type ScanBrowser } from './browser.ts';
import { faults, siteWith, soundPage } from './faulty-pages.testing.ts';
import { type MemoryStore, memoryStore } from './memory-store.testing.ts';
import { type PinnedHosts, pinHosts } from './pinned-hosts.ts';
import { runScan } from './scanner.ts';
import {
  type Answer,
  page,
  redirectTo,
  sendAs,
  serveSites,
  silent,
  type TestSite,
  type TestSites,
} from './sites.testing.ts';

const chromium = findChromium();
const website = (host: string, scheme = 'http'): Website => ({
  ...{ host, name: host, body: 'KS', ownHosts: [] },
  address: websiteAddress(`${scheme}://${host}/`) ?? '',
});

describe('the accessibility scan', { skip: chromium ? false : 'needs chromium' }, () => {
  let served: TestSites;
  let browser: ScanBrowser;
  let hosts: PinnedHosts;
  const options = { period: '2026-11', pages: 8, pause: 0, seconds: 10, pageBytes: 2_000_000 };
  type Store = MemoryStore<AccessibilityPage, AccessibilitySite>;

  before(async () => {
    served = await serveSites({});
    const allowed = readAllowance(served.allow);
    if (!allowed.ok) throw new Error('allow');
    hosts = pinHosts(allowed.value, { addresses: async () => [], alias: async () => null });
    browser = await openScanBrowser(hosts, chromium ?? '');
  });
  after(async () => {
    await browser?.close();
    await served?.close();
  });

  async function scan(sites: Record<string, TestSite>, scheme = 'http'): Promise<Store> {
    for (const [host, site] of Object.entries(sites)) served.sites.set(host, site);
    const store: Store = memoryStore();
    const list = Object.keys(sites).map((host) => website(host, scheme));
    await runScan(list, accessibilityScanner(hosts, browser, options), store, { siteMinutes: 2, onProgress: () => {} });
    return store;
  }

  function scoreOf(store: Store, host: string) {
    const [plan, site] = [store.plans.get(host), store.sites.get(host)];
    assert.ok(plan && site);
    return scoreAccessibility(plan, store.kept.get(host) ?? [], site);
  }

  it('gives a site without faults a green index with its bonus, and finds the pages that supervision looks at', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    const plain = await pdf.save();
    pdf.catalog.set(PDFName.of('MarkInfo'), pdf.context.obj({ Marked: true }));
    pdf.catalog.set(PDFName.of('StructTreeRoot'), pdf.context.obj({ Type: 'StructTreeRoot' }));
    const links =
      '<p><a href="/a.pdf">Budget</a> <a href="/b.pdf">Bokslut</a> <a href="/lattlast">Lättläst svenska</a></p>';
    const store = await scan({
      'bra.example': siteWith(
        { '/protokoll': links },
        {
          '/a.pdf': sendAs('application/pdf', Buffer.from(await pdf.save())),
          '/b.pdf': sendAs('application/pdf', Buffer.from(plain)),
          '/lattlast': soundPage('Lättläst'),
        },
      ),
    });
    const plan = store.plans.get('bra.example');
    assert.deepEqual(
      plan?.pages.map(({ url, role }) => `${role} ${new URL(url).pathname}`),
      [
        'start /',
        'contact /kontakt',
        'search /sok',
        'statement /tillganglighet',
        'form /e-tjanst',
        'document /protokoll',
        'sampled /lattlast',
      ],
    );
    assert.deepEqual([plan?.population, plan?.source], [7, 'links']);
    const site = store.sites.get('bra.example');
    assert.deepEqual(
      site?.documents.map(({ tagged }) => tagged),
      [true, false],
    );
    assert.equal(site?.plainLanguage, 'http://bra.example/lattlast');
    assert.deepEqual(
      [site?.statement?.datedOn, site?.statement?.compliance, site?.statement?.leadsToSupervision],
      ['2026-03-03', 'partial', true],
    );
    const score = scoreOf(store, 'bra.example');
    assert.deepEqual(score.bonus, { contrast: 10, practice: 5, documents: 2.5, plainLanguage: 5 });
    assert.deepEqual([score.index, score.band], [122.5, 'green']);
  });

  it('takes weight times spread for each criterion, and shows page, element and picture', async () => {
    const more = {
      '/kontakt': faults.critical + faults.serious,
      '/sok': faults.serious,
      '/protokoll': faults.incomplete,
    };
    const store = await scan({ 'fel.example': siteWith(more) });
    const score = scoreOf(store, 'fel.example');
    const shown = score.deductions.map((one) => [one.kind, 'criterion' in one ? one.criterion : '', one.points]);
    assert.deepEqual(shown, [
      ['failed', '1.1.1', 12 * (0.5 + 0.5 / 6)],
      ['failed', '1.4.3', 8 * (0.5 + (0.5 * 2) / 6)],
    ]);
    assert.deepEqual([score.index, score.band], [87.7, 'orange']);
    const failure = score.deductions[0];
    assert.ok(failure?.kind === 'failed');
    const [{ url = '', finding } = {}] = failure.evidence;
    assert.equal(url, 'http://fel.example/kontakt');
    assert.deepEqual(
      finding?.elements.map(({ selector }) => selector),
      ['img'],
    );
    assert.ok(store.pictures.get(finding?.elements[0]?.picture ?? ''));
    assert.ok(served.asked.includes('fel.example/bild.svg'));
    const contrast = score.deductions[1];
    assert.ok(contrast?.kind === 'failed');
    assert.match(contrast.evidence[0]?.finding.elements[0]?.reason ?? '', /^2\.32:1 < 4\.5:1/u);
  });

  it('leaves what it cannot judge to a person', async () => {
    const store = await scan({ 'toning.example': siteWith({ '/protokoll': faults.incomplete }) });
    const score = scoreOf(store, 'toning.example');
    assert.deepEqual(
      score.deductions.map(({ kind, points }) => [kind, points]),
      [['incomplete', 1]],
    );
    assert.deepEqual([score.index, score.band], [99, 'yellow']);
    const [plan, site] = [store.plans.get('toning.example'), store.sites.get('toning.example')];
    assert.ok(plan && site);
    const dismissed = scoreAccessibility(plan, store.kept.get('toning.example') ?? [], site, () => true);
    assert.deepEqual([dismissed.band, dismissed.dismissed], ['green', ['1.4.3']]);
  });

  it('takes ten points where the statement is missing', async () => {
    const store = await scan({ 'utan.example': { '/': page('Ensam', '<main><h1>Ensam</h1></main>') } });
    const score = scoreOf(store, 'utan.example');
    assert.deepEqual(
      score.deductions.map(({ kind, points }) => [kind, points]),
      [['statement', 10]],
    );
    assert.deepEqual([score.index, score.band], [90, 'yellow']);
  });

  it('examines a site whose certificate is in disorder, and says so', async () => {
    const store = await scan({ 'cert.example': siteWith() }, 'https');
    assert.match(store.plans.get('cert.example')?.certificate ?? '', /CERT|SELF_SIGNED/u);
    const score = scoreOf(store, 'cert.example');
    assert.deepEqual(
      score.open.map(({ kind }) => kind),
      ['certificate'],
    );
    assert.deepEqual([score.band, (score.index ?? 0) > 99], ['yellow', true]);
  });

  it('says what keeps a page or a site from being examined, and goes on', async () => {
    const huge = Buffer.alloc(6_000_000, 'x');
    const store = await scan({
      'svar.example': siteWith(
        { '/': '<a href="/slinga">Slinga</a><a href="/stor">Stor</a>' },
        {
          '/kontakt': silent,
          '/sok': redirectTo('http://annan.example/'),
          '/e-tjanst': redirectTo('/e-tjanst'),
          '/protokoll': sendAs('text/html', huge),
          '/slinga': redirectTo('ftp://svar.example/'),
          '/stor': (_, response) => response.writeHead(500).end('fel'),
        },
      ),
      'borta.example': { '/': (_, response) => response.socket?.destroy() },
      'stum.example': { '/': silent },
      'rundgang.example': { '/': redirectTo('/') },
      'fel500.example': { '/': (_, response) => response.writeHead(500).end('fel') },
      'sparr.example': { '/': page('x', ''), '/robots.txt': sendAs('text/plain', 'User-agent: *\nDisallow: /') },
    });
    const faultOf = (path: string) => {
      const found = store.kept.get('svar.example')?.find(({ url }) => new URL(url).pathname === path);
      return found?.status === 'failed' ? found.fault : found?.status;
    };
    assert.deepEqual(['/', '/kontakt', '/sok', '/e-tjanst', '/protokoll', '/slinga', '/stor'].map(faultOf), [
      'scanned',
      'slow',
      'off-site',
      'redirects',
      'too-large',
      'scheme',
      'status',
    ]);
    const plans = ['borta', 'stum', 'rundgang', 'fel500', 'sparr'].map(
      (name) => store.plans.get(`${name}.example`)?.fault,
    );
    assert.deepEqual(plans, ['no-answer', 'slow', 'redirects', 'status', 'robots']);
    assert.equal(scoreOf(store, 'borta.example').index, null);
  });

  it('keeps out of an endless calendar and of what robots.txt closes', async () => {
    const day: Answer = (request, response) => {
      const at = Number(/\d+/u.exec(request.url ?? '')?.[0] ?? 0);
      const links = [1, 2, 3].map((step) => `<a href="/kalender/${at * 3 + step}">Nästa</a>`).join('');
      response.writeHead(200, { 'content-type': 'text/html' }).end(soundPage(`Dag ${at}`, links));
    };
    const robots = sendAs('text/plain', 'User-agent: *\nDisallow: /hemligt\nAllow: /hemligt/$');
    const store = await scan({
      'kalender.example': siteWith(
        { '/': '<a href="/kalender/1">Kalender</a><a href="/hemligt/a">Hemligt</a>' },
        { '*': day, '/robots.txt': robots, '/sitemap.xml': (_, response) => response.writeHead(404).end() },
      ),
    });
    const plan = store.plans.get('kalender.example');
    assert.ok((plan?.population ?? 0) <= 40, String(plan?.population));
    assert.deepEqual([plan?.counted, plan?.keptOut], [false, 1]);
    assert.ok(!served.asked.some((url) => url.startsWith('kalender.example/hemligt')));
    assert.equal(store.kept.get('kalender.example')?.length, 8);
  });

  it('goes on in a new browser where its own was killed, and does nothing twice', async () => {
    const paths = Array.from({ length: 6 }, (_, at) => `/sida-${'abcdef'[at]}`);
    const site = siteWith(
      { '/': paths.map((path) => `<a href="${path}">Sida</a>`).join(' ') },
      Object.fromEntries(paths.map((path) => [path, soundPage(path)])),
    );
    served.sites.set('dor.example', site);
    const store: Store = memoryStore();
    let killed = 0;
    await runScan([website('dor.example')], accessibilityScanner(hosts, browser, options), store, {
      siteMinutes: 2,
      onProgress: async ({ pages: [done] }) => {
        if (done !== 2 && done !== 5) return;
        killed += 1;
        await browser.restart();
      },
    });
    const pages = store.kept.get('dor.example') ?? [];
    assert.equal(killed, 2);
    assert.deepEqual(
      pages.map(({ status }) => status),
      Array(8).fill('scanned'),
    );
    assert.equal(new Set(pages.map(({ url }) => url)).size, 8);
  });

  it('concludes of the pages of a run that was stopped as well', async () => {
    const site = siteWith(
      { '/': '<a href="/fil.pdf">Fil</a> <a href="/lattlast">Lättläst</a> <a href="/annan">Annan</a>' },
      { '/annan': soundPage('Annan'), '/lattlast': soundPage('Lättläst') },
    );
    served.sites.set('stannad.example', site);
    const store: Store = memoryStore();
    const stop = new AbortController();
    const run = (signal: AbortSignal | null, ended: (done: number) => void) =>
      runScan([website('stannad.example')], accessibilityScanner(hosts, browser, options), store, {
        siteMinutes: 2,
        onProgress: ({ pages: [done] }) => ended(done),
        ...(signal ? { signal } : {}),
      });
    await assert.rejects(run(stop.signal, (done) => done === 1 && stop.abort()));
    assert.equal(store.kept.get('stannad.example')?.length, 1);
    const begun: number[] = [];
    await run(null, (done) => begun.push(done));
    assert.equal(begun[0], 1);
    const about = store.sites.get('stannad.example');
    assert.deepEqual(
      [about?.documentCount, about?.documents.map(({ url }) => url), about?.plainLanguage],
      [1, ['http://stannad.example/fil.pdf'], 'http://stannad.example/lattlast'],
    );
    assert.ok(about?.statement);
  });
});
