/**
 * A scan of 500 pages whose browser, worker and database are killed (SIGKILL), each several times and all at once: it goes
 * on where it was, ends complete, has each page once, and becomes one run of its control.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { value } from '../app/app.testing.ts';
import { type OpenedApp, openApp } from '../app/app.ts';
import { addDefinition } from '../app/controls/definitions.ts';
import { readControl } from '../app/controls/read-run.ts';
import { createMunicipality } from '../app/municipality.ts';
import { enginesOf } from '../app/open-scanner.ts';
import { continueScan } from '../app/scan-start.ts';
import type { Session } from '../app/session.ts';
import { findChromium } from '../controls/scan/browser.ts';
import { faults, siteWith, soundPage } from '../controls/scan/faulty-pages.testing.ts';
import { sendAs, serveSites, type TestSite, type TestSites } from '../controls/scan/sites.testing.ts';
import type { Website } from '../domain/website.ts';
import { saveBodies } from '../store/body.ts';
import { inTenant, type Transaction } from '../store/database.ts';
import { findScan, insertScan, listScanPages, listScanSites } from '../store/scan.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const loader = new URL('../loader.ts', import.meta.url).href;
const example = new URL('../../examples/alvsala/kontroller/tillganglighet.json', import.meta.url);
const [siteCount, pagesOfSite] = [10, Number(process.env.UPPSIKT_LONG_PAGES ?? 50)];
const whole = siteCount * pagesOfSite;

function siteOf(): TestSite {
  const paths = Array.from({ length: pagesOfSite + 10 }, (_, at) => `/s${at}`);
  const pages = paths.map((path, at) => [path, soundPage(`Sida ${at}`, at % 5 === 0 ? faults.serious : '')]);
  const map = `<urlset>${paths.map((path) => `<url><loc>${path}</loc></url>`).join('')}</urlset>`;
  return siteWith(
    { '/': paths.map((path) => `<a href="${path}">${path}</a>`).join(' ') },
    { ...Object.fromEntries(pages), '/sitemap.xml': sendAs('application/xml', map) },
  );
}

/** Every process under one, itself left out. */
function descendants(pid: number): number[] {
  try {
    const own = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
    return [...own, ...own.flatMap(descendants)];
  } catch {
    return [];
  }
}
const isBrowser = (pid: number) => {
  try {
    return /chrom/u.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
};
const kill = (pid: number) => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone by itself.
  }
};

const skip = process.platform !== 'linux' ? 'needs /proc' : findChromium() === null ? 'needs chromium' : false;

