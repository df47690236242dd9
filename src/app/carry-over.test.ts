import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { periodName } from '../domain/period.ts';
import type { Risk } from '../domain/risk.ts';
import { saveFacts } from '../store/facts.ts';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { chooseCarryOver, readCarryOver } from './carry-over.ts';
import { removePlanControl, savePlanControl } from './control-edit.ts';
import { readControlPlan } from './control-plan.ts';
import { readRegister } from './register-view.ts';
import { readChain } from './risk-chain.ts';

const old = { body: 'KS', year: 2025 };
const next = { body: 'KS', year: 2026 };
const brand = exampleFacts.risks[0] as Risk;
const rond = brand.controls[0] as Risk['controls'][number];
const yellow = { ...brand, controls: [{ ...rond, result: { ...rond.result, assessment: 'yellow' } }] };
const storm: Risk = { ...brand, key: 'risk/storm', text: 'Risken att det stormar.', controls: [], comment: null };

describe('carry-over to the next plan', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp('Provby kommun', [{ ...exampleFacts, risks: [yellow, storm] }]);
    const terms = { revision: 1, recurrence: ['5', '10'], responsible: 'Skogschef' };
    value(await savePlanControl(test.app, test.session, old, 'control/rond', terms));
  });
  after(() => test.close());

  const coordinator = () => test.as('coordinator', 'KS');
  const view = async () => value(await readCarryOver(test.app, coordinator(), next));
  const choose = (input: object) => chooseCarryOver(test.app, coordinator(), next, input);
  const control = { kind: 'control', source: 'control/rond' };
  const risk = { kind: 'risk', source: 'risk/storm' };

  it('proposes what came out yellow or red, and what was followed up by comment, with the rule', async () => {
    const { candidates, highLevels } = await view();
    assert.deepEqual(
      candidates.map(({ kind, key, ground, light, choice }) => [kind, key, ground, light?.label ?? null, choice]),
      [
        ['control', 'control/rond', 'assessment', 'Gul', null],
        ['risk', 'risk/storm', 'comment', null, null],
      ],
    );
    assert.deepEqual(highLevels, ['Mycket hög', 'Hög']);
  });

  it('wants a choice and a reason, from those who may change the plan', async () => {
    assert.match(refusal(await choose({ ...control, carried: 'yes', reason: '' })), /Skriv varför/u);
    assert.match(refusal(await choose({ ...control, carried: '', reason: 'Därför' })), /Välj om det ska med/u);
    assert.match(
      refusal(await choose({ kind: 'risk', source: 'risk/brand', carried: 'yes', reason: 'Därför' })),
      /inte i urvalet/u,
    );
    const input = { ...control, carried: 'yes', reason: 'Gul i år.' };
    assert.match(refusal(await chooseCarryOver(test.app, test.as('reporter', 'KS'), next, input)), /Du kan läsa/u);
  });

  it('copies a control with its risk, its terms and its occurrences, and names what it comes from', async () => {
    value(await choose({ ...control, carried: 'yes', reason: 'Gul i år.' }));
    const plan = value(await readControlPlan(test.app, coordinator(), next));
    assert.deepEqual(
      plan.risks.map(({ text }) => text),
      [brand.text],
    );
    const [carried] = plan.risks[0]?.controls ?? [];
    assert.deepEqual([carried?.title, carried?.responsible, carried?.results], ['Brandrond', 'Skogschef', []]);
    assert.deepEqual(
      carried?.occurrences.map(({ dueOn }) => dueOn),
      ['2026-05-31', '2026-10-31'],
    );
    const [item] = value(await readRegister(test.app, coordinator(), next)).risks;
    assert.deepEqual(
      [item?.chosen, item?.chosenReason, item?.predecessor],
      [true, 'Gul i år.', { year: 2025, key: 'risk/brand' }],
    );
  });

  it('stores what is not carried over too, with the reason and who chose', async () => {
    value(await choose({ ...risk, carried: 'no', reason: 'Hanteras i skogsplanen.' }));
    const chosen = (await view()).candidates.map(({ choice }) => [choice?.carried, choice?.reason, choice?.by]);
    assert.deepEqual(chosen, [
      [true, 'Gul i år.', 'Vera Ek'],
      [false, 'Hanteras i skogsplanen.', 'Vera Ek'],
    ]);
    const [event] = await test.events();
    assert.deepEqual([event?.verb, event?.subject], ['carryOver.choose', 'controlPlan:KS/2026']);
  });

  it('is chosen anew only when what was carried over is out of the plan', async () => {
    assert.match(
      refusal(await choose({ ...control, carried: 'no', reason: 'Ångrar mig.' })),
      /Det finns redan i planen/u,
    );
    value(await choose({ ...control, carried: 'yes', reason: 'Gul även i fjol.' }));
    const plan = value(await readControlPlan(test.app, coordinator(), next));
    assert.equal(plan.risks[0]?.controls.length, 1);
    value(await removePlanControl(test.app, coordinator(), next, plan.risks[0]?.controls[0]?.key ?? ''));
    value(await choose({ ...control, carried: 'no', reason: 'Ångrar mig.' }));
    value(await choose({ ...control, carried: 'yes', reason: 'Gul i år.' }));
  });

  it('makes a chain that is walked both ways', async () => {
    const from = async (key: typeof old, of: string) => value(await readChain(test.app, coordinator(), key, of)).links;
    const forward = await from(old, 'risk/brand');
    const successor = forward[1]?.key ?? '';
    assert.deepEqual(
      forward.map(({ year }) => year),
      [2025, 2026],
    );
    assert.deepEqual(await from(next, successor), forward);
    assert.deepEqual(
      forward[0]?.controls[0]?.results.map(({ period, light }) => [periodName(period), light?.label]),
      [['Helår 2025', 'Gul']],
    );
    assert.deepEqual(
      forward[0]?.choices.map(({ carried, reason }) => [carried, reason]),
      [[true, 'Gul i år.']],
    );
    assert.deepEqual(
      [forward[1]?.controls[0]?.predecessor, forward[1]?.controls[0]?.carriedReason],
      ['control/rond', 'Gul i år.'],
    );
    assert.equal((await from(old, 'risk/storm')).length, 1);
  });

  it('links what a report words as the year before did', async () => {
    await test.run((tx) => saveFacts(tx, { ...exampleFacts, period: { year: 2026, kind: 'year' }, risks: [storm] }));
    const { links } = value(await readChain(test.app, coordinator(), next, 'risk/storm'));
    assert.deepEqual(
      links.map(({ year }) => year),
      [2025, 2026],
    );
  });
});
