import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findNode } from '../domain/plan.ts';
import { exampleLevels } from '../domain/plan-example.testing.ts';
import { saveGroup } from '../store/body.ts';
import { savePlanDecision } from '../store/plan.ts';
import { listPlanOwners } from '../store/plan-owner.ts';
import { loadPlanTree } from '../store/plan-tree.ts';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { fingerprint } from './plan-access.ts';
import { editPlanNode } from './plan-edit.ts';
import { keepPlanIndicator, readPlanIndicator, removePlanIndicator, savePlanIndicator } from './plan-indicator.ts';
import { readPlanNode, readRemoval } from './plan-node.ts';
import { savePlanOwners } from './plan-owner.ts';
import { addUser } from './user.ts';

const goal = 'goal/fler-träd';
const plantera = 'commitment/plantera';
let test: TestApp;
const ids = new Map<string, string>();
before(async () => {
  test = await openTestApp();
  for (const [login, role, body] of [
    ['rut', 'reporter', 'VON'],
    ['kim', 'reporter', 'KS'],
    ['lars', 'member', null],
  ] as const)
    value(await addUser(test.app, test.session, { login, name: `${login} Ek`, role, body, password: null }));
  const { rows } = await test.run(async (tx) => ({
    rows: await tx.selectFrom('account').select(['id', 'login']).execute(),
  }));
  for (const { id, login } of rows) ids.set(login, id);
});
after(() => test.close());

const read = async (key: string, session = test.session) => value(await readPlanNode(test.app, session, 2025, key));
const tree = () => test.run((tx) => loadPlanTree(tx, 2025, exampleLevels));
const paths = (answer: { ok: boolean; issues?: readonly { path: string }[] }) => answer.issues?.map(({ path }) => path);

describe('a node of the plan', () => {
  it('is shown with what it hangs on, where it may hang and what is reported on it', async () => {
    const view = await read(plantera);
    assert.deepEqual([view.levelName, view.above.map(({ title }) => title)], ['Åtagande', ['Hållbart', 'Skog']]);
    assert.deepEqual(
      view.parents.map(({ title, levelName }) => `${levelName} ${title}`),
      ['Perspektiv Hållbart', 'Processområde Skog', 'Processmål Fler träd'],
    );
    assert.deepEqual(
      view.reported.map(({ body, period, written }) => [body, period, written]),
      [
        ['KS', 'interim2', 1],
        ['KS', 'year', 1],
      ],
    );
    assert.deepEqual([view.editable, view.years], [true, [2025, 2026]]);
    assert.match(refusal(await readPlanNode(test.app, test.session, 2025, 'goal/x')), /finns inte i planen/u);
  });

  it('is hung on another where the form says so', async () => {
    const { seen } = await read(plantera);
    const fields = { title: 'Plantera', role: 'group', bodies: ['KS', 'alla bolag'], startsOn: '', endsOn: '', seen };
    const edit = (more: object) => editPlanNode(test.app, test.session, 2025, plantera, { ...fields, ...more });
    assert.deepEqual(paths(await edit({ parent: '' })), ['parent']);
    value(await edit({ parent: goal }));
    assert.equal(findNode(await tree(), plantera)?.parent, goal);
    value(await edit({ parent: 'processArea/skog', seen: (await read(plantera)).seen }));
    assert.equal(findNode(await tree(), plantera)?.parent, 'processArea/skog');
  });
});

describe('an indicator of a node', () => {
  const form = {
    title: 'Antal träd',
    unit: 'count',
    decimals: '0',
    direction: 'higher',
    source: 'Räkning',
    targets: { '2025-all': '1 200', '2026-women': '0620,50', '2026-men': '', '2026-all': '−5' },
    seen: fingerprint(null),
  };
  const save = (key: string | null, more: object, session = test.session) =>
    savePlanIndicator(test.app, session, 2025, { node: goal, key }, { ...form, ...more });

  it('is added with the targets as they are written in Swedish', async () => {
    const key = value(await save(null, {}));
    assert.equal(key, 'indicator/antal-träd');
    assert.deepEqual((await tree()).indicators[0]?.targets, [
      { year: 2025, sex: 'all', value: '1200', decimals: 0 },
      { year: 2026, sex: 'all', value: '-5', decimals: 0 },
      { year: 2026, sex: 'women', value: '620.50', decimals: 2 },
    ]);
    const [event] = await test.events();
    assert.deepEqual([event?.verb, event?.subject], ['planIndicator.add', `planIndicator:2025/${key}`]);
  });

  it('says which field is wrong, and writes nothing', async () => {
    assert.deepEqual(paths(await save(null, { targets: { '2025-all': 'många', '2026-men': '1,2,3' } })), [
      'target-2025-all',
      'target-2026-men',
    ]);
    assert.deepEqual(paths(await save(null, { title: '', unit: 'meter', decimals: '7' })), [
      'title',
      'unit',
      'decimals',
    ]);
    assert.deepEqual(paths(await save(null, { targets: { '2025-alla': '1' } })), ['targets']);
    assert.equal((await tree()).indicators.length, 1);
  });

  it('is edited, but not over what somebody else has changed', async () => {
    const key = 'indicator/antal-träd';
    const { seen, years } = value(await readPlanIndicator(test.app, test.session, 2025, goal, key));
    assert.deepEqual(years, [2025, 2026]);
    value(await save(key, { seen, title: 'Träd', targets: { '2027-all': '3' } }));
    assert.match(refusal(await save(key, { seen })), /ändrats av någon annan/u);
    const [indicator] = (await tree()).indicators;
    assert.deepEqual([indicator?.title, indicator?.targets.length], ['Träd', 1]);
    const view = value(await readPlanIndicator(test.app, test.session, 2025, goal, key));
    assert.deepEqual(view.years, [2025, 2026, 2027]);
    assert.match(
      refusal(await readPlanIndicator(test.app, test.session, 2025, plantera, key)),
      /finns inte på posten/u,
    );
  });

  it('is marked for removal with a reason, and kept after all', async () => {
    const key = 'indicator/antal-träd';
    assert.deepEqual(paths(await removePlanIndicator(test.app, test.session, 2025, key, { reason: '' })), ['reason']);
    value(await removePlanIndicator(test.app, test.session, 2025, key, { reason: 'Mäts inte' }));
    assert.equal((await tree()).indicators[0]?.removal, 'Mäts inte');
    value(await keepPlanIndicator(test.app, test.session, 2025, key));
    assert.equal((await tree()).indicators[0]?.removal, null);
  });
});

