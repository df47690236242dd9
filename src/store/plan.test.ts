import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Facts } from '../domain/facts.ts';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import type { Plan } from '../domain/plan.ts';
import { exampleLevels, exampleNode, examplePlan } from '../domain/plan-example.testing.ts';
import { insertAccount, setDisabled } from './account.ts';
import { saveBodies } from './body.ts';
import { inTenant, type Transaction } from './database.ts';
import { saveFacts } from './facts.ts';
import { FrozenError } from './frozen.ts';
import { setOwner } from './node-owner.ts';
import {
  countPlanNodes,
  ensurePlan,
  findPlan,
  lockPlan,
  savePlanDecision,
  savePlanOrigin,
  setRevision,
} from './plan.ts';
import { dropOwner, insertOwners, listPlanOwners } from './plan-owner.ts';
import { countReported, listHeldNodes, listLatestEntries } from './plan-report.ts';
import { loadPlanTree, savePlanTree } from './plan-tree.ts';
import { addPlanVersion, listPlanVersions, loadPlanVersion } from './plan-version.ts';
import { setReportState } from './report.ts';
import { saveLevels } from './scale.ts';
import { type TestDatabase, testDatabase, testTenant } from './testing.ts';

type Run = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
const empty: Plan = { year: 2025, nodes: [], indicators: [] };
const decision = { decidedOn: '2024-12-12', paragraph: '§ 88', registryNumber: null };
const load = (tx: Transaction) => loadPlanTree(tx, 2025, exampleLevels);

let test: TestDatabase;
let tenants = 0;
before(async () => {
  test = await testDatabase();
});
after(() => test.close());

async function municipality(): Promise<Run> {
  tenants += 1;
  const tenant = await testTenant(test.db, `plan-${tenants}`);
  const run: Run = (work) => inTenant(test.db, tenant, work);
  await run(async (tx) => {
    await saveLevels(tx, exampleLevels);
    await saveBodies(tx, exampleFacts.bodies);
  });
  return run;
}

async function planned(): Promise<Run> {
  const run = await municipality();
  await run(async (tx) => {
    await ensurePlan(tx, 2025);
    await savePlanTree(tx, empty, examplePlan);
  });
  return run;
}

async function reported(): Promise<Run> {
  const run = await municipality();
  await run((tx) => saveFacts(tx, exampleFacts, 'Vera Ek'));
  return run;
}

describe('the tree of a plan', () => {
  it('comes back as it was saved, in the order of the levels', async () => {
    const run = await planned();
    assert.deepEqual(await run(load), examplePlan);
    assert.deepEqual(await run(countPlanNodes), new Map([[2025, 7]]));
  });

  it('writes the rows that differ, and leaves the others as they are', async () => {
    const run = await planned();
    const written = async (tx: Transaction, table: string, key: string) => {
      const { rows } = await sql<{
        key: string;
      }>`select distinct ${sql.ref(key)} as key from ${sql.table(`uppsikt.${table}`)}
        where xmin::text::bigint = txid_current() order by 1`.execute(tx);
      return rows.map((row) => row.key);
    };
    const after: Plan = {
      ...examplePlan,
      nodes: [
        ...examplePlan.nodes
          .filter((node) => node.key !== 'commitment/dika')
          .map((node) => (node.key === 'goal/träd' ? { ...node, title: 'Mer skog', bodies: ['VON', 'KS'] } : node)),
        exampleNode('goal/sjö', 'processArea/vatten'),
      ],
    };
    const keys = await run(async (tx) => {
      await savePlanTree(tx, examplePlan, after);
      return [
        await written(tx, 'node', 'key'),
        await written(tx, 'node_body', 'node'),
        await written(tx, 'plan_indicator', 'key'),
        await written(tx, 'plan_target', 'indicator'),
      ];
    });
    assert.deepEqual(keys, [['goal/sjö', 'goal/träd'], ['goal/träd'], [], []]);
    assert.deepEqual(await run(load), after);
  });

  it('takes indicators, targets and owners along with a node that goes', async () => {
    const run = await planned();
    const account = await run((tx) => insertAccount(tx, { login: 'eva', name: 'Eva Ek', passwordHash: null }));
    await run((tx) => setOwner(tx, { year: 2025, node: 'goal/träd', body: 'KS' }, account));
    const without = {
      ...examplePlan,
      nodes: examplePlan.nodes.filter((node) => node.key !== 'goal/träd'),
      indicators: [],
    };
    await run((tx) => savePlanTree(tx, examplePlan, without));
    assert.deepEqual(await run(load), without);
    assert.deepEqual(await run((tx) => listPlanOwners(tx, 2025)), []);
  });

  it('makes changes of one plan wait for each other', async () => {
    const run = await planned();
    const order: string[] = [];
    const change = (name: string, pause: number) =>
      run(async (tx) => {
        await lockPlan(tx, 2025);
        order.push(`${name} begins`);
        await new Promise((done) => setTimeout(done, pause));
        order.push(`${name} ends`);
      });
    await Promise.all([change('one', 60), change('two', 0)]);
    assert.deepEqual([order[0]?.slice(0, 3), order[2]?.slice(0, 3)], [order[1]?.slice(0, 3), order[3]?.slice(0, 3)]);
  });

  it('is frozen by its decision, opened by a revision, and keeps where it came from', async () => {
    const run = await planned();
    await run((tx) => ensurePlan(tx, 2024));
    await run((tx) => savePlanOrigin(tx, 2025, { title: 'Mål och budget 2025', copiedFrom: 2024 }));
    await run((tx) => savePlanDecision(tx, 2025, decision));
    const without = { ...examplePlan, indicators: [] };
    await assert.rejects(
      run((tx) => savePlanTree(tx, examplePlan, without)),
      /Planen för 2025 är beslutad/u,
    );
    await run((tx) => setRevision(tx, 2025, 'Ny organisation'));
    await run((tx) => savePlanTree(tx, examplePlan, without));
    const plan = await run((tx) => findPlan(tx, 2025));
    assert.deepEqual(
      [plan?.title, plan?.copiedFrom, plan?.state, plan?.revisionReason, plan?.decidedOn],
      ['Mål och budget 2025', 2024, 'revising', 'Ny organisation', '2024-12-12'],
    );
    await run((tx) => setRevision(tx, 2025, null));
    assert.equal((await run((tx) => findPlan(tx, 2025)))?.state, 'decided');
  });
});

