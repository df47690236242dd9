import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { periodName } from '../domain/period.ts';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { editEntry } from './entry.ts';
import { readMyWork } from './my-work.ts';
import { readOwedWork } from './owed-work.ts';
import { addPerson, interim, makePlan, openingDay, terms } from './period.testing.ts';
import { closePeriod, openPeriod } from './period.ts';
import { readPeriod, readPeriods } from './progress.ts';

type Person = Awaited<ReturnType<typeof addPerson>>;
const gallra = 'commitment/gallra';

describe('how a period stands', () => {
  let test: TestApp;
  let people: Record<'rut' | 'karl' | 'hedda' | 'vera', Person>;
  before(async () => {
    test = await openTestApp();
    await makePlan(test);
    people = {
      rut: await addPerson(test, 'rut', 'reporter', 'VON'),
      karl: await addPerson(test, 'karl', 'reporter', 'KS'),
      hedda: await addPerson(test, 'hedda', 'head', 'VON'),
      vera: await addPerson(test, 'vera', 'controller', null),
    };
    await test.run((tx) =>
      sql`insert into uppsikt.node_owner (year, node, body, account)
        values (2026, 'processArea/skog', 'KS', ${people.karl.account.id}), (2026, ${gallra}, 'KS', ${people.karl.account.id})`.execute(
        tx,
      ),
    );
    value(await openPeriod(test.app, people.vera, interim, openingDay, terms));
    const said = { revision: '0', narrative: 'Vi gallrar.' };
    value(await editEntry(test.app, people.rut, { body: 'VON', period: interim }, gallra, said));
  });
  after(() => test.close());

  const view = async (today: string) => value(await readPeriod(test.app, people.vera, interim, today));
  const owed = (person: Person, today = '2026-05-06') => readOwedWork(test.app, person, today);

  it('is counted for each body, of what it answers for itself', async () => {
    const { bodies } = await view('2026-05-06');
    assert.deepEqual(
      bodies.map(({ body, coordinates, owed: all, written, ready, approved }) => [
        body,
        coordinates,
        all,
        written,
        ready,
        approved,
      ]),
      [
        ['KS', true, 4, 0, 0, 0],
        ['ALBO', false, 1, 0, 0, 0],
        ['VON', false, 1, 1, 0, 0],
      ],
    );
  });

  it('says how many working days are left', async () => {
    const { deadlines } = await view('2026-05-06');
    assert.deepEqual(
      deadlines.map(({ step, dueOn, daysLeft, late }) => [step, dueOn, daysLeft, late]),
      [
        ['report', '2026-05-13', 5, false],
        ['review', '2026-05-22', 11, false],
        ['decide', '2026-06-09', 23, false],
      ],
    );
    assert.equal((await view('2026-05-15')).deadlines[0]?.late, true);
  });

  it('names the silent and what nobody owns, before the deadline', async () => {
    const { troubles } = await view('2026-05-06');
    assert.deepEqual(
      troubles?.map(({ kind, body, who, nodes, daysLeft }) => [kind, body.code, who.join(), nodes.length, daysLeft]),
      [
        ['silent', 'KS', 'karl Persson', 2, 5],
        ['unowned', 'ALBO', 'vera Persson', 1, 5],
        ['unowned', 'KS', 'karl Persson', 2, 5],
        ['unowned', 'VON', 'rut Persson', 1, 5],
      ],
    );
  });

  it('tells an elected member of no person’s delay', async () => {
    const seen = value(await readPeriod(test.app, test.as('member'), interim, '2026-05-15'));
    assert.equal(seen.troubles, null);
    assert.equal(seen.bodies.length, 3);
  });

  it('has no troubles to chase when it is closed', async () => {
    value(await closePeriod(test.app, people.vera, interim));
    assert.deepEqual((await view('2026-05-15')).troubles, []);
    await test.run((tx) => sql`update uppsikt.period set state = 'open' where year = 2026`.execute(tx));
  });

  it('is listed beside the periods that were read in', async () => {
    const list = await readPeriods(test.app, people.rut);
    assert.deepEqual(
      list.map(({ period, state, bodies, reports, owed: all, written }) => [
        periodName(period),
        state,
        bodies,
        reports,
        all,
        written,
      ]),
      [
        ['Delår 1 2026', 'open', 3, 3, 6, 1],
        ['Helår 2025', 'open', 0, 1, 0, 0],
        ['Delår 2 2025', 'open', 0, 1, 0, 0],
      ],
    );
  });

  it('is for those who have a role in the municipality', async () => {
    const nobody = { ...people.rut, roles: [] };
    assert.match(refusal(await readPeriod(test.app, nobody, interim, openingDay)), /ingen roll/u);
    assert.deepEqual(await readPeriods(test.app, nobody), []);
  });

  describe('as one person’s work', () => {
    it('is what the person owns, and what nobody owns in a body that the person reports for', async () => {
      const mine = await owed(people.karl);
      assert.deepEqual(
        mine.map(({ node, owner }) => [node.key, owner?.name ?? null]),
        [
          ['processArea/skog', 'karl Persson'],
          ['goal/fler-träd', null],
          ['commitment/plantera', null],
          [gallra, 'karl Persson'],
        ],
      );
    });

    it('says the step, the deadline, the days left and how far it has come', async () => {
      assert.deepEqual(await owed(people.rut), [
        {
          address: { body: 'VON', period: interim },
          node: { key: gallra, title: 'Gallra', levelName: 'Åtagande' },
          state: 'draft',
          step: 'report',
          dueOn: '2026-05-13',
          daysLeft: 5,
          late: false,
          owner: null,
        },
      ]);
      const [late] = await owed(people.rut, '2026-05-15');
      assert.deepEqual([late?.late, late?.daysLeft], [true, -1]);
    });

    const unowned = async (person: Person) => (await readMyWork(test.app, person, '2026-05-06')).unowned;

    it('is not a controller’s, who sees how much nobody owns', async () => {
      assert.deepEqual(await owed(people.vera), []);
      assert.equal(await unowned(people.vera), 4);
      assert.equal(await unowned(people.karl), 0);
    });

    it('passes to the body’s reporters when the owner’s account is closed', async () => {
      const { id } = people.karl.account;
      await test.run((tx) => sql`update uppsikt.account set disabled = true where id = ${id}`.execute(tx));
      assert.equal(await unowned(people.vera), 6);
      const { troubles } = await view('2026-05-06');
      assert.ok(troubles?.some(({ kind, who }) => kind === 'closedOwner' && who[0] === 'karl Persson'));
      await test.run((tx) => sql`update uppsikt.account set disabled = false where id = ${id}`.execute(tx));
    });

    it('is nothing in periods that are not open, or that only hold what was read in', async () => {
      await test.run((tx) => sql`update uppsikt.period set state = 'planned' where year = 2026`.execute(tx));
      assert.deepEqual([await owed(people.rut), await unowned(people.vera)], [[], 0]);
      await test.run((tx) => sql`update uppsikt.period set state = 'open' where year = 2026`.execute(tx));
    });
  });
});
