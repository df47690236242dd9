import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { findChromium } from '../controls/scan/browser.ts';
import { faults, siteWith } from '../controls/scan/faulty-pages.testing.ts';
import { serveSites, type TestSites } from '../controls/scan/sites.testing.ts';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { addDefinition } from './controls/definitions.ts';
import { readRun } from './controls/read-run.ts';
import { runJob } from './run-job.ts';
import { dismissIncomplete } from './scan-dismiss.ts';
import { continueScan, startDueScans, startScan } from './scan-start.ts';
import { listAllScans, readScan, readScanPicture, readScanSite } from './scan-view.ts';
import { addWebsite, importWebsites, readWebsites, removeWebsite, scheduleScan } from './websites.ts';

const list = (...lines: string[]) => ({
  name: 'platser.csv',
  bytes: Buffer.from(['Webbplats;Namn;Ansvarig nämnd', ...lines].join('\n')),
});
const one = { address: 'http://ett.example', name: 'Ett', body: 'KS', ownHosts: '' };

describe('websites and their scans', () => {
  let test: TestApp;
  let served: TestSites;
  before(async () => {
    test = await openTestApp();
    served = await serveSites({
      'ett.example': siteWith({ '/kontakt': faults.critical, '/protokoll': faults.incomplete }),
      'tva.example': siteWith({ '/protokoll': faults.incomplete }),
    });
    process.env.UPPSIKT_SCAN_ALLOW = served.allow;
  });
  after(async () => {
    delete process.env.UPPSIKT_SCAN_ALLOW;
    await served?.close();
    await test?.close();
  });

  const jobs = () =>
    test.run((tx) =>
      tx.selectFrom('job').select('id').where('kind', '=', 'scan').where('finished_at', 'is', null).execute(),
    );
  async function work(): Promise<void> {
    for (const { id } of await jobs()) await runJob(test.app, { tenant: test.session.tenant.id, job: id });
  }

  it('keeps a register by body, filled from a form or a sheet, for those who work with control', async () => {
    const coordinator = test.as('coordinator');
    assert.match(refusal(await addWebsite(test.app, test.as('reporter'), one)), /Bara samordnare/u);
    assert.match(refusal(await addWebsite(test.app, coordinator, { ...one, address: 'ftp://x' })), /ingen webbadress/u);
    assert.match(refusal(await addWebsite(test.app, coordinator, { ...one, body: 'Okänd' })), /varken kod eller namn/u);
    assert.match(
      refusal(await importWebsites(test.app, coordinator, list('http://tva.example;Två;KS', 'x;Y;KS'))),
      /ingen webbadress/u,
    );
    assert.equal(value(await readWebsites(test.app, coordinator)).sites.length, 0);
    value(await addWebsite(test.app, coordinator, one));
    assert.deepEqual(
      value(
        await importWebsites(test.app, coordinator, list('http://tva.example;Två;KS', 'http://tre.example;Tre;KS')),
      ),
      { saved: 2 },
    );
    value(await removeWebsite(test.app, coordinator, 'tre.example'));
    const view = value(await readWebsites(test.app, test.as('auditor')));
    assert.deepEqual(
      view.sites.map(({ host, name }) => [host, name]),
      [
        ['ett.example', 'Ett'],
        ['tva.example', 'Två'],
      ],
    );
    const [event] = await test.events();
    assert.deepEqual([event?.verb, event?.subject], ['website.remove', 'website:tre.example']);
  });

  const control = 'tillganglighet';
  async function workRuns(): Promise<number> {
    const open = await test.run((tx) =>
      tx.selectFrom('job').select('id').where('kind', '=', 'control').where('finished_at', 'is', null).execute(),
    );
    for (const { id } of open) await runJob(test.app, { tenant: test.session.tenant.id, job: id });
    return open.length;
  }

  it('scans each site as a job, counts by body, and keeps what was found', {
    skip: findChromium() ? false : 'needs chromium',
  }, async () => {
    const example = new URL(`../../examples/alvsala/kontroller/${control}.json`, import.meta.url);
    value(await addDefinition(test.app, test.session, JSON.parse(await readFile(example, 'utf8'))));
    const { id } = value(await startScan(test.app, test.session, 'accessibility', '2026-11-30'));
    assert.match(
      refusal(await startScan(test.app, test.as('coordinator'), 'accessibility', '2026-11-30')),
      /pågår redan/u,
    );
    assert.match(refusal(await continueScan(test.app, test.as('coordinator'), id)), /väntar redan/u);
    assert.equal((await jobs()).length, 2);
    await work();
    const view = value(await readScan(test.app, test.as('auditor'), id));
    assert.deepEqual(
      view.sites.map(({ host, standing, index, pages }) => [host, standing, index, pages]),
      [
        ['ett.example', 'yellow', '92.0', 6],
        ['tva.example', 'yellow', '99.0', 6],
      ],
    );
    assert.deepEqual(view.total, { sites: 2, by: { yellow: 2 } });
    assert.ok(view.scan.finishedAt);
    const site = value(await readScanSite(test.app, test.as('auditor'), id, 'ett.example'));
    assert.ok(site.outcome?.kind === 'accessibility');
    const failed = site.outcome.score.deductions.find((deduction) => deduction.kind === 'failed');
    const key = failed?.kind === 'failed' ? failed.evidence[0]?.finding.elements[0]?.picture : null;
    const picture = value(await readScanPicture(test.app, test.as('auditor'), id, 'ett.example', key ?? ''));
    assert.deepEqual([...picture.slice(0, 2)], [0xff, 0xd8]);
  });

  it('makes a finished scan a run of the control, once, that the scan names', {
    skip: findChromium() ? false : 'needs chromium',
  }, async () => {
    const [{ id } = { id: '' }] = await listAllScans(test.app, test.session);
    assert.equal(await workRuns(), 1);
    assert.equal(await workRuns(), 0);
    const { runs } = value(await readScan(test.app, test.as('auditor'), id));
    assert.deepEqual(
      runs.map(({ definition, number }) => [definition, number]),
      [[control, 1]],
    );
    const run = value(await readRun(test.app, test.as('auditor'), control, 1));
    assert.deepEqual(
      run.subjects.map(({ key, band, index }) => [key, band, index]),
      [
        ['ett.example', 'yellow', '92.0'],
        ['tva.example', 'yellow', '99.0'],
      ],
    );
    assert.match(run.subjects[0]?.note ?? '', /Underkända kriterier: 1\.1\.1\./u);
  });

  it('lets a person dismiss what was left, with a reason, and works the index out anew', {
    skip: findChromium() ? false : 'needs chromium',
  }, async () => {
    const id = (await listAllScans(test.app, test.session))[0]?.id ?? '';
    const dismiss = (who: ReturnType<TestApp['as']>, input: object) =>
      dismissIncomplete(test.app, who, id, 'tva.example', input);
    assert.match(
      refusal(await dismiss(test.as('coordinator', 'KS'), { criterion: '1.4.3', reason: ' ' })),
      /Skriv varför/u,
    );
    assert.match(
      refusal(await dismiss(test.as('reporter', 'KS'), { criterion: '1.4.3', reason: 'Mätt: 7:1.' })),
      /Bara samordnare/u,
    );
    assert.match(
      refusal(await dismiss(test.as('coordinator', 'KS'), { criterion: '1.1.1', reason: 'Mätt: 7:1.' })),
      /inte kvarlämnat/u,
    );
    value(await dismiss(test.as('coordinator', 'KS'), { criterion: '1.4.3', reason: 'Mätt för hand: 7:1 överallt.' }));
    const site = value(await readScanSite(test.app, test.session, id, 'tva.example'));
    assert.deepEqual(
      [site.row.standing, site.row.index, site.dismissals[0]?.reason],
      ['green', '115.0', 'Mätt för hand: 7:1 överallt.'],
    );
    const [event] = await test.events();
    assert.equal(event?.verb, 'scan.dismiss');
  });

  it('tells what changed since the scan before, and starts one in each period by itself', {
    skip: findChromium() ? false : 'needs chromium',
  }, async () => {
    served.sites.set('ett.example', siteWith({ '/sok': faults.serious }));
    value(await scheduleScan(test.app, test.as('coordinator'), 'accessibility', 'month'));
    await startDueScans(test.app, '2026-11-30');
    assert.equal((await jobs()).length, 0);
    await startDueScans(test.app, '2026-12-01');
    await startDueScans(test.app, '2026-12-02');
    assert.equal((await jobs()).length, 2);
    await work();
    const [latest, ...others] = await listAllScans(test.app, test.session);
    assert.deepEqual([others.length, latest?.settings.period, latest?.done], [1, '2026-12', 2]);
    const site = value(await readScanSite(test.app, test.session, latest?.id ?? '', 'ett.example'));
    assert.deepEqual(site.difference, { appeared: ['1.4.3'], gone: ['1.1.1'], index: 3.3 });
    assert.deepEqual(
      site.history.map(({ period, index }) => [period, index]),
      [
        ['2026-11', '92.0'],
        ['2026-12', '95.3'],
      ],
    );
    assert.equal(await workRuns(), 1);
    const ninth = value(await readRun(test.app, test.session, control, 2));
    assert.deepEqual(
      [ninth.run.part, ninth.run.whole, ninth.gone],
      [1, 2, 1],
      'what was dismissed is green in the next run, and an exception less',
    );
    const kept = value(await readScanSite(test.app, test.session, latest?.id ?? '', 'tva.example'));
    assert.equal(kept.row.standing, 'green');
  });
});
