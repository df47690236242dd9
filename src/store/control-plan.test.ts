import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Facts } from '../domain/facts.ts';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { paragraphs } from '../domain/narrative.ts';
import { defaultLevels } from '../domain/node.ts';
import type { Risk } from '../domain/risk.ts';
import { findControlPlan, loadPlanRisks, saveControlPlanDecision } from './control-plan.ts';
import { inTenant, type Transaction } from './database.ts';
import { loadFacts, saveFacts } from './facts.ts';
import { FrozenError } from './frozen.ts';
import { decidePeriod } from './period.ts';
import { setReportState } from './report.ts';
import { saveLevels } from './scale.ts';
import { type TestDatabase, testDatabase, testTenant } from './testing.ts';

const { body, period } = exampleFacts;
const plan = { body, year: period.year };
const earlier = { year: period.year, kind: 'interim2' } as const;
const decision = { decidedOn: '2025-01-14', paragraph: '§ 8', registryNumber: 'KS/2024:310' };
const risk = exampleFacts.risks[0] as Risk;
const control = risk.controls[0] as Risk['controls'][number];

const other: Risk = { ...risk, key: 'risk/storm', text: 'Risken att det stormar.', controls: [], comment: null };
const withRisks = (risks: Risk[], of: Facts['period'] = period): Facts => ({ ...exampleFacts, period: of, risks });
const said = (wording: string): Risk => ({ ...risk, text: wording });

