/** Moving nodes of a plan in a real browser: by drag, by keyboard alone, and without scripts. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { addUser } from '../../src/app/user.ts';
import { password } from '../../src/web/web.testing.ts';
import { focused, needsBrowser, openBrowser, type TestBrowser, tabTo } from './chromium.ts';

const path = '/plan/2025';
let test: TestBrowser;

/** Titles of the tree in the order of the page. */
const titles = (page: Page) => page.$$eval('.yearplan-title a', (all) => all.map((one) => one.textContent));
const row = (page: Page, title: string) =>
  page.locator('.yearplan-row', { has: page.locator('.yearplan-title', { hasText: new RegExp(`^${title}$`, 'u') }) });

async function box(page: Page, title: string) {
  const found = await row(page, title).boundingBox();
  assert.ok(found, title);
  return found;
}

async function grip(page: Page, title: string) {
  const found = await row(page, title).locator('.yearplan-grip').boundingBox();
  assert.ok(found, title);
  await page.mouse.move(found.x + found.width / 2, found.y + found.height / 2);
  await page.mouse.down();
}

/** Drags a node by its handle to a place in the row of another, from 0 (its upper edge) to 1. */
async function drag(page: Page, title: string, to: string, part: number): Promise<void> {
  await row(page, to).scrollIntoViewIfNeeded();
  await grip(page, title);
  const target = await box(page, to);
  await page.mouse.move(target.x + 120, target.y + target.height * 0.5, { steps: 4 });
  await page.mouse.move(target.x + 120, target.y + target.height * part, { steps: 4 });
}

async function drop(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.mouse.up()]);
  assert.match(page.url(), /klart=flyttad/u);
}

