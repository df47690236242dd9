/** Where the keyboard's focus is, and whether whoever sits there can see it. Reads only: nothing here moves the focus. */
import type { Locator, Page } from 'playwright-core';

export type Focus = {
  /** Null where no control has it: before the first Tab, and after the last. */
  readonly on: string | null;
  /** The ring is drawn, on the control or on what stands for it (the face of a radio button). */
  readonly ringed: boolean;
  /** Null where the control is in the window and nothing lies over it (WCAG 2.4.11); otherwise what hides it. */
  readonly hiddenBy: string | null;
};

export async function readFocus(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return { on: null, ringed: false, hiddenBy: null };
    const hasRing = (one: Element | null) => {
      if (one === null) return false;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !/, 0\)$/u.test(outlineColor);
    };
    const face = element.closest('label') ?? element;
    const { left, right, top, bottom } = face.getBoundingClientRect();
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    // At its top, middle or bottom: what is hidden in part is still seen.
    const heights = [top + 4, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2, bottom - 4];
    const over = heights.map((y) => document.elementFromPoint(x, y));
    const seen = over.some((there) => there !== null && (face.contains(there) || there.contains(face)));
    const [first] = over.filter((there) => there !== null);
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
    return {
      on: `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''} "${name.slice(0, 60)}"`,
      // The calendar inside a field for a day is a stop of its own, and the browser draws its ring inside the field.
      ringed:
        [element, element.nextElementSibling, element.closest('label')].some(hasRing) || element.matches('[type=date]'),
      hiddenBy: seen ? null : first ? `${first.tagName} ${first.className}` : 'the edge of the window',
    };
  });
}

/** True where one of them has the focus. */
export const hasFocus = (wanted: Locator) =>
  wanted.evaluateAll((all) => all.some((one) => one === document.activeElement));

/** Where the first of them stands, seen from what has the focus; null where nothing has it. */
const sideOf = (wanted: Locator) =>
  wanted.first().evaluate((element) => {
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) return null;
    return activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'before' : 'after';
  });

/** Which way the Tab key goes to them: back where they stand before what has the focus. */
export const isBehind = async (wanted: Locator) => (await sideOf(wanted)) === 'before';

/** True where the key goes from what has the focus towards them, without passing the end of the page. */
export const standsAhead = async (wanted: Locator, key: 'Tab' | 'Shift+Tab') =>
  (await sideOf(wanted)) === (key === 'Tab' ? 'after' : 'before');

/** True where the page has just come and nothing has the focus. */
export const isFresh = (page: Page) =>
  page.evaluate(() => document.activeElement === null || document.activeElement === document.body);

export const isInMain = (wanted: Locator) => wanted.first().evaluate((element) => element.closest('main') !== null);
