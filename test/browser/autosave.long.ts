/** What may happen to a text while it is written: a closed tab, an expired session, a lost network, another who writes. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { signOut } from '../../src/app/sign-in.ts';
import { areaPath, commitmentPath, password, treePath } from '../../src/web/web.testing.ts';
import { needsBrowser, openBrowser, signIn, type TestBrowser, violations } from './chromium.ts';

let test: TestBrowser;

const goalPath = `${treePath}/post/goal/${encodeURIComponent('fler-träd')}`;
const said = (page: Page, pattern: RegExp) =>
  page.waitForFunction(
    (source) => new RegExp(source, 'u').test(document.getElementById('sparat')?.textContent ?? ''),
    pattern.source,
  );
const saved = (page: Page) => said(page, /^Sparat \d\d\.\d\d/u);
const textOf = (page: Page) => page.inputValue('textarea[name=narrative]');
const write = (page: Page, text: string) => page.fill('textarea[name=narrative]', text);

/** Ends the session that the page's cookie holds, as time does. */
async function expire(page: Page): Promise<void> {
  const cookie = (await page.context().cookies()).find(({ name }) => name === 'uppsikt');
  await signOut(test.app, decodeURIComponent(cookie?.value ?? ''));
}

/** What stands saved, read by somebody else. */
async function savedText(path: string): Promise<string> {
  const reader = await test.openAs('hedda', { javaScriptEnabled: false });
  await reader.goto(path);
  const text = await textOf(reader);
  await reader.close();
  return text;
}

