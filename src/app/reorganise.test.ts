import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { loadRoles } from '../store/account.ts';
import { listGroups } from '../store/body.ts';
import { setOwner } from '../store/node-owner.ts';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { addBody, closeBody, saveMembers } from './body-edit.ts';
import { readBody, readOrganisation } from './organisation.ts';
import { moveKey } from './reorganisation-plan.ts';
import { previewReorganisation, reorganise } from './reorganise.ts';
import { addUser } from './user.ts';

async function openOrganisation(): Promise<TestApp & { rut: string }> {
  const test = await openTestApp();
  const add = (code: string, kind: string, parent: string) =>
    addBody(test.app, test.session, { code, name: `${code}-namnet`, kind, parent, activeFrom: '' });
  for (const [code, kind, parent] of [
    ['KTN', 'board', ''],
    ['FN', 'board', ''],
    ['KTK', 'administration', 'KTN'],
    ['alla', 'group', ''],
  ] as const)
    value(await add(code, kind, parent));
  value(await saveMembers(test.app, test.session, 'alla', { members: ['KTN', 'VON'] }));
  const rut = value(
    await addUser(test.app, test.session, {
      login: 'rut',
      name: 'Rut Ek',
      role: 'reporter',
      body: 'KTN',
      password: null,
    }),
  ).account;
  // The plan of 2025 is decided; that of 2026 is a draft in which KTN has two commitments and FN one of them.
  await test.run(async (tx) => {
    await sql`insert into uppsikt.plan (year, title) values (2026, 'Plan 2026')`.execute(tx);
    await sql`insert into uppsikt.node (year, key, parent, level, title, role, position)
      select 2026, n.key, n.parent, n.level, n.title, n.role, n.position from uppsikt.node n where n.year = 2025`.execute(
      tx,
    );
    await sql`insert into uppsikt.node_body (year, node, ordinal, body) values
      (2026, 'commitment/plantera', 0, 'KTN'), (2026, 'commitment/plantera', 1, 'FN'), (2026, 'commitment/gallra', 0, 'KTN'),
      (2025, 'commitment/gallra', 1, 'KTN')`.execute(tx);
    await setOwner(tx, { year: 2026, node: 'commitment/gallra', body: 'KTN' }, rut);
    await sql`update uppsikt.plan set state = 'decided', decided_on = '2024-12-12' where year = 2025`.execute(tx);
    await sql`insert into uppsikt.period (year, kind, state) values (2026, 'interim1', 'planned')`.execute(tx);
    await sql`insert into uppsikt.period_body (year, period, body, coordinates) values
      (2026, 'interim1', 'KTN', true), (2026, 'interim1', 'VON', false)`.execute(tx);
  });
  return { ...test, rut };
}

const responsible = (test: TestApp, year: number) =>
  test.run(async (tx) => {
    const rows = await tx
      .selectFrom('node_body')
      .select(['node', 'body'])
      .where('year', '=', year)
      .orderBy('node')
      .orderBy('body')
      .execute();
    return rows.map(({ node, body }) => `${node.replace('commitment/', '')} ${body}`);
  });

