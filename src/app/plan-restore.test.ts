import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { readPlanControl, removePlanControl, savePlanControl, undoPlanControl } from './control-edit.ts';
import { readControlOverview } from './control-overview.ts';
import { decideControlPlan, readControlPlan } from './control-plan.ts';
import { decidedVersionFor, openControlRevision } from './control-plan-revision.ts';
import { restoreInPlan } from './plan-restore.ts';
import { removeRegisterRisk, saveRegisterRisk } from './register-edit.ts';
import { readRegister } from './register-view.ts';

const key = { body: 'VON', year: 2026 };
const risk = 'risk/risken-att-nycklar-försvinner';
const control = 'control/räkna-nycklar';
const today = '2026-05-01';

describe('a control plan that is changed', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
    const form = { revision: 0, text: 'Risken att nycklar försvinner.', chosen: 'yes', chosenReason: 'Viktigt' };
    assert.equal(value(await saveRegisterRisk(test.app, coordinator(), key, null, form)).key, risk);
    const said = {
      revision: 0,
      risk,
      title: 'Räkna nycklar',
      method: 'Räkna.',
      recurrence: ['3'],
      frequency: 'En gång',
    };
    assert.equal(value(await savePlanControl(test.app, coordinator(), key, null, said)).key, control);
  });
  after(() => test.close());

  const coordinator = () => test.as('coordinator', 'VON');
  const member = () => test.as('member');
  const read = async () => value(await readPlanControl(test.app, coordinator(), key, control));
  const removed = async () => value(await readRegister(test.app, coordinator(), key)).removed.map((one) => one.key);
  const restore = (kind: string, one: string) => restoreInPlan(test.app, coordinator(), key, { kind, key: one });

  it('keeps every version of a control with what changed, and sets it back to one', async () => {
    const changed = { revision: 1, title: 'Räkna alla nycklar', recurrence: ['3', '9'], method: 'Räkna två gånger.' };
    value(await savePlanControl(test.app, coordinator(), key, control, changed));
    const [latest] = (await read()).history;
    assert.deepEqual(
      latest?.changes.map(({ field, before: was, after: is }) => [field, was, is]),
      [
        ['title', 'Räkna nycklar', 'Räkna alla nycklar'],
        ['method', 'Räkna.', 'Räkna två gånger.'],
        ['recurrence', '3', '3, 9'],
      ],
    );
    const undo = (version: number, revision: number) =>
      undoPlanControl(test.app, coordinator(), key, control, { version, revision });
    assert.match(refusal(await undo(1, 1)), /har sparat kontrollen/u);
    assert.match(refusal(await undo(9, 2)), /finns inte i planen/u);
    value(await undo(1, 2));
    const view = await read();
    assert.deepEqual([view.stored?.title, view.fields.method, view.occurrences.length], ['Räkna nycklar', 'Räkna.', 1]);
    assert.equal(view.history.length, 3);
  });

  it('puts back a risk and then its control, under the keys and with the history that they had', async () => {
    value(await removeRegisterRisk(test.app, coordinator(), key, risk));
    assert.deepEqual((await removed()).toSorted(), [control, risk]);
    assert.match(refusal(await restore('control', control)), /Återställ den, eller välj in den, först/u);
    assert.match(refusal(await restore('risk', 'risk/okänd')), /Det finns inte bland det som är borttaget/u);
    assert.match(
      refusal(await restoreInPlan(test.app, test.as('reporter', 'VON'), key, { kind: 'risk', key: risk })),
      /Du kan läsa men inte ändra/u,
    );
    value(await restore('risk', risk));
    value(await restore('control', control));
    assert.deepEqual(await removed(), []);
    const view = await read();
    assert.deepEqual(
      [view.stored?.title, view.occurrences.map(({ dueOn }) => dueOn)],
      ['Räkna nycklar', ['2026-03-31']],
    );
    assert.deepEqual(
      view.history.map((version) => version.removed),
      [false, true, false, false, false],
    );
    const [event] = await test.events();
    assert.deepEqual([event?.verb, event?.subject], ['control.restore', `control:VON/2026/${control}`]);
    assert.match(refusal(await restore('risk', risk)), /Det finns inte bland det som är borttaget/u);
  });

  it('shows elected members the decided version while it is being revised, and nothing of the draft', async () => {
    const row = async () => {
      const { bodies, due } = value(await readControlOverview(test.app, member(), 2026, today));
      const found = bodies.find(({ body }) => body.code === 'VON');
      return found && [found.plan?.state, found.onlyVersion, found.controls.length, due.length];
    };
    assert.equal(await row(), undefined);
    const { seen } = value(await readControlPlan(test.app, test.session, key));
    value(await decideControlPlan(test.app, test.session, key, { decidedOn: '2026-01-14', seen }));
    assert.deepEqual(await row(), ['decided', null, 1, 1]);
    assert.equal(await decidedVersionFor(test.app, member(), key), null);
    value(await openControlRevision(test.app, coordinator(), key, { reason: 'Ny lag' }));
    assert.deepEqual(await row(), ['revising', 1, 0, 0]);
    assert.equal(await decidedVersionFor(test.app, member(), key), 1);
    assert.equal(await decidedVersionFor(test.app, coordinator(), key), null);
    assert.match(refusal(await readControlPlan(test.app, member(), key)), /arbetsmaterial/u);
  });

  it('lets a control be taken out in a revision and put back', async () => {
    value(await removePlanControl(test.app, coordinator(), key, control));
    value(await restore('control', control));
    assert.deepEqual(await removed(), []);
  });
});
