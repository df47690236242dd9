/** Every page and state in a real browser: no violation of WCAG 2.2 AA in light or dark, and nothing wider than 320 px. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { smallReport } from '../../src/intake/small-report.testing.ts';
import { inTenant } from '../../src/store/database.ts';
import { areaPath, doJob, treePath } from '../../src/web/web.testing.ts';
import { needsBrowser, openBrowser, overflow, type TestBrowser, violations } from './chromium.ts';

const goalPath = `${treePath}/post/goal/${encodeURIComponent('fler-träd')}`;
const reportPath = '/rapport/KS/2025-year';
const earlierPath = '/rapport/KS/2025-interim2';

let test: TestBrowser;

async function conflict(page: Page): Promise<void> {
  const other = await test.openAs('vera', { javaScriptEnabled: false });
  await page.goto(areaPath);
  await other.goto(areaPath);
  await other.fill('[name=narrative]', 'Den andras text');
  await other.click('text=Spara >> nth=0');
  await page.fill('[name=narrative]', 'Min text');
  await page.click('#posten .button-primary');
  await page.waitForSelector('.conflict');
}

async function upload(page: Page, buffer: Buffer): Promise<void> {
  await page.goto('/import');
  await page.setInputFiles('[name=fil]', { name: 'paket.txt', mimeType: 'text/plain', buffer });
  await page.click('text=Läs filen');
  await page.waitForSelector('#jobb');
}

const jobPath = (page: Page) => new URL(page.url()).pathname;

async function review(page: Page): Promise<void> {
  await upload(page, Buffer.from(smallReport));
  await doJob(test, jobPath(page));
  await page.waitForSelector('.review');
}

async function print(page: Page): Promise<void> {
  await page.goto(reportPath);
  await page.click('text=Skriv ut alla tre filer');
  await page.waitForSelector('#jobb');
}

/** A print that nobody has begun: all that a waiting job can show. */
async function waitingPrint(page: Page): Promise<void> {
  await print(page);
  await inTenant(test.app.db, test.session.tenant.id, (tx) =>
    tx.updateTable('job').set({ created_at: sql<Date>`now() - interval '11 seconds'` }).execute(),
  );
  await page.waitForSelector('#jobb .notice');
}

async function donePrint(page: Page): Promise<void> {
  await print(page);
  await doJob(test, jobPath(page));
  await page.waitForSelector('text=Ladda ner');
}

async function failedImport(page: Page): Promise<void> {
  await upload(page, Buffer.from('Inget paket.'));
  await doJob(test, jobPath(page));
  await page.waitForSelector('text=Välj en fil igen');
}

async function decide(page: Page, day: string): Promise<void> {
  await page.goto(earlierPath);
  await page.click('.decide summary');
  await page.fill('[name=decidedOn]', day);
  await page.fill('[name=paragraph]', '§ 12');
  await page.click('text=Registrera beslutet');
}

const go = (path: string) => async (page: Page) => {
  await page.goto(path);
};

const states: readonly (readonly [string, 'vera' | 'lars' | null, (page: Page) => Promise<void>])[] = [
  ['sign-in', null, go('/')],
  [
    'sign-in with faults',
    null,
    async (page) => {
      await page.goto('/logga-in');
      await page.click('main button');
    },
  ],
  ['a one-time link', null, go('/lank/abc')],
  ['the start page', 'vera', go('/')],
  ['the start page of a reader', 'lars', go('/')],
  ['the tree', 'vera', go(treePath)],
  ['the tree, not done', 'vera', go(`${treePath}?visa=ej-klara`)],
  ['an entry', 'vera', go(areaPath)],
  ['an entry with figures', 'vera', go(goalPath)],
  ['an entry to read', 'lars', go(areaPath)],
  ['a saved entry', 'vera', go(`${areaPath}?sparat=1`)],
  [
    'an entry taken over',
    'vera',
    async (page) => {
      await page.goto(areaPath);
      await page.click('.previous .button');
    },
  ],
  ['a conflict', 'vera', conflict],
  ['the imports', 'vera', go('/import')],
  [
    'an import with faults',
    'vera',
    async (page) => {
      await page.goto('/import');
      await page.click('text=Läs filen');
    },
  ],
  ['the review', 'vera', review],
  ['a print that waits', 'vera', waitingPrint],
  ['a print that is done', 'vera', donePrint],
  ['an import that failed', 'vera', failedImport],
  ['the preview', 'vera', go(reportPath)],
  ['a decision with faults', 'vera', (page) => decide(page, '17 februari')],
  [
    'a decided report',
    'vera',
    async (page) => {
      await decide(page, '2026-02-17');
      await page.waitForSelector('.checksum');
    },
  ],
  [
    'the template with a block being added',
    'vera',
    async (page) => {
      await page.goto(`${reportPath}/mall`);
      await page.click('.insert summary >> nth=0');
    },
  ],
  ['a heading being renamed', 'vera', go(`${reportPath}/mall?byt=annualReport:1`)],
  ['the account', 'vera', go('/konto')],
  ['a missing page', 'vera', go('/finns-inte')],
  ['a missing report', 'vera', go('/uppfoljning/KS/1999-year')],
];

/** One page for each login, in the light and wide. */
const pages = new Map<string | null, Page>();
async function pageOf(login: string | null): Promise<Page> {
  const page = pages.get(login) ?? (login === null ? await test.open() : await test.openAs(login));
  pages.set(login, page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  return page;
}

describe('accessibility', { skip: needsBrowser }, () => {
  before(async () => {
    test = await openBrowser();
  });
  after(() => test.close());

  for (const [name, login, reach] of states)
    it(name, async () => {
      const page = await pageOf(login);
      await reach(page);
      assert.deepEqual(await violations(page), [], 'in the light');
      await page.emulateMedia({ colorScheme: 'dark' });
      assert.deepEqual(await violations(page, ['color-contrast']), [], 'in the dark');
      await page.setViewportSize({ width: 320, height: 640 });
      assert.equal(await overflow(page), 0, 'wider than 320 px');
      assert.deepEqual(await violations(page, ['scrollable-region-focusable', 'target-size']), [], 'at 320 px');
    });

  it('in English too', async () => {
    const page = await test.openAs('lars');
    await page.goto(treePath);
    await page.click('.footer button');
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    assert.deepEqual(await violations(page), []);
  });

  it('holds targets of 44 by 44 px, but for links in text', async () => {
    const page = await test.openAs('vera');
    for (const path of [treePath, areaPath, reportPath, `${reportPath}/mall`, '/import']) {
      await page.goto(path);
      const small = await page.$$eval(
        'button, .button, summary, select, input:not([type=hidden]), .places a, .choice',
        (all) =>
          all
            .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
            .map(({ text, box }) => `${text} ${box.width} x ${box.height}`),
      );
      assert.deepEqual(small, [], path);
    }
  });

  it('shows every state without colour', async () => {
    const page = await test.openAs('vera', { forcedColors: 'active' });
    await page.goto(treePath);
    const words = await page.$$eval('.tree .state', (all) => all.map((element) => element.textContent?.trim() ?? ''));
    assert.ok(words.length > 3);
    for (const word of words) assert.match(word, /\p{L}|%/u);
    assert.deepEqual(await violations(page), []);
  });

  it('breaks nothing of the content security policy', () => {
    assert.deepEqual(test.complaints, []);
  });
});
