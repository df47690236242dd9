/** A real browser for tests, one for all files of a run; where there is none, the tests are skipped and say so. */
import { existsSync } from 'node:fs';
import axe from 'axe-core';
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

const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.2 AA, or against the rules named; one line for each rule and element. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(`window.axe ?? (() => { ${axe.source} })()`);
  const size = page.viewportSize();
  // The bar that stays at the window's lower edge covers whatever lies there: a matter of scrolling, not of size.
  if (size) await page.setViewportSize({ width: size.width, height: Math.max(size.height, await lengthOf(page)) });
  const found = await page.evaluate(
    (options) => (window as unknown as { axe: typeof axe }).axe.run(document, options),
    { runOnly: rules === undefined ? allRules : { type: 'rule' as const, values: [...rules] } },
  );
  if (size) await page.setViewportSize(size);
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} – ${node.failureSummary ?? rule.help}`),
  );
}

function lengthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollHeight);
}

/** Pixels by which the page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
