/** From the report to its decided package in a real browser: printing, importing, the template and the decision. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { smallReport } from '../../src/intake/small-report.testing.ts';
import { inTenant } from '../../src/store/database.ts';
import { advanceJob, claimJob } from '../../src/store/job.ts';
import { doJob } from '../../src/web/web.testing.ts';
import { focused, needsBrowser, openBrowser, type TestBrowser, tabTo } from './chromium.ts';

const report = '/rapport/KS/2025-year';
const pathOf = (page: Page) => new URL(page.url()).pathname;
let test: TestBrowser;
let withScripts: Page;
let without: Page;

async function upload(page: Page, text: string): Promise<void> {
  await page.goto('/import');
  await page.setInputFiles('[name=fil]', { name: 'paket.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.click('text=Läs filen');
  await page.waitForSelector('#jobb');
}

describe('the package in a browser', { skip: needsBrowser }, () => {
  before(async () => {
    test = await openBrowser();
    withScripts = await test.openAs('vera');
    without = await test.openAs('vera', { javaScriptEnabled: false });
  });
  after(() => test.close());
  afterEach(() => assert.deepEqual(test.complaints, []));

  it('is asked for by keyboard, followed without losing the focus, and downloaded', async () => {
    const page = withScripts;
    await page.goto(report);
    await tabTo(page, 'Skriv ut alla tre filer');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#jobb');
    const id = pathOf(page).split('/').at(-1) ?? '';
    await tabTo(page, 'Sluta uppdatera sidan');
    await inTenant(test.app.db, test.session.tenant.id, async (tx) => {
      const run = await claimJob(tx, id, 'Arbetet har börjat.');
      assert.ok(run);
      await advanceJob(tx, run, { progress: 33, message: 'Skriver Word-filen (DOCX).' });
    });
    await page.waitForSelector('text=33 procent klart');
    assert.equal(await page.textContent('[role=status]'), 'Skriver Word-filen (DOCX).');
    assert.match(await page.title(), /^Filerna skrivs/u);
    assert.equal(await focused(page), 'Sluta uppdatera sidan');
    await doJob(test, pathOf(page));
    await page.waitForSelector('text=Filerna är klara');
    await tabTo(page, 'Ladda ner KS-2025-year.docx');
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    assert.equal((await download).suggestedFilename(), 'KS-2025-year.docx');
  });

  it('comes without scripts too, and the page can be kept still', async () => {
    await without.goto(report);
    await without.click('text=Skriv ut alla tre filer');
    await without.waitForSelector('#jobb');
    await doJob(test, pathOf(without));
    await without.waitForSelector('text=Filerna är klara');
    await without.goto(report);
    await without.click('text=Skriv ut alla tre filer');
    await without.waitForSelector('#jobb');
    await without.goto(`${pathOf(without)}?stilla=1`);
    assert.equal(await without.locator('[data-watched=false]').count(), 1);
    await doJob(test, pathOf(without));
    await without.click('text=Uppdatera sidan');
    await without.waitForSelector('text=Filerna är klara');
  });

  for (const [how, page] of [
    ['with', () => withScripts],
    ['without', () => without],
  ] as const)
    it(`is read ${how} scripts, and goes on to its review`, async () => {
      await upload(page(), how === 'with' ? smallReport : smallReport.replaceAll('2031', '2032'));
      await doJob(test, pathOf(page()));
      await page().waitForSelector('.review');
      assert.match(pathOf(page()), /^\/import\/[0-9a-f-]{36}$/u);
    });

  it('gets a block and loses it again without scripts', async () => {
    await without.goto(`${report}/mall`);
    await without.click('.insert summary >> nth=0');
    await without.selectOption('.insert[open] select', 'dataSummary');
    await without.click('.insert[open] button');
    await without.waitForURL(/#block-/u);
    assert.equal(await without.textContent('.block:target .block-text'), 'Sammanfattning ur data');
    await without.click('.block:target >> text=Ta bort');
    await without.waitForSelector('.block:target .insert');
    assert.equal(await without.locator('.block:target >> text=Ta bort').count(), 0);
  });

  it('is decided by keyboard alone, and then stands still', async () => {
    const page = withScripts;
    await page.goto(report);
    await tabTo(page, 'Registrera beslut');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2026-02-31');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.error-summary:focus');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[name=decidedOn]:focus');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2026-02-17');
    await page.keyboard.press('Tab');
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.checksum');
    assert.match((await page.textContent('.notice')) ?? '', /Beslutad 2026-02-17, § 12, kontrollsumma [0-9a-f]{64}/u);
    assert.equal(await page.locator('.decide').count(), 0);
  });
});
