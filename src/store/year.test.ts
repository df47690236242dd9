import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Entry } from '../domain/entry.ts';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { defaultLevels } from '../domain/node.ts';
import { inTenant, type Transaction } from './database.ts';
import { updateEntry } from './entry.ts';
import { saveFacts } from './facts.ts';
import { FrozenError, refusingFrozen } from './frozen.ts';
import { ensurePlan, findPlan, listPlans } from './plan.ts';
import { saveLevels } from './scale.ts';
import { ensureTerm, findTerm, listTerms, saveTerms } from './term.ts';
import { type TestDatabase, testDatabase, testTenant } from './testing.ts';

const key = { body: exampleFacts.body, period: exampleFacts.period };
const first = exampleFacts.entries[0] as Entry;

describe('the year', () => {
  let test: TestDatabase;
  let tenants = 0;
  before(async () => {
    test = await testDatabase();
  });
  after(() => test.close());

  async function reported(): Promise<<T>(work: (tx: Transaction) => Promise<T>) => Promise<T>> {
    tenants += 1;
    const tenant = await testTenant(test.db, `ar-${tenants}`);
    await inTenant(test.db, tenant, async (tx) => {
      await saveLevels(tx, defaultLevels);
      await saveFacts(tx, exampleFacts, 'Vera Ek');
    });
    return (work) => inTenant(test.db, tenant, work);
  }

  it('stores the term that a reported year belongs to, once', async () => {
    const run = await reported();
    await run((tx) => ensureTerm(tx, 2026));
    assert.deepEqual(await run(listTerms), [{ first: 2023, last: 2026, name: 'Mandatperiod 2023–2026' }]);
    assert.equal(await run((tx) => findTerm(tx, 2027)), null);
  });

  it('keeps a term that the municipality has set itself', async () => {
    const run = await reported();
    await run((tx) => saveTerms(tx, [{ first: 2024, last: 2027, name: 'Egen period' }]));
    await run((tx) => ensureTerm(tx, 2025));
    assert.deepEqual(await run((tx) => findTerm(tx, 2025)), { first: 2024, last: 2027, name: 'Egen period' });
  });

  it('makes the plan of a reported year, as a draft', async () => {
    const run = await reported();
    await run((tx) => ensurePlan(tx, 2025));
    const plan = await run((tx) => findPlan(tx, 2025));
    assert.equal(plan?.state, 'draft');
    assert.equal((await run(listPlans)).length, 1);
  });

  it('refuses to change the nodes of a decided plan, until it is opened for a change with a reason', async () => {
    const run = await reported();
    const rename = (tx: Transaction) =>
      refusingFrozen(() => sql`update uppsikt.node set title = title || '!' where year = 2025`.execute(tx));
    await run((tx) => sql`update uppsikt.plan set state = 'decided', decided_on = '2024-12-12'`.execute(tx));
    await assert.rejects(
      run(rename),
      (error) => error instanceof FrozenError && /Planen för 2025 är beslutad/u.test(error.message),
    );
    await run((tx) => sql`update uppsikt.plan set state = 'revising', revision_reason = 'Ny organisation'`.execute(tx));
    await run(rename);
    await assert.rejects(run((tx) => sql`update uppsikt.plan set state = 'draft', decided_on = null`.execute(tx)));
  });

  it('keeps every version of an entry, whoever wrote it and however it went away', async () => {
    const run = await reported();
    const changed = { ...first, assessment: 'red' };
    await run((tx) => updateEntry(tx, key, changed, { revision: 1, by: 'Lars Lind' }));
    await run((tx) => sql`delete from uppsikt.entry where node = ${first.node}`.execute(tx));
    const { rows } = await run((tx) =>
      sql`select number, assessment, by, removed from uppsikt.entry_version
        where node = ${first.node} order by number`.execute(tx),
    );
    assert.deepEqual(rows, [
      { number: 1, assessment: first.assessment, by: 'Vera Ek', removed: false },
      { number: 2, assessment: 'red', by: 'Lars Lind', removed: false },
      { number: 3, assessment: 'red', by: null, removed: true },
    ]);
  });

  it('writes no version where nothing but the order changed', async () => {
    const run = await reported();
    await run((tx) => sql`update uppsikt.entry set ordinal = ordinal + 10`.execute(tx));
    const { rows } = await run((tx) =>
      sql<{ most: number }>`select max(number) as most from uppsikt.entry_version`.execute(tx),
    );
    assert.equal(rows[0]?.most, 1);
  });
});
