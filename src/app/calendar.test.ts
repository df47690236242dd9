import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { inEnglish } from '../web/words/said.ts';
import { openTestApp, type TestApp, value } from './app.testing.ts';
import { endCalendar, makeCalendar, readCalendar, readCalendarFeed } from './calendar.ts';
import { chooseLanguage } from './language.ts';
import { addPerson, interim, makePlan, openingDay, terms } from './period.testing.ts';
import { openPeriod, planPeriod } from './period.ts';
import type { Session } from './session.ts';

const origin = 'https://uppsikt.alvsala.example';

describe('a person’s calendar', () => {
  let test: TestApp;
  let rut: Awaited<ReturnType<typeof addPerson>>;
  before(async () => {
    test = await openTestApp();
    await makePlan(test);
    rut = await addPerson(test, 'rut', 'reporter', 'VON');
    value(await openPeriod(test.app, test.session, interim, openingDay, terms));
  });
  after(() => test.close());

  const tokenOf = async (session: Session) => {
    const { path } = value(await makeCalendar(test.app, session));
    return /^\/kalender\/(.+)\.ics$/u.exec(path)?.[1] ?? '';
  };
  const feed = (token: string) => readCalendarFeed(test.app, token, openingDay, origin);
  const all = async (session: Session) =>
    ((await feed(await tokenOf(session))) ?? '').replaceAll('\r\n ', '').match(/(?<=SUMMARY:).*(?=\r)/gu) ?? [];

  /** The person's own. */
  const titles = async (session: Session) => (await all(session)).filter((title) => title.includes(':'));

  it('has the deadlines that the person’s role gives, and no others as the person’s own', async () => {
    assert.deepEqual(await titles(rut), ['Delår 1 2026: rapportera (VON)']);
    const head = await addPerson(test, 'hedda', 'head', 'KS');
    assert.deepEqual(await titles(head), [
      'Delår 1 2026: rapportera (KS)',
      'Delår 1 2026: granska och godkänn (KS)',
      'Delår 1 2026: beslut om rapporten (KS)',
    ]);
    assert.deepEqual(await titles(await addPerson(test, 'vera', 'controller', null)), [
      'Delår 1 2026: rapportera',
      'Delår 1 2026: granska och godkänn',
      'Delår 1 2026: beslut om rapporten',
    ]);
    assert.deepEqual(await titles(await addPerson(test, 'lars', 'member', null)), []);
  });

  it('has the other days of the annual wheel beside them', async () => {
    assert.deepEqual(await all(rut), [
      'Delår 1 2026: rapportera (VON)',
      'Delår 1 2026\\, kommunens granskning ska vara klar',
      'Delår 1 2026\\, beslut om rapporten',
    ]);
  });

  it('has what the person owns in another body', async () => {
    await test.run((tx) =>
      sql`insert into uppsikt.node_owner (year, node, body, account)
        values (2026, 'commitment/plantera', 'ALBO', ${rut.account.id})`.execute(tx),
    );
    assert.deepEqual(await titles(rut), ['Delår 1 2026: rapportera (ALBO\\, VON)']);
  });

  it('speaks the language that the person has chosen', async () => {
    await chooseLanguage(test.app, rut, 'en');
    const english = { ...test.app, inEnglish };
    const text = await readCalendarFeed(english, await tokenOf(rut), openingDay, origin);
    assert.match(text ?? '', /SUMMARY:Interim 1 2026: report/u);
    assert.doesNotMatch(text ?? '', /Delår|rapportera/u);
    await chooseLanguage(test.app, { ...rut, account: { ...rut.account, language: 'en' } }, 'sv');
    assert.match((await feed(await tokenOf(rut))) ?? '', /SUMMARY:Delår 1 2026: rapportera/u);
    assert.equal((await test.events()).filter(({ verb }) => verb === 'account.language').length, 2);
  });

  it('is the same text until a deadline is changed, and then says so', async () => {
    const token = await tokenOf(rut);
    const before = await feed(token);
    assert.match(before ?? '', /DTSTART;VALUE=DATE:20260513\r\n/u);
    assert.match(before ?? '', /URL:https:\/\/uppsikt\.alvsala\.example\/perioder\/2026-interim1\r\n/u);
    value(await planPeriod(test.app, test.session, interim, openingDay, terms));
    assert.equal(await feed(token), before);
    value(await planPeriod(test.app, test.session, interim, openingDay, { ...terms, report: '2026-05-12' }));
    assert.match((await feed(token)) ?? '', /DTSTART;VALUE=DATE:20260512\r\n/u);
  });

  it('has an address that a new one ends, and that can be ended', async () => {
    const old = await tokenOf(rut);
    const token = await tokenOf(rut);
    assert.equal(await feed(old), null);
    assert.ok(await feed(token));
    assert.ok(await readCalendar(test.app, rut));
    value(await endCalendar(test.app, rut));
    assert.equal(await feed(token), null);
    assert.equal(await readCalendar(test.app, rut), null);
    assert.deepEqual(
      (await test.events()).slice(0, 2).map(({ verb }) => verb),
      ['calendar.end', 'calendar.make'],
    );
  });

  it('is nobody’s for an address that never was, and for a closed account', async () => {
    const token = await tokenOf(rut);
    assert.equal(await feed('strunt'), null);
    assert.equal(await feed(`${token.slice(0, -2)}xx`), null);
    await test.run((tx) => sql`update uppsikt.account set disabled = true where id = ${rut.account.id}`.execute(tx));
    assert.equal(await feed(token), null);
  });

  it('keeps the hash of the address only', async () => {
    const token = await tokenOf(rut);
    const rows = await test.run((tx) => tx.selectFrom('calendar_feed').selectAll().execute());
    assert.ok(rows.every((row) => !JSON.stringify(row).includes(token) && row.token_hash.length === 32));
  });
});
