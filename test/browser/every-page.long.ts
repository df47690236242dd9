/**
 * Every kind of page of the example municipality that links lead to, by role, in a real browser: WCAG 2.2 AA in light and dark,
 * 320 px, and the same content with scripts off. UPPSIKT_PAGE_PICTURES=FOLDER keeps a picture of each, wide, narrow and dark.
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { loadExample } from '../../src/app/example.ts';
import { addUser } from '../../src/app/user.ts';
import { testDatabase } from '../../src/store/testing.ts';
import { today } from '../../src/web/today.ts';
import { patternOf, walk } from '../../src/web/walk.testing.ts';
import { password, type TestWeb, unwrap, Visitor } from '../../src/web/web.testing.ts';
import { createWeb } from '../../src/web/web.tsx';
import { checkPage, needsBrowser, openBrowser, overflow, type TestBrowser } from './chromium.ts';

process.env.UPPSIKT_TEST_THOROUGH = '1';
const folder = process.env.UPPSIKT_PAGE_PICTURES;

const people = [
  ['bo.berg', 'administrator', null],
  ['kajsa', 'controller', null],
  ['klas', 'coordinator', 'KS'],
  ['hedvig', 'head', 'VON'],
  ['rut', 'auditor', null],
] as const;

async function openExample(): Promise<TestWeb> {
  const database = await testDatabase();
  const app = { db: database.db, dataFolder: '/nonexistent', close: async () => undefined };
  const { session } = unwrap(await loadExample(app, today()));
  for (const [login, role, body] of people)
    unwrap(await addUser(app, session, { login, name: `Prov ${login}`, role, body, password }));
  return { app, web: createWeb(app, { secureCookies: false }), session, close: () => database.close() };
}

/** Wide, narrow and dark. */
async function takePictures(page: Page, login: string, path: string): Promise<void> {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const name = `${login}${path.replaceAll(/[^\p{L}\d]+/gu, '-')}`.slice(0, 90);
  const shot = (look: string) => page.screenshot({ path: join(folder, `${name}.${look}.png`), fullPage: true });
  await shot('wide');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot('dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 360, height: 800 });
  await shot('narrow');
}

const headings = (page: Page) =>
  page.$$eval('main h1, main h2', (all) => all.map((heading) => heading.textContent?.trim()));

describe('every kind of page', { skip: needsBrowser }, () => {
  let test: TestBrowser;
  before(async () => {
    test = await openBrowser(openExample);
  });
  after(() => test.close());

  const seen = new Set<string>();
  for (const [login] of people)
    it(`that ${login} comes to`, { timeout: 1_800_000 }, async (context) => {
      const visitor = new Visitor(test.web);
      await visitor.signIn(login);
      const paths = [...(await walk(visitor, 1)).keys()];
      const page = await test.openAs(login);
      const plain = await test.openAs(login, { javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
      for (const path of paths)
        await context.test(path, { timeout: 300_000 }, async () => {
          await page.goto(path);
          await checkPage(page);
          const scripted = await headings(page);
          await takePictures(page, login, path);
          await plain.goto(path);
          assert.equal(await overflow(plain), 0, 'wider than 360 px with scripts off');
          assert.deepEqual(await headings(plain), scripted, 'other headings with scripts off');
          seen.add(patternOf(path.split('?')[0] ?? ''));
        });
    });

  it('is many, and breaks nothing of the content security policy', (context) => {
    context.diagnostic(`${seen.size} kinds`);
    assert.ok(seen.size > 70, `${seen.size} kinds`);
    assert.deepEqual(test.complaints, []);
  });
});
