import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import type { Risk } from '../domain/risk.ts';
import { saveFacts } from '../store/facts.ts';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { decideControlPlan, readControlPlan } from './control-plan.ts';
import { openControlRevision, readDecidedPlan } from './control-plan-revision.ts';
import { saveScale } from './model-edit.ts';
import { copyRegister, removeRegisterRisk, saveRegisterRisk, undoRisk } from './register-edit.ts';
import { readRegisterRisk } from './register-risk.ts';
import { readRegister } from './register-view.ts';
import { readModel } from './steering-model.ts';

const key = { body: 'KS', year: 2025 };
const next = { body: 'KS', year: 2026 };
const parts = { event: 'en faktura betalas två gånger', cause: 'svag kontroll', consequence: 'onödiga kostnader' };
const assessed = {
  likelihood: '3',
  impact: '4',
  assessedReason: 'Det hände i fjol.',
  likelihoodAfter: '1',
  impactAfter: '4',
};

describe('the risk register', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(() => test.close());

  const register = async (of = key) => value(await readRegister(test.app, test.session, of));
  const coordinator = () => test.as('coordinator', 'KS');
  const add = (form: object, of = key) => saveRegisterRisk(test.app, coordinator(), of, null, { revision: 0, ...form });
  const edit = async (risk: string, form: object) => {
    const { stored } = value(await readRegisterRisk(test.app, test.session, key, risk));
    return saveRegisterRisk(test.app, coordinator(), key, risk, { revision: stored?.revision, ...form });
  };

  it('holds what a report brought, as chosen, with nothing that is not known', async () => {
    const [risk] = (await register()).risks;
    assert.deepEqual(
      [risk?.key, risk?.chosen, risk?.score, risk?.owner, risk?.made],
      ['risk/brand', true, null, null, 'report'],
    );
  });

  it('takes a risk as a sentence of its parts, or in words of its own', async () => {
    const added = value(await add({ ...parts, ...assessed }));
    const risk = (await register()).risks.find((one) => one.key === added.key);
    assert.equal(
      risk?.text,
      'Risken att en faktura betalas två gånger på grund av svag kontroll vilket leder till onödiga kostnader.',
    );
    assert.deepEqual(
      [risk?.score, risk?.level?.code, risk?.scoreAfter, risk?.levelAfter?.code],
      [12, 'critical', 4, 'medium'],
    );
    assert.equal(risk?.chosen, null);
    value(await add({ text: 'Risken att det regnar in.' }));
    assert.match(refusal(await add({ cause: 'slarv' })), /Beskriv risken/u);
  });

  it('shows where risks stand and how they move', async () => {
    const { matrix } = await register();
    assert.deepEqual(matrix.movements, [
      { from: { likelihood: 3, impact: 4 }, to: { likelihood: 1, impact: 4 }, count: 1 },
    ]);
    assert.equal(matrix.unassessed.length, 2);
  });

  it('wants a reason for what is chosen, and for what is not', async () => {
    const [, invoice = ''] = (await register()).risks.map((risk) => risk.key);
    assert.match(refusal(await edit(invoice, { chosen: 'yes' })), /Skriv varför risken tas med/u);
    value(await edit(invoice, { chosen: 'yes', chosenReason: 'Hög risk.' }));
    assert.match(refusal(await edit('risk/brand', { chosen: 'no', chosenReason: 'Nej.' })), /har kontroller i planen/u);
  });

  it('never rewrites imported wording, and keeps what a person has added when the report is read again', async () => {
    value(await edit('risk/brand', { text: 'Något annat.', owner: 'Skogschef', ...assessed }));
    const brand = async () => (await register()).risks.find((one) => one.key === 'risk/brand');
    assert.equal((await brand())?.text, exampleFacts.risks[0]?.text);
    await test.run((tx) => saveFacts(tx, exampleFacts));
    assert.deepEqual(
      [(await brand())?.owner, (await brand())?.score, (await brand())?.made],
      ['Skogschef', 12, 'adopted'],
    );
  });

  it('stays in the plan when the last report lets it go', async () => {
    const reports = await test.run((tx) => sql<{ period: string }>`select period from uppsikt.report_risk`.execute(tx));
    assert.equal(reports.rows.length, 2);
    const empty = { ...exampleFacts, risks: [] as Risk[] };
    await test.run(async (tx) => {
      await saveFacts(tx, empty);
      await saveFacts(tx, { ...empty, period: { year: 2025, kind: 'interim2' } });
    });
    assert.ok((await register()).risks.some((one) => one.key === 'risk/brand'));
    await test.run((tx) => saveFacts(tx, exampleFacts));
  });

  it('remembers every version with who saved it, and sets one back', async () => {
    const risk = (await register()).risks[1]?.key ?? '';
    value(await edit(risk, { owner: 'Ekonomichef', impact: '2' }));
    const view = value(await readRegisterRisk(test.app, test.session, key, risk));
    const [latest, before] = view.history;
    assert.equal(latest?.by, 'Vera Ek');
    assert.deepEqual(
      latest?.changes.map(({ field, before: was, after: is }) => [field, was, is]),
      [
        ['owner', '', 'Ekonomichef'],
        ['impact', '4', '2'],
      ],
    );
    const undo = { version: before?.number, revision: view.stored?.revision };
    value(await undoRisk(test.app, coordinator(), key, risk, undo));
    const again = value(await readRegisterRisk(test.app, test.session, key, risk));
    assert.deepEqual([again.fields.owner, again.fields.impact], ['', '4']);
    assert.equal((await test.events())[0]?.verb, 'risk.edit');
  });

  it('refuses a save over what somebody else has saved in between', async () => {
    const risk = (await register()).risks[1]?.key ?? '';
    const answer = await saveRegisterRisk(test.app, coordinator(), key, risk, { revision: 1, owner: 'X' });
    assert.match(refusal(answer), /har sparat risken efter att du öppnade den/u);
  });

  it('is changed by those who work with internal control for the body, and by nobody else', async () => {
    for (const session of [test.as('reporter', 'KS'), test.as('head', 'VON'), test.as('auditor'), test.as('secretary')])
      assert.match(
        refusal(await saveRegisterRisk(test.app, session, key, null, { revision: 0, ...parts })),
        /Du kan läsa men inte ändra/u,
      );
    value(
      await saveRegisterRisk(test.app, test.as('head', 'KS'), key, null, {
        revision: 0,
        text: 'Risken att det är halt.',
      }),
    );
    assert.match(refusal(await readRegister(test.app, test.as('member'), key)), /är arbetsmaterial/u);
  });

  it('lets a risk go that no report holds, and keeps its history', async () => {
    const gone = (await register()).risks.find(({ text }) => text.includes('halt'))?.key ?? '';
    value(await removeRegisterRisk(test.app, coordinator(), key, gone));
    assert.ok(!(await register()).risks.some((one) => one.key === gone));
    const { rows } = await test.run((tx) =>
      sql<{
        removed: boolean;
        by: string;
      }>`select removed, by from uppsikt.control_plan_change where key = ${gone} order by number`.execute(tx),
    );
    assert.deepEqual(
      rows.map(({ removed, by }) => [removed, by]),
      [
        [false, 'Vera Ek'],
        [true, 'Vera Ek'],
      ],
    );
    assert.match(refusal(await removeRegisterRisk(test.app, coordinator(), key, 'risk/brand')), /ingår i en rapport/u);
  });

  it('is copied to the next year, where new, changed and removed risks are marked', async () => {
    assert.equal(value(await copyRegister(test.app, coordinator(), next)).count, 3);
    assert.match(refusal(await copyRegister(test.app, coordinator(), next)), /inga risker som inte redan finns/u);
    const [first = { key: '' }, second = { key: '' }] = (await register(next)).risks;
    value(await removeRegisterRisk(test.app, coordinator(), next, second.key));
    value(await saveRegisterRisk(test.app, coordinator(), next, first.key, { revision: 1, impact: '1' }));
    value(await add({ text: 'Risken att något nytt händer.' }, next));
    const view = await register(next);
    assert.deepEqual(
      view.risks.map(({ change }) => change),
      ['changed', 'same', 'new'],
    );
    assert.deepEqual(view.risks[0]?.changed, ['impact']);
    assert.equal(view.risks[0]?.predecessor?.key, 'risk/brand');
    assert.equal(view.gone.length, 1);
    assert.ok(view.risks.every((risk) => risk.chosen === null));
  });
});

