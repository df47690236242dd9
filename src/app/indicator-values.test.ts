import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { address, inMunicipality, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import { verifyAuditChain } from './audit.ts';
import { editEntry, readEntry } from './entry.ts';
import { saveIndicatorValues } from './indicator-values.ts';

const goal = 'goal/fler-träd';
const all = 'indicator/skogsandel:actual:all';
const women = 'indicator/skogsandel:actual:women';
const men = 'indicator/skogsandel:actual:men';

describe('the values of indicators', () => {
  let first: TestApp;
  let test: Omit<TestApp, 'close'>;
  let municipalities = 0;
  before(async () => {
    first = await openTestApp();
  });
  beforeEach(async () => {
    municipalities += 1;
    test = await inMunicipality(first.app, first.database, `Siffertorp ${municipalities}`);
  });
  after(() => first.close());

  const save = (input: unknown, session = test.as('reporter', 'KS')) =>
    saveIndicatorValues(test.app, session, address, goal, input);
  const view = async () => value(await readEntry(test.app, test.session, address, goal));
  const values = async () =>
    (await view()).indicators[0]?.values.map(({ year, kind, sex, value, decimals }) =>
      [year, kind, sex, value, decimals].join(' '),
    );
  const stood = exampleFacts.indicators[0]?.values.map(({ year, kind, sex, value, decimals }) =>
    [year, kind, sex, value, decimals].join(' '),
  );

  it('are written where they stand, by sex in their place, with an event for each', async () => {
    const saved = await save({
      [all]: { text: '61,5 %', seen: '53,0' },
      [women]: { text: '60', seen: '' },
    });
    assert.deepEqual(value(saved), { saved: 2 });
    assert.deepEqual(await values(), [
      '2024 actual all 51.5 1',
      '2025 actual all 61.5 1',
      '2025 actual women 60 0',
      '2025 target all 60 0',
    ]);
    const events = (await test.events()).filter(({ verb }) => verb === 'indicator.edit');
    assert.equal(events.length, 2);
    assert.equal(events[1]?.subject, 'indicator:KS/2025-year/indicator/skogsandel');
    assert.equal(JSON.parse(events[1]?.before ?? '').value, '53.0');
    assert.equal(JSON.parse(events[1]?.after ?? '').value, '61.5');
  });

  it('make the proposal and the live figures anew', async () => {
    const session = test.as('reporter', 'KS');
    const narrative = 'Skogsandelen är [53,0 %](=indicator:skogsandel/2025/actual).';
    value(await editEntry(test.app, session, address, goal, { revision: 1, narrative }));
    assert.equal((await view()).proposal.assessment?.code, 'red');
    value(await save({ [all]: { text: '61,5', seen: '53,0' } }));
    const after = await view();
    assert.equal(after.proposal.assessment?.code, 'green');
    assert.match(after.form.narrative, /\[61,5\u00A0%\]\(=indicator:skogsandel\/2025\/actual\)/u);
  });

  it('are emptied, not set to nothing said as 0', async () => {
    value(await save({ [all]: { text: '', seen: '53,0' } }));
    assert.equal((await values())?.[1], '2025 actual all  0');
    assert.equal((await view()).proposal.assessment, null);
  });

  it('are all refused where one is, each at its field', async () => {
    const answer = await save({
      [all]: { text: '61,5', seen: '53,0' },
      [women]: { text: 'många', seen: '' },
    });
    assert.deepEqual(answer, {
      ok: false,
      issues: [{ path: `varde:${women}`, message: '”många” är inget tal. Skriv det som 1234,5.' }],
    });
    assert.deepEqual(await values(), stood);
  });

  it('ask to be confirmed where they are unusual, and are written as confirmed', async () => {
    const asked = refusal(await save({ [all]: { text: '615', seen: '53,0' } }));
    assert.match(asked, /mer än tio gånger större eller mindre än förra årets 51,5\u00A0%\. Bekräfta/u);
    assert.match(refusal(await save({ [all]: { text: '615', seen: '53,0', confirmed: '600' } })), /Bekräfta/u);
    value(await save({ [all]: { text: '615', seen: '53,0', confirmed: '615' } }));
    assert.equal((await values())?.[1], '2025 actual all 615 0');
  });

  it('of another, written meanwhile, are not overwritten silently', async () => {
    value(await save({ [all]: { text: '55,5', seen: '53,0' } }));
    const answer = refusal(await save({ [all]: { text: '56,5', seen: '53,0' } }, test.as('controller')));
    assert.match(answer, /^Vera Ek har ändrat värdet till 55,5\u00A0% sedan du öppnade sidan/u);
    assert.deepEqual(value(await save({ [all]: { text: '55,5', seen: '53,0' } })), { saved: 0 });
    value(await save({ [all]: { text: '56,5', seen: '55,5' } }));
    assert.equal((await values())?.[1], '2025 actual all 56.5 1');
  });

  it('are sealed whole where two write of one indicator at once', async () => {
    value(await save({ [women]: { text: '10', seen: '' }, [men]: { text: '10', seen: '' } }));
    for (let round = 11; round < 19; round += 1) {
      const change = { text: String(round), seen: String(round - 1) };
      const both = await Promise.all([save({ [women]: change }), save({ [men]: change })]);
      assert.deepEqual(both.map(value), [{ saved: 1 }, { saved: 1 }]);
      value(await verifyAuditChain(test.app, test.session));
    }
  });

  it('that are not touched, or belong to another node, are left alone', async () => {
    const other = 'indicator/finns-inte:actual:all';
    assert.deepEqual(value(await save({ [all]: { text: '53,0', seen: '53,0' }, [other]: { text: '1', seen: '' } })), {
      saved: 0,
    });
    assert.deepEqual(await values(), stood);
  });

  it('are written by nobody without the role, nor in a decided report', async () => {
    const input = { [all]: { text: '1', seen: '53,0' } };
    for (const session of [test.as('auditor'), test.as('reporter', 'VON')])
      assert.match(refusal(await save(input, session)), /Du kan läsa men inte ändra/u);
    assert.match(refusal(await save(input, test.as('member'))), /arbetsmaterial/u);
    await test.decide(address);
    assert.match(refusal(await save({ [all]: { text: '61', seen: '53,0' } })), /beslutad/u);
    assert.match(refusal(await save(null)), /går inte att läsa/u);
  });
});
