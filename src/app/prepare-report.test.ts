import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Period } from '../domain/period.ts';
import { openControlPlan } from '../store/control-plan.ts';
import { loadFacts } from '../store/facts.ts';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { removePlanControl } from './control-edit.ts';
import { interim, makePlan, terms } from './period.testing.ts';
import { openPeriod } from './period.ts';
import { printReport } from './print-report.ts';
import { removeRegisterRisk } from './register-edit.ts';

const year: Period = { year: 2026, kind: 'year' };
const day = '2027-01-11';
const form = { ...terms, report: '2027-01-29', decide: '2027-02-16' };

describe('internal control in a report that is prepared', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
    await makePlan(test);
    await addRisk('VON', 'brand', ['rond', 'larm']);
    await addRisk('VON', 'utanför', [], false);
  });
  after(() => test.close());

  const addRisk = (body: string, key: string, controls: readonly string[], chosen = true) =>
    test.run(async (tx) => {
      await openControlPlan(tx, { body, year: 2026 });
      await sql`insert into uppsikt.risk (body, year, key, position, area, text, origin_text, made, chosen)
        select ${body}, 2026, ${key}, count(*), ${`Risk – ${key}`}, ${`Risken att ${key}`}, '', 'register', ${chosen}
        from uppsikt.risk where body = ${body} and year = 2026`.execute(tx);
      for (const [position, control] of controls.entries())
        await sql`insert into uppsikt.control (body, year, key, risk, position, title, frequency)
          values (${body}, 2026, ${control}, ${key}, ${position}, ${`Kontroll ${control}`}, 'Varje år')`.execute(tx);
    });
  const open = async (period = year, input: unknown = form) =>
    value(await openPeriod(test.app, test.as('controller'), period, day, input));
  const factsOf = async (body: string, period = year) => {
    const facts = await test.run((tx) => loadFacts(tx, body, period));
    return {
      risks: facts?.risks.map(({ key, controls }) => [key, controls.map((control) => control.key)]) ?? [],
      part: facts?.parts.find(({ kind }) => kind === 'internalControl') ?? null,
      memo: JSON.stringify(facts?.parts.find(({ kind }) => kind === 'coverMemo')),
    };
  };

  it('comes from the body’s control plan of the year, with its chosen risks and their controls', async () => {
    await open();
    const { risks, part, memo } = await factsOf('VON');
    assert.deepEqual(risks, [['brand', ['rond', 'larm']]]);
    assert.equal(part?.title, 'Slutrapport intern kontroll 2026');
    assert.ok(part?.outline.some((block) => block.kind === 'risk' && block.risk === 'brand'));
    assert.match(memo, /Slutrapport intern kontroll 2026/u);
    assert.deepEqual((await factsOf('ALBO')).part, null);
    const printed = value(await printReport(test.app, test.session, { body: 'VON', period: year }, ['html', 'pdf']));
    const html = printed.files.find(({ name }) => name.endsWith('.html'));
    assert.match(Buffer.from(html?.bytes ?? []).toString('utf8'), /Kontroll larm/u);
  });

  it('is left as it stands when the period is opened again, and grows by what is new in the plan', async () => {
    await test.run((tx) =>
      sql`update uppsikt.control_result set assessment = 'green' where body = 'VON' and control = 'rond'`.execute(tx),
    );
    const before = await test.run((tx) => loadFacts(tx, 'VON', year));
    assert.deepEqual(await open(), { moved: [], created: 0, grown: 0 });
    assert.deepEqual(await test.run((tx) => loadFacts(tx, 'VON', year)), before);
    await addRisk('VON', 'attest', ['attest']);
    await addRisk('ALBO', 'hyra', []);
    assert.deepEqual(await open(), { moved: [], created: 0, grown: 2 });
    const { risks, part } = await factsOf('VON');
    assert.deepEqual(risks, [
      ['brand', ['rond', 'larm']],
      ['attest', ['attest']],
    ]);
    const assessed = await test.run((tx) => loadFacts(tx, 'VON', year));
    assert.equal(assessed?.risks[0]?.controls[0]?.result.assessment, 'green');
    assert.ok(part?.outline.some((block) => block.kind === 'controlSummary' && block.controls.length === 3));
    assert.equal((await factsOf('ALBO')).part?.title, 'Slutrapport intern kontroll 2026');
  });

  it('is told in the audit trail, and is no part of an interim report', async () => {
    const prepared = (await test.events()).filter(({ verb }) => verb === 'report.prepare');
    assert.ok(prepared.length >= 5, `${prepared.length} events`);
    await open(interim);
    assert.deepEqual(await factsOf('VON', interim).then(({ risks, part }) => [risks, part]), [[], null]);
  });

  it('lets go of a risk that is taken out of the plan while it says nothing of it', async () => {
    await addRisk('VON', 'stöld', ['lås']);
    await open();
    const key = { body: 'VON', year: 2026 };
    const holds = async () => (await factsOf('VON')).risks.some(([risk]) => risk === 'stöld');
    assert.ok(await holds());
    value(await removePlanControl(test.app, test.as('controller'), key, 'lås'));
    assert.ok(!JSON.stringify((await factsOf('VON')).part).includes('"lås"'));
    value(await removeRegisterRisk(test.app, test.as('controller'), key, 'stöld'));
    const { part } = await factsOf('VON');
    assert.ok(!(await holds()) && !JSON.stringify(part).includes('stöld'));
    value(await printReport(test.app, test.session, { body: 'VON', period: year }, ['html']));
  });

  it('keeps a risk that it says something of', async () => {
    await addRisk('VON', 'ras', []);
    await open();
    await test.run((tx) =>
      sql`update uppsikt.report_risk set comment = ${JSON.stringify({ type: 'doc', content: [] })}::jsonb where risk = 'ras'`.execute(
        tx,
      ),
    );
    const key = { body: 'VON', year: 2026 };
    assert.match(refusal(await removeRegisterRisk(test.app, test.as('controller'), key, 'ras')), /ingår i en rapport/u);
  });
});
