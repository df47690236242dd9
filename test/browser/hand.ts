/** What a person does on a page, said as the page says it: by role and accessible name. A hand does it, with a mouse or a keyboard. */
import type { Download, Locator, Page } from 'playwright-core';

export type Name = string | RegExp;

export interface Hand {
  readonly page: Page;
  /** Goes where a link leads. */
  follow(link: Name): Promise<void>;
  /** Fetches the file that a link leads to. */
  fetch(link: Name): Promise<Download>;
  /** Presses a button that leads to a page. */
  press(button: Name): Promise<void>;
  /** Opens what is folded up. */
  unfold(summary: Name): Promise<void>;
  /** Writes in a field, in place of what stands there. */
  fill(label: Name, text: string): Promise<void>;
  /** Chooses one of the radio buttons under a legend. */
  choose(legend: Name, choice: Name): Promise<void>;
  select(label: Name, option: string): Promise<void>;
  tick(label: Name): Promise<void>;
}

type Role = 'link' | 'button' | 'textbox' | 'combobox' | 'checkbox';

/** A name as a whole. What a hidden part adds after a colon may stand with a space before it. */
function nameOf(name: Name): { name: Name; exact?: boolean } {
  if (typeof name !== 'string') return { name };
  if (!name.includes(': ')) return { name, exact: true };
  const parts = name.split(': ').map((part) => RegExp.escape(part));
  return { name: new RegExp(`^${parts.join('\\s?: ')}$`, 'u') };
}

/** How long a control may take to be there; pages are drawn by the server, so it is there from the beginning. */
const patience = 10_000;

/**
 * The one control of that role and name. Throws where none is there, or where several are and a person could not tell
 * which: links that lead to the same place count as one, and a search is a place of its own.
 */
export async function control(page: Page, role: Role, name: Name): Promise<Locator> {
  const everywhere = page.getByRole(role, nameOf(name));
  const outside = everywhere.and(page.locator(':not(search *)'));
  await everywhere
    .first()
    .waitFor({ timeout: patience })
    .catch(async () => {
      const there = await page.getByRole(role).evaluateAll((all) => all.map((one) => one.textContent?.trim() ?? ''));
      throw new Error(`${page.url()} has no ${role} "${name}". It has: ${there.join(' | ')}`);
    });
  const found = (await outside.count()) > 0 ? outside : everywhere;
  const count = await found.count();
  if (count > 1) {
    const leads = await found.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    if (role !== 'link' || new Set(leads).size > 1)
      throw new Error(`${page.url()} has ${count} of ${role} "${name}": nobody can tell them apart.`);
  }
  const inMain = found.and(page.locator('main *'));
  return (await inMain.count()) > 0 ? inMain.first() : found.first();
}

/** The radio buttons under a legend, and the chosen one among them. */
export async function radios(page: Page, legend: Name, choice: Name): Promise<{ all: Locator; chosen: Locator }> {
  const all = page.getByRole('group', nameOf(legend)).getByRole('radio');
  const chosen = page.getByRole('group', nameOf(legend)).getByRole('radio', nameOf(choice));
  await all.first().waitFor({ timeout: patience });
  const count = await chosen.count();
  if (count !== 1) throw new Error(`${page.url()} has ${count} choices "${choice}" under "${legend}".`);
  return { all, chosen };
}

export async function folded(page: Page, summary: Name): Promise<Locator> {
  const text = typeof summary === 'string' ? new RegExp(`^\\s*${RegExp.escape(summary)}`, 'u') : summary;
  const found = page.locator('summary', { hasText: text }).filter({ visible: true });
  await found.first().waitFor({ timeout: patience });
  const count = await found.count();
  if (count > 1) throw new Error(`${page.url()} has ${count} to unfold named "${summary}".`);
  return found;
}

export const isOpen = (summary: Locator) =>
  summary.evaluate((element) => element.parentElement?.hasAttribute('open') === true);

/** Does what leads to another page, and waits until it stands there. */
export async function leading(page: Page, what: string, act: () => Promise<void>): Promise<void> {
  const from = page.url();
  const loaded = page.waitForEvent('load', { timeout: 30_000 }).catch(() => {
    throw new Error(`${what} on ${from} led nowhere.`);
  });
  await Promise.all([loaded, act()]);
}

/** Does what fetches a file, and waits until it comes. */
export async function fetching(page: Page, what: string, act: () => Promise<void>): Promise<Download> {
  const coming = page.waitForEvent('download', { timeout: 60_000 }).catch(() => {
    throw new Error(`${what} on ${page.url()} gave no file.`);
  });
  const [file] = await Promise.all([coming, act()]);
  return file;
}

/** Points, clicks and types. */
export function mouseHand(page: Page): Hand {
  return {
    page,
    async follow(link) {
      const target = await control(page, 'link', link);
      await leading(page, `The link "${link}"`, () => target.click());
    },
    async fetch(link) {
      const target = await control(page, 'link', link);
      return fetching(page, `The link "${link}"`, () => target.click());
    },
    async press(button) {
      const target = await control(page, 'button', button);
      await leading(page, `The button "${button}"`, () => target.click());
    },
    async unfold(summary) {
      const target = await folded(page, summary);
      if (!(await isOpen(target))) await target.click();
    },
    async fill(label, text) {
      const target = await control(page, 'textbox', label);
      await target.click();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.keyboard.type(text);
    },
    async choose(legend, choice) {
      const { chosen } = await radios(page, legend, choice);
      await chosen.click();
    },
    async select(label, option) {
      const target = await control(page, 'combobox', label);
      await target.selectOption({ label: option });
    },
    async tick(label) {
      const target = await control(page, 'checkbox', label);
      if (!(await target.isChecked())) await target.click();
    },
  };
}
