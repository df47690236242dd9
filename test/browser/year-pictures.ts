/**
 * Takes the handbook's pictures while a year is played, where `UPPSIKT_PICTURES` asks for it. What differs from run to run
 * (times of day, checksums, links, the server's port) is written alike in every picture; dates follow the day of the run.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, '../../docs/guide/bilder');
/** As much of a long page as a reader of the handbook wants to see. */
const highest = 900;

/** Keeps the page's main content as "name.png", from the top or from the part that the selector names. */
export type Camera = (page: Page, name: string, part?: string) => Promise<void>;

/** Writes what differs from run to run as if it were the same; `false` puts back what stood there. */
const settle = (page: Page, settled: boolean) =>
  page.evaluate((now) => {
    const same = (text: string) =>
      text
        .replaceAll(/https?:\/\/(?:127\.0\.0\.1|localhost):\d+/gu, 'https://uppsikt.provby.example')
        .replaceAll(/\/lank\/\S+/gu, '/lank/3f6c2a71d8e94b05')
        .replaceAll(/\b[0-9a-f]{12,64}\b/gu, (hash) => '5fe2e16b13b8'.repeat(6).slice(0, hash.length))
        .replaceAll(/\b[0-2]\d\.[0-5]\d\b/gu, '10.15');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { parentElement: parent, nodeValue: text } = node;
      if (parent === null || text === null || parent.closest('script, style') !== null) continue;
      const kept = parent.getAttribute('data-kept');
      if (now && same(text) !== text) {
        parent.setAttribute('data-kept', text);
        node.nodeValue = same(text);
      } else if (!now && kept !== null && same(kept) === text) {
        node.nodeValue = kept;
        parent.removeAttribute('data-kept');
      }
    }
    for (const field of document.querySelectorAll('textarea')) {
      const kept = field.getAttribute('data-kept-value');
      if (now && same(field.value) !== field.value) {
        field.setAttribute('data-kept-value', field.value);
        field.value = same(field.value);
      } else if (!now && kept !== null) {
        field.value = kept;
        field.removeAttribute('data-kept-value');
      }
    }
  }, settled);

export function newCamera(wanted: boolean): Camera {
  if (!wanted || !process.env.UPPSIKT_PICTURES) return async () => undefined;
  mkdirSync(folder, { recursive: true });
  return async (page, name, part = 'main') => {
    await page.evaluate(() => document.fonts.ready);
    const size = page.viewportSize() ?? { width: 1280, height: 900 };
    // In a window that holds the whole page, nothing sticks to its edge over the text.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) });
    await settle(page, true);
    const box = await page.locator(part).first().boundingBox();
    if (box === null) throw new Error(`${page.url()} has no ${part} to take a picture of.`);
    const clip = {
      x: Math.max(0, box.x - 16),
      y: Math.max(0, box.y - 8),
      width: Math.min(size.width, box.width + 32),
      height: Math.min(highest, box.height + 16),
    };
    await page.screenshot({ path: join(folder, `${name}.png`), clip, animations: 'disabled' });
    await settle(page, false);
    await page.setViewportSize(size);
  };
}