describe('a decided register', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
    const form = { revision: 1, ...assessed };
    value(await saveRegisterRisk(test.app, test.session, key, 'risk/brand', form));
    const { seen } = value(await readControlPlan(test.app, test.session, key));
    const decision = { decidedOn: '2025-01-14', paragraph: '§ 8', registryNumber: 'KS/2024:310', seen };
    value(await decideControlPlan(test.app, test.session, key, decision));
  });
  after(() => test.close());

  const brand = async () => value(await readRegister(test.app, test.session, key)).risks[0];

  it('keeps its level of risk when the municipality moves the limits', async () => {
    assert.equal((await brand())?.level?.code, 'critical');
    const model = value(await readModel(test.app, test.session));
    const scale = model.scales.find(({ code }) => code === 'riskLevel');
    const values = scale?.values.map((one) => ({ ...one, least: one.code === 'critical' ? '16' : String(one.least) }));
    value(await saveScale(test.app, test.session, 'riskLevel', { ...scale, values, move: null }));
    assert.equal((await brand())?.level?.code, 'critical');
    const { snapshot } = value(await readDecidedPlan(test.app, test.as('member'), key, 1));
    assert.equal(snapshot.scales.find(({ code }) => code === 'riskLevel')?.values[0]?.least, 12);
    value(await copyRegister(test.app, test.session, next));
    assert.equal(value(await readRegister(test.app, test.session, next)).risks[0]?.level?.code, 'high');
  });

  it('refuses limits that do not cover every score', async () => {
    const model = value(await readModel(test.app, test.session));
    const scale = model.scales.find(({ code }) => code === 'riskLevel');
    const save = (least: readonly string[]) =>
      saveScale(test.app, test.session, 'riskLevel', {
        ...scale,
        values: scale?.values.map((one, index) => ({ ...one, least: least[index] ?? '' })),
        move: null,
      });
    assert.match(refusal(await save(['16', '8', '4', '2'])), /ska börja vid riskvärdet 1/u);
    assert.match(refusal(await save(['8', '8', '4', '1'])), /Två nivåer kan inte börja/u);
    assert.match(refusal(await save(['17', '8', '4', '1'])), /från 1 till 16/u);
  });

  it('takes no change until it is revised with a reason, and what was decided stays to be read', async () => {
    const change = (form: object) => saveRegisterRisk(test.app, test.as('coordinator', 'KS'), key, 'risk/brand', form);
    assert.match(refusal(await change({ revision: 2, owner: 'X' })), /Öppna en revidering/u);
    assert.match(
      refusal(await openControlRevision(test.app, test.as('reporter'), key, { reason: 'Därför' })),
      /Bara samordnare/u,
    );
    assert.match(
      refusal(await openControlRevision(test.app, test.session, key, { reason: '' })),
      /Skriv varför planen ändras/u,
    );
    value(await openControlRevision(test.app, test.as('coordinator', 'KS'), key, { reason: 'Ny lag' }));
    value(await change({ revision: 2, owner: 'Ny ägare' }));
    const view = value(await readControlPlan(test.app, test.session, key));
    assert.deepEqual([view.plan?.state, view.canDecide], ['revising', true]);
    const early = { decidedOn: '2025-01-01', seen: view.seen };
    assert.match(refusal(await decideControlPlan(test.app, test.session, key, early)), /Ange en dag efter det/u);
    value(await decideControlPlan(test.app, test.session, key, { decidedOn: '2025-06-01', seen: view.seen }));
    const [first, second] = await Promise.all(
      [1, 2].map(async (number) => value(await readDecidedPlan(test.app, test.as('member'), key, number))),
    );
    assert.deepEqual([first?.snapshot.risks[0]?.owner, second?.snapshot.risks[0]?.owner], [null, 'Ny ägare']);
    assert.deepEqual([second?.version.reason, second?.version.decidedOn], ['Ny lag', '2025-06-01']);
  });
});
