/** Every page and state in a real browser: no violation of WCAG 2.2 AA in light or dark, and nothing wider than 320 px. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { bunFacts, vonFacts } from '../../src/app/gather.testing.ts';
import { makeOccurrences } from '../../src/app/occurrence.testing.ts';
import { addSurvey, readSurvey, sendSurvey } from '../../src/app/survey.ts';
import { paragraphs } from '../../src/domain/narrative.ts';
import { smallReport } from '../../src/intake/small-report.testing.ts';
import { inTenant } from '../../src/store/database.ts';
import { saveFacts } from '../../src/store/facts.ts';
import { areaPath, doJob, treePath, unwrap } from '../../src/web/web.testing.ts';
import { checkPage, needsBrowser, openBrowser, type TestBrowser, violations } from './chromium.ts';

const goalPath = `${treePath}/post/goal/${encodeURIComponent('fler-träd')}`;
const reportPath = '/rapport/KS/2025-year';
const earlierPath = '/rapport/KS/2025-interim2';
const planPath = '/internkontroll/KS/2025';
const actionPath = '/internkontroll/KS/2025-year/rond/atgard';

let test: TestBrowser;

async function conflict(page: Page): Promise<void> {
  const other = await test.openAs('vera', { javaScriptEnabled: false });
  await page.goto(areaPath);
  await other.goto(areaPath);
  await other.fill('[name=narrative]', 'Den andras text');
  await other.click('text=Spara >> nth=0');
  await page.fill('[name=narrative]', 'Min text');
  await page.click('#posten .button-primary');
  await page.waitForSelector('.conflict');
}

async function upload(page: Page, buffer: Buffer): Promise<void> {
  await page.goto('/import');
  await page.setInputFiles('[name=fil]', { name: 'paket.txt', mimeType: 'text/plain', buffer });
  await page.click('text=Läs filen');
  await page.waitForSelector('#jobb');
}

const jobPath = (page: Page) => new URL(page.url()).pathname;

async function review(page: Page): Promise<void> {
  await upload(page, Buffer.from(smallReport));
  await doJob(test, jobPath(page));
  await page.waitForSelector('.review');
}

async function print(page: Page): Promise<void> {
  await page.goto(reportPath);
  await page.click('text=Skriv ut alla tre filer');
  await page.waitForSelector('#jobb');
}

/** A print that nobody has begun: all that a waiting job can show. */
async function waitingPrint(page: Page): Promise<void> {
  await print(page);
  await inTenant(test.app.db, test.session.tenant.id, (tx) =>
    tx.updateTable('job').set({ created_at: sql<Date>`now() - interval '11 seconds'` }).execute(),
  );
  await page.waitForSelector('#jobb .notice');
}

async function donePrint(page: Page): Promise<void> {
  await print(page);
  await doJob(test, jobPath(page));
  // The page that waits loads itself anew; files can be fetched before the last one is done.
  await page.waitForSelector('#jobb[data-state=done]');
  await page.waitForLoadState();
}

async function failedImport(page: Page): Promise<void> {
  await upload(page, Buffer.from('Inget paket.'));
  await doJob(test, jobPath(page));
  await page.waitForSelector('text=Välj en fil igen');
}

async function decide(page: Page, day: string): Promise<void> {
  await page.goto(earlierPath);
  await page.click('#beslut > summary');
  await page.fill('[name=decidedOn]', day);
  await page.fill('[name=paragraph]', '§ 12');
  await page.click('text=Registrera beslutet');
}

const sheetsPath = '/plan/2025/inlasning';

async function chooseColumns(page: Page, lines: string): Promise<void> {
  await page.goto(sheetsPath);
  const buffer = Buffer.from(`Nyckel;Nivå;Titel;Överordnad\r\n${lines}`);
  await page.setInputFiles('[name=file]', { name: 'plan.csv', mimeType: 'text/csv', buffer });
  await page.click('text=Läs filen');
  await page.waitForSelector('.sheet-fields');
}

async function trySheet(page: Page, lines: string): Promise<void> {
  await chooseColumns(page, lines);
  await page.click('text=Pröva filen');
  await page.waitForSelector('.numbers');
}

const newLine = ';Åtagande;Röja;Skog';

