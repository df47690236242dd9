import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { findChromium } from '../../controls/scan/browser.ts';
import { siteWith } from '../../controls/scan/faulty-pages.testing.ts';
import { serveSites, type TestSites } from '../../controls/scan/sites.testing.ts';
import { openTestApp, refusal, type TestApp, value } from '../app.testing.ts';
import { readNotifications } from '../notification.ts';
import { listAllScans } from '../scan-view.ts';
import { addWebsite } from '../websites.ts';
import { controlsByClock } from './clock.ts';
import { addDefinition } from './definitions.ts';
import { readRun } from './read-run.ts';
import { scanHere, startScanOf } from './scan-here.ts';

const control = 'tredjeland';
const example = new URL(`../../../examples/alvsala/kontroller/${control}.json`, import.meta.url);

describe('a control that is run by scanning', () => {
  let test: TestApp;
  let served: TestSites;
  before(async () => {
    test = await openTestApp();
    served = await serveSites({ 'ett.example': siteWith({}) });
    value(await addDefinition(test.app, test.session, JSON.parse(await readFile(example, 'utf8'))));
  });
  after(async () => {
    await served?.close();
    await test?.close();
  });

  const site = { address: 'http://ett.example', name: 'Ett', body: 'KS', ownHosts: '' };
  const scans = () => listAllScans(test.app, test.session);
  const env = (chromium?: string) => ({
    ...process.env,
    UPPSIKT_SCAN_ALLOW: served.allow,
    ...(chromium === undefined ? {} : { UPPSIKT_CHROMIUM: chromium }),
  });
  const here = (chromium?: string) => scanHere(test.app, test.session, control, { env: env(chromium), tell: () => {} });

  it('asks for websites where the register has none when its day has come', async () => {
    await controlsByClock(test.app, '2027-09-15');
    await controlsByClock(test.app, '2027-09-15');
    assert.deepEqual(await scans(), []);
    const told = (await readNotifications(test.app, test.as('controller'))).filter(({ text }) =>
      text.includes('registret'),
    );
    assert.ok(told.length <= 1);
    assert.match(refusal(await startScanOf(test.app, test.session, control)), /inga webbplatser/u);
  });

  it('keeps a scan that cannot go on, and takes it up again until it is a run', {
    skip: findChromium() ? false : 'needs chromium',
  }, async () => {
    value(await addWebsite(test.app, test.session, site));
    assert.match(refusal(await here('/nowhere/chromium')), /chromium saknas/u);
    assert.deepEqual(
      (await scans()).map(({ done }) => done),
      [0],
    );
    const { number } = value(await here());
    assert.deepEqual(
      (await scans()).map(({ done }) => done),
      [1],
    );
    const { subjects, run } = value(await readRun(test.app, test.session, control, number));
    assert.deepEqual([number, run.status, subjects[0]?.band, subjects[0]?.index], [1, 'passed', 'inside', '2']);
  });

  it('is started by the clock once on its day, and by nobody while it is on', async () => {
    if (findChromium() === null) value(await addWebsite(test.app, test.session, site));
    const before = (await scans()).length;
    await controlsByClock(test.app, '2028-09-15');
    await controlsByClock(test.app, '2028-09-16');
    assert.equal((await scans()).length, before + 1);
    assert.match(refusal(await here()), /pågår redan/u);
    assert.match(refusal(await startScanOf(test.app, test.as('reporter', 'KS'), control)), /Bara samordnare/u);
  });
});
