import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { insertPlanControl } from '../store/plan-control.ts';
import { insertRegisterRisk } from '../store/register.ts';
import { deleteParts } from '../store/report-part.ts';
import { address, earlier, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { composeReport } from './compose-report.ts';
import { readAction } from './control-action.ts';
import { newControl } from './control-form.ts';
import { readControlPlan } from './control-plan.ts';
import { readControlReport, takeIntoReport } from './control-report.ts';
import { earlierRond, makeOccurrences, person, rond } from './occurrence.testing.ts';
import { saveOccurrenceAction } from './occurrence-action.ts';
import { editResult } from './occurrence-result.ts';
import { markResultDone, signResult } from './occurrence-state.ts';
import { newRisk } from './risk-form.ts';
import type { Session } from './session.ts';

const key = { ...address, control: rond.control };

describe('what a report takes from the occurrences of a control', () => {
  let test: TestApp;
  let anna: Session;
  let bo: Session;
  before(async () => {
    test = await openTestApp();
    await makeOccurrences(test);
    anna = await person(test, 'anna', 'reporter', 'KS');
    bo = await person(test, 'bo', 'coordinator', 'KS');
  });
  after(() => test.close());

  const view = async (of = key) => value(await readControlReport(test.app, anna, of));
  async function done(occurrence: typeof rond, assessment: string, narrative: string, sign = true): Promise<void> {
    value(await editResult(test.app, anna, occurrence, { revision: 0, assessment, narrative }));
    value(await markResultDone(test.app, anna, occurrence, { revision: 1 }));
    if (sign) value(await signResult(test.app, bo, occurrence, { revision: 2 }));
  }

  it('is nothing while none is signed, and what stands there stays', async () => {
    await done(earlierRond, 'red', 'Tre fel.', false);
    const { proposals, waiting, stands } = await view();
    assert.deepEqual([proposals, waiting.map(({ state }) => state)], [[], ['done']]);
    assert.equal(stands.assessment, 'green');
  });

  it('is proposed with the rule: the latest, or all with the worst assessment', async () => {
    value(await signResult(test.app, bo, earlierRond, { revision: 2 }));
    await done(rond, 'yellow', 'Ett fel.');
    const { proposals } = await view();
    assert.deepEqual(
      proposals.map(({ way, assessment, text }) => [way, assessment, text]),
      [
        ['latest', 'yellow', 'Ett fel.'],
        ['together', 'red', 'Mars 2025:\n\nTre fel.\n\nSeptember 2025:\n\nEtt fel.'],
      ],
    );
    assert.match(proposals[0]?.rule ?? '', /^Det senaste av 2 tillfällen till och med 2025-12-31: september 2025\.$/u);
    assert.deepEqual(
      (await view({ ...earlier, control: rond.control })).proposals.map(({ text }) => text),
      ['Tre fel.'],
    );
  });

  it('is decided by a person, kept with its trace, and brings the actions', async () => {
    const fields = {
      text: 'Röj.',
      owner: 'Skogvaktare',
      dueOn: '2026-03-31',
      status: 'planned',
      closedOn: '',
      account: '',
    };
    value(await saveOccurrenceAction(test.app, anna, rond, null, fields));
    const { seen } = await view();
    const input = { seen, way: 'together', assessment: 'yellow', narrative: 'Fyra fel på ett år.' };
    assert.deepEqual(value(await takeIntoReport(test.app, anna, key, input)), { actions: 1 });
    const after = await view();
    assert.deepEqual([after.stands.assessment, after.stands.text], ['yellow', 'Fyra fel på ett år.']);
    assert.deepEqual(
      after.origins.map(({ name, number }) => [name, number]),
      [
        ['mars 2025', 3],
        ['september 2025', 3],
      ],
    );
    const action = value(await readAction(test.app, anna, key, 'action/3'));
    assert.deepEqual(
      [action.fields.text, action.fields.owner, action.fields.dueOn],
      ['Röj.', 'Skogvaktare', '2026-03-31'],
    );
    const again = { ...input, seen: after.seen };
    assert.deepEqual(value(await takeIntoReport(test.app, anna, key, again)), { actions: 0 });
    const [event] = await test.events();
    assert.deepEqual([event?.verb, event?.subject], ['controlResult.take', 'controlResult:KS/2025-year/control/rond']);
  });

  it('never overwrites what somebody has changed since', async () => {
    assert.match(
      refusal(await takeIntoReport(test.app, anna, key, { seen: 'x', narrative: 'Nytt.' })),
      /^Någon annan har ändrat rapportens resultat/u,
    );
    assert.equal((await view()).stands.text, 'Fyra fel på ett år.');
  });

  it('shows in the plan how each occurrence went', async () => {
    const { outcomes } = value(await readControlPlan(test.app, anna, { body: 'KS', year: 2025 }));
    assert.deepEqual(
      outcomes.map(({ key: occurrence, assessment, done: isDone }) => [occurrence, assessment, isDone]).sort(),
      [
        ['occurrence/3', 'red', true],
        ['occurrence/9', 'yellow', true],
      ],
    );
  });

  it('is printed by annex 2 for a control that the report did not hold, and for a report that had no annex', async () => {
    const place = { body: 'KS', year: 2025 };
    const fresh = await test.run(async (tx) => {
      await deleteParts(tx, earlier, ['internalControl']);
      const stated = { ...newRisk, text: 'Risken att verktyg stjäls.', area: 'Risk – Stöld', chosen: true };
      const risk = await insertRegisterRisk(tx, place, stated, 'Anna');
      return insertPlanControl(tx, place, { ...newControl(risk), title: 'Låsrond' }, 'Anna');
    });
    for (const report of [address, earlier]) {
      const of = { ...report, control: fresh };
      const { seen } = await view(of);
      value(await takeIntoReport(test.app, anna, of, { seen, assessment: 'red', narrative: 'Två öppna dörrar.' }));
      const { tree } = value(await composeReport(test.app, anna, report));
      const annex = JSON.stringify(tree.parts.find(({ kind }) => kind === 'internalControl'));
      for (const said of ['Risk – Stöld', 'Risken att verktyg stjäls.', 'Låsrond', 'Två öppna dörrar.'])
        assert.ok(annex.includes(said), `${report.period.kind}: ${said}`);
    }
  });

  it('is for those who report for the body, until the report is decided', async () => {
    const { seen } = await view();
    const input = { seen, narrative: 'X' };
    assert.match(refusal(await takeIntoReport(test.app, test.as('auditor'), key, input)), /kan läsa men inte ändra/u);
    assert.match(refusal(await readControlReport(test.app, test.as('member'), key)), /finns inte/u);
    await test.decide(address);
    assert.match(refusal(await takeIntoReport(test.app, anna, key, input)), /är beslutad/u);
  });
});