const go = (path: string) => async (page: Page) => {
  await page.goto(path);
};

/** Goes to a page of the executive board's gathering report, which two boards report on too. */
function gather(page: string): (at: Page) => Promise<void> {
  return async (at) => {
    await inTenant(test.app.db, test.session.tenant.id, async (tx) => {
      await saveFacts(tx, vonFacts, 'Rut Rönn');
      await saveFacts(tx, bunFacts, 'Bo Ek');
    });
    await at.goto(`/samla/KS/2025-year${page}`);
  };
}

/** A text that is taken, and changed by its board after. */
async function takeText(page: Page): Promise<void> {
  await gather('/post/processArea/skog')(page);
  await page.check('[name=ta] >> nth=1');
  await page.click('text=Hämta till vår text');
  await page.waitForSelector('.notice-done');
  const changed = vonFacts.entries.map((entry) => ({ ...entry, narrative: paragraphs(['Boendenas skogar gallras.']) }));
  await inTenant(test.app.db, test.session.tenant.id, (tx) => saveFacts(tx, { ...vonFacts, entries: changed }));
  await page.reload();
}

/** A sum that no longer holds. */
async function keepSum(page: Page): Promise<void> {
  await gather('/siffror')(page);
  await page.click('text=Spara summan i vår rapport');
  await page.waitForSelector('.notice-done');
  const changed = { ...bunFacts, indicators: vonFacts.indicators };
  await inTenant(test.app.db, test.session.tenant.id, (tx) => saveFacts(tx, changed));
  await page.goto('/samla/KS/2025-year/siffror');
}

const occurrencePath = '/internkontroll/KS/2025/kontroll/rond/9';
const evidencePath = '/underlag?till=occurrence:KS/2025/control/rond/occurrence/9';
let planned: Promise<void> | undefined;

/** Goes to a page about the occurrences of a control, which are made once. */
function control(path: string): (at: Page) => Promise<void> {
  return async (at) => {
    planned ??= makeOccurrences({ run: (work) => inTenant(test.app.db, test.session.tenant.id, work) }, 2);
    await planned;
    await at.goto(path);
  };
}

async function drawSample(page: Page): Promise<void> {
  await control(occurrencePath)(page);
  await page.fill('[name=seed]', 'KS 2025');
  await page.fill('[name=count]', '90');
  await page.click('[value=dra]');
  await page.waitForSelector('.sample-table');
}

async function addFile(page: Page, name: string, content: string): Promise<void> {
  await page.setInputFiles('[name=file]', { name, mimeType: 'text/plain', buffer: Buffer.from(content) });
  await page.click('text=Spara underlaget');
}

async function addEvidence(page: Page, name: string, content: string, then: string): Promise<void> {
  await control(evidencePath)(page);
  await addFile(page, name, content);
  await page.waitForSelector(then);
}

/** Goes to the list of evidence that is past its day, with one on it. */
async function expiredEvidence(page: Page): Promise<void> {
  await control(evidencePath)(page);
  await page.fill('[name=retainUntil]', '2020-01-01');
  await addFile(page, 'gammal.txt', 'Gammal.');
  await page.waitForSelector('.evidence-list');
  await page.goto('/gallring');
}

/** Goes to a self-assessment that is sent to all heads. */
async function sentSurvey(page: Page): Promise<void> {
  const form = { title: 'Dialog', question: 'Hur långt har ni kommit?', anonymous: 'yes', closesOn: '2031-03-31' };
  const { id } = unwrap(await addSurvey(test.app, test.session, 'KS', form));
  const { heads } = unwrap(await readSurvey(test.app, test.session, id));
  const to = heads.map((head) => head.id);
  unwrap(await sendSurvey(test.app, test.session, id, to));
  await page.goto(`/iakttagelser/KS/sjalvvardering/${id}`);
}

