/**
 * The browser of a scan: Debian's chromium, headless, whose every connection goes through an `Egress`. It is started anew
 * after so many pages, and whenever it has died.
 */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { type Egress, openEgress } from './egress.ts';
import { userAgent } from './fetch-document.ts';
import type { PinnedHosts } from './pinned-hosts.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser's program: UPPSIKT_CHROMIUM, else where Debian and others put it; null where there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env.UPPSIKT_CHROMIUM) return existsSync(env.UPPSIKT_CHROMIUM) ? env.UPPSIKT_CHROMIUM : null;
  return places.find((path) => existsSync(path)) ?? null;
}

/** Hosts that chromium asks by itself, whatever page is open; nobody's page is blamed for it. */
export const browsersOwn: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'android.clients.google.com',
  'clients2.google.com',
  'content-autofill.googleapis.com',
  'edgedl.me.gvt1.com',
  'mtalk.google.com',
  'optimizationguide-pa.googleapis.com',
  'redirector.gvt1.com',
  'safebrowsing.googleapis.com',
  'update.googleapis.com',
]);
/** Those of them that no page asks: they get no answer. */
const neverAsked = new Set([...browsersOwn].filter((host) => host !== 'accounts.google.com'));

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--disable-extensions',
  '--gaia-url=http://127.0.0.1:9/',
  '--mute-audio',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  // The browser itself finds no host but the proxy: what went past it would lead nowhere.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export type ScanBrowser = {
  readonly egress: Egress;
  readonly version: () => string;
  /** A fresh profile. Starts the browser where it is not running. `anyCertificate`: of a site whose fault is told. */
  open(options: { anyCertificate: boolean }): Promise<BrowserContext>;
  /** True while the browser runs; false when it has died. */
  alive(): boolean;
  /** Ends the browser; the next profile starts it anew. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

const common: BrowserContextOptions = {
  viewport: { width: 1280, height: 900 },
  locale: 'sv-SE',
  timezoneId: 'Europe/Stockholm',
  acceptDownloads: false,
  permissions: [],
  reducedMotion: 'reduce',
};

export async function openScanBrowser(hosts: PinnedHosts, executablePath: string): Promise<ScanBrowser> {
  const egress = await openEgress(hosts, neverAsked);
  let browser: Browser | null = null;
  let version = '';

  async function end(): Promise<void> {
    const running = browser;
    browser = null;
    await running?.close().catch(() => undefined);
  }

  async function running(): Promise<Browser> {
    if (browser?.isConnected()) return browser;
    await end();
    browser = await chromium.launch({ executablePath, args, proxy: { server: egress.url }, timeout: 60_000 });
    version = browser.version();
    return browser;
  }

  return {
    egress,
    version: () => version,
    async open({ anyCertificate }) {
      const started = await running();
      const major = started.version().split('.')[0];
      const context = await started.newContext({
        ...common,
        userAgent: `Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36 ${userAgent}`,
        ignoreHTTPSErrors: anyCertificate,
      });
      context.setDefaultTimeout(10_000);
      return context;
    },
    alive: () => browser?.isConnected() ?? false,
    restart: end,
    async close() {
      await end();
      await egress.close();
    },
  };
}