describe('moving nodes of a plan in a browser', { skip: needsBrowser }, () => {
  before(async () => {
    test = await openBrowser();
  });
  after(() => test.close());
  afterEach(() => assert.deepEqual(test.complaints, []));

  it('goes by drag: before a sibling, after it, and under a node of a higher level', async () => {
    const page = await test.openAs('vera');
    await page.goto(path);
    assert.deepEqual(await titles(page), ['Hållbart', 'Skog', 'Fler träd', 'Plantera', 'Gallra']);
    await drag(page, 'Gallra', 'Plantera', 0.1);
    assert.equal(await page.locator('.yearplan-drop-before').count(), 1);
    await drop(page);
    assert.equal(await page.textContent('.notice-done'), 'Gallra är flyttad');
    assert.deepEqual((await titles(page)).slice(3), ['Gallra', 'Plantera']);
    await drag(page, 'Gallra', 'Plantera', 0.9);
    assert.equal(await page.locator('.yearplan-drop-after').count(), 1);
    await drop(page);
    assert.deepEqual((await titles(page)).slice(3), ['Plantera', 'Gallra']);
    await drag(page, 'Gallra', 'Fler träd', 0.5);
    assert.equal(await page.locator('.yearplan-drop-inside').count(), 1);
    await drop(page);
    assert.deepEqual((await titles(page)).slice(2), ['Fler träd', 'Gallra', 'Plantera']);
    await drag(page, 'Gallra', 'Skog', 0.5);
    await drop(page);
    assert.deepEqual((await titles(page)).slice(2), ['Fler träd', 'Plantera', 'Gallra']);
  });

  it('goes by drag for a controller of one body, who has handles on what that body alone answers for', async () => {
    const person = { login: 'vilma', name: 'Vilma Ö', role: 'controller', body: 'VON', password };
    const added = await addUser(test.app, test.session, person);
    assert.ok(added.ok);
    const page = await test.openAs('vilma');
    await page.goto(path);
    assert.deepEqual(
      await page.$$eval('.yearplan-item:has(> .yearplan-row .yearplan-grip)', (all) =>
        all.map((one) => one.querySelector('.yearplan-title a')?.textContent),
      ),
      ['Gallra'],
    );
    await drag(page, 'Gallra', 'Fler träd', 0.5);
    await drop(page);
    assert.deepEqual((await titles(page)).slice(2), ['Fler träd', 'Gallra', 'Plantera']);
    await drag(page, 'Gallra', 'Plantera', 0.9);
    await drop(page);
    assert.deepEqual((await titles(page)).slice(3), ['Plantera', 'Gallra']);
  });

  it('lands nowhere on itself, under a lower level, or where Escape is pressed', async () => {
    const page = await test.openAs('vera');
    await page.goto(path);
    await drag(page, 'Skog', 'Plantera', 0.5);
    assert.equal(await page.locator('[class*=yearplan-drop]').count(), 0);
    await page.mouse.up();
    await drag(page, 'Gallra', 'Plantera', 0.1);
    assert.equal(await page.locator('.yearplan-drop-before').count(), 1);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('[class*=yearplan-drop], .yearplan-held').count(), 0);
    await page.mouse.up();
    assert.equal(new URL(page.url()).search, '');
    assert.deepEqual((await titles(page)).slice(3), ['Plantera', 'Gallra']);
  });

  it('goes by touch', async () => {
    const page = await test.openAs('vera', { hasTouch: true, viewport: { width: 400, height: 800 } });
    await page.goto(path);
    await row(page, 'Gallra').scrollIntoViewIfNeeded();
    const from = await row(page, 'Gallra').locator('.yearplan-grip').boundingBox();
    const to = await box(page, 'Plantera');
    assert.ok(from);
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    await touch('touchStart', from.x + 8, from.y + 8);
    await touch('touchMove', to.x + 60, to.y + to.height / 2);
    await touch('touchMove', to.x + 60, to.y + 5);
    await Promise.all([page.waitForURL(/klart=flyttad/u), touch('touchEnd', 0, 0)]);
    assert.deepEqual((await titles(page)).slice(3), ['Gallra', 'Plantera']);
  });

  it('goes by keyboard alone, step by step, with the focus kept on the button', async () => {
    const page = await test.openAs('vera');
    await page.goto(path);
    await tabTo(page, /^Flytta: Plantera$/u);
    await page.keyboard.press('Enter');
    await tabTo(page, 'Uppåt');
    await Promise.all([page.waitForURL(/steg=up/u), page.keyboard.press('Enter')]);
    assert.deepEqual((await titles(page)).slice(3), ['Plantera', 'Gallra']);
    assert.equal(await page.textContent('.notice-done'), 'Plantera är flyttad');
    assert.equal(await focused(page), 'Nedåt');
    await Promise.all([page.waitForURL(/steg=down/u), page.keyboard.press('Enter')]);
    assert.equal(await focused(page), 'Uppåt');
    await tabTo(page, 'Inåt');
    await Promise.all([page.waitForURL(/steg=in/u), page.keyboard.press('Enter')]);
    assert.deepEqual((await titles(page)).slice(2), ['Fler träd', 'Plantera', 'Gallra']);
    await page.keyboard.press('Enter');
    await page.waitForURL(/steg=out/u);
    assert.deepEqual((await titles(page)).slice(2), ['Fler träd', 'Gallra', 'Plantera']);
  });

  it('goes without scripts, to a place chosen from a list', async () => {
    const page = await test.openAs('vera', { javaScriptEnabled: false });
    await page.goto(path);
    assert.equal(await page.locator('.yearplan-grip').count(), 0);
    await row(page, 'Gallra').locator('summary').click();
    await row(page, 'Gallra').locator('text=Flytta till').click();
    await page.selectOption('select[name=parent]', { label: 'Processmål: Fler träd' });
    await page.click('text=Flytta dit');
    await page.waitForURL(/klart=flyttad/u);
    assert.deepEqual((await titles(page)).slice(2), ['Fler träd', 'Gallra', 'Plantera']);
  });

  it('adds a node where it is asked for, with the focus in its field', async () => {
    const page = await test.openAs('vera');
    await page.goto(path);
    await row(page, 'Skog').locator('text=Lägg till under').click();
    await page.waitForSelector('#f-title:focus');
    await page.keyboard.type('Skydda gammelskogen');
    await Promise.all([page.waitForURL(/klart=lagg-till/u), page.keyboard.press('Enter')]);
    assert.ok((await titles(page)).includes('Skydda gammelskogen'));
  });
});
