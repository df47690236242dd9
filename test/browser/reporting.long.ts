/** The pages of reporting in a real browser: each without a violation of WCAG 2.2 AA, light and dark, and at 320 px. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { interim, makePlan, openingDay, terms } from '../../src/app/period.testing.ts';
import { openPeriod } from '../../src/app/period.ts';
import { inTenant } from '../../src/store/database.ts';
import { areaPath, commitmentPath, treePath, unwrap } from '../../src/web/web.testing.ts';
import { checkPage, focused, needsBrowser, openBrowser, type TestBrowser, tabTo } from './chromium.ts';

const goalPath = `${treePath}/post/goal/${encodeURIComponent('fler-träd')}`;
const owedPath = '/uppfoljning/KS/2026-interim1/post/commitment/plantera';

let test: TestBrowser;

async function visit(login: string, path: string): Promise<Page> {
  const page = await test.openAs(login);
  await page.goto(path);
  return page;
}

describe('reporting in a browser', { skip: needsBrowser }, () => {
  before(async () => {
    test = await openBrowser();
    await makePlan({ run: (work) => inTenant(test.app.db, test.session.tenant.id, work) });
    unwrap(await openPeriod(test.app, test.session, interim, openingDay, terms));
  });
  after(() => test.close());
  afterEach(() => assert.deepEqual(test.complaints, []));

  it('goes from Mitt arbete to a receipt and on, by keyboard alone', async () => {
    const page = await visit('rakel', '/');
    await checkPage(page);
    await tabTo(page, /^Rapportera Plantera$/u);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#posten');
    await page.focus('[name=status][value=""]');
    await page.keyboard.press('ArrowLeft');
    await page.focus('[name=completion][value=""]');
    await page.keyboard.press('ArrowLeft');
    await page.focus('[name=narrative]');
    await page.keyboard.type('Allt är planterat.');
    await tabTo(page, 'Klarmarkera');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=/Klarmarkerat .* av Rakel Ro/');
    await checkPage(page);
    await tabTo(page, /^(?:Skog|Fler träd|Gallra)$/u);
    assert.notEqual(await focused(page), '');
  });

  it('says what is missing, and a link leads to the field', async () => {
    const page = await visit('rakel', owedPath.replace('plantera', 'gallra'));
    await page.click('text=Klarmarkera');
    await page.waitForSelector('.error-summary');
    await checkPage(page);
    await page.click('.error-summary >> text=Ange status');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'status');
  });

  it('gives the head what waits, and both ways on', async () => {
    const page = await visit('hedda', '/');
    await checkPage(page);
    await page.click('text=Granska');
    await page.waitForSelector('#granska');
    await checkPage(page);
    await page.click('text=/^Lämna tillbaka$/');
    await page.waitForSelector('.error-summary');
    await checkPage(page);
    await page.fill('[name=comment]', 'Skriv hur många.');
    await page.click('text=/^Lämna tillbaka$/');
    await page.waitForSelector('text=Posten är återlämnad');
    await checkPage(page);
    const rakel = await visit('rakel', owedPath);
    assert.match((await rakel.textContent('#lage')) ?? '', /Återlämnad .* av Hedda Holm[\s\S]*Skriv hur många/u);
    await checkPage(rakel);
  });

  it('has the values, the proposals and a text with a table', async () => {
    const page = await visit('rakel', goalPath);
    await page.focus('[name="varde:indicator/skogsandel:actual:all"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/sparat=1/u);
    assert.equal(await page.inputValue('[name=assessment]:checked'), '');
    await page.fill('[name="varde:indicator/skogsandel:actual:all"]', '615');
    await page.fill('[name=narrative]', 'Tabell: Träd\n| Skog | Antal |\n| Norra | 12 |');
    await page.click('#posten >> text=/^Spara$/');
    await page.waitForSelector('.confirm');
    await checkPage(page);
    await page.check('.confirm input');
    await page.click('#posten >> text=/^Spara$/');
    await page.waitForURL(/sparat=1/u);
    const reader = await visit('lars', goalPath);
    await reader.waitForSelector('.prose-table');
    await checkPage(reader);
  });

  it('has comments and a history', async () => {
    const page = await visit('rakel', areaPath);
    await page.fill('[name=text]', 'Vad säger du, @Hedda Holm?');
    await page.click('text=/^Kommentera$/');
    await page.waitForSelector('.mention');
    await checkPage(page);
    await page.click('.thread >> text=Svara');
    await checkPage(page);
    await page.click('text=Markera som löst');
    await page.waitForSelector('text=1 löst tråd');
    await page.fill('[name=narrative]', 'Skogen växer fort.');
    await page.click('#posten >> text=/^Spara$/');
    await page.waitForURL(/sparat=1/u);
    await page.click('text=/^Historik$/');
    await page.waitForSelector('.versions');
    await checkPage(page);
    await page.click('text=Återställ den här versionen');
    await page.waitForSelector('text=Versionen är återställd');
    await checkPage(await visit('rakel', `${goalPath}/historik?visa=alla`));
    await checkPage(await visit('rakel', treePath));
  });

  it('works without scripts, from Mitt arbete to a receipt', async () => {
    const page = await test.openAs('rakel', { javaScriptEnabled: false });
    await page.goto('/');
    await page.click('text=Fortsätt Plantera');
    await page.fill('[name=narrative]', 'Tusen träd är planterade.');
    await page.click('#posten >> text=/^Klarmarkera$/');
    await page.waitForURL(/klart=1/u);
    assert.match((await page.textContent('.notice')) ?? '', /Klarmarkerat .* av Rakel Ro/u);
  });

  it('is the same in English', async () => {
    const page = await visit('rakel', commitmentPath);
    await page.click('.footer button');
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    await checkPage(page);
    await page.goto('/');
    await checkPage(page);
  });
});
