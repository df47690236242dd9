/** Writing an entry's text in a browser: the buttons over it, figures found by keyboard, tables, and how it will look. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { areaPath, treePath } from '../../src/web/web.testing.ts';
import { needsBrowser, openBrowser, overflow, type TestBrowser, violations } from './chromium.ts';

let test: TestBrowser;

const goalPath = `${treePath}/post/goal/${encodeURIComponent('fler-träd')}`;
const field = 'textarea[name=narrative]';
const textOf = (page: Page) => page.inputValue(field);
const saved = (page: Page) =>
  page.waitForFunction(() => /^Sparat \d\d\.\d\d/u.test(document.getElementById('sparat')?.textContent ?? ''));

let last: Page | undefined;

/** The entry in a browser of its own; the one before is closed, so that only one writes. */
async function open(): Promise<Page> {
  await last?.close();
  const page = await test.openAs('rakel');
  last = page;
  await page.goto(goalPath);
  await page.waitForSelector('.tools');
  return page;
}

describe('writing in a browser', { skip: needsBrowser }, () => {
  before(async () => {
    test = await openBrowser();
  });
  after(() => test.close());
  afterEach(() => assert.deepEqual(test.complaints, []));

  it('has buttons that write the signs where the cursor is, and undo takes them back', async () => {
    const page = await open();
    await page.fill(field, 'Ett viktigt ord');
    await page.evaluate((name) => document.querySelector<HTMLTextAreaElement>(name)?.setSelectionRange(4, 11), field);
    await page.click('.tool >> text=Fet');
    assert.equal(await textOf(page), 'Ett **viktigt** ord');
    await page.keyboard.press('Control+z');
    assert.equal(await textOf(page), 'Ett viktigt ord');
    await page.click('.tool >> text=Rubrik');
    assert.equal(await textOf(page), '## Ett viktigt ord');
    await page.fill(field, 'ett\ntvå');
    await page.keyboard.press('Control+a');
    await page.click('.tool >> text=Lista');
    assert.equal(await textOf(page), '- ett\n- två');
    await page.fill(field, '');
    await page.click('.tool >> text=Länk');
    await page.keyboard.type('https://alvsala.example');
    assert.equal(await textOf(page), '[länktext](https://alvsala.example)');
    await page.keyboard.press('End');
    await page.click('.tool >> text=Tabell');
    await page.keyboard.type('Träd');
    assert.match(await textOf(page), /example\)\n\nTabell: Träd\n\| Rubrik \| Rubrik \|\n/u);
  });

  it('finds a figure by keyboard from the sign =, and puts it where the sign stood', async () => {
    const page = await open();
    await page.fill(field, 'Andelen är ');
    await page.keyboard.type('=');
    const search = page.locator('[role=combobox]:visible');
    await search.waitFor();
    assert.equal(await search.getAttribute('aria-expanded'), 'true');
    assert.deepEqual(await violations(page), []);
    await page.keyboard.type('utfall 2024');
    assert.match((await page.textContent('.picker:visible [role=status]')) ?? '', /^1 siffra$/u);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('ArrowDown');
    const active = await search.getAttribute('aria-activedescendant');
    assert.equal(await page.locator(`[id="${active}"]`).getAttribute('aria-selected'), 'true');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    assert.match(await textOf(page), /^Andelen är \[53,0\u00A0%\]\(=indicator:skogsandel\/2025\/actual\)$/u);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'narrative');
    await saved(page);
  });

  it('leaves the sign = where one goes back, and asks nothing inside a word', async () => {
    const page = await open();
    await page.fill(field, 'a');
    await page.keyboard.type('=b ');
    assert.equal(await page.locator('[role=combobox]:visible').count(), 0);
    await page.keyboard.type('=');
    await page.locator('[role=combobox]:visible').waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await textOf(page), 'a=b =');
    assert.equal(await page.locator('.picker:visible').count(), 0);
  });

  it('is opened by its button, and finds nothing with a word that is nowhere', async () => {
    const page = await open();
    await page.fill(field, '');
    await page.click('.tool >> text=Siffra');
    await page.keyboard.type('xyzzy');
    assert.match((await page.textContent('.picker:visible [role=status]')) ?? '', /Ingen siffra passar/u);
    await page.keyboard.press('Enter');
    assert.equal(await textOf(page), '');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'narrative');
  });

  it('says as one writes what the figures contradict, and makes a typed number live in one press', async () => {
    const page = await open();
    await page.fill(field, 'Indexet har ökat från 86 till 79. Skogsandelen är 53,0 %.');
    const finding = page.locator('#siffror .finding');
    await finding.waitFor();
    assert.match((await finding.textContent()) ?? '', /Texten säger ”ökat”, men från 86 till 79/u);
    assert.deepEqual(await violations(page), []);
    assert.equal(await overflow(page), 0);
    await page.click('#siffror >> text=Gör den levande');
    const live = /Skogsandelen är \[53,0\u00A0%\]\(=indicator:skogsandel\/2025\/actual\)\.$/u;
    assert.match(await textOf(page), live);
    await page.waitForFunction(() => document.querySelector('#siffror .offers') === null);
    await page.fill(field, 'Indexet har ökat från 79 till 86.');
    await page.locator('#siffror >> text=Inga siffror i texten motsäger').waitFor();
  });

  it('shows how the text will look, tables and figures with it, and saves nothing by that', async () => {
    const page = await open();
    await page.fill(
      field,
      '## Läget\n\nTabell: Träd\n| Skog | Andel |\n| Norra | [?](=indicator:skogsandel/2025/actual) |',
    );
    await page.click('text=Visa hur texten blir');
    const shown = page.locator('#forhandsvisning');
    await shown.locator('table').waitFor();
    assert.equal(await shown.locator('caption').textContent(), 'Träd');
    assert.equal(await shown.locator('td').textContent(), '53,0\u00A0%');
    assert.equal(await shown.locator('th[scope=row]').textContent(), 'Norra');
    assert.deepEqual(await violations(page), []);
    await page.setViewportSize({ width: 320, height: 800 });
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await violations(page, ['target-size', 'scrollable-region-focusable']), []);
  });

  it('works without scripts: a figure from a list, and the text as it will look', async () => {
    const page = await test.openAs('rakel', { javaScriptEnabled: false });
    await page.goto(areaPath);
    assert.equal(await page.locator('.tools').count(), 0);
    await page.fill(field, 'Skogsandelen är');
    await page.click('text=Infoga en siffra ur rapporten');
    await page.selectOption('[name=siffra]', { index: 1 });
    await page.click('.text-tools >> text=/^Infoga siffra$/');
    assert.match(await textOf(page), /^Skogsandelen är \[53,0\u00A0%\]\(=indicator:/u);
    assert.match((await page.textContent('main')) ?? '', /infogad sist i texten men inte sparad/u);
    await page.click('text=Visa hur texten blir');
    assert.match((await page.textContent('#forhandsvisning')) ?? '', /Skogsandelen är 53,0\u00A0%/u);
    await page.click('#posten >> text=/^Spara$/');
    await page.waitForURL(/sparat=1/u);
    assert.match(await textOf(page), /^Skogsandelen är \[53,0/u);
  });
});
