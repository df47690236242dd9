import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import type { Plan } from '../domain/plan.ts';
import { exampleIndicator, exampleLevels, exampleNode } from '../domain/plan-example.testing.ts';
import { insertAccount, setDisabled } from '../store/account.ts';
import { updateBody } from '../store/body.ts';
import { addBodyChange } from '../store/body-change.ts';
import { setOwner } from '../store/node-owner.ts';
import { ensurePlan, findPlan, listPlans } from '../store/plan.ts';
import { listPlanOwners } from '../store/plan-owner.ts';
import { loadPlanTree, savePlanTree } from '../store/plan-tree.ts';
import { listTerms } from '../store/term.ts';
import { inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { markPlanRemoval } from './plan-edit.ts';
import { rehearseRollOver, rollPlanOver } from './plan-roll-over.ts';
import { readPlan } from './plan-view.ts';

let shared: TestApp;
let test: Omit<TestApp, 'close'>;
let municipalities = 0;
const people = new Map<string, string>();
before(async () => {
  shared = await openTestApp();
});
after(() => shared.close());
beforeEach(async () => {
  municipalities += 1;
  test = await inMunicipality(shared.app, shared.database, `Kopieby ${municipalities}`);
  for (const login of ['eva', 'rut']) {
    const id = await test.run((tx) => insertAccount(tx, { login, name: login, passwordHash: null }));
    people.set(login, id);
  }
  await test.run(async (tx) => {
    await setOwner(tx, { year: 2025, node: 'goal/fler-träd', body: 'KS' }, people.get('eva') ?? '');
    await setOwner(tx, { year: 2025, node: 'commitment/gallra', body: 'VON' }, people.get('rut') ?? '');
  });
});

const rehearse = async (input: object = {}, from = 2025) =>
  value(await rehearseRollOver(test.app, test.as('controller'), from, { to: '2026', ...input }));
const perform = async (input: object = {}, from = 2025) => {
  const { seen } = await rehearse(input, from);
  return rollPlanOver(test.app, test.as('controller'), from, { to: '2026', ...input, seen });
};
const tree = (year: number) => test.run((tx) => loadPlanTree(tx, year, exampleLevels));
const chosen = (view: Awaited<ReturnType<typeof rehearse>>) =>
  view.choosable.map(({ node, statuses, chosen: isChosen }) => [
    node.title,
    statuses.map(({ body, value: status }) => `${body} ${status?.label}`),
    isChosen,
  ]);

describe('rehearsing a copy of the plan', () => {
  it('shows one-year commitments with their last status, and picks those that are not done', async () => {
    assert.deepEqual(chosen(await rehearse()), [
      ['Plantera', ['KS Klart'], false],
      ['Gallra', ['KS Försenat'], true],
    ]);
    assert.deepEqual(
      chosen(await rehearse({ pick: 'all' })).map(([, , on]) => on),
      [true, true],
    );
    assert.deepEqual(
      chosen(await rehearse({ pick: 'none' })).map(([, , on]) => on),
      [false, false],
    );
    assert.deepEqual(
      chosen(await rehearse({ chosen: ['commitment/plantera'] })).map(([, , on]) => on),
      [true, false],
    );
  });

  it('counts before and after by level, and changes nothing', async () => {
    const view = await rehearse();
    assert.deepEqual(
      view.counts.map(({ levelName, before: was, after: now }) => [levelName, was, now]),
      [
        ['Perspektiv', 1, 1],
        ['Processområde', 1, 1],
        ['Processmål', 1, 1],
        ['Åtagande', 2, 1],
      ],
    );
    assert.equal(view.hindrance, null);
    assert.equal((await test.run(listPlans)).length, 1);
  });

  it('names the new term and the goals that end with the old one', async () => {
    const view = await rehearse({ to: '2027' });
    assert.deepEqual([view.terms.from.last, view.terms.to.first, view.newTerm], [2026, 2027, true]);
    assert.deepEqual(
      view.choosable.map(({ node, ground, chosen: on }) => [node.title, ground, on]),
      [
        ['Fler träd', 'termEnds', false],
        ['Plantera', 'yearly', false],
        ['Gallra', 'yearly', true],
      ],
    );
  });

  it('names bodies that no longer report, with the one that took over', async () => {
    await test.run(async (tx) => {
      await updateBody(tx, 'VON', { activeTo: '2025-12-31' });
      const [from, to] = [[{ code: 'VON', name: 'Vård' }], [{ code: 'KS', name: 'Styrelsen' }]];
      await addBodyChange(tx, { kind: 'merged', day: '2026-01-01', note: '', from, to }, null);
    });
    assert.deepEqual(
      (await rehearse()).closedBodies.map(({ code, nodes, next }) => [code, nodes, next]),
      [['VON', 1, 'KS']],
    );
    const nobody = await rehearse({ bodies: { VON: '' } });
    assert.equal(nobody.closedBodies[0]?.next, null);
    assert.deepEqual(
      nobody.result.owners.map(({ kind }) => kind),
      ['closedBody', 'copied'],
    );
  });

  it('is for controllers and administrators, and refuses years that are none', async () => {
    for (const role of ['reporter', 'head', 'secretary', 'member'] as const)
      assert.match(refusal(await rehearseRollOver(test.app, test.as(role), 2025, { to: '2026' })), /Bara controller/u);
    assert.match(refusal(await rehearseRollOver(test.app, test.session, 2025, { to: 'nästa' })), /fyra siffror/u);
    assert.match(refusal(await rehearseRollOver(test.app, test.session, 1999, { to: '2026' })), /ingen plan för 1999/u);
    assert.match((await rehearse({ to: '2025' })).hindrance ?? '', /Välj ett år efter 2025/u);
  });
});

describe('carrying it out', () => {
  it('makes the plan that was rehearsed, with owners, as a draft that knows where it came from', async () => {
    const { result } = await rehearse();
    assert.deepEqual(value(await perform()), { year: 2026 });
    assert.deepEqual(await tree(2026), result.plan);
    const plan = await test.run((tx) => findPlan(tx, 2026));
    assert.deepEqual([plan?.state, plan?.copiedFrom, plan?.title], ['draft', 2025, 'Plan 2026']);
    assert.deepEqual(
      (await test.run((tx) => listPlanOwners(tx, 2026))).map(({ node, name }) => [node, name]),
      [
        ['commitment/gallra', 'rut'],
        ['goal/fler-träd', 'eva'],
      ],
    );
    const view = value(await readPlan(test.app, test.session, 2026));
    assert.deepEqual(
      [view.base, view.changes.removed, view.left.map(({ node }) => node.title)],
      [{ kind: 'year', year: 2025 }, 1, ['Plantera']],
    );
    const [event] = await test.events();
    assert.deepEqual([event?.verb, event?.subject], ['plan.rollOver', 'plan:2026']);
    assert.match(event?.after ?? '', /"ground":"yearly","key":"commitment\/plantera"/u);
  });

  it('is refused once more, with a sentence, and leaves the first copy as it is', async () => {
    value(await perform());
    const before = await tree(2026);
    assert.match((await rehearse()).hindrance ?? '', /är redan kopierad från 2025 och har 4 poster/u);
    assert.match(refusal(await perform()), /Inget kopieras en gång till/u);
    assert.deepEqual(await tree(2026), before);
  });

  it('fills a plan that was begun empty', async () => {
    await test.run((tx) => ensurePlan(tx, 2026));
    value(await perform());
    assert.equal((await tree(2026)).nodes.length, 4);
  });

  it('is refused where the plan or the choices are not those that were seen', async () => {
    const { seen } = await rehearse();
    value(await markPlanRemoval(test.app, test.session, 2025, 'commitment/gallra', { reason: 'Klart nu' }));
    const late = await rollPlanOver(test.app, test.session, 2025, { to: '2026', seen });
    assert.match(refusal(late), /Inget är kopierat/u);
    const other = await rollPlanOver(test.app, test.session, 2025, { to: '2026', seen, pick: 'all' });
    assert.match(refusal(other), /Inget är kopierat/u);
    assert.equal(await test.run((tx) => findPlan(tx, 2026)), null);
  });

  it('stores the new term, and leaves out the owner who has left', async () => {
    await test.run((tx) => setDisabled(tx, people.get('eva') ?? '', true));
    const input = { to: '2027', chosen: ['goal/fler-träd'] };
    const view = await rehearse(input);
    assert.deepEqual(
      view.result.owners.map(({ owner, kind }) => [owner.name, kind]),
      [
        ['rut', 'nodeLeftOut'],
        ['eva', 'closedAccount'],
      ],
    );
    value(await perform(input));
    assert.deepEqual(
      (await test.run(listTerms)).map(({ first }) => first),
      [2023, 2027],
    );
    assert.deepEqual(await test.run((tx) => listPlanOwners(tx, 2027)), []);
  });

  it('leaves reports and the old plan as they are', async () => {
    const before = await tree(2025);
    const entries = (tx: Parameters<typeof loadPlanTree>[0]) => tx.selectFrom('entry').selectAll().execute();
    const reported = await test.run(entries);
    value(await perform({ pick: 'all' }));
    assert.deepEqual(await tree(2025), before);
    assert.deepEqual(await test.run(entries), reported);
    assert.equal(reported.length > 0, exampleFacts.entries.length > 0);
  });
});

describe('a large plan', () => {
  it('is copied in seconds: six hundred nodes, indicators and owners', async () => {
    const areas = Array.from({ length: 30 }, (_, index) =>
      exampleNode(`processArea/a${index}`, 'perspective/allt', { position: index }),
    );
    const goals = areas.flatMap((area, index) =>
      Array.from({ length: 20 }, (_, at) =>
        exampleNode(`goal/g${index}-${at}`, area.key, { position: at, bodies: ['KS', 'VON'] }),
      ),
    );
    const target = { year: 2031, sex: 'all', value: '5', decimals: 0 } as const;
    const large: Plan = {
      year: 2031,
      nodes: [exampleNode('perspective/allt', null), ...areas, ...goals],
      indicators: goals.map((goal) => exampleIndicator(goal.key.slice(5), goal.key, { targets: [target] })),
    };
    await test.run(async (tx) => {
      await ensurePlan(tx, 2031);
      await savePlanTree(tx, { year: 2031, nodes: [], indicators: [] }, large);
      for (const goal of goals) await setOwner(tx, { year: 2031, node: goal.key, body: 'KS' }, people.get('eva') ?? '');
    });
    const start = Date.now();
    value(await perform({ to: '2032' }, 2031));
    const taken = Date.now() - start;
    assert.ok(taken < 10_000, `${taken} ms`);
    assert.equal((await tree(2032)).nodes.length, 631);
    assert.equal((await test.run((tx) => listPlanOwners(tx, 2032))).length, 600);
  });
});