describe('a long scan under which everything dies', { skip, timeout: 2_400_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'uppsikt-scan-'));
  let served: TestSites;
  let app: OpenedApp;
  let session: Session;
  let worker: ChildProcess;
  const hosts = Array.from({ length: siteCount }, (_, at) => `webb${at}.example`);

  let ended = false;
  /** Started again when it ends, as the server does with its own. */
  function startWorker(): void {
    const started = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--import', loader, main, 'worker'],
      {
        env: { ...process.env, UPPSIKT_DATA: folder, UPPSIKT_SCAN_ALLOW: served.allow },
        stdio: ['ignore', 'ignore', process.env.UPPSIKT_LONG_STDERR ? 'inherit' : 'ignore'],
      },
    );
    worker = started;
    started.once('exit', () => {
      if (!ended) setTimeout(() => started === worker && !ended && startWorker(), 1000);
    });
  }

  before(async () => {
    served = await serveSites(Object.fromEntries(hosts.map((host) => [host, siteOf()])));
    app = value(await openApp({ UPPSIKT_DATA: folder }));
    const tenant = await createMunicipality(app, 'Provkommun');
    session = { tenant, account: null, how: 'cli', roles: [] };
    await inTenant(app.db, tenant.id, (tx) =>
      saveBodies(tx, [{ code: 'KS', name: 'Kommunstyrelsen', kind: 'board', parent: null }]),
    );
    value(await addDefinition(app, session, JSON.parse(readFileSync(example, 'utf8'))));
  });
  after(async () => {
    ended = true;
    const killed = worker === undefined ? [] : [worker.pid ?? 0, ...descendants(worker.pid ?? 0)];
    for (const pid of killed) if (pid > 0) kill(pid);
    await app?.close();
    await served?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  });

  /** Asks again while the database is away. */
  async function ask<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await inTenant(app.db, session.tenant.id, work);
      } catch (error) {
        if (tries >= 120) throw error;
        await delay(500);
      }
    }
  }

  const killBrowser = () =>
    descendants(worker.pid ?? 0)
      .filter(isBrowser)
      .forEach(kill);
  async function killWorker(): Promise<void> {
    const own = descendants(worker.pid ?? 0).filter(isBrowser);
    const exited = once(worker, 'exit');
    kill(worker.pid ?? 0);
    await exited;
    own.forEach(kill);
  }
  const postmaster = () => Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const killDatabase = () => kill(postmaster());

  it('loses no page and does none twice', { timeout: 2_300_000 }, async () => {
    const scan = await ask((tx) => {
      const sites = hosts.map(
        (host): Website => ({ host, name: host, address: `http://${host}/`, body: 'KS', ownHosts: [] }),
      );
      const settings = { period: '2026-11', pages: pagesOfSite, pause: 0 };
      return insertScan(
        tx,
        { kind: 'accessibility', settings, engines: enginesOf('accessibility'), createdBy: null },
        sites,
      );
    });
    startWorker();
    value(await continueScan(app, session, scan));
    const deaths: (() => unknown)[] = [
      ...[killBrowser, killWorker, killDatabase, killBrowser, killDatabase, killWorker],
      async () => {
        killBrowser();
        killDatabase();
        await killWorker();
      },
      ...[killDatabase, killBrowser],
    ];
    const done = async () => {
      const counts = await ask((tx) => Promise.all(hosts.map((host) => listScanPages(tx, scan, host))));
      return counts.reduce((sum, pages) => sum + pages.length, 0);
    };
    const finished = () => ask(async (tx) => (await findScan(tx, scan))?.finishedAt ?? null);
    let [died, most] = [0, 0];
    for (const end = Date.now() + 2_000_000; (await finished()) === null; await delay(500)) {
      assert.ok(Date.now() < end, `${most} of ${whole} pages, ${died} deaths`);
      const now = await done();
      assert.ok(now >= most, `${now} pages after ${most}: a result is lost`);
      most = now;
      // All in the first half: one that comes late still meets a scan that runs.
      for (; died < deaths.length && now > ((died + 1) * whole) / (2 * deaths.length + 2); died += 1) {
        await deaths[died]?.();
      }
      // The scan's own page says that it stopped, and a person lets it go on.
      await continueScan(app, session, scan).catch(() => undefined);
    }
    assert.equal(died, deaths.length);
    for (const { host, plan, finishedAt } of await ask((tx) => listScanSites(tx, scan))) {
      const pages = (await ask((tx) => listScanPages(tx, scan, host))) as { url: string; status: string }[];
      assert.deepEqual(pages.map(({ url }) => url).sort(), (plan?.pages ?? []).map(({ url }) => url).sort(), host);
      assert.deepEqual([pages.length, new Set(pages.map(({ url }) => url)).size], [pagesOfSite, pagesOfSite], host);
      assert.deepEqual([...new Set(pages.map(({ status }) => status))], ['scanned'], host);
      assert.ok(finishedAt, host);
    }
    for (const end = Date.now() + 120_000; ; await delay(500)) {
      const runs = await ask(async () => value(await readControl(app, session, 'tillganglighet')).runs);
      if (runs.length > 0) {
        assert.deepEqual([runs.length, runs[0]?.whole], [1, siteCount]);
        break;
      }
      assert.ok(Date.now() < end, 'no run');
    }
  });
});
