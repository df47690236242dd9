import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { readAllowance } from './allow.ts';
import { findChromium, openScanBrowser, type ScanBrowser } from './browser.ts';
import { fetchDocument } from './fetch-document.ts';
import { type PinnedHosts, pinHosts } from './pinned-hosts.ts';
import { page, redirectTo, serveSites, type TestSites } from './sites.testing.ts';
import { visitPage } from './visit-page.ts';

const chromium = findChromium();

/** Names that lead where no scan may go; the last one changes its answer. */
const addresses: Record<string, string[]> = {
  'intern.example': ['10.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'metadata6.example': ['fd00:ec2::254'],
  'mappad.example': ['::ffff:127.0.0.1'],
};

describe('the way out of a scan', { skip: chromium ? false : 'needs chromium' }, () => {
  let served: TestSites;
  let hosts: PinnedHosts;
  let browser: ScanBrowser;
  let secret: Server;
  let secretPort: number;
  const reached: string[] = [];

  before(async () => {
    secret = createServer((request, response) => {
      reached.push(`${request.headers.host}${request.url}`);
      response.end('secret');
    });
    await new Promise<void>((done) => secret.listen(0, '127.0.0.1', done));
    secretPort = (secret.address() as AddressInfo).port;
    served = await serveSites({});
    const port = /\*=127\.0\.0\.1:(\d+)/u.exec(served.allow)?.[1];
    const allowed = readAllowance(`kommun.example=127.0.0.1:${port}`);
    if (!allowed.ok) throw new Error('allow');
    let asked = 0;
    hosts = pinHosts(allowed.value, {
      addresses: async (host) => {
        if (host === 'byter.example') return asked++ === 0 ? ['10.0.0.9'] : ['127.0.0.1'];
        return addresses[host] ?? [];
      },
      alias: async () => null,
    });
    browser = await openScanBrowser(hosts, chromium ?? '');
  });
  after(async () => {
    await browser?.close();
    await served?.close();
    secret?.close();
  });

  const forbidden = () => [
    `http://127.0.0.1:${secretPort}/`,
    `http://localhost:${secretPort}/`,
    `http://[::1]:${secretPort}/`,
    `http://[::ffff:7f00:1]:${secretPort}/`,
    `http://2130706433:${secretPort}/`,
    `http://0x7f.1:${secretPort}/`,
    `http://0.0.0.0:${secretPort}/`,
    'http://169.254.169.254/latest/meta-data/',
    ...Object.keys(addresses).map((host) => `http://${host}/`),
    'http://byter.example/',
  ];

  it('refuses each address that is not public, whether it is asked for or redirected to', async () => {
    const pages = Object.fromEntries(forbidden().map((url, at) => [`/till-${at}`, redirectTo(url)]));
    served.sites.set('kommun.example', pages);
    const options = { mayAsk: () => true, byteLimit: 1000, seconds: 5 };
    for (const [at, url] of forbidden().entries()) {
      for (const asked of [url, `http://kommun.example/till-${at}`]) {
        const fetched = await fetchDocument(hosts, asked, options);
        assert.ok(!fetched.ok && ['address', 'port'].includes(fetched.fault), `${asked} ${JSON.stringify(fetched)}`);
      }
    }
    assert.deepEqual(reached, []);
  });

  it('follows a redirect only to the hosts that may be asked, by http and https', async () => {
    served.sites.set('kommun.example', {
      '/ut': redirectTo('http://annan.example/'),
      '/fil': redirectTo('file:///etc/passwd'),
    });
    const ask = (path: string) =>
      fetchDocument(hosts, `http://kommun.example${path}`, {
        mayAsk: (host) => host === 'kommun.example',
        byteLimit: 1000,
        seconds: 5,
      });
    const faults = [await ask('/ut'), await ask('/fil')].map((fetched) => !fetched.ok && fetched.fault);
    assert.deepEqual(faults, ['off-site', 'scheme']);
  });

  it('holds for pictures, frames, scripts, websockets and beacons of a page in the browser', async () => {
    const urls = forbidden();
    const markup = urls
      .map((url) => `<img src="${url}"><iframe src="${url}"></iframe><script src="${url}"></script>`)
      .join('');
    const hints = urls
      .map((url) => `<link rel="preconnect" href="${url}"><link rel="preload" as="image" href="${url}">`)
      .join('');
    const script = `<script>for (const url of ${JSON.stringify(urls)}) {
      fetch(url, {mode:'no-cors'}).catch(() => 0); navigator.sendBeacon(url, 'x');
      try { new WebSocket(url.replace('http', 'ws')); } catch {}
    }</script>`;
    served.sites.set('kommun.example', {
      '/': page('Sida', markup + script, hints),
      '/bort': redirectTo(urls[0] ?? ''),
    });
    const context = await browser.open({ anyCertificate: false });
    const opened = await context.newPage();
    const options = { isOwn: () => true, seconds: 15, byteLimit: 10_000_000 };
    const visited = await visitPage(opened, browser.egress, 'http://kommun.example/', options);
    await wait(1500);
    const { egress } = browser;
    const let_in = egress
      .contacts()
      .filter(({ refused }) => refused === null)
      .map(({ host }) => host);
    assert.deepEqual([visited.ok, new Set(let_in)], [true, new Set(['kommun.example'])]);
    const gone = await visitPage(opened, egress, 'http://kommun.example/bort', options);
    assert.ok(!gone.ok && ['port', 'address'].includes(gone.fault), JSON.stringify(gone));
    await context.close();
    assert.deepEqual(reached, []);
  });
});
