import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { makeCalendar, readCalendarFeed } from './calendar.ts';
import { readControlWork } from './control-work.ts';
import { readDeviations } from './deviations.ts';
import { makeOccurrences, person, rond } from './occurrence.testing.ts';
import { saveOccurrenceAction } from './occurrence-action.ts';
import { editResult } from './occurrence-result.ts';
import { markResultDone } from './occurrence-state.ts';
import { remindDue } from './reminder.ts';
import type { Session } from './session.ts';

describe('one’s own work in internal control', () => {
  let test: TestApp;
  let anna: Session;
  let bo: Session;
  before(async () => {
    test = await openTestApp();
    await makeOccurrences(test);
    anna = await person(test, 'anna', 'reporter', 'KS');
    bo = await person(test, 'bo', 'coordinator', 'KS');
  });
  after(() => test.close());

  const work = async (session: Session, today = '2025-09-20') => {
    const { toDo, toSign, actions } = await readControlWork(test.app, session, today);
    return {
      toDo: toDo.map(({ name, late }) => `${name}${late ? ' sen' : ''}`),
      toSign: toSign.map(({ name }) => name),
      actions: actions.map(({ words }) => words),
    };
  };

  it('is what the body’s plan has soon or late, for those who do its controls', async () => {
    assert.deepEqual((await work(anna)).toDo, ['mars 2025 sen', 'september 2025']);
    assert.deepEqual((await work(anna, '2025-05-01')).toDo, ['mars 2025 sen']);
    assert.deepEqual((await work(await person(test, 'rut', 'reporter', 'VON'))).toDo, []);
  });

  it('is the person’s whom the plan names, and nobody else’s', async () => {
    const give = (account: string | null) =>
      test.run((tx) =>
        tx.updateTable('control').set({ responsible_account: account }).where('key', '=', rond.control).execute(),
      );
    await give(bo.account?.id ?? null);
    assert.deepEqual([(await work(anna)).toDo, (await work(bo)).toDo.length], [[], 2]);
    const path = value(await makeCalendar(test.app, bo)).path;
    const feed = await readCalendarFeed(test.app, path.replace(/^\/kalender\/|\.ics$/gu, ''), '2025-09-20', null);
    assert.match(feed ?? '', /SUMMARY:Kontroll: Brandrond\\, september 2025/u);
    const sent = await remindDue(test.app, '2025-09-23');
    assert.equal(await remindDue(test.app, '2025-09-24'), 0);
    const told = await test.run((tx) =>
      sql<{
        text: string;
        path: string;
      }>`select text, path from uppsikt.notification where account = ${bo.account?.id}`.execute(tx),
    );
    assert.deepEqual([sent, told.rows.map(({ path: to }) => to)], [1, ['/internkontroll/KS/2025/kontroll/rond/9']]);
    assert.match(
      told.rows[0]?.text ?? '',
      /”Brandrond”, september 2025, ska göras\. Sista dag är tisdag 30 september 2025/u,
    );
    await give(null);
  });

  it('waits for the signature of somebody else when it is done', async () => {
    value(await editResult(test.app, anna, rond, { revision: 0, assessment: 'yellow', narrative: 'En brist.' }));
    value(await markResultDone(test.app, anna, rond, { revision: 1 }));
    assert.deepEqual([(await work(anna)).toDo, (await work(bo)).toSign], [['mars 2025 sen'], ['september 2025']]);
    assert.deepEqual((await work(anna)).toSign, []);
  });

  it('has one’s actions until they are closed, and reminds of them', async () => {
    const fields = { text: 'Röj sly.', owner: '', dueOn: '2025-11-14', status: 'ongoing', closedOn: '' };
    const { key } = value(
      await saveOccurrenceAction(test.app, anna, rond, null, { ...fields, account: bo.account?.id }),
    );
    assert.deepEqual((await work(bo)).actions, ['Röj sly.']);
    assert.equal(await remindDue(test.app, '2025-11-07'), 1);
    const closed = { ...fields, account: bo.account?.id, status: 'completed', closedOn: '2025-11-10', revision: 1 };
    value(await saveOccurrenceAction(test.app, bo, rond, key, closed));
    assert.deepEqual([(await work(bo)).actions, await remindDue(test.app, '2025-11-13')], [[], 0]);
  });

  it('is seen over all bodies as deviations and actions, but by no elected member', async () => {
    const found = value(await readDeviations(test.app, test.as('auditor'), 2025, '2025-12-01'));
    assert.deepEqual(
      found.results.map(({ title, light, state }) => [title, light?.label, state]),
      [['Brandrond', 'Gul', 'done']],
    );
    const [done, ...reported] = found.actions;
    assert.deepEqual(
      [done?.words, done?.closed, done?.late, done?.occurrence],
      ['Röj sly.', true, false, 'occurrence/9'],
    );
    assert.ok(
      reported.length > 0 && reported.every(({ occurrence, title }) => occurrence === null && title === 'Brandrond'),
    );
    assert.match(refusal(await readDeviations(test.app, test.as('member'), 2025, '2025-12-01')), /arbetsmaterial/u);
  });

  it('are also what only a report says of a control, until an occurrence says so', async () => {
    const names = async () => {
      const found = value(await readDeviations(test.app, test.as('auditor'), 2025, '2025-12-01'));
      return found.results.map(({ name, occurrence }) => [name, occurrence]);
    };
    await test.run((tx) =>
      tx.updateTable('control_result').set({ assessment: 'red' }).where('control', '=', rond.control).execute(),
    );
    assert.deepEqual(await names(), [['september 2025', 'occurrence/9']]);
    await test.run((tx) =>
      tx
        .updateTable('occurrence_result')
        .set((row) => ({ assessment: 'green', revision: row('revision', '+', 1) }))
        .execute(),
    );
    assert.deepEqual(await names(), [['Helår 2025', null]]);
  });
});
