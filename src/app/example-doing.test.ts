import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { listOccurrences } from '../store/control-occurrence.ts';
import { inTenant } from '../store/database.ts';
import { type TestDatabase, testDatabase } from '../store/testing.ts';
import { value } from './app.testing.ts';
import type { App } from './app.ts';
import { readDeviations } from './deviations.ts';
import { loadExample } from './example.ts';
import { doExampleControls } from './example-doing.ts';
import { readOccurrence } from './occurrence-view.ts';
import type { Session } from './session.ts';

const today = '2026-11-30';

describe('the controls that the example municipality has done', () => {
  let database: TestDatabase;
  let app: App;
  let session: Session;
  before(async () => {
    database = await testDatabase();
    app = { db: database.db, dataFolder: '', close: async () => {} };
    session = value(await loadExample(app, today)).session;
  });
  after(() => database.close());

  async function views() {
    const plan = { body: 'KS', year: 2026 };
    const all = await inTenant(app.db, session.tenant.id, (tx) => listOccurrences(tx, plan));
    const read = all.map(({ control, key: occurrence }) =>
      readOccurrence(app, session, { ...plan, control, occurrence }),
    );
    return (await Promise.all(read)).map((answer) => value(answer));
  }

  it('are done, signed where the plan asks for it, sent back, and late', async () => {
    const all = await views();
    const written = all.filter(({ stored, runs }) => stored !== null && runs.length === 0);
    assert.equal(written.length, 3);
    assert.deepEqual(
      all.flatMap(({ runs, state }) => runs.map(({ definition, number }) => [definition, number, state])),
      [['klassning', 3, 'done']],
    );
    assert.equal(written.filter(({ state }) => state === 'returned').length, 1);
    for (const { about, state } of written) if (state === 'signed') assert.ok(about.fourEyes);
    assert.ok(all.some(({ stored, about }) => stored === null && about.dueOn < today));
  });

  it('have a sample with a deviation, evidence and an action with an owner', async () => {
    const [first] = (await views()).filter(
      ({ samples, evidence }) => samples.length > 0 && evidence?.items.length === 1,
    );
    assert.ok(first);
    assert.equal(first.samples[0]?.rows.filter(({ outcome }) => outcome === 'deviation').length, 1);
    assert.equal(first.actions[0]?.ownerName, 'Erik Sund');
    const { results } = value(await readDeviations(app, session, 2026, today));
    assert.ok(results.some(({ light }) => light?.code === 'yellow'));
  });

  it('are not done once more', async () => {
    const before = (await views()).map(({ revision }) => revision);
    await doExampleControls(app, session, today);
    assert.deepEqual(
      (await views()).map(({ revision }) => revision),
      before,
    );
  });
});
