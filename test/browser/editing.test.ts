/** Editing in a real browser: by keyboard alone, without scripts, and with the island that saves while one writes. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { signOut } from '../../src/app/sign-in.ts';
import { areaPath, commitmentPath, password, treePath } from '../../src/web/web.testing.ts';
import { focused, needsBrowser, openBrowser, signIn, type TestBrowser, tabTo } from './chromium.ts';

const goalPath = `${treePath}/post/goal/${encodeURIComponent('fler-träd')}`;
let test: TestBrowser;

const saved = (page: Page) =>
  page.waitForFunction(() => /^Sparat \d\d\.\d\d$/u.test(document.getElementById('sparat')?.textContent ?? ''));
const textOf = (page: Page) => page.inputValue('textarea[name=narrative]');

describe('editing in a browser', { skip: needsBrowser }, () => {
  before(async () => {
    test = await openBrowser();
  });
  after(() => test.close());
  afterEach(() => assert.deepEqual(test.complaints, []));

  it('goes by keyboard alone, from sign-in to a saved entry', async () => {
    const page = await test.open();
    await page.goto('/');
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'Hoppa till innehållet');
    await page.focus('[name=login]');
    await page.keyboard.type('vera');
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Mitt arbete');
    await tabTo(page, 'Helår 2025');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.tree');
    await tabTo(page, /^Rapportera processområde/u);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#posten');
    await page.keyboard.press('Tab');
    await page.focus('[name=assessment]:checked');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.inputValue('[name=assessment]:checked'), 'green');
    await page.focus('[name=narrative]');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Skrivet för hand.');
    await tabTo(page, 'Spara');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    assert.equal(outline, 'solid');
    await page.keyboard.press('Enter');
    await page.waitForURL(/sparat=1/u);
    assert.match(await textOf(page), /Skrivet för hand\.$/u);
  });

  it('opens and closes a process area by keyboard', async () => {
    const page = await test.openAs('vera');
    await page.goto(treePath);
    await page.focus('.area summary');
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.area').first().getAttribute('open'), null);
  });

  it('works without scripts: save, take over, undo', async () => {
    const page = await test.openAs('vera', { javaScriptEnabled: false });
    await page.goto(commitmentPath);
    await page.check('[name=status][value=late]', { force: true });
    await page.fill('[name=narrative]', 'Utan skript\n\n- ett\n- två');
    await page.click('#posten >> text=/^Spara$/');
    await page.waitForURL(/sparat=1/u);
    assert.equal(await textOf(page), 'Utan skript\n\n- ett\n- två');
    await page.click('.previous .button');
    await page.waitForSelector('text=är sparade');
    assert.equal(await textOf(page), 'Allt är planterat.');
    await page.click('text=Ångra');
    await page.waitForURL(/sparat=1/u);
    assert.equal(await textOf(page), 'Utan skript\n\n- ett\n- två');
    assert.equal(await page.inputValue('[name=status]:checked'), 'late');
  });

  it('filters a table beside the form without scripts, and loses nothing that is written', async () => {
    const page = await test.openAs('vera', { javaScriptEnabled: false });
    await page.goto(goalPath);
    await page.fill('[name=narrative]', 'Inte sparat än');
    await page.fill('.comments [name=text]', 'Inte sänt än');
    const [tab] = await Promise.all([page.waitForEvent('popup'), page.click('text=Filtrera eller hämta i en ny flik')]);
    await tab.fill('[name=filter-nyckeltal]', 'finns inte');
    await tab.click('text=/^Visa$/');
    await tab.waitForSelector('text=Ingen rad innehåller orden.');
    assert.equal(await tab.locator('a[href*="hamta=nyckeltal.csv"]').count(), 1);
    await tab.close();
    assert.equal(await textOf(page), 'Inte sparat än');
    assert.equal(await page.inputValue('.comments [name=text]'), 'Inte sänt än');
    await page.click('#posten >> text=/^Spara$/');
    await page.waitForURL(/sparat=1/u);
    assert.equal(await textOf(page), 'Inte sparat än');
    assert.match((await page.textContent('.data-table .scroll')) ?? '', /Skogsandel/u);
  });

  it('saves while one writes and says when', async () => {
    const page = await test.openAs('vera');
    await page.goto(areaPath);
    await page.fill('[name=narrative]', 'Sparas av sig själv');
    await saved(page);
    await page.reload();
    assert.equal(await textOf(page), 'Sparas av sig själv');
    assert.equal(await page.isVisible('#utkast'), false);
  });

  it('loses nothing where the network is gone and the tab is closed', async () => {
    const page = await test.openAs('vera');
    await page.goto(areaPath);
    await page.context().setOffline(true);
    await page.fill('[name=narrative]', 'Skrivet på tåget');
    await page.waitForFunction(() => /Ingen kontakt/u.test(document.getElementById('sparat')?.textContent ?? ''));
    const context = page.context();
    await page.close();
    await context.setOffline(false);
    const next = await context.newPage();
    await next.goto(areaPath);
    assert.match((await next.textContent('#utkast')) ?? '', /inte hann sparas[\s\S]*Skrivet på tåget/u);
    await next.click('#utkast >> text=Hämta den');
    await saved(next);
    await next.reload();
    assert.equal(await textOf(next), 'Skrivet på tåget');
    assert.equal(await next.isVisible('#utkast'), false);
  });

  it('shows both texts in a conflict, and saves the one that is chosen', async () => {
    const page = await test.openAs('vera');
    await page.goto(areaPath);
    const other = await test.openAs('vera', { javaScriptEnabled: false });
    await other.goto(areaPath);
    await other.fill('[name=narrative]', 'Den andras text');
    await other.click('#posten >> text=/^Spara$/');
    await page.fill('[name=narrative]', 'Min text');
    await page.waitForSelector('#utkast:visible');
    assert.match((await page.textContent('#utkast')) ?? '', /Vera Ek sparade posten[\s\S]*Den andras text/u);
    assert.equal(await textOf(page), 'Min text');
    await page.click('#utkast >> text=Spara min text');
    await saved(page);
    await other.reload();
    assert.equal(await textOf(other), 'Min text');
  });

  it('goes on after signing in again in another tab', async () => {
    const page = await test.open();
    await signIn(page, 'vera');
    await page.goto(areaPath);
    const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'uppsikt');
    await signOut(test.app, decodeURIComponent(cookie?.value ?? ''));
    await page.fill('[name=narrative]', 'Över en utloggning');
    await page.waitForSelector('#utkast a');
    const tab = await page.context().newPage();
    await tab.goto((await page.getAttribute('#utkast a', 'href')) ?? '');
    await signIn(tab, 'vera');
    await tab.waitForSelector('text=Mitt arbete');
    await page.fill('[name=narrative]', 'Över en utloggning, och vidare');
    await saved(page);
    await tab.goto(areaPath);
    assert.equal(await textOf(tab), 'Över en utloggning, och vidare');
  });

  it('keeps the text through an expired session without scripts', async () => {
    const page = await test.open({ javaScriptEnabled: false });
    await signIn(page, 'vera');
    await page.goto(areaPath);
    await page.context().clearCookies({ name: 'uppsikt' });
    await page.fill('[name=narrative]', 'Rad ett\n\nrad "två"');
    await page.click('#posten >> text=/^Spara$/');
    await signIn(page, 'vera');
    await page.waitForURL(/sparat=1/u);
    assert.equal(await textOf(page), 'Rad ett\n\nrad "två"');
  });
});