describe('a control plan', () => {
  let test: TestDatabase;
  let tenants = 0;
  before(async () => {
    test = await testDatabase();
  });
  after(() => test.close());

  type Run = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  async function reported(...reports: Facts[]): Promise<Run> {
    tenants += 1;
    const tenant = await testTenant(test.db, `plan-${tenants}`);
    const run: Run = (work) => inTenant(test.db, tenant, work);
    await run((tx) => saveLevels(tx, defaultLevels));
    for (const facts of reports) await run((tx) => saveFacts(tx, facts));
    return run;
  }
  const load = (run: Run, of: Facts['period'] = period) => run((tx) => loadFacts(tx, body, of));
  const inPlan = async (run: Run) =>
    (await run((tx) => loadPlanRisks(tx, plan))).map((each) => [each.key, each.controls.map(({ key }) => key)]);
  const decide = (run: Run) => run((tx) => saveControlPlanDecision(tx, plan, decision));
  const frozen = (sentence: RegExp) => (error: unknown) => error instanceof FrozenError && sentence.test(error.message);

  it('is made, as a draft, with the first risks that a body reports', async () => {
    const run = await reported(withRisks([]));
    assert.equal(await run((tx) => findControlPlan(tx, plan)), null);
    await run((tx) => saveFacts(tx, withRisks([other, risk])));
    const nothing = { state: 'draft', decidedOn: null, paragraph: null, registryNumber: null, revisionReason: null };
    assert.deepEqual(await run((tx) => findControlPlan(tx, plan)), { ...plan, ...nothing });
    assert.deepEqual(await inPlan(run), [
      [other.key, []],
      [risk.key, [control.key]],
    ]);
  });

  it('has one wording for all reports of the year, and what each says of it, the latest first', async () => {
    const then = { ...risk, comment: null, controls: [{ ...control, result: { ...control.result, actions: [] } }] };
    const run = await reported(withRisks([then], earlier), withRisks([other, said('Ny lydelse.')]));
    assert.equal((await load(run, earlier))?.risks[0]?.text, 'Ny lydelse.');
    const found = (await run((tx) => loadPlanRisks(tx, plan))).find(({ key }) => key === risk.key);
    assert.deepEqual(
      found?.controls[0]?.results.map((result) => [result.period, result.decided, result.actions.length]),
      [
        ['year', false, 2],
        ['interim2', false, 0],
      ],
    );
    assert.deepEqual(found?.comments, [{ period: 'year', open: false, comment: risk.comment }]);
  });

  it('lets go what no report of the year holds any more, while it is a draft', async () => {
    const run = await reported(withRisks([risk], earlier), withRisks([risk, other]));
    await run((tx) => saveFacts(tx, withRisks([])));
    assert.deepEqual(await inPlan(run), [[risk.key, [control.key]]]);
    await run((tx) => saveFacts(tx, withRisks([{ ...risk, controls: [] }], earlier)));
    assert.deepEqual(await inPlan(run), [[risk.key, []]]);
    await run((tx) => saveFacts(tx, withRisks([], earlier)));
    assert.deepEqual(await inPlan(run), []);
  });

  it('keeps all that it was decided with, whatever the reports hold', async () => {
    const run = await reported(withRisks([risk, other]));
    await decide(run);
    await run((tx) => saveFacts(tx, withRisks([{ ...risk, controls: [] }])));
    assert.deepEqual(await inPlan(run), [
      [risk.key, [control.key]],
      [other.key, []],
    ]);
    assert.deepEqual((await load(run))?.risks, [{ ...risk, controls: [] }]);
  });

  it('lets a report keep a control under the risk that it stood under, though a later report words that anew', async () => {
    const reworded: Risk = { ...risk, key: 'risk/eld', text: 'Risken att elden tar sig.' };
    const before = withRisks([risk], earlier);
    const run = await reported(before);
    await run((tx) => setReportState(tx, { body, period: earlier }, 'decided', '2025-09-30'));
    await run((tx) => saveFacts(tx, withRisks([reworded])));
    assert.deepEqual(await load(run, earlier), before);
    assert.deepEqual(await load(run), withRisks([reworded]));
    await run((tx) => saveFacts(tx, withRisks([])));
    assert.deepEqual(await load(run, earlier), before);
    assert.deepEqual(await inPlan(run), [[risk.key, [control.key]]]);
  });

  it('takes no change of its wording once it is decided, and says so in Swedish', async () => {
    const run = await reported(withRisks([risk]));
    await decide(run);
    const refused = [said('Ny lydelse.'), { ...risk, controls: [{ ...control, frequency: 'Aldrig' }] }];
    for (const changed of [...refused.map((each) => [each]), [risk, other]])
      await assert.rejects(
        run((tx) => saveFacts(tx, withRisks(changed))),
        frozen(/Internkontrollplanen för KS 2025 är beslutad\. (Risken|Kontrollen) ”.+” kan inte läggas till, ändras/u),
      );
    for (const table of ['risk', 'control'])
      for (const change of [`delete from uppsikt.${table}`, `update uppsikt.${table} set position = position + 1`])
        await assert.rejects(
          run((tx) => sql.raw(change).execute(tx)),
          { code: 'UP001' },
          change,
        );
  });

  it('takes results, actions and comments after its decision', async () => {
    const run = await reported(withRisks([risk]));
    await decide(run);
    const result = { ...control.result, assessment: 'red', actions: control.result.actions.slice(1) };
    const next = withRisks([{ ...risk, comment: paragraphs(['Nu.']), controls: [{ ...control, result }] }]);
    await run((tx) => saveFacts(tx, next));
    assert.deepEqual(await load(run), next);
    await run((tx) => saveFacts(tx, { ...next, period: earlier }));
    assert.deepEqual(await load(run, earlier), { ...next, period: earlier });
  });

  it('is decided once, and the decision is not taken back', async () => {
    const run = await reported(withRisks([risk]));
    await decide(run);
    assert.deepEqual(await run((tx) => findControlPlan(tx, plan)), {
      ...plan,
      state: 'decided',
      ...decision,
      revisionReason: null,
    });
    await assert.rejects(
      run((tx) => saveControlPlanDecision(tx, plan, { ...decision, decidedOn: '2025-02-01' })),
      frozen(/Internkontrollplanen för KS 2025 är beslutad och kan inte ändras/u),
    );
    await assert.rejects(
      run((tx) => sql`update uppsikt.control_plan set state = 'draft', decided_on = null`.execute(tx)),
      { code: 'UP001' },
    );
    await assert.rejects(
      run((tx) => sql`delete from uppsikt.control_plan`.execute(tx)),
      /permission denied/u,
    );
  });

  it('keeps the wording that a decided report holds, and takes new risks and controls', async () => {
    const run = await reported(withRisks([risk], earlier));
    await run((tx) => setReportState(tx, { body, period: earlier }, 'decided', '2025-09-30'));
    const sentence = /Rapporten för KS, 2025-interim2, är beslutad\. (Risken|Kontrollen) ”.+” ingår i den/u;
    for (const changed of [said('Ny lydelse.'), { ...risk, controls: [{ ...control, title: 'Ny rond' }] }])
      await assert.rejects(
        run((tx) => saveFacts(tx, withRisks([changed]))),
        frozen(sentence),
      );
    for (const table of ['risk', 'control'])
      await assert.rejects(
        run((tx) => sql.raw(`delete from uppsikt.${table}`).execute(tx)),
        { code: 'UP001' },
      );
    const more = [other, { ...risk, controls: [{ ...control, key: 'control/ny', title: 'Ny' }, control] }];
    await run((tx) => saveFacts(tx, withRisks(more)));
    assert.deepEqual((await load(run))?.risks, more);
    assert.deepEqual(await load(run, earlier), withRisks([risk], earlier));
  });

  it('keeps the wording that a report of a decided period holds', async () => {
    const run = await reported(withRisks([risk], earlier));
    await run((tx) => decidePeriod(tx, earlier, '2025-09-30'));
    await assert.rejects(
      run((tx) => saveFacts(tx, withRisks([said('Ny lydelse.')]))),
      frozen(/ingår i den/u),
    );
  });

  it('waits for a change under way, so that nothing slips in after the decision', async () => {
    const run = await reported(withRisks([risk]));
    let decided = false;
    let deciding: Promise<unknown> = Promise.resolve();
    await run(async (tx) => {
      await saveFacts(tx, withRisks([said('I sista stund.')]));
      deciding = decide(run).then(() => {
        decided = true;
      });
      await sql`select pg_sleep(0.1)`.execute(tx);
      assert.equal(decided, false);
    });
    await deciding;
    assert.equal((await run((tx) => loadPlanRisks(tx, plan)))[0]?.text, 'I sista stund.');
  });
});
