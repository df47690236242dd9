/**
 * Scanning for accessibility: pages a minute against pa11y-ci 4 with axe on the same pages in the same run, and whether we
 * find all that it finds. With UPPSIKT_BENCH_PAGES=2000 also our memory over so many pages.
 * Bars: at least 4 times pa11y-ci, the median of the rounds; a superset of its findings; memory flat. pa11y-ci is installed
 * into a temporary folder. What was seen stands in README.md.
 */
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessibilityScanner } from '../src/controls/scan/accessibility.ts';
import { readAllowance } from '../src/controls/scan/allow.ts';
import { findChromium, openScanBrowser } from '../src/controls/scan/browser.ts';
import { faults, siteWith, soundPage } from '../src/controls/scan/faulty-pages.testing.ts';
import { type MemoryStore, memoryStore } from '../src/controls/scan/memory-store.testing.ts';
import { pinHosts } from '../src/controls/scan/pinned-hosts.ts';
import { runScan } from '../src/controls/scan/scanner.ts';
import { sendAs, serveSites, type TestSite } from '../src/controls/scan/sites.testing.ts';
import type { AccessibilityPage, AccessibilitySite } from '../src/domain/accessibility-page.ts';
import { median } from './rounds.ts';

const chromium = findChromium();
if (!chromium) throw new Error('The bench needs chromium.');
const compared = Number(process.env.UPPSIKT_BENCH_COMPARED ?? 30);
const rounds = Number(process.env.UPPSIKT_BENCH_ROUNDS ?? 3);
const long = Number(process.env.UPPSIKT_BENCH_PAGES ?? 0);

function pagesOf(count: number): TestSite {
  const kinds = ['', faults.critical, faults.serious, faults.critical + faults.serious, '<button></button>'];
  const rows = Array.from(
    { length: 60 },
    (_, n) => `<section><h2>Rubrik ${n}</h2><p>Text <a href="/kontakt">om ${n}</a>.</p></section>`,
  );
  const paths = Array.from({ length: count }, (_, n) => `/s${n}`);
  const pages = paths.map((path, n) => [path, soundPage(`Sida ${n}`, rows.join('') + (kinds[n % kinds.length] ?? ''))]);
  const map = `<urlset>${paths.map((path) => `<url><loc>http://bench.example${path}</loc></url>`).join('')}</urlset>`;
  return siteWith({}, { ...Object.fromEntries(pages), '/sitemap.xml': sendAs('application/xml', map) });
}

type Kept = MemoryStore<AccessibilityPage, AccessibilitySite>;

/** Keeps pages and pictures on disk, as a run does in the database: what grows is then the scanner's own. */
function diskStore(): Kept & { readonly close: () => void } {
  const own = mkdtempSync(join(tmpdir(), 'uppsikt-bench-'));
  const file = join(own, 'pages.jsonl');
  writeFileSync(file, '');
  const read = () =>
    readFileSync(file, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as AccessibilityPage);
  return {
    ...memoryStore<AccessibilityPage, AccessibilitySite>(),
    pages: async () => read(),
    async addPage(_host, page, pictures) {
      appendFileSync(file, `${JSON.stringify(page)}\n`);
      for (const [at, { bytes }] of pictures.entries()) writeFileSync(join(own, `${at}.png`), bytes);
    },
    close: () => rmSync(own, { recursive: true }),
  };
}

async function ours(
  count: number,
  onPage: (done: number) => void,
  store: Kept = memoryStore<AccessibilityPage, AccessibilitySite>(),
) {
  const served = await serveSites({ 'bench.example': pagesOf(count) });
  const allowed = readAllowance(served.allow);
  if (!allowed.ok) throw new Error('allow');
  const hosts = pinHosts(allowed.value, { addresses: async () => [], alias: async () => null });
  const browser = await openScanBrowser(hosts, chromium ?? '');
  const options = { period: '2026-11', pages: count, pause: 0, seconds: 20, pageBytes: 60_000_000 };
  const scanner = accessibilityScanner(hosts, browser, options);
  const site = { host: 'bench.example', name: 'Bench', address: 'http://bench.example/', body: 'KS', ownHosts: [] };
  const started = performance.now();
  await runScan([site], scanner, store, { siteMinutes: 600, onProgress: ({ pages: [done] }) => onPage(done) });
  const minutes = (performance.now() - started) / 60_000;
  await scanner.close();
  await served.close();
  const pages = (await store.pages('bench.example')).filter((page) => page.status === 'scanned');
  return { rate: pages.length / minutes, pages };
}

