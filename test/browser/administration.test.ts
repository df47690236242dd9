/** Administration in a real browser: no violation of WCAG 2.2 AA, nothing wider than 320 px, and what the scale's island adds. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { checkPage, needsBrowser, openBrowser, type TestBrowser } from './chromium.ts';

const people = '/administration/personer';
const organisation = '/administration/organisation';
const model = '/administration/styrmodell';

let test: TestBrowser;

const go = (path: string) => async (page: Page) => {
  await page.goto(path);
};
const fill = async (page: Page, fields: Record<string, string>) => {
  for (const [name, value] of Object.entries(fields)) await page.fill(`main [name=${name}]`, value);
};

async function addPerson(page: Page, login: string): Promise<void> {
  await page.goto(people);
  await page.click('.adder summary');
  await fill(page, { login, name: 'Ada Ek' });
  await page.click('.adder .button');
}

async function openPerson(page: Page): Promise<void> {
  await page.goto(people);
  await page.click('text=Rut Rönn');
}

async function previewSplit(page: Page): Promise<void> {
  await page.goto('/administration/delning');
  await page.selectOption('[name=from]', 'KS');
  await fill(page, { 'code-0': 'KS', 'code-1': 'TN', 'name-1': 'Tekniska nämnden', day: '2025-01-01' });
  await page.click('main .button-primary');
}

const states: readonly (readonly [string, string, (page: Page) => Promise<void>])[] = [
  ['the start page', 'alva', go('/administration')],
  ['the start page of a head', 'hedda', go('/administration')],
  ['the people', 'alva', go(people)],
  ['a person who was added', 'alva', (page) => addPerson(page, `ada${Date.now()}`)],
  ['a person with faults', 'alva', (page) => addPerson(page, '')],
  ['a person', 'alva', openPerson],
  [
    'a handover',
    'alva',
    async (page) => {
      await openPerson(page);
      await page.click('text=Stäng kontot');
      await page.waitForSelector('text=Avbryt');
    },
  ],
  ['what has no owner', 'hedda', go('/administration/utan-agare')],
  ['the organisation', 'alva', go(organisation)],
  ['a body', 'alva', go(`${organisation}/KS`)],
  ['a group', 'alva', go(`${organisation}/alla bolag`)],
  ['a merger', 'alva', go('/administration/sammanslagning')],
  [
    'a split with faults',
    'alva',
    async (page) => {
      await page.goto('/administration/delning');
      await page.click('main .button-primary');
    },
  ],
  ['a split shown before it is done', 'alva', previewSplit],
  ['the steering model', 'alva', go(model)],
  ['a level', 'alva', go(`${model}/niva/goal`)],
  ['a scale', 'alva', go(`${model}/skala/assessment`)],
  ['a page that is for others', 'hedda', go(people)],
];

describe('administration', { skip: needsBrowser }, () => {
  before(async () => {
    test = await openBrowser();
  });
  after(() => test.close());

  const pages = new Map<string, Page>();
  async function pageOf(login: string): Promise<Page> {
    const page = pages.get(login) ?? (await test.openAs(login));
    pages.set(login, page);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 900 });
    return page;
  }
  const smallTargets = (page: Page) =>
    page.$$eval(
      'main :is(button:not(.hidden), .button, summary, select, .check, .tick, input[type=text], input[type=color])',
      (all) =>
        all
          .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
          .map(({ text, box }) => `${text} ${box.width} x ${box.height}`),
    );

  for (const [name, login, reach] of states)
    it(name, async () => {
      const page = await pageOf(login);
      await reach(page);
      assert.deepEqual(await smallTargets(page), [], 'targets of 44 by 44 px');
      await checkPage(page);
    });

  it('shows a value of a scale as it is chosen, and warns of a faint colour', async () => {
    const page = await pageOf('alva');
    await page.goto(`${model}/skala/assessment`);
    const first = page.locator('[data-value]').first();
    const drawing = () => first.locator('[data-preview] svg').innerHTML();
    const before = await drawing();
    await page.selectOption('[name=shape-0]', 'square');
    await fill(page, { 'label-0': 'Stopp', 'color-0': '#ffee88' });
    assert.notEqual(await drawing(), before);
    assert.match(await drawing(), /#ffee88/u);
    assert.equal(await first.locator('[data-label]').textContent(), 'Stopp');
    assert.match((await first.locator('[data-faint]').textContent()) ?? '', /syns för dåligt/u);
    await fill(page, { 'color-0': '#a32218' });
    assert.equal(await first.locator('[data-faint]').textContent(), '');
  });

  it('saves a scale by Enter, and moves nothing', async () => {
    const page = await pageOf('alva');
    await page.goto(`${model}/skala/status`);
    await page.fill('[name=label-1]', 'I mål');
    await page.press('[name=label-1]', 'Enter');
    await page.waitForSelector('.notice-done');
    const codes = await page.$$eval('[name^=code-]', (all) => all.map((one) => (one as HTMLInputElement).value));
    assert.deepEqual(codes, ['late', 'done', '']);
    assert.equal(await page.inputValue('[name=label-1]'), 'I mål');
  });

  it('can all be done without scripts', async () => {
    const page = await test.openAs('alva', { javaScriptEnabled: false });
    await page.goto(people);
    await page.click('.adder summary');
    await fill(page, { login: 'utan.skript', name: 'Utan Skript' });
    await page.click('.adder .button');
    const link = await page.inputValue('[name=lank]');
    assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/lank\//u);
    const guest = await test.open({ javaScriptEnabled: false });
    await guest.goto(link);
    await guest.click('main button');
    assert.match((await guest.textContent('.account')) ?? '', /Utan Skript/u);
    await previewSplit(page);
    await page.selectOption('[name=move-0]', 'TN');
    await page.click('main .button-primary');
    await page.waitForSelector('text=Organisationen är ändrad');
    assert.match((await page.textContent('.history')) ?? '', /Kommunstyrelsen delades i Kommunstyrelsen och Tekniska/u);
  });

  it('breaks nothing of the content security policy', () => {
    assert.deepEqual(test.complaints, []);
  });
});