describe('a text that is written in a browser', { skip: needsBrowser }, () => {
  before(async () => {
    test = await openBrowser();
  });
  after(() => test.close());
  afterEach(() => assert.deepEqual(test.complaints, []));

  it('is offered again after the tab was closed without a network, and saved', async () => {
    const page = await test.openAs('vera');
    await page.goto(areaPath);
    await page.context().setOffline(true);
    await write(page, 'Skrivet på tåget');
    await said(page, /Ingen kontakt.*sparas när kontakten är tillbaka/u);
    const context = page.context();
    await page.close();
    await context.setOffline(false);
    const next = await context.newPage();
    await next.goto(areaPath);
    assert.match((await next.textContent('#utkast')) ?? '', /inte hann sparas[\s\S]*Skrivet på tåget/u);
    assert.notEqual(await textOf(next), 'Skrivet på tåget');
    await next.click('#utkast >> text=Hämta den');
    await saved(next);
    assert.equal(await savedText(areaPath), 'Skrivet på tåget');
    await next.reload();
    assert.equal(await next.isVisible('#utkast'), false);
  });

  it('of a closed tab overwrites nothing that another has saved meanwhile', async () => {
    const page = await test.openAs('vera');
    await page.goto(goalPath);
    await page.context().setOffline(true);
    await write(page, 'Utkastets text');
    await said(page, /Ingen kontakt/u);
    const context = page.context();
    await page.close();
    await context.setOffline(false);
    const other = await test.openAs('rakel');
    await other.goto(goalPath);
    await write(other, 'Rakels text');
    await saved(other);
    const next = await context.newPage();
    await next.goto(goalPath);
    await next.click('#utkast >> text=Hämta den');
    await next.waitForSelector('#utkast .conflict');
    assert.match((await next.textContent('#utkast')) ?? '', /Rakel Ro sparade posten/u);
    assert.equal(await savedText(goalPath), 'Rakels text');
  });

  it('is saved when the network is back, without a press', async () => {
    const page = await test.openAs('vera');
    await page.goto(commitmentPath);
    await page.context().setOffline(true);
    await write(page, 'I tunneln');
    await said(page, /Ingen kontakt/u);
    await page.context().setOffline(false);
    await saved(page);
    assert.equal(await savedText(commitmentPath), 'I tunneln');
  });

  it('is kept through an expired session, and saved by signing in where one stands', async () => {
    const page = await test.open();
    await signIn(page, 'vera');
    await page.goto(commitmentPath);
    await expire(page);
    await write(page, 'Efter lunchen');
    await page.waitForSelector('#utkast [name=password]');
    await page.setViewportSize({ width: 320, height: 800 });
    assert.deepEqual(await violations(page), []);
    await page.fill('#utkast [name=login]', 'vera');
    await page.fill('#utkast [name=password]', 'fel lösenord');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#utkast .field-issue:not(:empty)');
    await page.fill('#utkast [name=password]', password);
    await page.keyboard.press('Enter');
    await saved(page);
    assert.equal(await page.isVisible('#utkast'), false);
    assert.equal(await savedText(commitmentPath), 'Efter lunchen');
    await write(page, 'Och vidare');
    await saved(page);
  });

  it('is not saved under the name of another who signs in', async () => {
    const page = await test.open();
    await signIn(page, 'vera');
    await page.goto(commitmentPath);
    await expire(page);
    await write(page, 'Veras ord');
    await page.fill('#utkast [name=login]', 'rakel');
    await page.fill('#utkast [name=password]', password);
    await page.keyboard.press('Enter');
    await said(page, /Någon annan har loggat in/u);
    assert.equal(await textOf(page), 'Veras ord');
    assert.notEqual(await savedText(commitmentPath), 'Veras ord');
  });

  it('meets the text of another: whose it was, both versions with the difference marked, put together and saved', async () => {
    const vera = await test.openAs('vera');
    await vera.goto(areaPath);
    await write(vera, 'Skogen växer.\n\nVi mäter i maj.');
    await saved(vera);
    const rakel = await test.openAs('rakel');
    await rakel.goto(areaPath);
    await write(rakel, 'Skogen växer fort.\n\nVi mäter i maj.\n\nRakels tillägg.');
    await saved(rakel);
    await write(vera, 'Skogen växer långsamt.\n\nVi mäter i juni.');
    await vera.waitForSelector('#utkast .conflict');
    assert.match((await vera.textContent('#utkast h2')) ?? '', /Rakel Ro sparade posten \d\d\.\d\d/u);
    assert.deepEqual(await vera.$$eval('#utkast del', (all) => all.map((one) => one.childNodes[1]?.textContent)), [
      'fort',
      'maj',
      'Rakels tillägg.',
    ]);
    assert.deepEqual(await vera.$$eval('#utkast ins', (all) => all.map((one) => one.childNodes[1]?.textContent)), [
      'långsamt',
      'juni',
    ]);
    assert.deepEqual(await violations(vera), []);
    assert.equal(await savedText(areaPath), 'Skogen växer fort.\n\nVi mäter i maj.\n\nRakels tillägg.');
    await vera.click('#utkast >> text=Sätt ihop båda texterna');
    await said(vera, /ihopsatta men inte sparade/u);
    const merged = await textOf(vera);
    assert.match(merged, /växer fort\.[\s\S]*växer långsamt\.[\s\S]*i juni\.[\s\S]*Rakels tillägg\./u);
    await write(vera, merged.replace('Skogen växer fort.\n\n', ''));
    await saved(vera);
    assert.equal(await savedText(areaPath), 'Skogen växer långsamt.\n\nVi mäter i juni.\n\nRakels tillägg.');
  });

  it('is put together without scripts too', async () => {
    const vera = await test.openAs('vera', { javaScriptEnabled: false });
    await vera.goto(goalPath);
    const rakel = await test.openAs('rakel', { javaScriptEnabled: false });
    await rakel.goto(goalPath);
    await write(rakel, `${await textOf(rakel)}\n\nRakels stycke.`);
    await rakel.click('#posten >> text=/^Spara$/');
    await rakel.waitForURL(/sparat=1/u);
    await write(vera, `Veras början.\n\n${await textOf(vera)}`);
    await vera.click('#posten >> text=/^Spara$/');
    await vera.waitForSelector('.conflict');
    await vera.click('text=Sätt ihop båda texterna');
    await vera.waitForSelector('text=ihopsatta men inte sparade');
    assert.match(await textOf(vera), /^Veras början\.[\s\S]*Rakels stycke\.$/u);
    await vera.click('#posten >> text=/^Spara$/');
    await vera.waitForURL(/sparat=1/u);
    assert.match(await savedText(goalPath), /^Veras början\.[\s\S]*Rakels stycke\.$/u);
  });

  it('stands beside what another changes in other fields, and both are saved', async () => {
    const vera = await test.openAs('vera');
    await vera.goto(areaPath);
    const rakel = await test.openAs('rakel');
    await rakel.goto(areaPath);
    await rakel.check('[name=assessment][value=red]', { force: true });
    await saved(rakel);
    await write(vera, 'Bara texten');
    await said(vera, /Rakel Ro har samtidigt ändrat bedömning\. Den ändringen står kvar/u);
    assert.equal(await vera.inputValue('[name=assessment]:checked'), 'red');
    await write(vera, 'Bara texten, igen');
    await saved(vera);
    await rakel.reload();
    assert.equal(await rakel.inputValue('[name=assessment]:checked'), 'red');
    assert.equal(await textOf(rakel), 'Bara texten, igen');
  });

  it('is saved with the figures, and the proposal follows them on the page', async () => {
    const page = await test.openAs('rakel');
    await page.goto(goalPath);
    const figure = page.locator('[name="varde:indicator/skogsandel:actual:all"]');
    assert.match((await page.textContent('[data-part=forslag-assessment]')) ?? '', /Röd/u);
    await figure.fill('sextioett');
    await said(page, /Värdena är inte sparade: ”sextioett” är inget tal/u);
    await figure.fill('61,5');
    await page.waitForSelector('[data-part=forslag-assessment] >> text=Grön');
    await saved(page);
    await page.reload();
    assert.equal(await figure.inputValue(), '61,5');
    assert.equal(await page.isVisible('#utkast'), false);
  });

  it('makes what was marked as done a draft again, and says so', async () => {
    const page = await test.openAs('rakel');
    await page.goto(commitmentPath);
    await page.click('text=Klarmarkera');
    await page.waitForSelector('text=/Klarmarkerat .* av Rakel Ro/');
    assert.equal(await page.isVisible('#utkast'), false);
    await page.goto(commitmentPath);
    await write(page, 'Ändrat efteråt');
    await page.waitForSelector('#lage >> text=Klarmarkera den när du är klar');
    await page.reload();
    assert.equal((await page.textContent('#lage'))?.trim(), '');
  });
});
