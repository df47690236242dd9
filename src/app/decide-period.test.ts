import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { findPeriod } from '../store/period.ts';
import { listPeriodEvents } from '../store/period-event.ts';
import { listReportRows, listReportVersions } from '../store/report.ts';
import { openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { decideWholePeriod } from './decide-period.ts';
import { decideReport } from './decide-report.ts';
import { editEntry } from './entry.ts';
import { interim, makePlan, openingDay, terms } from './period.testing.ts';
import { openPeriod } from './period.ts';

const decision = { decidedOn: '2026-06-09', paragraph: '§ 80' };

describe('deciding a whole period', () => {
  let test: TestApp;
  before(async () => {
    test = await openTestApp();
    await makePlan(test);
  });
  after(() => test.close());

  const decide = (session = test.as('secretary'), input: unknown = decision) =>
    decideWholePeriod(test.app, session, interim, input);
  const state = async () => (await test.run((tx) => findPeriod(tx, interim)))?.state;
  const decided = async () =>
    (await test.run((tx) => listReportRows(tx)))
      .filter((row) => row.decided && row.period.year === interim.year)
      .map(({ body }) => body.code);

  it('is refused for those who register no decisions for the whole municipality, for no day and before it is opened', async () => {
    for (const session of [test.as('secretary', 'KS'), test.as('head'), test.as('reporter'), test.as('member')])
      assert.match(refusal(await decide(session)), /för hela kommunen/u);
    assert.match(refusal(await decide(test.session, { decidedOn: 'snart' })), /ÅÅÅÅ-MM-DD/u);
    assert.match(refusal(await decide()), /inte öppnad än/u);
  });

  it('is refused with the bodies that are not ready, and then decides nothing', async () => {
    value(await openPeriod(test.app, test.as('controller'), interim, openingDay, terms));
    value(await decideReport(test.app, test.session, { body: 'KS', period: interim }, { decidedOn: '2026-06-02' }));
    await test.run((tx) => approve(tx, 'ALBO'));
    const refused = await decide();
    assert.equal(refusal(refused), 'Vård- och omsorgsnämnden är inte klar: 1 av 1 poster är inte godkända.');
    assert.deepEqual([await state(), await decided()], ['open', ['KS']]);
  });

  it('freezes what is ready, keeps what is decided, and is written in the trail', async () => {
    await test.run((tx) => approve(tx, 'VON'));
    assert.deepEqual(value(await decide()), { frozen: 2 });
    assert.equal(await state(), 'decided');
    assert.deepEqual((await decided()).toSorted(), ['ALBO', 'KS', 'VON']);
    const versions = await test.run(async (tx) => [
      ...(await listReportVersions(tx, { body: 'KS', period: interim })),
      ...(await listReportVersions(tx, { body: 'VON', period: interim })),
    ]);
    assert.deepEqual(
      versions.map(({ decidedOn, paragraph }) => [decidedOn, paragraph]),
      [
        ['2026-06-02', null],
        ['2026-06-09', '§ 80'],
      ],
    );
    const verbs = (await test.events()).map(({ verb }) => verb);
    assert.deepEqual(verbs.slice(0, 3), ['period.decide', 'report.decide', 'report.decide']);
    const [latest] = await test.run((tx) => listPeriodEvents(tx, interim));
    assert.deepEqual([latest?.kind, latest?.by], ['decided', 'Vera Ek']);
  });

  it('leaves nothing to change or to decide again', async () => {
    const edited = await editEntry(test.app, test.session, { body: 'VON', period: interim }, 'commitment/gallra', {
      revision: '1',
      narrative: 'Nytt.',
    });
    assert.match(refusal(edited), /beslutad/u);
    assert.match(refusal(await decide()), /redan beslutad/u);
  });

  /** Every node that the body owes, as a head leaves it. */
  async function approve(tx: Parameters<Parameters<TestApp['run']>[0]>[0], body: string): Promise<void> {
    await sql`insert into uppsikt.entry (body, year, period, node, ordinal, state, narrative)
      select h.body, h.year, h.period, h.node, h.ordinal, 'reviewed', '{"type":"doc","content":[]}'::jsonb from uppsikt.report_node h
      where h.body = ${body} and h.year = ${interim.year} and h.period = ${interim.kind} and not h.context`.execute(tx);
  }
});
