import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { AccessibilityPage, Finding, Impact } from '../../domain/accessibility-page.ts';
import { accessibilityOutcome, standingOf } from '../../domain/scan.ts';
import type { SitePlan, Website } from '../../domain/website.ts';
import { saveBodies } from '../../store/body.ts';
import type { Transaction } from '../../store/database.ts';
import { finishScanSite, insertScan, insertScanPage, saveSitePlan } from '../../store/scan.ts';
import { openTestApp, type TestApp, value } from '../app.testing.ts';
import { indexOf } from '../scan-store.ts';
import { addDefinition } from './definitions.ts';
import { readControl, readRun } from './read-run.ts';
import { runControl } from './run.ts';

const definition = JSON.parse(
  readFileSync(new URL('../../../examples/alvsala/kontroller/tillganglighet.json', import.meta.url), 'utf8'),
);
const id = 'tillganglighet';
const bodies = [
  ...['KS', 'SBN', 'BUN'].map((code) => ({ code, name: `Nämnden ${code}`, kind: 'board' as const, parent: null })),
  ...['BO', 'EN'].map((code) => ({ code, name: `Bolaget ${code}`, kind: 'company' as const, parent: null })),
];

/** What makes a site's band: points that are taken, in this order. */
const faults: Readonly<Record<'green' | 'yellow' | 'orange' | 'red', readonly (readonly [string, Impact])[]>> = {
  green: [],
  yellow: [['1.1.1', 'moderate']],
  orange: [
    ['1.1.1', 'critical'],
    ['1.4.3', 'serious'],
  ],
  red: ['1.1.1', '1.4.3', '2.4.4', '4.1.2'].map((criterion): [string, Impact] => [criterion, 'critical']),
};
type Standing = keyof typeof faults;
const many = (standing: Standing, count: number) => Array.from({ length: count }, () => standing);
const own = [...many('green', 1), ...many('yellow', 19), ...many('orange', 15), ...many('red', 2)];
const companies = [...many('yellow', 1), ...many('orange', 3)];

const siteOf = (host: string, body: string): Website => ({
  ...{ host, name: host, address: `https://${host}/`, body, ownHosts: [] },
});
const about = {
  statement: { url: '/', datedOn: '2026-01-01', compliance: 'partial' as const, leadsToSupervision: true },
  ...{ documents: [], documentCount: 0, plainLanguage: null },
};
const planOf = ({ address }: Website): SitePlan => ({
  pages: ['', 'kontakt'].map((path) => ({ url: address + path, role: 'start' })),
  ...{ population: 40, counted: true, source: 'sitemap', keptOut: 0, fault: null, certificate: null, pause: 0 },
});

function pageOf(url: string, standing: Standing): AccessibilityPage {
  const findings = faults[standing].map(
    ([criterion, impact]): Finding => ({
      ...{
        rule: `rule-${criterion}`,
        kind: 'violation',
        impact,
        level: 'A',
        criteria: [criterion],
        help: '',
        count: 1,
      },
      elements: [{ selector: 'img', snippet: '<img>', reason: '', picture: null }],
    }),
  );
  const none = { passed: [], documents: [], statement: null, plainLanguage: null };
  return { status: 'scanned', url, role: 'start', at: '2026-11-01T09:00:00Z', title: '', findings, ...none };
}

