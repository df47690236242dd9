/** What the play of internal control stands on: two boards with a report each for the year, their people, and a browser for each of them. */
import assert from 'node:assert/strict';
import type { BrowserContextOptions } from 'playwright-core';
import { fileOf } from '../../src/app/evidence.testing.ts';
import { addEvidence } from '../../src/app/evidence.ts';
import { commandLine, createMunicipality } from '../../src/app/municipality.ts';
import { makeOccurrences, rond } from '../../src/app/occurrence.testing.ts';
import { occurrenceSubject } from '../../src/app/occurrence-subject.ts';
import { addUser } from '../../src/app/user.ts';
import type { Facts } from '../../src/domain/facts.ts';
import { exampleFacts } from '../../src/domain/facts-example.testing.ts';
import { inTenant } from '../../src/store/database.ts';
import { saveFacts } from '../../src/store/facts.ts';
import { testDatabase } from '../../src/store/testing.ts';
import { routes } from '../../src/web/routes.ts';
import { today } from '../../src/web/today.ts';
import { password, type TestWeb, unwrap } from '../../src/web/web.testing.ts';
import { createWeb } from '../../src/web/web.tsx';
import { openBrowser, overflow, type TestBrowser, violations } from './chromium.ts';
import { type Hand, mouseHand } from './hand.ts';

/** The year whose plans are decided and done; the next one gets what is carried over. */
export const year = Number(today().slice(0, 4));

/** A board without risks, whose report has no annex of internal control. */
const board = (body: string): Facts => ({
  ...exampleFacts,
  body,
  period: { year, kind: 'year' },
  risks: [],
  parts: exampleFacts.parts.filter(({ kind }) => kind !== 'internalControl'),
});

const people = [
  ['vera', 'Vera Ek', 'controller', null],
  ['lars', 'Lars Lind', 'auditor', null],
  ['klara', 'Klara Kvist', 'coordinator', 'KS'],
  ['hedda', 'Hedda Holm', 'head', 'KS'],
  ['sven', 'Sven Strand', 'coordinator', 'VON'],
  ['hans', 'Hans Hed', 'head', 'VON'],
] as const;

async function openBoards(): Promise<TestWeb> {
  const database = await testDatabase();
  const app = { db: database.db, dataFolder: '/nonexistent', close: async () => undefined };
  const tenant = await createMunicipality(app, 'Provby kommun');
  const session = commandLine(tenant);
  await inTenant(app.db, tenant.id, async (tx) => {
    for (const body of ['KS', 'VON']) await saveFacts(tx, board(body), 'Kommandoraden');
  });
  for (const [login, name, role, body] of people)
    unwrap(await addUser(app, session, { login, name, role, body, password }));
  return { app, web: createWeb(app, { secureCookies: false }), session, close: () => database.close() };
}

export const openControlWorld = (): Promise<TestBrowser> => openBrowser(openBoards);

/** A hand for somebody who has signed in; `scripts` false: with JavaScript off. */
export async function handOf(test: TestBrowser, login: string, scripts = true): Promise<Hand> {
  const options: BrowserContextOptions = scripts ? {} : { javaScriptEnabled: false };
  return mouseHand(await test.openAs(login, options));
}

/** A file that another municipality keeps as evidence; returns its address here. */
export async function evidenceElsewhere(test: TestBrowser): Promise<string> {
  const tenant = await createMunicipality(test.app, 'Annanby kommun');
  const run: Parameters<typeof makeOccurrences>[0]['run'] = (work) => inTenant(test.app.db, tenant.id, work);
  await run((tx) => saveFacts(tx, exampleFacts, 'Kommandoraden'));
  await makeOccurrences({ run });
  const file = fileOf('hemlig.csv', 'namn;lön\r\nAda;1\r\n');
  const kept = unwrap(
    await addEvidence(test.app, commandLine(tenant), occurrenceSubject(rond), { file, input: { note: 'Deras' } }),
  );
  return routes.oneEvidence.href({ id: kept.id });
}

/** Looks at the page that the hand has come to: axe, and 360 px. With JavaScript off axe cannot run. */
export async function look({ page }: Hand, scripts = true): Promise<void> {
  const wide = page.viewportSize() ?? { width: 1280, height: 900 };
  if (scripts) assert.deepEqual(await violations(page), [], page.url());
  await page.setViewportSize({ width: 360, height: 740 });
  assert.equal(await overflow(page), 0, `${page.url()} is wider than 360 px`);
  await page.setViewportSize(wide);
}
