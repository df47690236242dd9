import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { readPlanControl, removePlanControl, savePlanControl } from './control-edit.ts';
import { decideControlPlan, readControlPlan } from './control-plan.ts';
import { openControlRevision } from './control-plan-revision.ts';
import { yearRows } from './control-year.ts';
import { addOccurrence, dropPlannedOccurrence } from './occurrence-edit.ts';

const key = { body: 'KS', year: 2025 };
const invoice = {
  risk: 'risk/brand',
  title: 'Granskning av attester',
  method: 'Dra ett stickprov.',
  recurrence: ['3', '9'],
  sampleSize: '25',
  fourEyes: 'yes',
  responsible: 'Ekonomichef',
};

describe('a control in the plan', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
  });
  after(() => test.close());

  const coordinator = () => test.as('coordinator', 'KS');
  const save = (control: string | null, form: object) =>
    savePlanControl(test.app, coordinator(), key, control, { revision: 0, ...form });
  const read = async (control: string) => value(await readPlanControl(test.app, test.session, key, control));
  const days = async (control: string) =>
    (await read(control)).occurrences.map(({ dueOn, droppedReason }) => [dueOn, droppedReason]);
  const added = 'control/granskning-av-attester';

  it('follows up a chosen risk, and its occurrences come by themselves', async () => {
    assert.match(refusal(await save(null, { ...invoice, risk: 'risk/okänd' })), /Välj en risk som är med i planen/u);
    assert.match(refusal(await save(null, { ...invoice, title: ' ' })), /Skriv vad som ska kontrolleras/u);
    assert.match(refusal(await save(null, { ...invoice, startsOn: '2025-05-01', endsOn: '2025-04-01' })), /Slutdagen/u);
    assert.equal(value(await save(null, invoice)).key, added);
    assert.deepEqual(await days(added), [
      ['2025-03-31', null],
      ['2025-09-30', null],
    ]);
    const { stored } = await read(added);
    assert.deepEqual([stored?.sampleSize, stored?.fourEyes, stored?.responsible], [25, true, 'Ekonomichef']);
  });

  it('moves its occurrences with its months while the plan is a draft', async () => {
    value(await save(added, { revision: 1, recurrence: ['4', '9'] }));
    assert.deepEqual(await days(added), [
      ['2025-04-30', null],
      ['2025-09-30', null],
    ]);
    assert.match(refusal(await save(added, { revision: 1, title: 'Annat' })), /har sparat kontrollen/u);
  });

  it('shows the year by month, with how each occurrence stands on a day', async () => {
    const view = value(await readControlPlan(test.app, test.session, key));
    const controls = view.risks.flatMap((risk) => risk.controls);
    const occurrences = controls.flatMap((control) => control.occurrences);
    const row = yearRows(controls, {
      year: 2025,
      occurrences,
      outcomes: [],
      scales: view.scales,
      today: '2025-09-02',
    }).find(({ control }) => control === added);
    assert.deepEqual(
      row?.months.map((cells) => cells[0]?.status ?? ''),
      ['', '', '', 'late', '', '', '', '', 'due', '', '', '', ''],
    );
    const outcomes = [{ control: added, key: 'occurrence/4', assessment: 'yellow', done: true }];
    const done = yearRows(controls, { year: 2025, occurrences, outcomes, scales: view.scales, today: '2025-09-02' })[1]
      ?.months[3]?.[0];
    assert.deepEqual([done?.status, done?.light?.label], ['done', 'Gul']);
  });

  it('is changed only by those who may', async () => {
    for (const session of [test.as('reporter', 'KS'), test.as('coordinator', 'VON'), test.as('auditor')])
      assert.match(
        refusal(await savePlanControl(test.app, session, key, null, { revision: 0, ...invoice })),
        /Du kan läsa men inte ändra/u,
      );
  });

  it('is removed with its occurrences, but not where it is reported on', async () => {
    value(await save(null, { ...invoice, title: 'Tillfällig' }));
    value(await removePlanControl(test.app, coordinator(), key, 'control/tillfällig'));
    assert.match(
      refusal(await readPlanControl(test.app, test.session, key, 'control/tillfällig')),
      /Kontrollen finns inte/u,
    );
    assert.match(refusal(await removePlanControl(test.app, coordinator(), key, 'control/rond')), /har rapporterats/u);
  });

  it('gets and loses occurrences after the decision with a reason only, and in a revision those that go are dropped', async () => {
    const { seen } = value(await readControlPlan(test.app, test.session, key));
    value(await decideControlPlan(test.app, test.session, key, { decidedOn: '2025-01-14', seen }));
    assert.match(refusal(await save(added, { revision: 2, title: 'Annat' })), /Öppna en revidering/u);
    const late = { dueOn: '2026-01-15', label: 'Årsslut', reason: '' };
    const add = (input: object) => addOccurrence(test.app, coordinator(), key, added, input);
    assert.match(refusal(await add(late)), /Skriv varför tillfället läggs till/u);
    assert.match(refusal(await add({ ...late, dueOn: '2026-03-01' })), /eller i januari året efter/u);
    value(await add({ ...late, reason: 'Nämnden vill se helåret.' }));
    const drop = (reason: string) =>
      dropPlannedOccurrence(test.app, coordinator(), key, added, { occurrence: 'occurrence/4', reason }, '2025-04-02');
    assert.match(refusal(await drop('')), /Skriv varför tillfället inte blir av/u);
    value(await drop('Systemet byts.'));
    assert.deepEqual(await days(added), [
      ['2025-04-30', 'Systemet byts.'],
      ['2025-09-30', null],
      ['2026-01-15', null],
    ]);
    value(await openControlRevision(test.app, coordinator(), key, { reason: 'Ny ordning' }));
    value(await save(added, { revision: 2, recurrence: ['10'] }));
    assert.deepEqual(await days(added), [
      ['2025-04-30', 'Systemet byts.'],
      ['2025-09-30', 'Ny ordning'],
      ['2025-10-31', null],
      ['2026-01-15', null],
    ]);
  });
});
