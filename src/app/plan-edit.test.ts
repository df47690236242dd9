import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findNode } from '../domain/plan.ts';
import { exampleLevels } from '../domain/plan-example.testing.ts';
import { savePlanDecision } from '../store/plan.ts';
import { loadPlanTree } from '../store/plan-tree.ts';
import { saveLevels } from '../store/scale.ts';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { createPlan, listYearPlans } from './plan.ts';
import { fingerprint } from './plan-access.ts';
import { addPlanNode, editPlanNode, markPlanRemoval, movePlanNode, undoPlanRemoval } from './plan-edit.ts';
import { readMoveChoices, readPlan } from './plan-view.ts';

let test: TestApp;
before(async () => {
  test = await openTestApp();
  await test.run((tx) => saveLevels(tx, exampleLevels));
});
after(() => test.close());

const tree = () => test.run((tx) => loadPlanTree(tx, 2025, exampleLevels));
const view = async (session = test.session) => value(await readPlan(test.app, session, 2025));
const issues = (answer: { ok: boolean; issues?: readonly { path: string }[] }) =>
  answer.issues?.map(({ path }) => path);
const event = async () => (await test.events())[0];

describe('the plans', () => {
  it('are listed with how many nodes each has and which term it belongs to', async () => {
    const plans = value(await listYearPlans(test.app, test.as('reporter', 'VON')));
    assert.deepEqual(
      plans.map(({ year, state, nodes, termName }) => [year, state, nodes, termName]),
      [[2025, 'draft', 5, 'Mandatperiod 2023–2026']],
    );
  });

  it('are not shown to an elected member while they are drafts', async () => {
    assert.deepEqual(value(await listYearPlans(test.app, test.as('member'))), []);
    assert.match(refusal(await readPlan(test.app, test.as('member'), 2025)), /är ett utkast/u);
    assert.match(refusal(await readPlan(test.app, { ...test.as('member'), roles: [] }, 2025)), /ingen roll/u);
  });

  it('can be begun empty, once for each year, by those who may', async () => {
    assert.deepEqual(value(await createPlan(test.app, test.as('controller'), { year: '2031' })), { year: 2031 });
    assert.match(refusal(await createPlan(test.app, test.session, { year: '2031' })), /finns redan en plan för 2031/u);
    for (const year of ['', 'i år', '31', '20310'])
      assert.match(refusal(await createPlan(test.app, test.session, { year })), /fyra siffror/u);
    for (const role of ['reporter', 'head', 'secretary', 'member'] as const)
      assert.match(refusal(await createPlan(test.app, test.as(role), { year: '2032' })), /Bara controller/u);
    assert.deepEqual([(await event())?.verb, (await event())?.subject], ['plan.create', 'plan:2031']);
  });
});

