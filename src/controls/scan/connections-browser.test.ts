import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ConnectionsPage, ConnectionsSite } from '../../domain/connections-page.ts';
import { scoreConnections } from '../../domain/connections-score.ts';
import type { Website } from '../../domain/website.ts';
import { readAllowance } from './allow.ts';
import { findChromium, openScanBrowser, type ScanBrowser } from './browser.ts';
import { connectionsScanner } from './connections.ts';
import { ownerOf } from './host-owner.ts';
import { memoryStore } from './memory-store.testing.ts';
import { type PinnedHosts, pinHosts } from './pinned-hosts.ts';
import { runScan } from './scanner.ts';
import { page, sendAs, serveSites, type TestSite, type TestSites } from './sites.testing.ts';

const chromium = findChromium();
const script = (text: string) => sendAs('text/javascript', text, { 'access-control-allow-origin': '*' });

describe('whose a host is', () => {
  it('says the company, its country and the ground, and calls unknown what nobody knows', () => {
    const shown = (host: string) => {
      const { company, country, class: of, decidedOn } = ownerOf(host);
      return [company, country, of, decidedOn];
    };
    assert.deepEqual(shown('www.google-analytics.com'), ['Google', 'US', 'dpf', '2023-07-10']);
    assert.deepEqual(shown('siteimproveanalytics.com'), ['Siteimprove', 'DK', 'eea', null]);
    assert.deepEqual(shown('a.infomaniak.com'), ['Infomaniak', 'CH', 'adequate', '2000-07-26']);
    assert.deepEqual(shown('mc.yandex.ru'), ['Yandex', 'RU', 'other', null]);
    assert.deepEqual(shown('cdn.nagot.se'), [null, null, 'unknown', null]);
    assert.equal(ownerOf('cdn-eu.readspeaker.com').parent, 'Hoya (JP)');
  });

  it('is first what the municipality has found out, for the domain or for one host of it', () => {
    const notes = new Map([
      ['nagot.se', { company: 'Något AB', country: 'SE' }],
      ['usa.nagot.se', { company: 'Something Inc', country: 'US' }],
      ['siteimprove.com', { company: 'Siteimprove', country: null }],
    ]);
    const shown = (host: string) => {
      const { company, class: of } = ownerOf(host, notes);
      return [company, of];
    };
    assert.deepEqual(shown('cdn.nagot.se'), ['Något AB', 'eea']);
    assert.deepEqual(shown('usa.nagot.se'), ['Something Inc', 'other']);
    assert.deepEqual(shown('siteimprove.com'), ['Siteimprove', 'unknown']);
  });
});

