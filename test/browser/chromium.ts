/** A real browser for tests, one for all files of a run; where there is none, the tests are skipped and say so. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type axe from 'axe-core';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { serveWeb } from '../../src/web/server.ts';
import { openTestWeb, password, type TestWeb } from '../../src/web/web.testing.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

export const needsBrowser: false | string = executablePath ? false : 'needs chromium (apt-get install chromium)';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  // Fewer processes beside one another: tests share two cores with servers and databases.
  '--in-process-gpu',
  '--no-zygote',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type TestBrowser = TestWeb & {
  readonly url: string;
  /** A page of a fresh context; what the browser complains about is gathered in `complaints`. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** The same, signed in. */
  openAs(login: string, options?: BrowserContextOptions): Promise<Page>;
  readonly complaints: string[];
};

let browser: Promise<Browser> | undefined;
let users = 0;

/** One browser for those who use it at the same time or right after each other. */
function takeBrowser(): Promise<Browser> {
  users += 1;
  browser ??= chromium.launch({ executablePath: executablePath ?? '', args });
  return browser;
}

/** Ends it when the last one is done and nobody has come within a second. */
function giveBrowser(): void {
  users -= 1;
  const end = setTimeout(() => {
    if (users > 0) return;
    void browser?.then((running) => running.close());
    browser = undefined;
  }, 1000);
  end.unref();
}

/** A web, that of `openTestWeb` unless told otherwise, served on a free port, and a browser to visit it with. */
export async function openBrowser(openWeb: () => Promise<TestWeb> = openTestWeb): Promise<TestBrowser> {
  const test = await openWeb();
  const server = await serveWeb(test.app, { port: 0, host: '127.0.0.1' });
  const running = await takeBrowser();
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];
  const states = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await running.newContext({
      baseURL: server.url,
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (/Content.Security.Policy|Refused to/iu.test(message.text()))
        complaints.push(`${page.url()}: ${message.text()}`);
    });
    return page;
  }

  async function openAs(login: string, options: BrowserContextOptions = {}): Promise<Page> {
    const known = states.get(login);
    if (known) return open({ ...options, storageState: known });
    const page = await open(options);
    await signIn(page, login);
    states.set(login, await page.context().storageState());
    return page;
  }

  return {
    ...test,
    url: server.url,
    complaints,
    open,
    openAs,
    async close() {
      for (const context of contexts) await context.close();
      giveBrowser();
      await server.close();
      await test.close();
    },
  };
}

/** Fills in the sign-in form that the page stands on, or goes to it. */
export async function signIn(page: Page, login: string): Promise<void> {
  if (!(await page.locator('[name=password]').count())) await page.goto('/logga-in');
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', password);
  await page.click('main button');
}

/** The text of what has the keyboard's focus. */
export const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

/** Presses Tab until it comes to the text. */
export async function tabTo(page: Page, text: string | RegExp): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (typeof text === 'string' ? now === text : text.test(now)) return;
  }
  throw new Error(`Tab never came to ${text}.`);
}

/** The packed file: half as much to send to each page. */
const axeSource = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.2 AA, or against the rules named; one line for each rule and element. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(`window.axe ?? (() => { ${axeSource} })()`);
  await letScroll(page, true);
  const found = await page.evaluate(
    (options) => (window as unknown as { axe: typeof axe }).axe.run(document, options),
    { runOnly: rules === undefined ? allRules : { type: 'rule' as const, values: [...rules] } },
  );
  await letScroll(page, false);
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} – ${node.failureSummary ?? rule.help}`),
  );
}

/** The bar that stays at the window's lower edge covers whatever lies there: a matter of scrolling, not of size. */
async function letScroll(page: Page, free: boolean): Promise<void> {
  await page.evaluate(
    (position) => {
      for (const bar of document.querySelectorAll<HTMLElement>('.save-bar')) bar.style.position = position;
    },
    free ? 'static' : '',
  );
}

/**
 * A page against WCAG 2.2 AA in the light, and how it fits at 320 px; in the dark, and with small targets looked for at 320 px,
 * where `thorough.long.ts` asks for it. Leaves the page wide and light.
 */
export async function checkPage(page: Page): Promise<void> {
  const thorough = process.env.UPPSIKT_TEST_THOROUGH === '1';
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.deepEqual(await violations(page), [], 'in the light');
  if (thorough) {
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.deepEqual(await violations(page, ['color-contrast']), [], 'in the dark');
  }
  await page.setViewportSize({ width: 320, height: 640 });
  assert.equal(await overflow(page), 0, 'wider than 320 px');
  if (thorough)
    assert.deepEqual(await violations(page, ['scrollable-region-focusable', 'target-size']), [], 'at 320 px');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Pixels by which the page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