describe('versions of a plan', () => {
  it('keep the plan as it was decided, whatever it becomes', async () => {
    const run = await planned();
    const version = { ...decision, number: 1, sha256: 'a'.repeat(64), reason: '', createdBy: 'Vera Ek' };
    await run((tx) => addPlanVersion(tx, examplePlan, version));
    const smaller = { ...examplePlan, nodes: examplePlan.nodes.slice(0, 2), indicators: [] };
    await run((tx) => savePlanTree(tx, examplePlan, smaller));
    await run((tx) => addPlanVersion(tx, smaller, { ...version, number: 2, reason: 'Färre mål' }));
    assert.deepEqual(await run((tx) => loadPlanVersion(tx, 2025, 1)), examplePlan);
    assert.deepEqual(await run((tx) => loadPlanVersion(tx, 2025)), smaller);
    assert.equal(await run((tx) => loadPlanVersion(tx, 2025, 3)), null);
    const [latest] = await run((tx) => listPlanVersions(tx, 2025));
    assert.deepEqual(
      [latest?.number, latest?.reason, latest?.paragraph, latest?.createdBy],
      [2, 'Färre mål', '§ 88', 'Vera Ek'],
    );
  });
});

describe('owners of a plan', () => {
  it('are given many at once, named with whether they have left, and taken away', async () => {
    const run = await planned();
    const eva = await run((tx) => insertAccount(tx, { login: 'eva', name: 'Eva Ek', passwordHash: null }));
    await run((tx) =>
      insertOwners(tx, 2025, [
        { node: 'goal/träd', body: 'KS', account: eva },
        { node: 'commitment/gallra', body: 'VON', account: eva },
      ]),
    );
    await run((tx) => setDisabled(tx, eva, true));
    await run((tx) => dropOwner(tx, { year: 2025, node: 'goal/träd', body: 'KS' }));
    assert.deepEqual(await run((tx) => listPlanOwners(tx, 2025)), [
      { node: 'commitment/gallra', body: 'VON', account: eva, name: 'Eva Ek', closed: true },
    ]);
  });
});

