import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { periodName } from '../domain/period.ts';
import { setOwner } from '../store/node-owner.ts';
import { openTestApp, type TestApp, value } from './app.testing.ts';
import { editEntry } from './entry.ts';
import { markReady, returnEntry } from './entry-state.ts';
import { readMyWork } from './my-work.ts';
import { addPerson, interim, makePlan, openingDay, terms } from './period.testing.ts';
import { openPeriod } from './period.ts';
import type { Session } from './session.ts';

const ofKs = { body: 'KS', period: interim };
const area = 'processArea/skog';
const plant = 'commitment/plantera';

describe("a person's own page", () => {
  let test: TestApp;
  let rut: Session;
  let hans: Session;
  before(async () => {
    test = await openTestApp();
    await makePlan(test);
    rut = await addPerson(test, 'rut', 'reporter', 'KS');
    hans = await addPerson(test, 'hans', 'head', 'KS');
    value(await openPeriod(test.app, test.as('controller'), interim, openingDay, terms));
    await test.run((tx) => setOwner(tx, { year: 2026, node: area, body: 'KS' }, rut.account?.id ?? ''));
  });
  after(() => test.close());

  const work = (who: Session, today = openingDay) => readMyWork(test.app, who, today);
  async function finish(node: string): Promise<number> {
    const fields = { assessment: 'green', trend: 'better', status: 'done', completion: '100', narrative: 'Text.' };
    const { revision } = value(await editEntry(test.app, rut, ofKs, node, { ...fields, revision: 0 }));
    return value(await markReady(test.app, rut, ofKs, node, { revision })).revision;
  }

  it('says what is owed, when and why, in each report', async () => {
    const { reports, review } = await work(rut);
    assert.deepEqual(
      reports.map(({ bodyName, address, instructions, dueOn, daysLeft, late, done }) => [
        bodyName,
        periodName(address.period),
        instructions,
        dueOn,
        daysLeft,
        late,
        done,
      ]),
      [['Kommunstyrelsen', 'Delår 1 2026', 'Skriv kort.', '2026-05-13', 7, false, 0]],
    );
    assert.ok(reports[0]?.items.some(({ node }) => node.key === area));
    assert.deepEqual(review, []);
  });

  it('says what is late, from the day after', async () => {
    assert.equal((await work(rut, '2026-05-13')).reports[0]?.late, false);
    assert.equal((await work(rut, '2026-05-14')).reports[0]?.late, true);
  });

  it('moves what is marked as done to the head, and what is sent back to the top of the list', async () => {
    const before = (await work(rut)).reports[0];
    const revision = await finish(plant);
    await finish(area);
    const after = (await work(rut)).reports[0];
    assert.deepEqual([after?.done, after?.of], [(before?.done ?? 0) + 2, before?.of]);
    const waiting = (await work(hans)).review;
    assert.deepEqual(
      waiting.map(({ node, dueOn, bodyName }) => [node.key, dueOn, bodyName]),
      [area, plant].map((key) => [key, '2026-05-22', 'Kommunstyrelsen']),
    );
    value(await returnEntry(test.app, hans, ofKs, plant, { revision, comment: 'Mer.' }));
    assert.equal((await work(rut)).reports[0]?.items[0]?.node.key, plant);
    assert.equal((await work(hans)).review.length, 1);
  });

  it('shows nobody the work of another', async () => {
    const vera = await addPerson(test, 'vera', 'reporter', 'VON');
    const { reports } = await work(vera);
    assert.deepEqual(
      reports.map(({ address }) => address.body),
      ['VON'],
    );
    const mia = await addPerson(test, 'mia', 'member', null);
    assert.deepEqual(await work(mia), { reports: [], review: [], unowned: 0 });
  });
});
