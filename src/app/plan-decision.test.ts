import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { findNode } from '../domain/plan.ts';
import { exampleLevels } from '../domain/plan-example.testing.ts';
import { saveFacts } from '../store/facts.ts';
import { findPlan } from '../store/plan.ts';
import { loadPlanTree } from '../store/plan-tree.ts';
import { loadPlanVersion } from '../store/plan-version.ts';
import { inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { change } from './change.ts';
import { fingerprint } from './plan-access.ts';
import { cancelRevision, decideYearPlan, openRevision, planHash, readPlanDecision } from './plan-decision.ts';
import { addPlanNode, editPlanNode, markPlanRemoval } from './plan-edit.ts';
import { savePlanIndicator } from './plan-indicator.ts';
import { asItStands, readPlanVersions } from './plan-versions.ts';
import { readPlan } from './plan-view.ts';

const shared = await openTestApp();
after(() => shared.close());
let test: Omit<TestApp, 'close'>;
let municipalities = 0;
beforeEach(async () => {
  municipalities += 1;
  test = await inMunicipality(shared.app, shared.database, `Planby ${municipalities}`);
});

const day = { decidedOn: '2024-12-12', paragraph: '§ 88', registryNumber: 'KS/2024:200' };
const tree = () => test.run((tx) => loadPlanTree(tx, 2025, exampleLevels));
const view = async () => value(await readPlanDecision(test.app, test.session, 2025));
const decide = async (input: object = {}, session = test.session) =>
  decideYearPlan(test.app, session, 2025, { ...day, seen: (await view()).seen, ...input });
const add = (title: string, level = 'goal') =>
  addPlanNode(test.app, test.session, 2025, { parent: 'processArea/skog', level, title }).then(value);
const remove = (key: string) =>
  markPlanRemoval(test.app, test.session, 2025, key, { reason: 'Inte aktuellt' }).then(value);
const rename = async (key: string, title: string) => {
  const node = findNode(await tree(), key);
  value(
    await editPlanNode(test.app, test.session, 2025, key, {
      ...node,
      title,
      parent: node?.parent ?? '',
      seen: fingerprint(node),
    }),
  );
};

describe('deciding a plan', () => {
  it('keeps it as a version with its hash, freezes it and records it', async () => {
    const decided = value(await decide({}, test.as('secretary')));
    const plan = await tree();
    assert.deepEqual(decided, { number: 1, sha256: planHash(plan) });
    assert.deepEqual(await test.run((tx) => loadPlanVersion(tx, 2025, 1)), plan);
    const stored = await test.run((tx) => findPlan(tx, 2025));
    assert.deepEqual(
      [stored?.state, stored?.decidedOn, stored?.paragraph, stored?.registryNumber],
      ['decided', '2024-12-12', '§ 88', 'KS/2024:200'],
    );
    const [event] = await test.events();
    assert.deepEqual([event?.verb, event?.subject], ['plan.decide', 'plan:2025']);
    assert.ok(event?.after?.includes(decided.sha256));
    const late = await addPlanNode(test.app, test.session, 2025, {
      parent: 'processArea/skog',
      level: 'goal',
      title: 'X',
    });
    assert.match(refusal(late), /Öppna en revidering/u);
    assert.match(refusal(await readPlanDecision(test.app, test.session, 2025)), /redan beslutad/u);
  });

  it('is refused for those who do not register decisions, for a day that is none, and for an empty plan', async () => {
    for (const role of ['reporter', 'head', 'coordinator', 'auditor', 'member'] as const)
      assert.match(refusal(await decide({}, test.as(role))), /Bara nämndsekreterare/u);
    const wrong = await decide({ decidedOn: '12 december' });
    assert.equal(wrong.ok ? '' : wrong.issues[0]?.path, 'decidedOn');
    assert.match(refusal(await readPlanDecision(test.app, test.session, 2031)), /ingen plan för 2031/u);
  });

  it('is refused where the plan is no longer what was seen', async () => {
    const { seen } = await view();
    await add('Nytt mål');
    assert.match(refusal(await decide({ seen })), /ändrats sedan du öppnade sidan/u);
    assert.equal((await test.run((tx) => findPlan(tx, 2025)))?.state, 'draft');
  });

  it('says what it takes away, what it ends, and what is missing', async () => {
    const fresh = await add('Nytt mål');
    await add('Nytt åtagande', 'commitment');
    await remove(fresh);
    await remove('commitment/gallra');
    const form = { unit: 'percent', decimals: '0', direction: '', source: '', seen: fingerprint(null) };
    const place = { node: 'goal/fler-träd', key: null };
    value(
      await savePlanIndicator(test.app, test.session, 2025, place, {
        ...form,
        title: 'Andel',
        targets: { '2026-all': '5' },
      }),
    );
    const seen = await view();
    assert.deepEqual(
      [seen.settled.gone, seen.settled.ended, seen.unassigned, seen.withoutTarget].map((list) =>
        list.map(({ title }) => title),
      ),
      [['Nytt mål'], ['Gallra'], ['Nytt åtagande'], ['Andel']],
    );
    assert.equal(seen.number, 1);
  });

  it('takes away what no report holds, and ends what one does: nothing reported is lost', async () => {
    const fresh = await add('Nytt mål');
    await remove('processArea/skog');
    const before = await test.run((tx) => tx.selectFrom('entry').selectAll().execute());
    value(await decide({ decidedOn: '2025-06-17' }));
    const plan = await tree();
    assert.equal(findNode(plan, fresh), undefined);
    assert.deepEqual(
      plan.nodes.map(({ key, endsOn, removal }) => [key, endsOn, removal]),
      [
        ['perspective/hållbart', null, null],
        ['processArea/skog', '2025-06-17', null],
        ['goal/fler-träd', '2025-06-17', null],
        ['commitment/plantera', '2025-06-17', null],
        ['commitment/gallra', '2025-06-17', null],
      ],
    );
    assert.deepEqual(await test.run((tx) => tx.selectFrom('entry').selectAll().execute()), before);
    const [event] = await test.events();
    assert.match(event?.before ?? '', /Nytt mål/u);
  });
});

describe('a revision', () => {
  const open = (reason: string, session = test.session) => openRevision(test.app, session, 2025, { reason });

  it('opens a decided plan with a reason, and its decision is a version that names it', async () => {
    value(await decide());
    assert.match(refusal(await open(' ')), /Skriv varför/u);
    assert.match(refusal(await open('Skäl', test.as('secretary'))), /Bara controller/u);
    value(await open('Ny skogspolicy'));
    assert.match(refusal(await open('Igen')), /redan öppen/u);
    await rename('goal/fler-träd', 'Många fler träd');
    const again = value(await decide({ decidedOn: '2025-04-02', paragraph: '§ 12' }));
    assert.equal(again.number, 2);
    const versions = value(await readPlanVersions(test.app, test.session, 2025));
    assert.deepEqual(
      versions.versions.map(({ number, reason, decidedOn, paragraph }) => [number, reason, decidedOn, paragraph]),
      [
        [2, 'Ny skogspolicy', '2025-04-02', '§ 12'],
        [1, '', '2024-12-12', '§ 88'],
      ],
    );
    assert.deepEqual(
      [versions.compared?.from, versions.compared?.to, versions.compared?.difference.nodes],
      [
        1,
        2,
        [
          {
            kind: 'changed',
            key: 'goal/fler-träd',
            title: 'Många fler träd',
            of: 'Processmål',
            reason: '',
            stands: true,
            fields: [{ field: 'title', before: 'Fler träd', after: 'Många fler träd' }],
          },
        ],
      ],
    );
    assert.equal((await test.events())[0]?.verb, 'plan.decideRevision');
  });

  it('is not decided before the plan, nor where nothing is changed', async () => {
    value(await decide());
    value(await open('Ny skogspolicy'));
    assert.match(refusal(await decide()), /Inget är ändrat/u);
    await add('Nytt mål');
    const early = await decide({ decidedOn: '2024-12-11' });
    assert.match(refusal(early), /Ange en dag efter det/u);
  });

  it('can be cancelled while nothing is changed', async () => {
    assert.match(refusal(await cancelRevision(test.app, test.session, 2025)), /Ingen revidering/u);
    value(await decide());
    value(await open('Ny skogspolicy'));
    assert.equal(value(await readPlan(test.app, test.session, 2025)).unchanged, true);
    await rename('goal/fler-träd', 'Annat');
    assert.match(refusal(await cancelRevision(test.app, test.session, 2025)), /redan ändrad/u);
    await rename('goal/fler-träd', 'Fler träd');
    value(await cancelRevision(test.app, test.session, 2025));
    assert.equal((await test.run((tx) => findPlan(tx, 2025)))?.state, 'decided');
  });

  it('shows an elected member the plan as it was last decided', async () => {
    value(await decide());
    value(await open('Ny skogspolicy'));
    await rename('goal/fler-träd', 'Ännu inte beslutat');
    const member = test.as('member');
    const shown = value(await readPlan(test.app, member, 2025));
    assert.doesNotMatch(JSON.stringify(shown.rows), /Ännu inte beslutat/u);
    assert.match(JSON.stringify(shown.rows), /Fler träd/u);
    assert.equal(shown.editable, false);
    const versions = value(await readPlanVersions(test.app, member, 2025));
    assert.deepEqual([versions.open, versions.compared], [false, null]);
    assert.match(
      refusal(await readPlanVersions(test.app, member, 2025, { from: 1, to: asItStands })),
      /ingen sådan version/u,
    );
    const { compared } = value(await readPlanVersions(test.app, test.session, 2025));
    assert.deepEqual([compared?.from, compared?.to], [1, asItStands]);
  });

  it('leaves reports as they are: one with other nodes is refused until the plan has them', async () => {
    value(await decide());
    const other = { ...exampleFacts, nodes: exampleFacts.nodes.map((node) => ({ ...node, title: `${node.title}!` })) };
    const save = () =>
      change(test.app, test.session, async (tx) => {
        await saveFacts(tx, other);
        return { ok: true as const, value: null };
      });
    assert.match(refusal(await save()), /Planen för 2025 är beslutad/u);
    value(await open('Nya namn'));
    value(await save());
  });
});