const states: readonly (readonly [string, 'vera' | 'lars' | null, (page: Page) => Promise<void>])[] = [
  ['sign-in', null, go('/')],
  [
    'sign-in with faults',
    null,
    async (page) => {
      await page.goto('/logga-in');
      await page.click('main button');
    },
  ],
  ['a one-time link', null, go('/lank/abc')],
  ['the start page', 'vera', go('/')],
  ['the start page of a reader', 'lars', go('/')],
  ['the tree', 'vera', go(treePath)],
  ['the tree, not done', 'vera', go(`${treePath}?visa=ej-klara`)],
  ['an entry', 'vera', go(areaPath)],
  ['an entry with figures', 'vera', go(goalPath)],
  ['an entry to read', 'lars', go(areaPath)],
  ['a saved entry', 'vera', go(`${areaPath}?sparat=1`)],
  [
    'an entry taken over',
    'vera',
    async (page) => {
      await page.goto(areaPath);
      await page.click('.previous .button');
    },
  ],
  ['a conflict', 'vera', conflict],
  ['the search', 'vera', go('/sok?q=skogen')],
  ['the versions, two compared', 'vera', go(`${reportPath}/versioner?fran=forra&till=nu`)],
  ['the matter', 'vera', go(`${reportPath}/arende`)],
  ['the matter of a reader', 'lars', go(`${reportPath}/arende`)],
  ['the imports', 'vera', go('/import')],
  [
    'an import with faults',
    'vera',
    async (page) => {
      await page.goto('/import');
      await page.click('text=Läs filen');
    },
  ],
  ['the review', 'vera', review],
  ['a print that waits', 'vera', waitingPrint],
  ['a print that is done', 'vera', donePrint],
  ['an import that failed', 'vera', failedImport],
  ['the preview', 'vera', go(reportPath)],
  ['a decision with faults', 'vera', (page) => decide(page, '17 februari')],
  [
    'a decided report',
    'vera',
    async (page) => {
      await decide(page, '2026-02-17');
      await page.waitForSelector('.checksum');
    },
  ],
  [
    'the template with a block being added',
    'vera',
    async (page) => {
      await page.goto(`${reportPath}/mall`);
      await page.click('.insert summary >> nth=0');
    },
  ],
  ['a heading being renamed', 'vera', go(`${reportPath}/mall?byt=annualReport:1`)],
  ['the control plan', 'vera', go(planPath)],
  ['the control plan to read', 'lars', go(planPath)],
  ['no control plan yet', 'vera', go('/internkontroll/VON/2025')],
  ['an action', 'vera', go(`${actionPath}/1`)],
  [
    'an action with faults',
    'vera',
    async (page) => {
      await page.goto(`${actionPath}/ny`);
      await page.click('text=Spara åtgärden');
    },
  ],
  ['an occurrence of a control', 'vera', control(occurrencePath)],
  ['an occurrence to read', 'lars', control(occurrencePath)],
  ['a drawn sample', 'vera', drawSample],
  ['the history of a result', 'vera', control(`${occurrencePath}/historik`)],
  ['an action of an occurrence', 'vera', control(`${occurrencePath}/atgard/ny`)],
  ['evidence that is not taken', 'vera', (page) => addEvidence(page, 'a.pdf', '<!doctype html>', '.error-summary')],
  [
    'a piece of evidence',
    'vera',
    async (page) => {
      await addEvidence(page, 'lista.csv', 'a;b', '.evidence-list');
      await page.click('.evidence-list a');
      await page.waitForSelector('.evidence-facts');
    },
  ],
  ['what a report takes from occurrences', 'vera', control('/internkontroll/KS/2025-year/rond/resultat')],
  ['deviations over all bodies', 'lars', control('/avvikelser/2025')],
  ['evidence to dispose of', 'vera', expiredEvidence],
  ['all that an auditor reads', 'lars', go('/granskning')],
  ['a body’s year for the auditor', 'lars', control('/granskning/KS/2025')],
  ['no findings yet', 'vera', go('/iakttagelser/VON')],
  ['a self-assessment that is sent', 'vera', sentSurvey],
  ['the plans', 'vera', go('/plan')],
  ['the tree of a plan', 'vera', go('/plan/2025')],
  ['the tree of a plan to read', 'lars', go('/plan/2025?organ=VON')],
  ['a node being added to a plan', 'vera', go('/plan/2025?under=processArea%2Fskog')],
  ['a node of a plan being moved', 'vera', go('/plan/2025?flytta=commitment%2Fgallra')],
  ['a node of a plan', 'vera', go('/plan/2025/post/commitment/plantera')],
  ['a node of a plan to read', 'lars', go('/plan/2025/post/commitment/plantera')],
  ['an indicator of a plan', 'vera', go('/plan/2025/post/processArea/skog/indikator/%2B')],
  ['a removal from a plan', 'vera', go('/plan/2025/post/processArea/skog/ta-bort')],
  ['the decision of a plan', 'vera', go('/plan/2025/beslut')],
  ['the versions of a plan', 'vera', go('/plan/2025/versioner')],
  ['the copy of a plan', 'vera', go('/plan/2025/ny?till=2027')],
  ['the sheets of a plan', 'vera', go(sheetsPath)],
  [
    'a sheet with faults',
    'vera',
    async (page) => {
      await page.goto(sheetsPath);
      await page.click('text=Läs filen');
    },
  ],
  ['the columns of a sheet', 'vera', (page) => chooseColumns(page, newLine)],
  [
    'the columns of a sheet with faults',
    'vera',
    async (page) => {
      await chooseColumns(page, newLine);
      await page.selectOption('[name=kolumn-title]', '');
      await page.click('text=Pröva filen');
      await page.waitForSelector('.error-summary');
    },
  ],
  ['the trial of a sheet', 'vera', (page) => trySheet(page, `${newLine}\r\ngoal/fler-träd;;Mer skog;processArea/skog`)],
  ['the trial of a faulty sheet', 'vera', (page) => trySheet(page, `${newLine}\r\nannan;Okänd;Mer skog;`)],
  [
    'a sheet that is read in',
    'vera',
    async (page) => {
      await trySheet(page, newLine);
      await page.click('.decision .button-primary');
      await page.waitForSelector('.checksum');
    },
  ],
  ['the golden thread', 'lars', go('/rod-trad/2025')],
  ['the golden thread from a node', 'lars', go('/rod-trad/2025/processArea/skog')],
  ['a report that gathers others', 'vera', gather('')],
  ['a node of a report that gathers others', 'vera', gather('/post/processArea/skog')],
  ['texts that are taken over', 'vera', takeText],
  ['figures over the bodies', 'vera', gather('/siffror')],
  ['a kept sum', 'vera', keepSum],
  ['the account', 'vera', go('/konto')],
  ['a missing page', 'vera', go('/finns-inte')],
  ['a missing report', 'vera', go('/uppfoljning/KS/1999-year')],
];