describe('the scan of third-country connections', { skip: chromium ? false : 'needs chromium' }, () => {
  let served: TestSites;
  let hosts: PinnedHosts;
  let browser: ScanBrowser;
  const options = { period: '2026-11', pages: 1, pause: 0, seconds: 8, pageBytes: 5_000_000 };

  before(async () => {
    served = await serveSites({});
    const allowed = readAllowance(served.allow);
    if (!allowed.ok) throw new Error('allow');
    hosts = pinHosts(allowed.value, {
      addresses: async () => [],
      alias: async (host) => (host === 'statistik.kommun.example' ? 'kommun.azurewebsites.net' : null),
    });
    browser = await openScanBrowser(hosts, chromium ?? '');
  });
  after(async () => {
    await browser?.close();
    await served?.close();
  });

  async function scan(sites: Record<string, TestSite>) {
    for (const [host, site] of Object.entries(sites)) served.sites.set(host, site);
    const list = Object.keys(sites)
      .filter((host) => host.endsWith('.example'))
      .map((host): Website => ({ host, name: host, address: `https://${host}/`, body: 'KS', ownHosts: [] }));
    const store = memoryStore<ConnectionsPage, ConnectionsSite>();
    await runScan(list, connectionsScanner(hosts, browser, options, list), store, {
      siteMinutes: 2,
      onProgress: () => {},
    });
    return (host: string) => {
      const plan = store.plans.get(host);
      const [first] = store.kept.get(host) ?? [];
      assert.ok(plan && first?.status === 'scanned', JSON.stringify(first));
      return { page: first, score: scoreConnections(plan, [first]) };
    };
  }

  it('tells what is contacted before and after consent, by whom, directly or through another', async () => {
    const banner = `<div id="ruta"><p>Vi använder kakor (cookies).</p><button>Endast nödvändiga</button>
      <button onclick="document.cookie='ok=1';document.getElementById('ruta').remove();load()">Godkänn alla kakor</button></div>
      <script>function load(){const s=document.createElement('script');s.src='https://connect.facebook.net/sdk.js';document.head.append(s)}
      if(document.cookie.includes('ok=1')){document.getElementById('ruta').remove();load()}</script>`;
    const of = await scan({
      'www.kommun.example': {
        '/': page(
          'Kommunen',
          `<h1>Kommunen</h1><img src="https://statistik.kommun.example/p.gif"><script src="https://www.googletagmanager.com/gtm.js"></script>
           <iframe src="https://player.vimeo.com/video/1"></iframe>${banner}`,
          '<link rel="preconnect" href="https://a.infomaniak.com"><link rel="dns-prefetch" href="https://mc.yandex.ru">',
        ),
      },
      'statistik.kommun.example': { '*': sendAs('image/gif', '') },
      'www.googletagmanager.com': {
        '*': script(
          "fetch('https://www.google-analytics.com/collect',{mode:'no-cors',credentials:'include'});navigator.sendBeacon('https://mal.okand.net/b','x');new WebSocket('wss://ws.pusherapp.com/')",
        ),
      },
      'www.google-analytics.com': {
        '*': sendAs('text/plain', '', { 'set-cookie': '_ga=1; path=/; SameSite=None; Secure' }),
      },
      'player.vimeo.com': { '*': page('Film', '<img src="https://i.vimeocdn.com/1.jpg">') },
      'connect.facebook.net': { '*': script('localStorage.setItem("fb","1")') },
    });
    const { page: seen, score } = of('www.kommun.example');
    const shown = seen.connections.map(({ host, class: is, beforeConsent, via, hintedOnly }) =>
      [host, is, beforeConsent ? 'before' : 'after', via === null ? '' : `via ${via}`, hintedOnly ? 'hint' : '']
        .join(' ')
        .trim(),
    );
    assert.deepEqual(shown.map((line) => line.replaceAll(/ +/gu, ' ')).toSorted(), [
      'a.infomaniak.com adequate before hint',
      'connect.facebook.net dpf after',
      'i.vimeocdn.com dpf before via player.vimeo.com',
      'mal.okand.net unknown before via www.googletagmanager.com',
      'mc.yandex.ru other before hint',
      'player.vimeo.com dpf before',
      'statistik.kommun.example dpf before',
      'ws.pusherapp.com unknown before via www.googletagmanager.com',
      'www.google-analytics.com dpf before via www.googletagmanager.com',
      'www.googletagmanager.com dpf before',
    ]);
    const signs = (host: string) => seen.connections.find((one) => one.host === host)?.signs.toSorted();
    assert.deepEqual(signs('statistik.kommun.example'), ['alias', 'request']);
    assert.deepEqual(signs('www.google-analytics.com'), ['cookie', 'request']);
    assert.deepEqual(signs('mal.okand.net'), ['beacon']);
    assert.deepEqual(signs('ws.pusherapp.com'), ['websocket']);
    assert.deepEqual(signs('a.infomaniak.com'), ['preconnect']);
    assert.equal(seen.consent, 'Godkänn alla kakor');
    const kept = seen.kept.map(
      ({ kind, name, beforeConsent }) => `${kind} ${name} ${beforeConsent ? 'before' : 'after'}`,
    );
    assert.deepEqual(kept.toSorted(), ['cookie _ga before', 'cookie ok after', 'local fb after']);
    assert.deepEqual([score.verdict, score.class], ['outside', 'unknown']);
  });

  it('keeps a site inside that contacts the EU and Switzerland only, and never counts the unknown as EU', async () => {
    const of = await scan({
      'inne.example': {
        '/': page(
          'Inne',
          '<img src="https://siteimproveanalytics.com/a.gif"><img src="https://a.infomaniak.com/b.gif">',
        ),
      },
      'okand.example': { '/': page('Okänd', '<img src="https://cdn.nagot.se/a.gif">') },
      'ute.example': { '/': page('Ute', '<img src="https://tile.openstreetmap.org/1.png">') },
      'ensam.example': { '/': page('Ensam', '<h1>Ensam</h1>') },
    });
    const verdicts = ['inne', 'okand', 'ute', 'ensam'].map((name) => {
      const { score } = of(`${name}.example`);
      return [score.verdict, score.class];
    });
    assert.deepEqual(verdicts, [
      ['inside', 'adequate'],
      ['unknown', 'unknown'],
      ['outside', 'adequate'],
      ['inside', 'eea'],
    ]);
  });
});
