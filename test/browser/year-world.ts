/** What a played year stands on: an empty municipality on a scratch database, a browser for each person, and a hand for each browser. */

import type { BrowserContextOptions } from 'playwright-core';
import { createMunicipality } from '../../src/app/municipality.ts';
import { addUser } from '../../src/app/user.ts';
import { testDatabase } from '../../src/store/testing.ts';
import { today } from '../../src/web/today.ts';
import { type TestWeb, unwrap } from '../../src/web/web.testing.ts';
import { createWeb } from '../../src/web/web.tsx';
import { openBrowser, type TestBrowser } from './chromium.ts';
import { type Hand, mouseHand, type Name } from './hand.ts';
import { type KeyboardRecord, keyboardHand, newRecord } from './hand-keyboard.ts';
import { type Inspector, newInspector } from './year-inspector.ts';
import { type Camera, newCamera } from './year-pictures.ts';

export type World = {
  readonly test: TestBrowser;
  /** The year that is planned and reported on. */
  readonly year: number;
  /** The administrator's one-time link, as the command line gave it. */
  readonly firstLink: string;
  readonly keyboard: KeyboardRecord;
  readonly inspector: Inspector;
  readonly camera: Camera;
  /** Who has signed in, by name. */
  readonly people: Map<string, Hand>;
  /** Opens a browser of one's own on a page. */
  arrive(path: string, options?: BrowserContextOptions): Promise<Hand>;
};

/** An empty municipality with one administrator, who has got a link. */
async function openEmptyWeb(): Promise<TestWeb & { firstLink: string }> {
  const database = await testDatabase();
  const app = { db: database.db, dataFolder: '/nonexistent', close: async () => undefined };
  const tenant = await createMunicipality(app, 'Provby kommun');
  const session = { tenant, account: null, how: 'cli', roles: [] } as const;
  const alva = { login: 'alva', name: 'Alva Alm', role: 'administrator', body: null, password: null };
  const { linkPath } = unwrap(await addUser(app, session, alva));
  const web = createWeb(app, { secureCookies: false });
  return { app, web, session, firstLink: linkPath ?? '', close: () => database.close() };
}

/** The hand, which looks at every page that it comes to. */
function looking(hand: Hand, inspector: Inspector, scripts: boolean): Hand {
  const after = async (done: Promise<void>) => {
    await done;
    await inspector.look(hand.page, scripts);
  };
  return {
    ...hand,
    follow: (link) => after(hand.follow(link)),
    press: (button) => after(hand.press(button)),
    unfold: (summary) => after(hand.unfold(summary)),
  };
}

export async function openWorld(kind: 'mouse' | 'keyboard'): Promise<World> {
  let firstLink = '';
  const test = await openBrowser(async () => {
    const web = await openEmptyWeb();
    firstLink = web.firstLink;
    return web;
  });
  const keyboard = newRecord();
  const inspector = newInspector();
  return {
    test,
    year: Number(today().slice(0, 4)),
    firstLink,
    keyboard,
    inspector,
    camera: newCamera(kind === 'mouse'),
    people: new Map(),
    async arrive(path, options = {}) {
      const page = await test.open(options);
      await page.goto(path);
      if (kind === 'keyboard') return keyboardHand(page, keyboard);
      const scripts = options.javaScriptEnabled !== false;
      await inspector.look(page, scripts);
      return looking(mouseHand(page), inspector, scripts);
    },
  };
}

/** The same world, where everybody who has signed in goes on in a browser without JavaScript. */
export async function withoutScripts(world: World): Promise<World> {
  const people = new Map<string, Hand>();
  for (const [name, { page }] of world.people) {
    const storageState = await page.context().storageState();
    people.set(name, await world.arrive('/', { javaScriptEnabled: false, storageState }));
  }
  return { ...world, people };
}

/** The hand of somebody who has signed in. */
export function handOf(world: World, name: string): Hand {
  const hand = world.people.get(name);
  if (hand === undefined) throw new Error(`${name} has not signed in.`);
  return hand;
}

/** Waits until the text is seen on the page. */
export async function see({ page }: Hand, text: Name): Promise<void> {
  const there = page.getByText(text).filter({ visible: true }).first();
  await there.waitFor({ timeout: 10_000 }).catch(async () => {
    const main = (await page.locator('main').textContent()) ?? '';
    throw new Error(`${page.url()} does not show "${text}": ${main.slice(0, 1500)}`);
  });
}
