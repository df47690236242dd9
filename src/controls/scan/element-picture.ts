/** Small pictures of the elements that findings are about, so that a reader sees at once which one is meant. */
import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Finding } from '../../domain/accessibility-page.ts';
import type { Picture } from './scanner.ts';

const most = { ofRule: 2, ofPage: 8, width: 480, height: 240, bytes: 60_000 };
const margin = 12;

/** How many pictures each rule has had on the site. */
export type PictureCount = Map<string, number>;

async function take(page: Page, selector: string): Promise<Buffer | null> {
  const element = page.locator(selector).first();
  try {
    await element.scrollIntoViewIfNeeded({ timeout: 5_000 });
    const box = await element.boundingBox({ timeout: 2_000 });
    if (!box || box.width < 2 || box.height < 2) return null;
    const x = Math.max(0, box.x - margin);
    const y = Math.max(0, box.y - margin);
    const width = Math.min(most.width, box.width + 2 * margin, 1280 - x);
    const height = Math.min(most.height, box.height + 2 * margin, 900 - y);
    if (width < 2 || height < 2) return null;
    const bytes = await page.screenshot({ type: 'jpeg', quality: 55, clip: { x, y, width, height }, timeout: 5_000 });
    return bytes.length <= most.bytes ? bytes : null;
  } catch {
    return null;
  }
}

/** The findings with the keys of the pictures that were taken: the first element of each rule of WCAG A and AA. */
export async function takePictures(
  page: Page,
  url: string,
  findings: readonly Finding[],
  count: PictureCount,
): Promise<{ findings: Finding[]; pictures: Picture[] }> {
  const pictures: Picture[] = [];
  const pictured: Finding[] = [];
  for (const finding of findings) {
    const [first, ...rest] = finding.elements;
    const had = count.get(finding.rule) ?? 0;
    const wanted =
      (finding.level === 'A' || finding.level === 'AA') && had < most.ofRule && pictures.length < most.ofPage;
    const bytes = first && wanted && !first.selector.includes('>>>') ? await take(page, first.selector) : null;
    if (!first || !bytes) {
      pictured.push(finding);
      continue;
    }
    const key = createHash('sha256').update(`${url} ${finding.rule} ${first.selector}`).digest('hex').slice(0, 24);
    pictures.push({ key, bytes });
    count.set(finding.rule, had + 1);
    pictured.push({ ...finding, elements: [{ ...first, picture: key }, ...rest] });
  }
  return { findings: pictured, pictures };
}