describe('a merger', () => {
  let test: TestApp & { rut: string };
  before(async () => {
    test = await openOrganisation();
  });
  after(() => test.close());

  const merger = {
    kind: 'merged',
    from: ['KTN', 'FN'],
    to: [{ code: 'KFN', name: 'Kultur- och fritidsnämnden' }],
    day: '2026-01-01',
    note: 'KF § 7',
  };
  const preview = (input: object = {}) => previewReorganisation(test.app, test.session, { ...merger, ...input });

  it('refuses what cannot be', async () => {
    const wrong: [object, RegExp][] = [
      [{ from: [] }, /Välj minst en organisation/u],
      [{ from: ['KTN'], to: [{ code: 'KTN', name: '' }] }, /går upp i en annan/u],
      [{ from: ['KTN', 'XX'] }, /finns inte längre/u],
      [{ to: [{ code: 'NY', name: '' }] }, /NY finns inte\. Skriv ett namn/u],
      [{ to: [{ code: 'A/B', name: 'Ny nämnd' }] }, /Koden får ha/u],
      [
        {
          to: [
            { code: 'KS', name: '' },
            { code: 'VON', name: '' },
          ],
        },
        /en organisation som tar över/u,
      ],
      [{ from: ['KTN', 'alla'] }, /Grupper slås inte ihop/u],
      [{ to: [{ code: 'alla', name: '' }] }, /Grupper slås inte ihop/u],
      [{ day: '1 januari' }, /ÅÅÅÅ-MM-DD/u],
    ];
    for (const [input, sentence] of wrong) assert.match(refusal(await preview(input)), sentence, JSON.stringify(input));
  });

  it('says all that it will do, and does nothing', async () => {
    const plan = value(await preview());
    assert.deepEqual(plan.targets, [{ code: 'KFN', name: 'Kultur- och fritidsnämnden', isNew: true }]);
    assert.deepEqual(plan.ending.toSorted(), ['FN', 'KTN']);
    assert.deepEqual(plan.work.map(({ year, node, body, to }) => `${year} ${node} ${body} ${to}`).toSorted(), [
      '2026 commitment/gallra KTN KFN',
      '2026 commitment/plantera FN KFN',
      '2026 commitment/plantera KTN KFN',
    ]);
    assert.deepEqual(
      plan.roles.map(({ name, role, to }) => [name, role, to]),
      [['Rut Ek', 'reporter', 'KFN']],
    );
    assert.deepEqual(
      plan.children.map(({ code }) => code),
      ['KTK'],
    );
    assert.deepEqual([plan.groups, plan.planned], [['alla'], [{ year: 2026, kind: 'interim1' }]]);
    assert.equal(
      value(await readOrganisation(test.app, test.session)).bodies.some(({ code }) => code === 'KFN'),
      false,
    );
  });

  it('names what stays because its plan is decided', async () => {
    const plan = value(await preview({ day: '2025-07-01' }));
    assert.deepEqual(
      plan.held.map(({ year, title, body }) => [year, title, body]),
      [[2025, 'Gallra', 'KTN']],
    );
  });

  it('is refused where something has changed since it was shown', async () => {
    const { hash } = value(await preview());
    await test.run((tx) => setOwner(tx, { year: 2026, node: 'goal/fler-träd', body: 'FN' }, test.rut));
    assert.match(refusal(await reorganise(test.app, test.session, merger, hash)), /Läs den igen/u);
    await test.run((tx) => sql`delete from uppsikt.node_owner where node = 'goal/fler-träd'`.execute(tx));
    assert.equal(value(await preview()).hash, hash);
  });

  it('moves what is open to the new body, ends the old ones and keeps them', async () => {
    const { hash } = value(await preview());
    value(await reorganise(test.app, test.session, merger, hash));
    assert.deepEqual(await responsible(test, 2026), ['gallra KFN', 'plantera KFN']);
    assert.deepEqual(await responsible(test, 2025), ['gallra KTN', 'gallra VON', 'plantera KS', 'plantera alla bolag']);
    const owners = await test.run((tx) => tx.selectFrom('node_owner').select(['body', 'account']).execute());
    assert.deepEqual(owners, [{ body: 'KFN', account: test.rut }]);
    const { body } = value(await readBody(test.app, test.session, 'KTN'));
    assert.deepEqual([body.name, body.activeTo], ['KTN-namnet', '2025-12-31']);
    const made = value(await readBody(test.app, test.session, 'KFN'));
    assert.deepEqual([made.body.kind, made.body.activeFrom], ['board', '2026-01-01']);
    assert.equal(value(await readBody(test.app, test.session, 'KTK')).body.parent, 'KFN');
    assert.deepEqual((await test.run(listGroups)).get('alla'), ['KFN', 'VON']);
    assert.deepEqual(await test.run((tx) => loadRoles(tx, test.rut)), [
      { role: 'reporter', body: 'KFN' },
      { role: 'reporter', body: 'KTN' },
    ]);
    const asked = await test.run((tx) =>
      tx.selectFrom('period_body').select(['body', 'coordinates']).orderBy('body').execute(),
    );
    assert.deepEqual(asked, [
      { body: 'KFN', coordinates: true },
      { body: 'VON', coordinates: false },
    ]);
  });

  it('stands in the history of each body, by the names that they had', async () => {
    for (const code of ['KTN', 'FN', 'KFN']) {
      const [latest] = value(await readBody(test.app, test.session, code)).changes;
      assert.deepEqual([latest?.kind, latest?.day, latest?.note], ['merged', '2026-01-01', 'KF § 7']);
      assert.deepEqual(latest?.from.map(({ name }) => name).toSorted(), ['FN-namnet', 'KTN-namnet']);
      assert.deepEqual(
        latest?.to.map(({ name }) => name),
        ['Kultur- och fritidsnämnden'],
      );
    }
    assert.equal((await test.events())[0]?.verb, 'body.merged');
  });

  it('takes no body that has ended, or that begins later', async () => {
    assert.match(refusal(await preview({ to: [{ code: 'KS', name: '' }] })), /är stängd efter 2025-12-31/u);
    assert.match(
      refusal(await preview({ from: ['KFN'], to: [{ code: 'KS', name: '' }] })),
      /börjar 2026-01-01\. Ange en senare dag/u,
    );
  });

  it('is for administrators', async () => {
    for (const session of [test.as('controller'), test.as('administrator', 'KTN')]) {
      assert.match(refusal(await previewReorganisation(test.app, session, merger)), /Bara administratörer/u);
      assert.match(refusal(await reorganise(test.app, session, merger, '')), /Bara administratörer/u);
    }
  });
});

