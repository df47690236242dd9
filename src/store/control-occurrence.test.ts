import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { defaultLevels } from '../domain/node.ts';
import { listOccurrences, makeOccurrences } from './control-occurrence.ts';
import { saveControlPlanDecision } from './control-plan.ts';
import { inTenant, type Transaction } from './database.ts';
import { saveFacts } from './facts.ts';
import { refusingFrozen } from './frozen.ts';
import { saveLevels } from './scale.ts';
import { type TestDatabase, testDatabase, testTenant } from './testing.ts';

const plan = { body: exampleFacts.body, year: exampleFacts.period.year };

describe('the occurrences of a plan', () => {
  let test: TestDatabase;
  let tenant: string;
  before(async () => {
    test = await testDatabase();
    tenant = await testTenant(test.db, 'occurrences');
    await run((tx) => saveLevels(tx, defaultLevels));
    await run((tx) => saveFacts(tx, exampleFacts));
  });
  after(() => test.close());

  const run = <T>(work: (tx: Transaction) => Promise<T>) => inTenant(test.db, tenant, work);
  const list = async () => (await run((tx) => listOccurrences(tx, plan))).map(({ key, dueOn }) => [key, dueOn]);
  const make = () => run((tx) => makeOccurrences(tx, plan));
  const change = (text: string) => run((tx) => refusingFrozen(() => sql.raw(text).execute(tx)));
  const add = (
    reason: string,
  ) => `insert into uppsikt.control_occurrence (body, year, control, key, due_on, month, origin, reason)
    values ('KS', 2025, 'control/rond', 'occurrence/13', '2026-01-15', 1, 'manual', ${reason})`;

  it('are made from the months of each control, and once more changes nothing', async () => {
    await make();
    assert.deepEqual(await list(), []);
    await change(`update uppsikt.control set recurrence = array[2, 8]`);
    await make();
    const made = [
      ['occurrence/2', '2025-02-28'],
      ['occurrence/8', '2025-08-31'],
    ];
    assert.deepEqual(await list(), made);
    await make();
    assert.deepEqual(await list(), made);
  });

  it('follow the months while the plan is a draft, and leave those that a person has added', async () => {
    await change(add('null'));
    await change(`update uppsikt.control set recurrence = array[5]`);
    await make();
    assert.deepEqual(await list(), [
      ['occurrence/5', '2025-05-31'],
      ['occurrence/13', '2026-01-15'],
    ]);
    await change(`delete from uppsikt.control_occurrence where key = 'occurrence/13'`);
  });

  it('stand as they were once the plan is decided: one is added, or dropped, with a reason only', async () => {
    const decision = { decidedOn: '2025-01-14', paragraph: null, registryNumber: null };
    await run((tx) => saveControlPlanDecision(tx, plan, decision));
    await assert.rejects(change(add('null')), /är beslutad\. Ange varför tillfället läggs till/u);
    for (const refused of [
      'delete from uppsikt.control_occurrence',
      `update uppsikt.control_occurrence set label = 'x'`,
    ])
      await assert.rejects(change(refused), /Tillfället 2025-05-31 kan inte ändras eller tas bort/u);
    await change(add(`'Nämnden har bett om det'`));
    await change(`update uppsikt.control_occurrence set dropped_on = '2025-05-02', dropped_reason = 'Systemet är avvecklat'
      where key = 'occurrence/5'`);
    assert.equal((await list()).length, 2);
  });
});
