/**
 * Dozens of made-up sites in one scan: sound ones and ones with faults on purpose, consent banners, redirects, other names,
 * slow and dead hosts, loops, huge pages, wrong certificates, and addresses that must be refused.
 */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { scoreAccessibility } from '../../domain/accessibility-index.ts';
import type { AccessibilityPage, AccessibilitySite } from '../../domain/accessibility-page.ts';
import type { Website } from '../../domain/website.ts';
import { accessibilityScanner } from './accessibility.ts';
import { readAllowance } from './allow.ts';
import { findChromium, openScanBrowser, type ScanBrowser } from './browser.ts';
import { faults, siteWith, soundPage } from './faulty-pages.testing.ts';
import { type MemoryStore, memoryStore } from './memory-store.testing.ts';
import { pinHosts } from './pinned-hosts.ts';
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

const banner = `<div role="dialog" aria-label="Kakor"><p>Vi använder kakor (cookies).</p>
  <button onclick="this.parentElement.remove()">Godkänn alla kakor</button></div>`;
const gone: Answer = (_, response) => response.socket?.destroy();
const error: Answer = (_, response) =>
  response.writeHead(500, { 'content-type': 'text/html' }).end(page('Fel', '<p>Fel'));
const endless: Answer = (request, response) => {
  const at = Number(/\d+/u.exec(request.url ?? '')?.[0] ?? 0);
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end(soundPage(`Dag ${at}`, `<a href="/d/${at + 1}">Nästa</a>`));
};
const slowly: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.write('<!DOCTYPE html><title>Långsam</title><p>Börjar');
};
const huge = sendAs('text/html', Buffer.alloc(6_000_000, 'x'));
const only = (answer: Answer): TestSite => ({ '/': answer });
const all = (fault: string) =>
  Object.fromEntries(
    ['/', '/kontakt', '/sok', '/tillganglighet', '/e-tjanst', '/protokoll'].map((path) => [path, fault]),
  );

/** What a site comes to: the fault of the whole site, or its band. */
const sites: Record<string, readonly [TestSite, string]> = {
  'sund.se.example': [siteWith(), 'green'],
  'sund2.se.example': [siteWith({}, { '/nyhet': soundPage('Nyhet') }), 'green'],
  'ruta.se.example': [siteWith({ '/': banner }), 'green'],
  'bild.se.example': [siteWith({ '/sok': faults.critical }), 'yellow'],
  'kontrast.se.example': [siteWith({ '/sok': faults.serious }), 'yellow'],
  'bada.se.example': [siteWith({ '/sok': faults.critical + faults.serious }), 'orange'],
  'alla.se.example': [siteWith(all(faults.critical + faults.serious)), 'orange'],
  'varst.se.example': [siteWith(all(`${faults.critical}${faults.serious}<button></button><a href="/x"></a>`)), 'red'],
  'toning.se.example': [siteWith({ '/sok': faults.incomplete }), 'yellow'],
  'utan.se.example': [{ '/': page('Ensam', '<main><h1>Ensam</h1></main>') }, 'yellow'],
  'cert.se.example': [siteWith(), 'yellow'],
  'kalender.se.example': [siteWith({ '/': '<a href="/d/1">Kalender</a>' }, { '*': endless }), 'green'],
  'omdirigerad.se.example': [siteWith({}, { '/kontakt': redirectTo('/sok') }), 'green'],
  'utat.se.example': [siteWith({}, { '/kontakt': redirectTo('http://annan.example/') }), 'green'],
  'slinga.se.example': [siteWith({}, { '/kontakt': redirectTo('/kontakt') }), 'green'],
  'tyst.se.example': [siteWith({}, { '/kontakt': silent }), 'yellow'],
  'halv.se.example': [siteWith({}, { '/kontakt': slowly }), 'yellow'],
  'stor.se.example': [siteWith({}, { '/kontakt': huge }), 'yellow'],
  'trasig.se.example': [siteWith({}, { '/kontakt': error }), 'green'],
  'borta.se.example': [only(gone), 'no-answer'],
  'stum.se.example': [only(silent), 'slow'],
  'rundgang.se.example': [only(redirectTo('/')), 'redirects'],
  'fel500.se.example': [only(error), 'status'],
  'sparr.se.example': [
    { '/': page('x', ''), '/robots.txt': sendAs('text/plain', 'User-agent: *\nDisallow: /') },
    'robots',
  ],
  'flyttad.se.example': [only(redirectTo('http://annan.example/')), 'off-site'],
  'program.se.example': [only(redirectTo('ftp://program.se.example/')), 'scheme'],
  'inat.se.example': [only(redirectTo('http://169.254.169.254/latest/meta-data/')), 'off-site'],
  'privat.example': [{}, 'address'],
  'metadata.example': [{}, 'address'],
  'metadata6.example': [{}, 'address'],
  'mappad.example': [{}, 'address'],
  'blandad.example': [{}, 'address'],
  'byter.example': [{}, 'address'],
  'ingen.example': [{}, 'unknown-host'],
};