describe('what reports say of a plan', () => {
  const earlier: Facts = { ...exampleFacts, period: { year: 2025, kind: 'interim2' } };

  it('is which nodes are held, and on how many something is written, by period and body', async () => {
    const run = await reported();
    await run((tx) => saveFacts(tx, earlier, 'Vera Ek'));
    await run((tx) => setReportState(tx, { body: 'KS', period: earlier.period }, 'decided', '2025-10-01'));
    assert.equal((await run((tx) => listHeldNodes(tx, 2025))).size, exampleFacts.nodes.length);
    const counted = await run((tx) => countReported(tx, 2025, ['processArea/skog', 'perspective/hållbart']));
    assert.deepEqual(counted, [
      {
        body: 'KS',
        bodyName: 'Kommunstyrelsen',
        period: 'interim2',
        decided: true,
        published: false,
        nodes: 2,
        written: 1,
      },
      {
        body: 'KS',
        bodyName: 'Kommunstyrelsen',
        period: 'year',
        decided: false,
        published: false,
        nodes: 2,
        written: 1,
      },
    ]);
  });

  it('is the latest states by body, or the latest that are decided', async () => {
    const run = await municipality();
    const other = {
      ...earlier,
      entries: earlier.entries.map((entry) => ({ ...entry, assessment: null, trend: 'worse' })),
    };
    await run((tx) => saveFacts(tx, other, 'Vera Ek'));
    await run((tx) => saveFacts(tx, exampleFacts, 'Vera Ek'));
    await run((tx) => setReportState(tx, { body: 'KS', period: earlier.period }, 'decided', '2025-10-01'));
    const of = async (decidedOnly: boolean) => {
      const entries = await run((tx) => listLatestEntries(tx, 2025, decidedOnly));
      const entry = entries.find(({ node }) => node === 'processArea/skog');
      return [entry?.bodyName, entry?.period, entry?.decided, entry?.assessment, entry?.trend];
    };
    assert.deepEqual(await of(false), ['Kommunstyrelsen', 'year', false, 'yellow', 'better']);
    assert.deepEqual(await of(true), ['Kommunstyrelsen', 'interim2', true, null, 'worse']);
  });
});

describe('a report imported into a year whose plan is decided', () => {
  const later: Facts = { ...exampleFacts, period: { year: 2025, kind: 'interim1' } };
  async function decided(): Promise<Run> {
    const run = await reported();
    await run((tx) => savePlanDecision(tx, 2025, decision));
    return run;
  }

  it('is saved where its nodes are the plan’s', async () => {
    const run = await decided();
    await run((tx) => saveFacts(tx, later, 'Vera Ek'));
    await run((tx) => saveFacts(tx, { ...later, body: 'VON', entries: [], indicators: [], parts: [], risks: [] }));
    assert.equal((await run(load)).nodes.length, exampleFacts.nodes.length);
  });

  it('is refused with a sentence where a node is another or new', async () => {
    const run = await decided();
    const [first, ...rest] = later.nodes;
    assert.ok(first);
    const refused = (nodes: Facts['nodes']) =>
      assert.rejects(
        run((tx) => saveFacts(tx, { ...later, nodes })),
        (error) =>
          error instanceof FrozenError && /Planen för 2025 är beslutad. Öppna en revidering/u.test(error.message),
      );
    await refused([{ ...first, title: 'Annat' }, ...rest]);
    await refused([
      first,
      ...rest.map((node) => (node.key === 'commitment/gallra' ? { ...node, bodies: ['KS'] } : node)),
    ]);
    await refused([...later.nodes, { ...first, key: 'perspective/nytt', title: 'Nytt', position: 1 }]);
  });

  it('leaves a node in the plan that no report holds any more', async () => {
    const run = await decided();
    const key = 'commitment/gallra';
    const without = {
      ...exampleFacts,
      nodes: exampleFacts.nodes.filter((node) => node.key !== key),
      entries: exampleFacts.entries.filter((entry) => entry.node !== key),
    };
    await run((tx) => saveFacts(tx, without));
    assert.ok((await run(load)).nodes.some((node) => node.key === key));
  });
});

describe('a report that no longer holds a node of a draft', () => {
  const key = 'commitment/gallra';
  const without = {
    ...exampleFacts,
    nodes: exampleFacts.nodes.filter((node) => node.key !== key),
    entries: exampleFacts.entries.filter((entry) => entry.node !== key),
  };
  const stays = async (run: Run) => {
    await run((tx) => saveFacts(tx, without));
    return (await run(load)).nodes.some((node) => node.key === key);
  };

  it('takes it away, but not where somebody has planned with it', async () => {
    assert.equal(await stays(await reported()), false);
    const owned = await reported();
    const eva = await owned((tx) => insertAccount(tx, { login: 'eva', name: 'Eva Ek', passwordHash: null }));
    await owned((tx) => setOwner(tx, { year: 2025, node: key, body: 'VON' }, eva));
    assert.equal(await stays(owned), true);
    const copied = await reported();
    await copied((tx) => sql`update uppsikt.node set origin = key`.execute(tx));
    assert.equal(await stays(copied), true);
  });
});
