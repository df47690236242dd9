import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { saveBodies } from '../store/body.ts';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { removeCentral, saveCentral } from './central-control.ts';
import { composeGroupDocument } from './control-document.ts';
import { readPlanControl, removePlanControl, savePlanControl } from './control-edit.ts';
import { readControlOverview } from './control-overview.ts';
import { decideControlPlan, readControlPlan } from './control-plan.ts';
import { openControlRevision } from './control-plan-revision.ts';
import { setExecutiveBoard } from './executive-board.ts';
import { saveRegisterRisk } from './register-edit.ts';

const year = 2026;
const form = {
  ...{
    revision: 0,
    risk: 'Risken att bisysslor inte anmäls.',
    area: 'Risk – Oegentligheter',
    frequency: 'En gång om året',
  },
  ...{
    title: 'Granskning av bisysslor',
    method: 'Fråga alla chefer.',
    recurrence: ['10'],
    fourEyes: '',
    sampleSize: '',
    companies: '',
  },
};
const central = 'central/granskning-av-bisysslor';
const copy = 'control/granskning-av-bisysslor';
const von = { body: 'VON', year };

describe('a control for all bodies', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
    await test.run((tx) =>
      saveBodies(tx, [
        { code: 'KS', name: 'Kommunstyrelsen', kind: 'board', parent: null },
        { code: 'VON', name: 'Vård- och omsorgsnämnden', kind: 'board', parent: null },
        { code: 'BOL', name: 'Bolaget AB', kind: 'company', parent: null },
      ]),
    );
  });
  after(() => test.close());

  const save = (input: object, key: string | null = null, session = test.as('coordinator', 'KS')) =>
    saveCentral(test.app, session, year, key, { ...form, ...input });
  const plan = async (key = von) => value(await readControlPlan(test.app, test.session, key));
  const titles = async (key = von) =>
    (await plan(key)).risks.flatMap((risk) => risk.controls.map(({ title }) => title));

  it('is set by those who work with internal control of the executive board', async () => {
    for (const session of [
      test.as('coordinator', 'VON'),
      test.as('head', 'VON'),
      test.as('reporter', 'KS'),
      test.as('auditor'),
    ])
      assert.match(
        refusal(await save({}, null, session)),
        /Bara den som arbetar med intern kontroll för Kommunstyrelsen,/u,
      );
    assert.match(refusal(await save({ title: '' })), /Skriv vad som ska kontrolleras/u);
    assert.deepEqual(value(await save({})).decided, []);
  });

  it('stands in every board’s plan, with its risk and its occurrences, and in no company’s', async () => {
    for (const body of ['KS', 'VON']) assert.deepEqual(await titles({ body, year }), ['Granskning av bisysslor']);
    assert.deepEqual(await titles({ body: 'BOL', year }), []);
    const [risk] = (await plan()).risks;
    assert.deepEqual(
      [risk?.text, risk?.controls[0]?.occurrences[0]?.dueOn],
      ['Risken att bisysslor inte anmäls.', '2026-10-31'],
    );
  });

  it('is worded by the executive board only; the body says who is responsible', async () => {
    const head = test.as('head', 'VON');
    value(
      await savePlanControl(test.app, head, von, copy, {
        revision: 1,
        title: 'Annat',
        recurrence: ['1'],
        responsible: 'Enhetschef',
      }),
    );
    const { stored } = value(await readPlanControl(test.app, head, von, copy));
    assert.deepEqual(
      [stored?.title, stored?.recurrence, stored?.responsible],
      ['Granskning av bisysslor', [10], 'Enhetschef'],
    );
    assert.match(
      refusal(await removePlanControl(test.app, head, von, copy)),
      /gemensam för alla nämnder. Bara Kommunstyrelsen kan/u,
    );
  });

  it('reaches drafts when it is changed, and a decided plan when that is revised', async () => {
    const { seen } = await plan();
    value(await decideControlPlan(test.app, test.session, von, { decidedOn: '2026-01-20', seen }));
    assert.deepEqual(
      value(await save({ revision: 1, title: 'Granskning av anställdas bisysslor', companies: 'yes' }, central))
        .decided,
      ['Vård- och omsorgsnämnden'],
    );
    assert.deepEqual(await titles({ body: 'KS', year }), ['Granskning av anställdas bisysslor']);
    assert.deepEqual(await titles({ body: 'BOL', year }), ['Granskning av anställdas bisysslor']);
    assert.deepEqual(await titles(), ['Granskning av bisysslor']);
    value(await openControlRevision(test.app, test.session, von, { reason: 'Ny lydelse' }));
    assert.deepEqual(await titles(), ['Granskning av anställdas bisysslor']);
    assert.equal((await plan()).risks[0]?.controls[0]?.responsible, 'Enhetschef');
  });

  it('is followed up over all bodies, with what is late', async () => {
    const overview = value(await readControlOverview(test.app, test.session, year, '2026-11-02'));
    assert.deepEqual(
      overview.bodies.map(({ body, plan: of, counts }) => [body.code, of?.state, counts.late]),
      [
        ['BOL', 'draft', 1],
        ['KS', 'draft', 1],
        ['VON', 'revising', 1],
      ],
    );
    assert.deepEqual(
      overview.due.map(({ body, status, responsible }) => [body, status, responsible]),
      [
        ['BOL', 'late', null],
        ['KS', 'late', null],
        ['VON', 'late', 'Enhetschef'],
      ],
    );
    assert.equal(overview.central.length, 1);
    const seen = value(await readControlOverview(test.app, test.as('member'), year, '2026-11-02'));
    assert.deepEqual(
      seen.bodies.map(({ body, onlyVersion, controls }) => [body.code, onlyVersion, controls.length]),
      [['VON', 1, 0]],
    );
    assert.equal(seen.due.length, 0);
    const earlier = value(await readControlOverview(test.app, test.as('auditor'), 2025, '2026-11-02'));
    assert.deepEqual(
      earlier.bodies.find(({ body }) => body.code === 'KS')?.controls.map(({ title, light }) => [title, light?.label]),
      [['Brandrond', 'Grön']],
    );
  });

  it('is taken away from every draft, but not from under a decided plan', async () => {
    const { seen } = await plan();
    value(await decideControlPlan(test.app, test.session, von, { decidedOn: '2026-03-01', seen }));
    assert.match(refusal(await removeCentral(test.app, test.session, year, central)), /ingår i beslutade planer.*VON/u);
    value(await openControlRevision(test.app, test.session, von, { reason: 'Tas bort' }));
    value(await removeCentral(test.app, test.session, year, central));
    assert.deepEqual([await titles(), await titles({ body: 'KS', year })], [[], []]);
  });

  it('comes by itself into a plan that a body opens later', async () => {
    value(await saveCentral(test.app, test.session, 2027, null, form));
    await test.run((tx) => saveBodies(tx, [{ code: 'NY', name: 'Nya nämnden', kind: 'board', parent: null }]));
    value(
      await saveRegisterRisk(test.app, test.as('head', 'NY'), { body: 'NY', year: 2027 }, null, {
        revision: 0,
        text: 'Risken att det blir nytt.',
      }),
    );
    assert.deepEqual(await titles({ body: 'NY', year: 2027 }), ['Granskning av bisysslor']);
  });
});