describe('editing the tree', () => {
  it('adds a node under another, and records it', async () => {
    const input = { parent: 'commitment/plantera', level: 'activity', title: ' Gräva gropar ', bodies: ['VON'] };
    const key = value(await addPlanNode(test.app, test.as('controller'), 2025, input));
    assert.equal(key, 'activity/gräva-gropar');
    const node = findNode(await tree(), key);
    assert.deepEqual([node?.title, node?.parent, node?.bodies], ['Gräva gropar', 'commitment/plantera', ['VON']]);
    assert.deepEqual([(await event())?.verb, (await event())?.subject], ['planNode.add', `planNode:2025/${key}`]);
  });

  it('says which field is wrong', async () => {
    const add = (input: object) =>
      addPlanNode(test.app, test.session, 2025, { parent: 'processArea/skog', level: 'goal', title: 'X', ...input });
    assert.deepEqual(issues(await add({ title: '  ' })), ['title']);
    assert.deepEqual(issues(await add({ level: '' })), ['level']);
    assert.deepEqual(issues(await add({ level: 'perspective' })), ['level']);
    assert.deepEqual(issues(await add({ bodies: ['XX'] })), ['bodies']);
    assert.deepEqual(issues(await add({ startsOn: '1 mars' })), ['startsOn']);
    assert.deepEqual(issues(await add({ startsOn: '2025-03-01', endsOn: '2025-02-01' })), ['endsOn']);
    assert.match(
      refusal(await addPlanNode(test.app, test.session, 1999, { parent: '', level: 'a', title: 'b' })),
      /ingen plan för 1999/u,
    );
  });

  it('edits a node, but not one that somebody else has changed since', async () => {
    const key = 'goal/fler-träd';
    const seen = fingerprint(findNode(await tree(), key));
    const fields = { title: 'Mycket fler träd', role: 'own', bodies: ['KS'], startsOn: '2025-01-01', endsOn: '', seen };
    value(await editPlanNode(test.app, test.session, 2025, key, fields));
    const node = findNode(await tree(), key);
    assert.deepEqual(
      [node?.key, node?.title, node?.role, node?.startsOn, node?.endsOn],
      [key, fields.title, 'own', '2025-01-01', null],
    );
    const again = await editPlanNode(test.app, test.session, 2025, key, { ...fields, title: 'Färre' });
    assert.match(refusal(again), /ändrats av någon annan/u);
    assert.equal(findNode(await tree(), key)?.title, 'Mycket fler träd');
  });

  it('saves one of two edits that are sent at the same time, and refuses the other', async () => {
    const key = 'processArea/skog';
    const seen = fingerprint(findNode(await tree(), key));
    const edit = (title: string) => editPlanNode(test.app, test.session, 2025, key, { title, seen });
    const answers = await Promise.all([edit('Skogen'), edit('Skogarna'), edit('Skogsbruk')]);
    assert.equal(answers.filter((answer) => answer.ok).length, 1);
    const last = fingerprint(findNode(await tree(), key));
    value(await editPlanNode(test.app, test.session, 2025, key, { title: 'Skog', seen: last }));
  });

  it('moves a node a step or under another, from the tree as it was seen', async () => {
    const { structure } = await view();
    const move = (to: unknown, seen = structure) =>
      movePlanNode(test.app, test.session, 2025, { node: 'commitment/gallra', to, seen });
    value(await move('up'));
    const first = (await tree()).nodes.find((node) => node.level === 'commitment');
    assert.equal(first?.key, 'commitment/gallra');
    assert.match(refusal(await move('up')), /har ändrat planen sedan/u);
    value(await move({ parent: 'goal/fler-träd', before: null }, (await view()).structure));
    assert.equal(findNode(await tree(), 'commitment/gallra')?.parent, 'goal/fler-träd');
    assert.match(refusal(await move('in', (await view()).structure)), /ingen post på en högre nivå/u);
    assert.match((await event())?.after ?? '', /goal\/fler-träd/u);
  });

  it('marks for removal with a reason, and takes it back', async () => {
    const mark = (reason: string) => markPlanRemoval(test.app, test.session, 2025, 'goal/fler-träd', { reason });
    assert.deepEqual(issues(await mark(' ')), ['reason']);
    value(await mark('Slås ihop med ett annat'));
    const rows = (await view()).rows[0]?.children[0]?.children ?? [];
    assert.deepEqual(
      rows.map((row) => [row.node.key, row.mark, row.steps.length > 0]),
      [
        ['goal/fler-träd', 'removed', false],
        ['commitment/plantera', 'same', true],
      ],
    );
    assert.equal(rows[0]?.children[0]?.mark, 'removed');
    value(await undoPlanRemoval(test.app, test.session, 2025, 'goal/fler-träd'));
    assert.ok((await tree()).nodes.every((node) => node.removal === null));
  });

  it('shows what a body answers for, or one level, with what stands above it', async () => {
    const shown = async (filter: { body: string | null; level: string | null }) => {
      const keys = (rows: Awaited<ReturnType<typeof view>>['rows']): string[] =>
        rows.flatMap((row) => [row.node.key, ...keys(row.children)]);
      return keys(value(await readPlan(test.app, test.session, 2025, filter)).rows);
    };
    assert.deepEqual(await shown({ body: 'VON', level: null }), [
      'perspective/hållbart',
      'processArea/skog',
      'goal/fler-träd',
      'commitment/gallra',
      'commitment/plantera',
      'activity/gräva-gropar',
    ]);
    assert.deepEqual(await shown({ body: null, level: 'goal' }), [
      'perspective/hållbart',
      'processArea/skog',
      'goal/fler-träd',
    ]);
    assert.deepEqual(await shown({ body: 'VON', level: 'perspective' }), []);
  });

  it('says where a node can be moved', async () => {
    const choices = await readMoveChoices(test.app, test.session, 2025, 'activity/gräva-gropar');
    assert.deepEqual(
      choices?.parents.map(({ key }) => key),
      ['perspective/hållbart', 'processArea/skog', 'goal/fler-träd', 'commitment/gallra'],
    );
    assert.equal(await readMoveChoices(test.app, test.session, 2025, 'goal/x'), null);
  });

  describe('a controller of a single body', () => {
    const own = () => test.as('controller', 'VON');
    const node = async (key: string) => findNode(await tree(), key);

    it('adds what their body answers for, and edits, moves and removes it', async () => {
      const input = { parent: 'processArea/skog', level: 'commitment', title: 'Märka stigar' };
      const key = value(await addPlanNode(test.app, own(), 2025, input));
      const added = await node(key);
      assert.deepEqual(added?.bodies, ['VON']);
      const edit = { title: 'Märka alla stigar', bodies: ['VON'], seen: fingerprint(added) };
      value(await editPlanNode(test.app, own(), 2025, key, edit));
      value(await movePlanNode(test.app, own(), 2025, { node: key, seen: (await view()).structure, to: 'up' }));
      value(await markPlanRemoval(test.app, own(), 2025, key, { reason: 'Görs av andra.' }));
      value(await undoPlanRemoval(test.app, own(), 2025, key));
      assert.deepEqual([(await node(key))?.title, (await node(key))?.removal], ['Märka alla stigar', null]);
    });

    it('changes nothing that is shared or others’, gives nothing away, and is told whom to ask', async () => {
      const shared = await node('commitment/plantera');
      const theirs = { title: 'Plantera mer', bodies: shared?.bodies, seen: fingerprint(shared) };
      assert.match(
        refusal(await editPlanNode(test.app, own(), 2025, 'commitment/plantera', theirs)),
        /bara VON ansvarar för\. "Plantera" delas med andra/u,
      );
      assert.match(
        refusal(await markPlanRemoval(test.app, own(), 2025, 'processArea/skog', { reason: 'Bort med den.' })),
        /"Skog" delas med andra/u,
      );
      const seen = (await view()).structure;
      assert.match(
        refusal(await movePlanNode(test.app, own(), 2025, { node: 'commitment/plantera', seen, to: 'down' })),
        /be en controller för hela kommunen/u,
      );
      const mine = await node('commitment/gallra');
      const away = { title: 'Gallra', bodies: ['VON', 'KS'], seen: fingerprint(mine) };
      assert.match(refusal(await editPlanNode(test.app, own(), 2025, 'commitment/gallra', away)), /delas med andra/u);
      const top = { parent: 'processArea/skog', level: 'commitment', title: 'Röja', bodies: ['KS'] };
      assert.match(refusal(await addPlanNode(test.app, own(), 2025, top)), /"Röja" delas med andra/u);
    });

    it('sees what can be changed marked in the tree', async () => {
      const found = await view(own());
      const all = (rows: typeof found.rows): typeof found.rows => rows.flatMap((row) => [row, ...all(row.children)]);
      const mine = all(found.rows).filter((row) => row.own);
      assert.deepEqual([found.editable, found.whole], [true, false]);
      assert.ok(mine.every((row) => row.node.bodies.join() === 'VON'));
      assert.ok(mine.length > 0 && mine.length < all(found.rows).length);
    });
  });

  it('is for controllers and administrators, and for plans that are not decided', async () => {
    for (const role of ['reporter', 'head', 'coordinator', 'secretary', 'auditor', 'member'] as const) {
      const answer = await markPlanRemoval(test.app, test.as(role), 2025, 'goal/fler-träd', { reason: 'Skäl' });
      assert.match(refusal(answer), /Bara controller/u, role);
    }
    assert.match(
      refusal(
        await markPlanRemoval(test.app, test.as('controller', 'VON'), 2025, 'goal/fler-träd', { reason: 'Skäl' }),
      ),
      /hela kommunens/u,
    );
    await test.run((tx) =>
      savePlanDecision(tx, 2025, { decidedOn: '2024-12-12', paragraph: null, registryNumber: null }),
    );
    const frozen = await undoPlanRemoval(test.app, test.session, 2025, 'goal/fler-träd');
    assert.match(refusal(frozen), /Öppna en revidering/u);
    const decided = await view(test.as('member'));
    assert.deepEqual(
      [decided.editable, decided.mayDecide, decided.mayRevise, decided.mayRollOver],
      [false, false, false, false],
    );
    assert.equal((await view()).mayRevise, true);
  });
});
