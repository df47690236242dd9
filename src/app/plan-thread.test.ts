import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { periodName } from '../domain/period.ts';
import { exampleLevels } from '../domain/plan-example.testing.ts';
import { saveGroup } from '../store/body.ts';
import { savePlanDecision } from '../store/plan.ts';
import { setPublished } from '../store/report.ts';
import { saveLevels } from '../store/scale.ts';
import { address, earlier, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { addPlanNode, markPlanRemoval, undoPlanRemoval } from './plan-edit.ts';
import { readThread, type ThreadNode } from './plan-thread.ts';
import type { Session } from './session.ts';

let test: TestApp;
before(async () => {
  test = await openTestApp();
  await test.run((tx) => saveLevels(tx, exampleLevels));
  const activity = { parent: 'commitment/gallra', level: 'activity', title: 'Röja', bodies: ['alla bolag'] };
  value(await addPlanNode(test.app, test.session, 2025, activity));
  await test.run((tx) => saveGroup(tx, 'alla bolag', ['VON']));
});
after(() => test.close());

const thread = async (key: string | null, body: string | null = null, session: Session = test.session) =>
  value(await readThread(test.app, session, 2025, { key, body }));
const outline = (nodes: readonly ThreadNode[]): unknown[] =>
  nodes.map(({ title, children }) => (children.length === 0 ? title : [title, outline(children)]));
const said = ({ reports, silent }: Pick<ThreadNode, 'reports' | 'silent'>) => [
  reports.map(({ body, period, states }) => [
    body.code,
    periodName(period),
    states.map((state) => state.value?.label ?? null),
  ]),
  silent.map(({ code }) => code),
];

describe('the golden thread', () => {
  it('goes from the top through every level to activity, with the latest of each body', async () => {
    const { focus, below } = await thread(null);
    assert.equal(focus, null);
    assert.deepEqual(outline(below), [['Hållbart', [['Skog', ['Fler träd', 'Plantera', ['Gallra', ['Röja']]]]]]]);
    const area = below[0]?.children[0];
    assert.ok(area);
    assert.deepEqual(said(area), [[['KS', 'Helår 2025', ['Gul', 'Bättre']]], []]);
    const [, plantera, gallra] = area.children;
    assert.ok(plantera && gallra);
    assert.deepEqual(said(plantera), [[['KS', 'Helår 2025', ['Klart', '100 %']]], ['VON']]);
    assert.deepEqual(said(gallra), [[['KS', 'Helår 2025', ['Försenat', null]]], ['VON']]);
  });

  it('goes from a node down, and back up to what it contributes to', async () => {
    const { focus, above, below } = await thread('commitment/gallra');
    assert.deepEqual(
      [focus?.title, above.map(({ title }) => title), outline(below)],
      ['Gallra', ['Hållbart', 'Skog'], ['Röja']],
    );
    assert.deepEqual(said(above[1] ?? { reports: [], silent: [] })[0], [['KS', 'Helår 2025', ['Gul', 'Bättre']]]);
    assert.match(refusal(await readThread(test.app, test.session, 2025, { key: 'goal/x', body: null })), /finns inte/u);
  });

  it('shows one body’s part of the whole, groups taken apart', async () => {
    const { below, bodies } = await thread(null, 'VON');
    assert.deepEqual(outline(below), [['Hållbart', [['Skog', ['Plantera', ['Gallra', ['Röja']]]]]]]);
    assert.deepEqual(
      bodies.map(({ code }) => code),
      ['KS', 'VON'],
    );
    assert.deepEqual(outline((await thread(null, 'KS')).below), [['Hållbart', [['Skog', ['Plantera']]]]]);
  });

  it('leaves out what is to be removed', async () => {
    value(await markPlanRemoval(test.app, test.session, 2025, 'commitment/gallra', { reason: 'Är klart' }));
    assert.deepEqual(outline((await thread(null)).below), [['Hållbart', [['Skog', ['Fler träd', 'Plantera']]]]]);
    value(await undoPlanRemoval(test.app, test.session, 2025, 'commitment/gallra'));
  });

  it('shows an elected member a decided plan with what is decided or published, no more', async () => {
    const member = test.as('member');
    assert.match(refusal(await readThread(test.app, member, 2025, { key: null, body: null })), /utkast/u);
    await test.run((tx) =>
      savePlanDecision(tx, 2025, { decidedOn: '2024-12-12', paragraph: null, registryNumber: null }),
    );
    const area = async () => (await thread(null, null, member)).below[0]?.children[0] ?? { reports: [], silent: [] };
    assert.deepEqual(said(await area())[0], []);
    await test.decide(earlier);
    assert.deepEqual(said(await area())[0], [['KS', 'Delår 2 2025', ['Gul', 'Bättre']]]);
    await test.run((tx) => setPublished(tx, address, 'Vera Ek'));
    assert.deepEqual(said(await area())[0], [['KS', 'Helår 2025', ['Gul', 'Bättre']]]);
  });
});
