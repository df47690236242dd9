import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type TestDatabase, testDatabase } from '../store/testing.ts';
import { value } from './app.testing.ts';
import type { App } from './app.ts';
import { readCarryOver } from './carry-over.ts';
import { readControlOverview } from './control-overview.ts';
import { readDecidedPlan } from './control-plan-revision.ts';
import { loadExample } from './example.ts';
import { readRegister } from './register-view.ts';
import { readChain } from './risk-chain.ts';
import type { Session } from './session.ts';

describe('internal control in the example municipality', () => {
  let database: TestDatabase;
  let app: App;
  let session: Session;
  before(async () => {
    database = await testDatabase();
    app = { db: database.db, dataFolder: '', close: async () => {} };
    session = value(await loadExample(app, '2026-05-04')).session;
  });
  after(() => database.close());

  const register = async (body: string, year: number) => value(await readRegister(app, session, { body, year }));

  it('has last year’s imported risks assessed, and this year’s with what is new and changed', async () => {
    const old = await register('KS', 2025);
    assert.deepEqual([old.risks.length, old.matrix.unassessed.length, old.plan?.state], [8, 0, 'decided']);
    const now = await register('KS', 2026);
    assert.equal(now.risks.length, 11);
    assert.equal(now.risks.filter(({ change }) => change === 'new').length, 3);
    assert.equal(value(await readDecidedPlan(app, session, { body: 'KS', year: 2026 }, 1)).snapshot.risks.length, 11);
  });

  it('has a choice with a reason for every candidate, and a chain over the years', async () => {
    const { candidates } = value(await readCarryOver(app, session, { body: 'KS', year: 2026 }));
    assert.deepEqual(candidates.map(({ choice }) => choice?.carried).toSorted(), [false, true, true, true, true, true]);
    const [first] = (await register('KS', 2026)).risks.filter(({ predecessor }) => predecessor !== null);
    const { links } = value(await readChain(app, session, { body: 'KS', year: 2026 }, first?.key ?? ''));
    assert.ok(links.length >= 2);
  });

  it('has a control for all boards, and three registers with plans decided and not', async () => {
    const overview = value(await readControlOverview(app, session, 2026, '2026-05-04'));
    const states = Object.fromEntries(overview.bodies.map(({ body, plan }) => [body.code, plan?.state]));
    assert.deepEqual([states.KS, states.VON, states.BUN], ['decided', 'draft', 'decided']);
    assert.ok(overview.bodies.every(({ controls }) => controls.some(({ centralKey }) => centralKey !== null)));
    assert.deepEqual(
      [overview.due.some(({ status }) => status === 'late'), overview.due.some(({ status }) => status === 'due')],
      [true, true],
    );
  });

  it('stays as it is when the example is loaded again', async () => {
    const before = await register('VON', 2026);
    value(await loadExample(app, '2026-05-04'));
    assert.deepEqual(await register('VON', 2026), before);
  });
});