describe('the board that supervises the others', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
    await test.run((tx) =>
      saveBodies(tx, [
        { code: 'KS', name: 'Kommunstyrelsen', kind: 'board', parent: null },
        { code: 'RS', name: 'Regionstyrelsen', kind: 'board', parent: null },
        { code: 'HK', name: 'Huvudkontoret', kind: 'administration', parent: 'RS' },
      ]),
    );
  });
  after(() => test.close());

  const sets = async (body: string) =>
    value(await readControlOverview(test.app, test.as('coordinator', body), year, '2026-03-01')).maySetCentral;

  it('is the one that is called so, until the municipality chooses another', async () => {
    assert.deepEqual([await sets('KS'), await sets('RS')], [true, false]);
    value(await setExecutiveBoard(test.app, test.as('administrator'), 'RS'));
    assert.deepEqual([await sets('KS'), await sets('RS')], [false, true]);
    assert.equal(value(await composeGroupDocument(test.app, test.session, year)).body, 'Regionstyrelsen');
    const [event] = await test.events();
    assert.deepEqual([event?.verb, event?.after], ['municipality.settings', '{"executiveBoard":"RS"}']);
    const ks = { body: 'KS', year };
    assert.match(
      refusal(await saveCentral(test.app, test.as('coordinator', 'KS'), year, null, form)),
      /intern kontroll för Regionstyrelsen,/u,
    );
    value(await saveCentral(test.app, test.as('coordinator', 'RS'), year, null, form));
    const head = test.as('head', 'KS');
    assert.match(refusal(await removePlanControl(test.app, head, ks, copy)), /Bara Regionstyrelsen kan ta bort den/u);
    assert.equal(value(await readPlanControl(test.app, head, ks, copy)).supervisor, 'Regionstyrelsen');
  });

  it('is a board, chosen by an administrator', async () => {
    const choose = (role: 'administrator' | 'controller', code: string) =>
      setExecutiveBoard(test.app, test.as(role), code);
    assert.match(refusal(await choose('administrator', 'HK')), /Bara en nämnd eller styrelse/u);
    assert.match(refusal(await choose('administrator', 'XX')), /finns inte/u);
    assert.match(refusal(await choose('controller', 'KS')), /Bara administratörer/u);
  });
});
