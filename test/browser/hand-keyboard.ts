/**
 * A hand that has a keyboard and nothing else: Tab and Shift+Tab to the control, then Enter, Space, arrows and letters.
 * It never clicks, and never moves the focus by a script.
 */
import type { Download, Locator, Page } from 'playwright-core';
import { control, fetching, folded, type Hand, isOpen, leading, type Name, radios } from './hand.ts';
import { hasFocus, isBehind, isFresh, isInMain, readFocus, standsAhead } from './hand-focus.ts';

/** As many presses as anybody can be asked for, from the beginning of the content. */
const most = 150;

/** How far the hand has gone: the longest way to a control, and where. */
export type KeyboardRecord = { presses: number; longest: number; where: string };

export const newRecord = (): KeyboardRecord => ({ presses: 0, longest: 0, where: '' });

class Keyboard implements Hand {
  readonly page: Page;
  readonly #record: KeyboardRecord;

  constructor(page: Page, record: KeyboardRecord) {
    this.page = page;
    this.#record = record;
  }

  async #key(key: string): Promise<void> {
    this.#record.presses += 1;
    await this.page.keyboard.press(key);
  }

  /** One press of Tab or Shift+Tab. Where it stops must be seen; null at the end of the page, before it begins anew. */
  async #tab(key: 'Tab' | 'Shift+Tab'): Promise<string | null> {
    await this.#key(key);
    const { on, ringed, hiddenBy } = await readFocus(this.page);
    if (on !== null && !ringed) throw new Error(`${this.page.url()}: the focus on ${on} has no ring.`);
    if (hiddenBy !== null) throw new Error(`${this.page.url()}: ${on} is hidden by ${hiddenBy}.`);
    return on;
  }

  /** On a page that has just come, past the menu by the skip link, as whoever tabs does. */
  async #skip(wanted: Locator): Promise<void> {
    if (!(await isFresh(this.page)) || !(await isInMain(wanted))) return;
    if ((await this.#tab('Tab')) === null) throw new Error(`${this.page.url()}: the first Tab leads nowhere.`);
    if (!(await hasFocus(wanted)) && (await hasFocus(this.page.locator('.skip')))) await this.#key('Enter');
  }

  /** Tabs until one of the wanted has the focus. */
  async #reach(wanted: Locator, said: string): Promise<void> {
    const { page } = this;
    await this.#skip(wanted);
    const key = (await isBehind(wanted)) ? 'Shift+Tab' : 'Tab';
    let turns = 0;
    for (let step = 0; step <= most; step += 1) {
      if (await hasFocus(wanted)) {
        if (step > this.#record.longest)
          Object.assign(this.#record, { longest: step, where: `${said}, ${page.url()}` });
        return;
      }
      // Towards a control that stands ahead, the page does not end before it.
      const ahead = await standsAhead(wanted, key);
      if ((await this.#tab(key)) !== null) continue;
      if (ahead) throw new Error(`${page.url()}: ${key} passes by ${said}, or loses the focus before it.`);
      turns += 1;
      if (turns > 1) throw new Error(`${page.url()}: no stop of the whole page is ${said}.`);
    }
    throw new Error(`${page.url()}: ${most} presses of ${key} do not reach ${said}.`);
  }

  async #lead(wanted: Locator, said: string): Promise<void> {
    await this.#reach(wanted, said);
    await leading(this.page, said, () => this.#key('Enter'));
  }

  async follow(link: Name): Promise<void> {
    await this.#lead(await control(this.page, 'link', link), `the link "${link}"`);
  }

  async fetch(link: Name): Promise<Download> {
    const said = `the link "${link}"`;
    await this.#reach(await control(this.page, 'link', link), said);
    return fetching(this.page, said, () => this.#key('Enter'));
  }

  async press(button: Name): Promise<void> {
    await this.#lead(await control(this.page, 'button', button), `the button "${button}"`);
  }

  async unfold(summary: Name): Promise<void> {
    const target = await folded(this.page, summary);
    if (await isOpen(target)) return;
    await this.#reach(target, `"${summary}"`);
    await this.#key('Enter');
    if (!(await isOpen(target))) throw new Error(`${this.page.url()}: Enter does not unfold "${summary}".`);
    if (!(await hasFocus(target))) throw new Error(`${this.page.url()}: the focus is lost by unfolding "${summary}".`);
  }

  async fill(label: Name, text: string): Promise<void> {
    await this.#reach(await control(this.page, 'textbox', label), `the field "${label}"`);
    await this.#key('Control+A');
    await this.#key('Delete');
    await this.page.keyboard.type(text);
  }

  async choose(legend: Name, choice: Name): Promise<void> {
    const { all, chosen } = await radios(this.page, legend, choice);
    await this.#reach(all, `the choices "${legend}"`);
    const count = await all.count();
    for (let step = 0; !(await chosen.isChecked()); step += 1) {
      if (step > count) throw new Error(`${this.page.url()}: no arrow leads to "${choice}" under "${legend}".`);
      await this.#key((await hasFocus(chosen)) ? 'Space' : 'ArrowDown');
    }
  }

  async select(label: Name, option: string): Promise<void> {
    const target = await control(this.page, 'combobox', label);
    await this.#reach(target, `the list "${label}"`);
    const now = () =>
      target.evaluate((list) => (list instanceof HTMLSelectElement ? list.selectedOptions[0]?.label : ''));
    const count = await target.getByRole('option').count();
    await this.#key('Home');
    for (let step = 0; (await now()) !== option; step += 1) {
      if (step > count) throw new Error(`${this.page.url()}: the list "${label}" has no "${option}".`);
      await this.#key('ArrowDown');
    }
  }

  async tick(label: Name): Promise<void> {
    const target = await control(this.page, 'checkbox', label);
    if (await target.isChecked()) return;
    await this.#reach(target, `the box "${label}"`);
    await this.#key('Space');
    if (!(await target.isChecked())) throw new Error(`${this.page.url()}: Space does not tick "${label}".`);
  }
}

/** Tabs, and types. What it did is counted in `record`. */
export const keyboardHand = (page: Page, record: KeyboardRecord): Hand => new Keyboard(page, record);
