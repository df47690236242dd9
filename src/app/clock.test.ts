import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { inEnglish } from '../web/words/said.ts';
import { openTestApp, type TestApp, value } from './app.testing.ts';
import type { App } from './app.ts';
import { startClock, tick } from './clock.ts';
import { type MailServer, openMailServer } from './mail.testing.ts';
import { mailOf } from './mail.ts';
import { addPerson, interim, makePlan, openingDay, terms } from './period.testing.ts';
import { openPeriod } from './period.ts';

describe('by the clock', () => {
  let test: TestApp;
  let server: MailServer;
  let app: App;
  let account: string;
  before(async () => {
    test = await openTestApp();
    server = await openMailServer();
    const mail = mailOf({ SMTP_URL: server.url, SMTP_FROM: 'uppsikt@alvsala.example' });
    assert.ok(mail);
    app = { ...test.app, mail };
    await makePlan(test);
    account = (await addPerson(test, 'rut', 'reporter', 'VON')).account.id;
    value(await openPeriod(app, test.session, interim, openingDay, { ...terms, bodies: ['VON'], coordinator: '' }));
    await test.run((tx) => sql`delete from uppsikt.notification`.execute(tx));
  });
  after(async () => {
    await server.close();
    await test.close();
  });

  const told = () =>
    test.run(
      async (tx) => (await tx.selectFrom('notification').selectAll().where('account', '=', account).execute()).length,
    );

  it('nobody is reminded before seven in the morning, Swedish time', async () => {
    await tick(app, new Date('2026-05-06T04:59:00Z'), null);
    assert.equal(await told(), 0);
    await tick(app, new Date('2026-05-06T05:00:00Z'), null);
    assert.equal(await told(), 1);
  });

  it('what somebody without an address is told is not mailed', () => {
    assert.equal(server.letters.length, 0);
  });

  it('what people are told is mailed once, with a link where the address of Uppsikt is known', async () => {
    await test.run((tx) =>
      sql`update uppsikt.account set email = 'rut@alvsala.example' where id = ${account}`.execute(tx),
    );
    await Promise.all([1, 2].map(() => tick(app, new Date('2026-05-06T05:01:00Z'), 'https://uppsikt.alvsala.example')));
    assert.equal(server.letters.length, 1);
    const [letter] = server.letters;
    assert.equal(letter?.to, 'rut@alvsala.example');
    assert.match(
      letter?.data.replaceAll('=\n', '') ?? '',
      /https:\/\/uppsikt\.alvsala\.example\/uppfoljning\/VON\/2026-interim1/u,
    );
    await tick(app, new Date('2026-05-06T06:00:00Z'), null);
    assert.equal(server.letters.length, 1);
  });

  it('what somebody who reads English is told is mailed in English', async () => {
    await test.run((tx) => sql`update uppsikt.account set locale = 'en' where id = ${account}`.execute(tx));
    await tick({ ...app, inEnglish }, new Date('2026-05-12T08:00:00Z'), null);
    const letter = server.letters.at(-1)?.data.replaceAll('=\n', '') ?? '';
    assert.match(letter, /Subject: Uppsikt: Interim 1 2026/u);
    assert.match(letter, /Interim 1 2026: you have 1 item to report\. The last day is Wednesday 13 May 2026/u);
    assert.doesNotMatch(letter, /Sista dag|rapportera/u);
  });

  it('it ticks at once, and tells of what goes wrong instead of stopping the worker', async () => {
    const errors: unknown[] = [];
    const broken: App = { ...app, db: new Proxy(app.db, { get: () => assert.fail('no database') }) };
    const clock = startClock(broken, {
      origin: null,
      onError: (error) => errors.push(error),
      now: () => new Date('2026-05-12T08:00:00Z'),
    });
    await clock.stop();
    assert.equal(errors.length, 1);
  });
});