describe('a scan that becomes a run', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
    await test.run((tx) => saveBodies(tx, bodies));
    value(await addDefinition(test.app, test.session, definition));
  });
  after(() => test?.close());

  async function keep(tx: Transaction, period: string, standings: readonly [string, string, Standing][]) {
    const sites = standings.map(([host, body, standing]) => ({ site: siteOf(host, body), standing }));
    const settings = { period, pages: 20, pause: 0 };
    const engines = { index: 'a11y-index-1' };
    const scan = await insertScan(
      tx,
      { kind: 'accessibility', settings, engines, createdBy: null },
      sites.map(({ site }) => site),
    );
    for (const { site, standing } of sites) {
      const plan = planOf(site);
      const pages = plan.pages.map(({ url }) => pageOf(url, standing));
      const outcome = accessibilityOutcome(site, plan, pages, about);
      assert.equal(standingOf(outcome), standing);
      await saveSitePlan(tx, scan, site.host, plan);
      for (const page of pages) await insertScanPage(tx, scan, site.host, page, []);
      await finishScanSite(tx, scan, site.host, { about, standing, index: indexOf(outcome) });
    }
    return scan;
  }
  const run = async (scan: string | null, more: { corrects?: number; reason?: string } = {}) => {
    const order = { definition: id, cutOff: '2026-11-30', corrects: more.corrects ?? null, reason: more.reason ?? '' };
    return value(await runControl(test.app, test.session, { ...order, scan }));
  };
  const view = async (number: number) => value(await readRun(test.app, test.session, id, number));

  it('is not run, and never passed, before the websites are scanned or while a scan is on', async () => {
    const none = await run(null);
    assert.equal(none.status, 'not-run');
    const { summary } = await view(none.number);
    assert.match(summary.status === 'not-run' ? summary.reason : '', /inte granskade än/u);
    const open = await test.run((tx) =>
      insertScan(
        tx,
        {
          kind: 'accessibility',
          settings: { period: '2026-10', pages: 20, pause: 0 },
          engines: { index: 'a11y-index-1' },
          createdBy: null,
        },
        [siteOf('en.example', 'KS')],
      ),
    );
    const half = await run(open);
    const read = (await view(half.number)).summary;
    assert.match(read.status === 'not-run' ? read.reason : '', /1 av 1 webbplatser återstår/u);
  });

  it('counts 1 green, 19 yellow, 15 orange and 2 red of 37, and 1 yellow and 3 orange of the companies, by body', async () => {
    const scan = await test.run((tx) =>
      keep(tx, '2026-11', [
        ...own.map((standing, at): [string, string, Standing] => [
          `webb${at}.example`,
          ['KS', 'SBN', 'BUN'][at % 3] ?? 'KS',
          standing,
        ]),
        ...companies.map((standing, at): [string, string, Standing] => [
          `bolag${at}.example`,
          at < 2 ? 'BO' : 'EN',
          standing,
        ]),
      ]),
    );
    const { number, status } = await run(scan);
    assert.equal(status, 'deviating');
    const found = await view(number);
    assert.ok(found.summary.status !== 'not-run');
    const [municipal, company, ...byBody] = found.summary.ratios;
    assert.deepEqual(municipal?.bands, { green: 1, yellow: 19, orange: 15, red: 2 });
    assert.deepEqual(company?.bands, { green: 0, yellow: 1, orange: 3, red: 0 });
    assert.deepEqual([municipal?.whole, company?.whole], [37, 4]);
    assert.deepEqual(
      byBody.map(({ path, whole }) => [path.at(-1), whole]),
      [
        ['Nämnden BUN', 12],
        ['Nämnden KS', 13],
        ['Nämnden SBN', 12],
        ['Bolaget BO', 2],
        ['Bolaget EN', 2],
      ],
    );
    const means = byBody.map(({ index }) => Number(index?.mean));
    assert.ok(
      means.every((mean) => mean > 75 && mean < 100),
      String(means),
    );
    assert.equal(found.summary.suggested.assessment, 'red');
    assert.deepEqual([found.subjects.length, found.exceptions.length], [41, 40]);
    const [first] = found.subjects;
    assert.deepEqual([first?.key, first?.band, first?.openFindings], ['webb0.example', 'green', 0]);
    assert.deepEqual([found.sources.length, found.sources[0]?.scan, found.sources[0]?.rows], [41, scan, 2]);
    const again = await run(scan);
    assert.deepEqual(
      (await view(again.number)).sources.map(({ sha256 }) => sha256),
      found.sources.map(({ sha256 }) => sha256),
      'the same scan has the same hashes',
    );
  });

  it('shows its bands and mean index over time, and takes the latest finished scan where none is named', async () => {
    await test.run((tx) => keep(tx, '2026-12', [['webb0.example', 'KS', 'green']]));
    const { number } = await run(null);
    const { runs, trend, scans } = value(await readControl(test.app, test.session, id));
    assert.deepEqual([runs[0]?.number, runs[0]?.bands], [number, { green: 1, yellow: 0, orange: 0, red: 0 }]);
    assert.equal(Number(runs[0]?.index) > 100, true);
    assert.match(trend ?? '', /87,6.*115,0/u);
    assert.deepEqual(
      scans.map(({ period }) => period),
      ['2026-12', '2026-11', '2026-10'],
    );
  });

  it('is not run where the scan counted with another index', async () => {
    value(
      await addDefinition(test.app, test.session, {
        ...definition,
        measure: { ...definition.measure, index: 'a11y-index-2' },
      }),
    );
    const { number } = await run(null);
    const { summary } = await view(number);
    assert.match(summary.status === 'not-run' ? summary.reason : '', /a11y-index-1 men kontrollen med a11y-index-2/u);
  });
});