const addresses: Record<string, string[]> = {
  'privat.example': ['192.168.1.10'],
  'metadata.example': ['169.254.169.254'],
  'metadata6.example': ['fd00:ec2::254'],
  'mappad.example': ['::ffff:127.0.0.1'],
  'blandad.example': ['93.184.216.34', '10.0.0.1'],
};

const chromium = findChromium();

describe('dozens of sites in one scan', { skip: chromium ? false : 'needs chromium' }, () => {
  let served: TestSites;
  let browser: ScanBrowser;
  let secret: Server;
  const reached: string[] = [];
  const store: MemoryStore<AccessibilityPage, AccessibilitySite> = memoryStore();

  before(
    async () => {
      secret = createServer((request, response) => {
        reached.push(String(request.headers.host));
        response.end('secret');
      });
      await new Promise<void>((done) => secret.listen(0, '127.0.0.1', done));
      served = await serveSites(Object.fromEntries(Object.entries(sites).map(([host, [site]]) => [host, site])));
      const [, secure, plain] = /:443=127\.0\.0\.1:(\d+),\*=127\.0\.0\.1:(\d+)/u.exec(served.allow) ?? [];
      const allowed = readAllowance(`*.se.example:443=127.0.0.1:${secure},*.se.example=127.0.0.1:${plain}`);
      if (!allowed.ok) throw new Error('allow');
      let asked = 0;
      const hosts = pinHosts(allowed.value, {
        addresses: async (host) =>
          host === 'byter.example'
            ? [asked++ === 0 ? '10.0.0.9' : `127.0.0.1`]
            : host === 'inat.se.example'
              ? []
              : (addresses[host] ?? []),
        alias: async () => null,
      });
      browser = await openScanBrowser(hosts, chromium ?? '');
      const list = Object.keys(sites).map((host): Website => {
        const scheme = host.startsWith('cert.') ? 'https' : 'http';
        return { host, name: host, body: 'KS', ownHosts: [], address: `${scheme}://${host}/` };
      });
      const options = { period: '2026-11', pages: 8, pause: 0, seconds: 10, pageBytes: 2_000_000 };
      const scanner = accessibilityScanner(hosts, browser, options);
      await runScan(list, scanner, store, { siteMinutes: 5, onProgress: () => {} });
    },
    { timeout: 1_500_000 },
  );
  after(async () => {
    await browser?.close();
    await served?.close();
    secret?.close();
  });

  it('are two dozen and more, and each is told to its end', () => {
    assert.ok(Object.keys(sites).length >= 24);
    assert.deepEqual([...store.sites.keys()].sort(), Object.keys(sites).sort());
  });

  for (const [host, [, wanted]] of Object.entries(sites)) {
    it(`${host}: ${wanted}`, () => {
      const [plan, site] = [store.plans.get(host), store.sites.get(host)];
      assert.ok(plan && site);
      const pages = store.kept.get(host) ?? [];
      const score = scoreAccessibility(plan, pages, site);
      assert.equal(
        plan.fault ?? score.band,
        wanted,
        JSON.stringify([
          score.index,
          score.open,
          pages.map((one) => (one.status === 'failed' ? one.fault : one.status)),
        ]),
      );
      assert.equal(new Set(pages.map(({ url }) => url)).size, pages.length);
    });
  }

  it('reach nothing that is not theirs', () => {
    assert.deepEqual(reached, []);
    const own = new Set(Object.keys(sites).filter((host) => host.endsWith('.se.example')));
    assert.deepEqual(
      [...new Set(served.asked.map((url) => url.split('/')[0] ?? ''))].filter((host) => !own.has(host)),
      [],
    );
  });
});