/** One page for each login, in the light and wide. */
const pages = new Map<string | null, Page>();
async function pageOf(login: string | null): Promise<Page> {
  const page = pages.get(login) ?? (login === null ? await test.open() : await test.openAs(login));
  pages.set(login, page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  return page;
}

describe('accessibility', { skip: needsBrowser }, () => {
  before(async () => {
    test = await openBrowser();
  });
  after(() => test.close());

  for (const [name, login, reach] of states)
    it(name, async () => {
      const page = await pageOf(login);
      await reach(page);
      await checkPage(page);
    });

  it('in English too', async () => {
    const page = await test.openAs('lars');
    await page.goto(treePath);
    await page.click('.footer button');
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    assert.deepEqual(await violations(page), []);
  });

  it('holds targets of 44 by 44 px, but for links in text', async () => {
    const page = await test.openAs('vera');
    for (const path of [treePath, areaPath, planPath, '/plan/2025', reportPath, `${reportPath}/mall`, '/import']) {
      await page.goto(path);
      const small = await page.$$eval(
        'button, .button, summary, select, input:not([type=hidden]), .places a, .choice',
        (all) =>
          all
            .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
            .map(({ text, box }) => `${text} ${box.width} x ${box.height}`),
      );
      assert.deepEqual(small, [], path);
    }
  });

  it('shows every state without colour', async () => {
    const page = await test.openAs('vera', { forcedColors: 'active' });
    await page.goto(treePath);
    const words = await page.$$eval('.tree .state', (all) => all.map((element) => element.textContent?.trim() ?? ''));
    assert.ok(words.length > 3);
    for (const word of words) assert.match(word, /\p{L}|%/u);
    assert.deepEqual(await violations(page), []);
  });

  it('breaks nothing of the content security policy', () => {
    assert.deepEqual(test.complaints, []);
  });
});
