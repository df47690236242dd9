/** The interface in English: every kind of page of the example municipality, as an administrator and as a head meet it, without a Swedish word of ours, and with no English read out as Swedish. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { App } from '../app/app.ts';
import { loadExample } from '../app/example.ts';
import { type ScbServer, serveScb } from '../app/scb.testing.ts';
import type { Session } from '../app/session.ts';
import { addUser } from '../app/user.ts';
import { listBodies, listGroups } from '../store/body.ts';
import { inTenant } from '../store/database.ts';
import { loadScales } from '../store/scale.ts';
import { type TestDatabase, testDatabase } from '../store/testing.ts';
import { onlySwedish, oursMarkedSwedish, spokenOn, wordsOf } from './english.testing.ts';
import { plainTables, withoutToolbar } from './plain-tables.testing.ts';
import { routes } from './routes.ts';
import { today } from './today.ts';
import { makeUnlinked } from './unlinked.testing.ts';
import { patternOf, walk } from './walk.testing.ts';
import { password, unwrap, Visitor } from './web.testing.ts';
import { createWeb } from './web.tsx';

const isOurs = oursMarkedSwedish();

/** What answers with no page of its own, or with a page to those alone who are not signed in. */
const notWalked = [
  ...['signIn', 'signOut', 'link', 'language', 'entryState', 'entryComments', 'sectionLock', 'file', 'versionFile'],
  ...['sheetExport', 'planOwners', 'overviews', 'controlOverviews', 'occurrenceState', 'occurrenceSample'],
  ...['allDeviations', 'evidenceFile', 'controlPlanFile', 'groupSummaryFile', 'notification', 'calendar'],
  ...['calendarFeed', 'scanPicture', 'jobFile', 'health', 'asset', 'documentStyle'],
];

describe('the interface in English', () => {
  let session: Session;
  let database: TestDatabase;
  let scb: ScbServer;
  let app: App;
  /** Names and codes of the municipality's own that some pages show and do not mark. */
  let names: readonly string[];
  before(async () => {
    database = await testDatabase();
    scb = await serveScb();
    app = { db: database.db, dataFolder: '/nonexistent', scb: scb.access, close: async () => undefined };
    session = unwrap(await loadExample(app, today())).session;
    for (const [login, role, body] of [
      ['bo.berg', 'administrator', null],
      ['hedvig', 'head', 'VON'],
      ['rut', 'auditor', null],
      ['kim', 'controller', 'KS'],
    ])
      unwrap(await addUser(app, session, { login, name: 'Bo Berg', role, body, password }));
    names = await inTenant(app.db, session.tenant.id, async (tx) => [
      ...(await listBodies(tx)).flatMap(({ code, name }) => [code, name]),
      ...(await listGroups(tx)).keys(),
      ...(await tx.selectFrom('indicator').select('title').distinct().execute()).map(({ title }) => title),
      ...(await loadScales(tx)).flatMap(({ name, values }) => [name, ...values.map(({ label }) => label)]),
    ]);
  });
  after(async () => {
    scb.close();
    await database.close();
  });

  const walked = new Map<string, string>();

  async function inEnglish(login: string): Promise<Visitor> {
    const visitor = new Visitor(createWeb(app, { secureCookies: false }));
    await visitor.signIn(login);
    await visitor.post('/sprak', { sprak: 'en', till: '/' });
    return visitor;
  }

  /** What pages mark as the municipality's own. */
  const marked = (pages: ReadonlyMap<string, string>) => [...pages.values()].flatMap((html) => spokenOn(html).swedish);

  function check(pages: ReadonlyMap<string, string>): void {
    for (const [path, html] of pages) walked.set(path, html);
    const swedish = onlySwedish();
    const spoken = [...pages].map(([path, html]) => ({ path, ...spokenOn(html) }));
    const phrases = [...new Set([...marked(walked), ...names].map((text) => text.toLocaleLowerCase('sv')))]
      .filter((text) => text.length > 2)
      .toSorted((one, other) => other.length - one.length);
    const says = (text: string) => wordsOf(text).some((word) => swedish.has(word));
    /** What is left of a text without what the municipality's own pages mark as its own. */
    const without = (text: string) =>
      phrases.reduce((left, phrase) => left.replaceAll(phrase, ' '), text.toLocaleLowerCase('sv'));
    const faults = spoken.flatMap(({ path, ours }) =>
      ours.filter((text) => says(text) && says(without(text))).map((text) => `${path}: ${text}`),
    );
    assert.deepEqual([...new Set(faults)], []);
    const misread = spoken.flatMap(({ path, swedish: theirs }) =>
      theirs.filter(isOurs).map((text) => `${path}: ${text}`),
    );
    assert.deepEqual([...new Set(misread)], [], 'is marked as Swedish and is ours');
  }

  for (const [login, most] of [
    ['bo.berg', 2],
    ['hedvig', 1],
    ['rut', 1],
    ['kim', 1],
  ] as const)
    it(`has no Swedish word of ours on any page that ${login} comes to`, async (context) => {
      const pages = await walk(await inEnglish(login), most);
      context.diagnostic(`${pages.size} pages`);
      assert.ok(pages.size > 25, `${pages.size} pages`);
      check(pages);
    });

  it('has none on pages that no link leads to', async () => {
    const unlinked = await makeUnlinked(app, session, 'hedvig');
    const pages = new Map<string, string>();
    for (const [login, paths] of [
      ['bo.berg', unlinked.administrator],
      ['hedvig', unlinked.head],
    ] as const) {
      const visitor = await inEnglish(login);
      for (const path of paths) {
        const page = await visitor.get(path);
        assert.equal(page.status, 200, path);
        pages.set(path, page.text);
      }
    }
    check(pages);
  });

  it('comes to every kind of page', async () => {
    const seen = new Set([...walked.keys()].map((path) => patternOf(path.split('?')[0] ?? '')));
    const left = Object.entries(routes).filter(([, { pattern }]) => !seen.has(pattern));
    assert.deepEqual(
      left.map(([name]) => name),
      notWalked,
    );
  });

  it('has its toolbar over every table that can grow', () => {
    const plain = new Set(
      [...walked].flatMap(([path, html]) =>
        plainTables(html).map((classes) => `${patternOf(path.split('?')[0] ?? '')} ${classes}`),
      ),
    );
    assert.deepEqual([...plain].filter((table) => !Object.hasOwn(withoutToolbar, table)).toSorted(), []);
    assert.ok(plain.size > 0, 'no table was looked at');
  });
});