/** Where pa11y-ci is installed, outside of the project; kept for the next time. */
const folder = join(tmpdir(), 'uppsikt-bench-pa11y-ci-4.1.1');
if (!existsSync(join(folder, 'node_modules', 'pa11y-ci', 'package.json'))) {
  mkdirSync(folder, { recursive: true });
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', 'pa11y-ci@4.1.1'], {
    cwd: folder,
    env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' },
  });
}

type Issue = { code: string; type: string };

/** pa11y-ci on the same pages, in a process of its own, as people run it. */
async function theirs(paths: readonly string[]) {
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' };
  const served = await serveSites({ '127.0.0.1': pagesOf(compared) });
  const port = /\*=127\.0\.0\.1:(\d+)/u.exec(served.allow)?.[1];
  const chromeLaunchConfig = { executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] };
  const urls = paths.map((path) => `http://127.0.0.1:${port}${path}`);
  const defaults = { runners: ['axe'], chromeLaunchConfig, timeout: 60_000 };
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ defaults, urls }));
  const started = performance.now();
  const text = await new Promise<string>((done) => {
    const child = spawn(
      process.execPath,
      ['node_modules/pa11y-ci/bin/pa11y-ci.js', '--config', 'config.json', '--json'],
      { cwd: folder, env },
    );
    let out = '';
    child.stdout.on('data', (piece) => {
      out += String(piece);
    });
    child.on('close', () => done(out));
  });
  const minutes = (performance.now() - started) / 60_000;
  await served.close();
  const { results } = JSON.parse(text) as { results: Record<string, Issue[]> };
  return { rate: paths.length / minutes, results };
}

const rates: { mine: number; peer: number }[] = [];
for (let round = 1; round <= rounds; round += 1) {
  const mine = await ours(compared, () => undefined);
  const paths = mine.pages.map(({ url }) => new URL(url).pathname);
  const peer = await theirs(paths);
  const missed = Object.entries(peer.results).flatMap(([url, issues]) => {
    const page = mine.pages.find((one) => new URL(one.url).pathname === new URL(url).pathname);
    const found = new Set(page?.findings.map(({ rule }) => rule));
    return issues
      .filter(({ code, type }) => type === 'error' && !found.has(code))
      .map(({ code }) => `${new URL(url).pathname} ${code}`);
  });
  const errors = Object.values(peer.results)
    .flat()
    .filter(({ type }) => type === 'error').length;
  rates.push({ mine: mine.rate, peer: peer.rate });
  console.log(
    `round ${round}: ours ${mine.rate.toFixed(0)} pages a minute, pa11y-ci ${peer.rate.toFixed(0)}: ${(mine.rate / peer.rate).toFixed(1)} times; it reported ${errors} errors, of which we lack ${missed.length} ${missed.slice(0, 5).join(', ')}`,
  );
}
if (rounds > 0) console.log(`median: ${median(rates.map(({ mine, peer }) => mine / peer)).toFixed(1)} times`);

if (long > 0) {
  const resident: number[] = [];
  const store = diskStore();
  const note = (done: number) => {
    if (done % 100 !== 0) return;
    globalThis.gc?.();
    const { rss, heapUsed, heapTotal, external, arrayBuffers } = process.memoryUsage();
    resident.push(rss / 1e6);
    const parts = { heapUsed, heapTotal, external, arrayBuffers };
    const told = Object.entries(parts).map(([name, bytes]) => `${name} ${(bytes / 1e6).toFixed(0)}`);
    console.log(`  ${done} pages: ${resident.at(-1)?.toFixed(0)} MB (${told.join(', ')})`);
  };
  const { rate } = await ours(long, note, store);
  store.close();
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const third = Math.max(1, Math.floor(resident.length / 3));
  console.log(
    `${long} pages at ${rate.toFixed(0)} a minute; ${mean(resident.slice(0, third)).toFixed(0)} MB early, ${mean(resident.slice(-third)).toFixed(0)} MB late`,
  );
}