describe('a split', () => {
  let test: TestApp & { rut: string };
  before(async () => {
    test = await openOrganisation();
  });
  after(() => test.close());

  it('gives each node to the body that is said, and lets the old one be one of them', async () => {
    const split = {
      kind: 'split',
      from: ['KTN'],
      to: [
        { code: 'KTN', name: '' },
        { code: 'TN', name: 'Turistnämnden' },
      ],
      day: '2026-01-01',
      note: '',
      moves: { [moveKey({ year: 2026, node: 'commitment/gallra', body: 'KTN' })]: 'TN' },
    };
    assert.match(
      refusal(await previewReorganisation(test.app, test.session, { ...split, to: split.to.slice(0, 1) })),
      /minst två/u,
    );
    assert.match(
      refusal(await previewReorganisation(test.app, test.session, { ...split, from: ['KTN', 'FN'] })),
      /som delas/u,
    );
    const { hash, ending } = value(await previewReorganisation(test.app, test.session, split));
    assert.deepEqual(ending, []);
    value(await reorganise(test.app, test.session, split, hash));
    assert.deepEqual(await responsible(test, 2026), ['gallra TN', 'plantera FN', 'plantera KTN']);
    assert.equal(value(await readBody(test.app, test.session, 'KTN')).body.activeTo, null);
    assert.deepEqual((await test.run(listGroups)).get('alla'), ['KTN', 'TN', 'VON']);
    assert.deepEqual(await test.run((tx) => loadRoles(tx, test.rut)), [
      { role: 'reporter', body: 'KTN' },
      { role: 'reporter', body: 'TN' },
    ]);
  });

  it('ends a body that is none of the new ones', async () => {
    const split = {
      kind: 'split',
      from: ['FN'],
      to: [
        { code: 'KS', name: '' },
        { code: 'VON', name: '' },
      ],
      day: '2026-07-01',
    };
    const { hash } = value(await previewReorganisation(test.app, test.session, split));
    value(await reorganise(test.app, test.session, split, hash));
    assert.equal(value(await readBody(test.app, test.session, 'FN')).body.activeTo, '2026-06-30');
    value(await closeBody(test.app, test.session, 'VON', { day: '2026-12-31', note: '' }));
  });
});