describe('who reports on a node', () => {
  const save = (owners: Record<string, string>, session = test.session) =>
    savePlanOwners(test.app, session, 2025, 'commitment/gallra', { owners });
  const owners = async () =>
    (await test.run((tx) => listPlanOwners(tx, 2025))).map(({ node, body, name }) => [node, body, name]);
  const id = (login: string) => ids.get(login) ?? '';

  it('is one for each body that answers for it, groups taken apart', async () => {
    await test.run((tx) => saveGroup(tx, 'alla bolag', ['VON']));
    assert.deepEqual(
      (await read(plantera)).owners.map(({ code, candidates }) => [code, candidates.map(({ name }) => name)]),
      [
        ['KS', ['kim Ek']],
        ['VON', ['rut Ek']],
      ],
    );
  });

  it('is each body whose report holds it, where the node names none', async () => {
    assert.deepEqual(
      (await read(goal)).owners.map(({ code }) => code),
      ['KS'],
    );
  });

  it('is set by those who may assign there, who tell the person', async () => {
    assert.deepEqual(value(await save({ VON: id('rut') }, test.as('head', 'VON'))), { changed: 1 });
    assert.deepEqual(await owners(), [['commitment/gallra', 'VON', 'rut Ek']]);
    const told = await test.run((tx) => tx.selectFrom('notification').select(['account', 'text']).execute());
    assert.deepEqual(told, [
      { account: id('rut'), text: 'Du har fått Gallra att rapportera för Vård- och omsorgsnämnden 2025.' },
    ]);
    assert.deepEqual(value(await save({ VON: id('rut') })), { changed: 0 });
    assert.deepEqual(value(await save({ VON: '' })), { changed: 1 });
    assert.deepEqual(await owners(), []);
  });

  it('is refused for one who may not report there, and by those who may not assign', async () => {
    assert.deepEqual(paths(await save({ VON: id('lars') })), ['owner-VON']);
    assert.match(refusal(await save({ VON: id('rut') }, test.as('head', 'KS'))), /fördela arbetet/u);
    assert.match(refusal(await save({ VON: id('rut') }, test.as('reporter', 'VON'))), /fördela arbetet/u);
    assert.deepEqual(await owners(), []);
  });
});

describe('the removal of a node', () => {
  it('is shown with all that hangs on it and what is reported', async () => {
    value(
      await savePlanOwners(test.app, test.session, 2025, 'commitment/gallra', {
        owners: { VON: ids.get('rut') ?? '' },
      }),
    );
    const view = value(await readRemoval(test.app, test.session, 2025, 'processArea/skog'));
    assert.deepEqual(
      view.below.map(({ node, depth, held }) => [node.title, depth, held]),
      [
        ['Fler träd', 1, true],
        ['Gallra', 1, true],
        ['Plantera', 1, true],
      ],
    );
    assert.deepEqual(
      [view.held, view.indicators.map(({ title }) => title), view.owners.map(({ name }) => name)],
      [true, ['Träd'], ['rut Ek']],
    );
    assert.deepEqual(
      view.reported.map(({ period, nodes, written }) => [period, nodes, written]),
      [
        ['interim2', 4, 4],
        ['year', 4, 4],
      ],
    );
    assert.match(refusal(await readRemoval(test.app, test.as('head'), 2025, goal)), /Bara controller/u);
  });

  it('is not for a decided plan, where owners may still change', async () => {
    await test.run((tx) =>
      savePlanDecision(tx, 2025, { decidedOn: '2024-12-12', paragraph: null, registryNumber: null }),
    );
    assert.match(refusal(await readRemoval(test.app, test.session, 2025, goal)), /Öppna en revidering/u);
    const view = await read('commitment/gallra', test.as('member'));
    assert.deepEqual([view.editable, view.mayAssign, view.owners, view.reported], [false, false, [], []]);
    const given = await savePlanOwners(test.app, test.session, 2025, 'commitment/gallra', { owners: { VON: '' } });
    assert.deepEqual(value(given), { changed: 1 });
  });
});
