/**
 * Looks at every page and state that a played year comes to, once each: axe, 320 px, 400 % zoom (a window of 1280 by
 * 1024 is then 320 by 256), and forced colours. Faults are gathered, not thrown, so that a run names all of them.
 */
import type { Page } from 'playwright-core';
import { routes } from '../../src/web/routes.ts';
import { overflow, violations } from './chromium.ts';

export type Inspector = {
  /** `scripts` false: JavaScript is off, and axe, which needs it, is left out. */
  look(page: Page, scripts?: boolean): Promise<void>;
  /** "/perioder/:period: …", in the order found. */
  readonly faults: string[];
  /** How many states of each route were looked at: those with a part that the route had not shown before. */
  readonly seen: Map<string, number>;
};

const patterns = Object.values(routes).map(({ pattern }) => ({
  pattern,
  test: new RegExp(`^${pattern.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u'),
}));

const patternOf = (url: string) => {
  const path = new URL(url).pathname;
  return patterns.find(({ test }) => test.test(path))?.pattern ?? path;
};

/** What the page is made of: "P hint", "DETAILS adder open". */
const partsOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main *')].map(
      (one) => `${one.tagName} ${one.getAttribute('class') ?? ''} ${one.hasAttribute('open') ? 'open' : ''}`,
    ),
  );

/** What sticks to the window and takes more than half of it, so that there is no room for the rest. */
const crowding = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position))
      .filter((one) => one.getBoundingClientRect().height > innerHeight / 2)
      .map((one) => `${one.tagName} ${one.className}`),
  );

/** Controls with neither border nor underline: without colours nothing tells them from text. */
const boundless = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main :is(button, .button, input, select, textarea)')]
      .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .filter((one) => one.getBoundingClientRect().width > 1)
      .filter((one) => !one.matches('[type=radio], [type=checkbox], [type=file], [type=hidden]'))
      .filter((one) => {
        const { borderTopStyle, borderTopWidth, borderTopColor, textDecorationLine, backgroundColor } =
          getComputedStyle(one);
        const bordered =
          borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0 && borderTopColor !== backgroundColor;
        return !bordered && !textDecorationLine.includes('underline');
      })
      .map((one) => `${one.tagName} "${one.textContent?.trim().slice(0, 40)}"`),
  );

export function newInspector(): Inspector {
  const known = new Set<string>();
  const faults: string[] = [];
  const seen = new Map<string, number>();

  async function inspect(
    page: Page,
    scripts: boolean,
    note: (what: string, found: readonly string[]) => void,
  ): Promise<void> {
    const axe = async (rules?: readonly string[]) => (scripts ? violations(page, rules) : []);
    const wide = page.viewportSize() ?? { width: 1280, height: 900 };
    note('axe', await axe());
    await page.setViewportSize({ width: 320, height: 640 });
    note('wider than 320 px', (await overflow(page)) > 0 ? [`by ${await overflow(page)} px`] : []);
    note('axe at 320 px', await axe(['scrollable-region-focusable', 'target-size']));
    await page.setViewportSize({ width: 320, height: 256 });
    note('wider than the window at 400 %', (await overflow(page)) > 0 ? [`by ${await overflow(page)} px`] : []);
    note('sticks over half of the window at 400 %', await crowding(page));
    await page.setViewportSize(wide);
    await page.emulateMedia({ forcedColors: 'active' });
    note('axe in forced colours', await axe());
    note('without bounds in forced colours', await boundless(page));
    await page.emulateMedia({ forcedColors: 'none' });
    await page.evaluate(() => scrollTo(0, 0));
  }

  return {
    faults,
    seen,
    async look(page, scripts = true) {
      const pattern = patternOf(page.url()) + (scripts ? '' : ' without JavaScript');
      const parts = (await partsOf(page)).map((part) => `${pattern} ${part}`);
      if (parts.every((part) => known.has(part))) return;
      for (const part of parts) known.add(part);
      seen.set(pattern, (seen.get(pattern) ?? 0) + 1);
      await inspect(page, scripts, (what, found) => {
        for (const one of found) faults.push(`${pattern} (${page.url()}): ${what}: ${one}`);
      });
    },
  };
}
