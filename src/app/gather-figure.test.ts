import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { loadFacts } from '../store/facts.ts';
import { saveIndicatorValue } from '../store/indicator-value.ts';
import { setReportState } from '../store/report.ts';
import { address, inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { composeReport } from './compose-report.ts';
import { gatheringFacts, goal, trees } from './gather.testing.ts';
import { readGathering } from './gather.ts';
import { readSums, seenSum, sumTitle } from './gather-figure.ts';
import { forgetSum, keepSum } from './gather-keep.ts';
import { readOrigins } from './gather-origin.ts';
import { readValueHistory } from './value-history.ts';

const departments = 'table/samlad-departments-avdelning-utfall-2025-avvikelse';
const treesRef = 'indicator:stammar/2025/actual';

describe('figures over the bodies', () => {
  let first: TestApp;
  let test: Omit<TestApp, 'close'>;
  let municipalities = 0;
  before(async () => {
    first = await openTestApp();
  });
  beforeEach(async () => {
    municipalities += 1;
    test = await inMunicipality(first.app, first.database, `Summaby ${municipalities}`, gatheringFacts);
  });
  after(() => first.close());

  const reporter = () => test.as('reporter', 'KS');
  const sums = async (session = reporter()) => value(await readSums(test.app, session, address));
  async function table(id: string, session = reporter()) {
    const found = (await sums(session)).tables.find((one) => one.id === id);
    assert.ok(found, id);
    return found;
  }
  async function keep(id: string, more: Record<string, unknown> = {}, session = reporter()) {
    return keepSum(test.app, session, address, { id, seen: seenSum(await table(id, test.session)), ...more });
  }
  const facts = async () => {
    const loaded = await test.run((tx) => loadFacts(tx, 'KS', address.period));
    assert.ok(loaded);
    return loaded;
  };
  const report = (body: string, number: string) =>
    test.run((tx) =>
      saveIndicatorValue(
        tx,
        { body, period: address.period },
        trees,
        { year: 2025, kind: 'actual', sex: 'all', value: number, decimals: 0 },
        null,
      ),
    );

  it('stand side by side with their sum, and what is missing is named', async () => {
    const found = await table(trees);
    const [cell] = found.rows[0]?.cells ?? [];
    assert.equal(sumTitle(found), 'Planterade träd');
    assert.deepEqual(found.columns, [{ year: 2025, kind: 'actual', sex: 'all' }]);
    assert.deepEqual(
      cell?.parts.map(({ body, figure }) => [body, figure?.value ?? null]),
      [
        ['BUN', null],
        ['VON', '1200'],
      ],
    );
    assert.deepEqual([cell?.sum?.value, cell?.sum?.missing, cell?.own, cell?.faults], ['1200', ['BUN'], null, []]);
  });

  it('that are shares are never added', async () => {
    const found = await table('indicator/skogsandel');
    assert.equal(found.why, 'share');
    assert.equal(found.rows[0]?.cells[0]?.sum, null);
    assert.match(refusal(await keep('indicator/skogsandel')), /Ingen har något värde/u);
  });

  it('in tables of the same shape are added row by row in the finest scale, shares apart', async () => {
    const found = await table(departments);
    assert.equal(found.unit, 'kSEK');
    assert.deepEqual(
      found.rows.map(({ label, cells }) => [label, cells[0]?.sum?.value ?? null, cells[1]?.sum]),
      [
        ['Skola', '5500', null],
        ['Hemtjänst', '100', null],
        ['Boende', '200', null],
        ['Summa', '5800', null],
      ],
    );
    assert.equal(sumTitle(found), 'Driftredovisning per avdelning');
  });

  it('become the report’s own at a press: an indicator that it lacked, printed under its goal', async () => {
    assert.deepEqual(value(await keep(trees)), { figures: 1 });
    const indicator = (await facts()).indicators.find(({ key }) => key === trees);
    assert.deepEqual(indicator?.values, [{ year: 2025, kind: 'actual', sex: 'all', value: '1200', decimals: 0 }]);
    assert.equal(indicator?.node, goal);
    const { tree } = value(await composeReport(test.app, test.session, address));
    assert.match(JSON.stringify(tree), /Planterade träd.*1\u00A0200/u);
    const [event, edited] = await test.events();
    assert.deepEqual([event?.verb, edited?.verb], ['figure.gather', 'indicator.edit']);
    const [change] = await readValueHistory(test.app, reporter(), address, goal);
    assert.deepEqual([change?.by, change?.before, change?.after.value], [null, null, '1200']);
    assert.deepEqual(JSON.parse(event?.after ?? '')[0].parts, [
      { body: 'BUN', unit: 'count', value: null },
      { body: 'VON', unit: 'count', value: '1200' },
    ]);
  });

  it('become a table of their own beside those that the report has', async () => {
    assert.deepEqual(value(await keep(departments)), { figures: 4 });
    const tables = (await facts()).tables;
    assert.deepEqual(
      tables.map(({ key }) => key),
      ['table/resultat', 'table/avvikelse', departments],
    );
    assert.deepEqual(tables.at(-1)?.rows.at(-1), {
      label: 'Summa',
      kind: 'sum',
      cells: [
        { value: '5800', decimals: 0 },
        { value: null, decimals: 0 },
      ],
    });
    const { tree } = value(await composeReport(test.app, test.session, address));
    assert.match(JSON.stringify(tree), /Driftredovisning per avdelning.*5\u00A0800/u);
    value(await keep(departments));
    assert.equal((await facts()).tables.length, 3);
  });

  it('hold until a part is changed or comes in, and then it is said', async () => {
    value(await keep(trees));
    const faults = async () =>
      (await table(trees)).rows[0]?.cells[0]?.faults.map((fault) => (fault.kind === 'part' ? fault.body : fault.kind));
    const view = async () => value(await readGathering(test.app, reporter(), address));
    assert.deepEqual(await faults(), []);
    assert.equal((await view()).staleSums, 0);
    await report('VON', '1300');
    await report('BUN', '50');
    assert.deepEqual(await faults(), ['BUN', 'VON']);
    const after = await view();
    assert.equal(after.staleSums, 1);
    assert.equal(after.nodes.find(({ key }) => key === goal)?.changed, true);
    value(await keep(trees));
    assert.deepEqual(await faults(), []);
    const indicator = (await facts()).indicators.find(({ key }) => key === trees);
    assert.equal(indicator?.values[0]?.value, '1350');
  });

  it('are no longer the sum where somebody has changed the report’s own figure', async () => {
    value(await keep(trees));
    await report('KS', '9');
    const [fault] = (await table(trees)).rows[0]?.cells[0]?.faults ?? [];
    assert.ok(fault?.kind === 'own');
    assert.deepEqual([fault.before.value, fault.after?.value], ['1200', '9']);
  });

  it('count the report’s own figure where it is asked to, once', async () => {
    value(await keep(trees));
    value(await forgetSum(test.app, reporter(), address, { id: trees }));
    await report('KS', '100');
    value(await keep(trees, { own: true }));
    const stored = async () => (await facts()).indicators.find(({ key }) => key === trees)?.values[0]?.value;
    assert.equal(await stored(), '1300');
    value(await keep(trees, { own: true }));
    assert.equal(await stored(), '1300');
    const cell = (await table(trees)).rows[0]?.cells[0];
    assert.deepEqual([cell?.faults, cell?.parts.at(-1)?.body], [[], 'KS']);
    value(await keep(trees, { own: false }));
    assert.equal(await stored(), '1200');
  });

  it('that somebody changed while they were read are not kept', async () => {
    const seen = seenSum(await table(trees));
    await report('BUN', '3');
    assert.match(refusal(await keepSum(test.app, reporter(), address, { id: trees, seen })), /ändrats medan du läste/u);
    assert.match(refusal(await keepSum(test.app, reporter(), address, { id: 'x', seen })), /finns inte längre/u);
    assert.match(refusal(await keepSum(test.app, reporter(), address, {})), /går inte att läsa/u);
  });

  it('are let go of with the figure left as it is', async () => {
    value(await keep(trees));
    value(await forgetSum(test.app, reporter(), address, { id: trees }));
    await report('VON', '1');
    assert.deepEqual((await table(trees)).rows[0]?.cells[0]?.faults, []);
    assert.equal((await facts()).indicators.find(({ key }) => key === trees)?.values[0]?.value, '1200');
  });

  it('whose parts are all gone are named', async () => {
    value(await keep(trees));
    await test.run(async (tx) => {
      for (const body of ['VON', 'BUN'])
        await tx.deleteFrom('indicator').where('body', '=', body).where('key', '=', trees).execute();
    });
    assert.deepEqual((await sums()).orphans, [treesRef]);
    value(await forgetSum(test.app, reporter(), address, { id: treesRef }));
    assert.deepEqual((await sums()).orphans, []);
  });

  it('are kept by those who report for the body, until the report is decided', async () => {
    for (const session of [test.as('auditor'), test.as('reporter', 'VON')])
      assert.equal((await keep(trees, {}, session)).ok, false);
    await test.run((tx) => setReportState(tx, address, 'decided', '2026-02-10'));
    assert.equal(refusal(await keep(trees)), 'Rapporten är beslutad och ändras inte mer.');
    assert.match(refusal(await forgetSum(test.app, reporter(), address, { id: trees })), /beslutad/u);
    const seen = await sums(test.as('member'));
    assert.deepEqual(seen.tables, []);
    assert.match(seen.whyNot ?? '', /beslutad/u);
  });

  it('of working material are not shown to elected members, who are told whose', async () => {
    await report('BUN', '50');
    value(await keep(trees));
    for (const body of ['KS', 'VON'])
      await test.run((tx) => setReportState(tx, { body, period: address.period }, 'decided', '2026-02-10'));
    const seen = await sums(test.as('member'));
    const found = seen.tables.find(({ id }) => id === trees);
    assert.deepEqual(
      found?.rows[0]?.cells[0]?.parts.map(({ body }) => body),
      ['VON'],
    );
    assert.deepEqual([found?.hidden, found?.rows[0]?.cells[0]?.faults, seen.orphans], [['BUN'], [], []]);
  });

  it('are followed back from the report, and on from the source', async () => {
    value(await keep(trees));
    const { sums: of } = await readOrigins(test.app, reporter(), address, goal);
    assert.deepEqual(of, [{ title: 'Planterade träd', bodies: [{ code: 'VON', name: 'Vård- och omsorgsnämnden' }] }]);
    const { into } = await readOrigins(test.app, test.session, { body: 'VON', period: address.period }, goal);
    assert.deepEqual(into, [{ code: 'KS', name: 'Kommunstyrelsen' }]);
  });
});
