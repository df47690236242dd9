import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Action } from '../domain/action.ts';
import type { Facts } from '../domain/facts.ts';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { paragraphs } from '../domain/narrative.ts';
import { defaultLevels } from '../domain/node.ts';
import type { Risk } from '../domain/risk.ts';
import { findAction, insertAction, updateAction } from './control-action.ts';
import { inTenant, type Transaction } from './database.ts';
import { loadFacts, saveFacts } from './facts.ts';
import { FrozenError } from './frozen.ts';
import { setReportState } from './report.ts';
import { saveLevels } from './scale.ts';
import { type TestDatabase, testDatabase, testTenant } from './testing.ts';

const report = { body: exampleFacts.body, period: exampleFacts.period };
const risk = exampleFacts.risks[0] as Risk;
const [control] = risk.controls as [Risk['controls'][number]];
const [first, second] = control.result.actions as [Action, Action];
const key = { ...report, control: control.key };
const { key: _, ...content } = { ...first, text: paragraphs(['En ny.']) };

describe('actions', () => {
  let test: TestDatabase;
  let tenants = 0;
  before(async () => {
    test = await testDatabase();
  });
  after(() => test.close());

  async function reported(): Promise<<T>(work: (tx: Transaction) => Promise<T>) => Promise<T>> {
    tenants += 1;
    const tenant = await testTenant(test.db, `atgard-${tenants}`);
    await inTenant(test.db, tenant, async (tx) => {
      await saveLevels(tx, defaultLevels);
      await saveFacts(tx, exampleFacts, 'Vera Ek');
    });
    return (work) => inTenant(test.db, tenant, work);
  }

  it('are added after the others, each with a key of its own, though two are added at once', async () => {
    const run = await reported();
    const add = (tx: Transaction) => insertAction(tx, key, content, 'Vera Ek');
    let meanwhile: Promise<string> = Promise.resolve('');
    const added = await run(async (tx) => {
      const own = await add(tx);
      meanwhile = run(add);
      await sql`select pg_sleep(0.1)`.execute(tx);
      return own;
    });
    assert.deepEqual([added, await meanwhile], ['action/3', 'action/4']);
    const facts = await run((tx) => loadFacts(tx, report.body, report.period));
    const actions = facts?.risks[0]?.controls[0]?.result.actions ?? [];
    assert.deepEqual(actions.slice(0, 3), [first, second, { key: 'action/3', ...content }]);
    assert.equal(actions.length, 4);
  });

  it('are written by whoever saw the latest revision only', async () => {
    const run = await reported();
    const write = (owner: string, revision: number) =>
      run((tx) => updateAction(tx, key, { ...first, owner }, { revision, by: 'Lars Lind' }));
    assert.equal(await write('Skogvaktare', 1), true);
    assert.equal(await write('Kassör', 1), false);
    const found = await run((tx) => findAction(tx, key, first.key));
    assert.deepEqual(found, { ...first, owner: 'Skogvaktare', revision: 2, updatedBy: 'Lars Lind' });
    assert.equal(await run((tx) => findAction(tx, key, 'action/9')), null);
  });

  it('get a new revision where new facts change them, and keep it where they do not', async () => {
    const run = await reported();
    const result = { ...control.result, actions: [{ ...first, owner: 'Skogvaktare' }, second] };
    const next: Facts = { ...exampleFacts, risks: [{ ...risk, controls: [{ ...control, result }] }] };
    await run((tx) => saveFacts(tx, next, 'Lars Lind'));
    const found = await run(async (tx) => [
      await findAction(tx, key, first.key),
      await findAction(tx, key, second.key),
    ]);
    assert.deepEqual(
      found.map((action) => [action?.revision, action?.updatedBy]),
      [
        [2, 'Lars Lind'],
        [1, 'Vera Ek'],
      ],
    );
  });

  it('are frozen with the report that they stand in', async () => {
    const run = await reported();
    await run((tx) => setReportState(tx, report, 'decided', '2026-02-10'));
    await assert.rejects(
      run((tx) => insertAction(tx, key, content, null)),
      FrozenError,
    );
    await assert.rejects(
      run((tx) => updateAction(tx, key, { ...first, owner: null }, { revision: 1, by: null })),
      FrozenError,
    );
  });

  it('have a day of closing only where they are closed', async () => {
    const run = await reported();
    await assert.rejects(
      run((tx) => sql`update uppsikt.control_action set closed_on = '2026-01-01', status = null`.execute(tx)),
      /control_action_check/u,
    );
    await run((tx) => sql`update uppsikt.control_action set closed_on = '2026-01-01', status = 'deviated'`.execute(tx));
  });
});
