import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { listNotifications } from '../store/notification.ts';
import { listPeriodEvents } from '../store/period-event.ts';
import { inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { editEntry } from './entry.ts';
import { markReady } from './entry-state.ts';
import { addPerson, interim, makePlan, openingDay, terms } from './period.testing.ts';
import { closePeriod, openPeriod, planPeriod } from './period.ts';
import { remindDue, remindPeriod } from './reminder.ts';

type Person = Awaited<ReturnType<typeof addPerson>>;

describe('reminders', () => {
  let opened: TestApp;
  let test: Omit<TestApp, 'close'>;
  let rut: Person;
  let hedda: Person;
  let vera: Person;
  let count = 0;
  before(async () => {
    opened = await openTestApp();
  });
  after(() => opened.close());
  beforeEach(async () => {
    count += 1;
    test = await inMunicipality(opened.app, opened.database, `Minnesby ${count}`);
    await makePlan(test);
    rut = await addPerson(test, 'rut', 'reporter', 'VON');
    hedda = await addPerson(test, 'hedda', 'head', 'VON');
    vera = await addPerson(test, 'vera', 'controller', null);
    value(await openPeriod(test.app, vera, interim, openingDay, { ...terms, bodies: ['VON'], coordinator: '' }));
    await test.run((tx) => sql`delete from uppsikt.notification`.execute(tx));
  });

  // Reminders are sent in every municipality of the database: each test leaves none behind.
  afterEach(() => test.run((tx) => sql`delete from uppsikt.period_deadline`.execute(tx)));

  const texts = async (person: Person) =>
    (await test.run((tx) => listNotifications(tx, person.account.id, 20))).map((one) => one.text).reverse();
  /** Reports on the only node that VON owes, and marks it as done. */
  const finish = async () => {
    const address = { body: 'VON', period: interim };
    const node = 'commitment/gallra';
    const said = { revision: '0', narrative: 'Klart.', status: 'done', completion: '100' };
    const saved = await editEntry(test.app, rut, address, node, said);
    assert.ok(saved.ok);
    value(await markReady(test.app, rut, address, node, { revision: String(saved.value.revision) }));
    await test.run((tx) => sql`delete from uppsikt.notification`.execute(tx));
  };

  it('go to those who owe, five and one working days before and the day after, and to nobody on other days', async () => {
    const days = ['2026-05-05', '2026-05-06', '2026-05-09', '2026-05-11', '2026-05-12', '2026-05-13', '2026-05-15'];
    const sent: number[] = [];
    for (const day of days) sent.push(await remindDue(test.app, day));
    assert.deepEqual(sent, [0, 1, 0, 0, 1, 0, 1]);
    assert.deepEqual(await texts(rut), [
      'Delår 1 2026: du har 1 post att rapportera. Sista dag är onsdag 13 maj 2026, om 5 arbetsdagar.',
      'Delår 1 2026: du har 1 post att rapportera. Sista dag är onsdag 13 maj 2026, nästa arbetsdag.',
      'Delår 1 2026: du har 1 post att rapportera. Sista dag var onsdag 13 maj 2026.',
    ]);
    assert.deepEqual(await texts(hedda), []);
  });

  it('are never sent twice, however often they are looked for', async () => {
    assert.equal(await remindDue(test.app, '2026-05-06'), 1);
    assert.equal(await remindDue(test.app, '2026-05-06'), 0);
    assert.equal(await remindDue(test.app, '2026-05-07'), 0);
    const both = await Promise.all([remindDue(test.app, '2026-05-12'), remindDue(test.app, '2026-05-12')]);
    assert.deepEqual(both.sort(), [0, 1]);
  });

  it('are sent anew for a deadline that is moved', async () => {
    await remindDue(test.app, '2026-05-06');
    const moved = { ...terms, bodies: ['VON'], coordinator: '', report: '2026-05-18' };
    value(await planPeriod(test.app, vera, interim, openingDay, moved));
    assert.equal(await remindDue(test.app, '2026-05-11'), 1);
  });

  it('go to the head for what is marked as done', async () => {
    await finish();
    assert.equal(await remindDue(test.app, '2026-05-12'), 0);
    // The review is due on 21 May, twelve working days before the decision.
    await remindDue(test.app, '2026-05-20');
    assert.match((await texts(hedda)).join(), /^Delår 1 2026: du har 1 post att granska\./u);
    assert.deepEqual(await texts(rut), []);
  });

  it('go to the controller when it is time for the decision, also when the period is closed', async () => {
    value(await closePeriod(test.app, vera, interim));
    assert.equal(await remindDue(test.app, '2026-05-12'), 0);
    await remindDue(test.app, '2026-06-08');
    assert.match((await texts(vera)).join(), /^Delår 1 2026 ska tas till beslut\. Sista dag är tisdag 9 juni 2026/u);
  });

  it('are sent by hand to all who owe, once a day, and stand in the period’s history', async () => {
    assert.deepEqual(value(await remindPeriod(test.app, vera, interim, '2026-05-07')), { sent: 1 });
    assert.deepEqual(value(await remindPeriod(test.app, vera, interim, '2026-05-07')), { sent: 0 });
    assert.deepEqual(value(await remindPeriod(test.app, vera, interim, '2026-05-08')), { sent: 1 });
    const reminded = (await test.run((tx) => listPeriodEvents(tx, interim))).filter(({ kind }) => kind === 'reminded');
    assert.deepEqual(
      reminded.map(({ reason, by }) => [reason, by]),
      [
        ['1 person', 'vera Persson'],
        ['1 person', 'vera Persson'],
      ],
    );
    assert.equal((await test.events())[0]?.verb, 'period.remind');
  });

  it('that a person sends are not sent once more by the clock the same day', async () => {
    value(await remindPeriod(test.app, vera, interim, '2026-05-06'));
    assert.equal(await remindDue(test.app, '2026-05-06'), 0);
    assert.equal(await remindDue(test.app, '2026-05-07'), 1);
  });

  it('are sent by controllers, in open periods', async () => {
    assert.match(refusal(await remindPeriod(test.app, rut, interim, '2026-05-07')), /Bara controller/u);
    value(await closePeriod(test.app, vera, interim));
    assert.match(refusal(await remindPeriod(test.app, vera, interim, '2026-05-07')), /öppen period/u);
  });
});
