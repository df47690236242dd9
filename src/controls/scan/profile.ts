/** One page of one browser profile, used again and again: opened when it is needed, and anew when it has died or grown old. */
import type { BrowserContext, Page } from 'playwright-core';
import type { ScanBrowser } from './browser.ts';

export type Profile = {
  /** Works with the page. Tries once more, in a new browser, where the browser died on the way; then throws. */
  use<T>(work: (page: Page, fresh: boolean) => Promise<T>): Promise<T>;
  /** The next use gets a profile without memory. */
  forget(): Promise<void>;
};

/** Pages after which a browser is started anew; one died after 600. */
const lifetime = 250;

/** Counts pages over all sites, for the browser is the same. */
export type Age = { pages: number };

export function openProfile(browser: ScanBrowser, age: Age, options: { anyCertificate: boolean }): Profile {
  let context: BrowserContext | null = null;
  let page: Page | null = null;
  let crashed = false;

  async function forget(): Promise<void> {
    const old = context;
    context = null;
    page = null;
    await old?.close().catch(() => undefined);
  }

  async function ready(): Promise<{ page: Page; fresh: boolean }> {
    if (age.pages >= lifetime) {
      await forget();
      await browser.restart();
      age.pages = 0;
    }
    if (page && !page.isClosed() && !crashed && browser.alive()) return { page, fresh: false };
    await forget();
    crashed = false;
    context = await browser.open(options);
    const opened = await context.newPage();
    opened.on('crash', () => {
      crashed = true;
    });
    opened.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
    context.on('page', (other) => {
      if (other !== opened) void other.close().catch(() => undefined);
    });
    page = opened;
    return { page: opened, fresh: true };
  }

  return {
    async use(work) {
      for (let attempt = 1; ; attempt += 1) {
        age.pages += 1;
        try {
          const { page: open, fresh } = await ready();
          return await work(open, fresh);
        } catch (error) {
          // A page that hangs keeps its browser busy; one that only left on its own does not.
          const hangs = error instanceof Error && error.message.startsWith('Timeout');
          const dead = hangs || crashed || !browser.alive();
          await forget();
          if (dead) {
            await browser.restart();
            age.pages = 0;
          }
          if (hangs || attempt >= 3) throw error;
        }
      }
    },
    forget,
  };
}
