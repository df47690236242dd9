/** Takes the handbook's pictures while a year is played, where `UPPSIKT_PICTURES` asks for it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, '../../docs/guide/bilder');
/** As much of a long page as a reader of the handbook wants to see. */
const highest = 900;

/** Keeps the page's main content as "name.png", from the top or from the part that the selector names. */
export type Camera = (page: Page, name: string, part?: string) => Promise<void>;

export function newCamera(wanted: boolean): Camera {
  if (!wanted || !process.env.UPPSIKT_PICTURES) return async () => undefined;
  mkdirSync(folder, { recursive: true });
  return async (page, name, part = 'main') => {
    await page.evaluate(() => document.fonts.ready);
    const box = await page.locator(part).first().boundingBox();
    if (box === null) throw new Error(`${page.url()} has no ${part} to take a picture of.`);
    const scrolled = await page.evaluate(() => scrollY);
    const clip = {
      x: Math.max(0, box.x - 16),
      y: Math.max(0, box.y + scrolled - 16),
      width: Math.min(1280, box.width + 32),
      height: Math.min(highest, box.height + 32),
    };
    await page.screenshot({ path: join(folder, `${name}.png`), clip, fullPage: true, animations: 'disabled' });
  };
}
