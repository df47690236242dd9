import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { noDeadlines } from '../domain/step.ts';
import { saveBodies } from './body.ts';
import { inTenant, type Transaction } from './database.ts';
import { refusingFrozen } from './frozen.ts';
import { decidePeriod, ensurePeriod, findPeriod, listPeriods, savePeriodTerms, setPeriodState } from './period.ts';
import { addPeriodEvent, listPeriodEvents } from './period-event.ts';
import { type TestDatabase, testDatabase, testTenant } from './testing.ts';

const interim = { year: 2026, kind: 'interim1' } as const;
const board = (code: string) => ({ code, name: code, kind: 'board', parent: null }) as const;

describe('a period in the database', () => {
  let test: TestDatabase;
  let run: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  before(async () => {
    test = await testDatabase();
    const tenant = await testTenant(test.db, 'perioder');
    run = (work) => inTenant(test.db, tenant, work);
    await run((tx) => saveBodies(tx, [board('BUN'), board('KS')]));
  });
  after(() => test.close());

  it('is planned when it is made, without deadlines and bodies', async () => {
    await run((tx) => ensurePeriod(tx, interim));
    assert.deepEqual(await run((tx) => findPeriod(tx, interim)), {
      period: interim,
      state: 'planned',
      instructions: '',
      deadlines: noDeadlines,
      bodies: [],
      decidedOn: null,
    });
    assert.equal(await run((tx) => findPeriod(tx, { year: 2026, kind: 'year' })), null);
  });

  it('keeps the deadlines as dates and the coordinating body first, and takes others in their place', async () => {
    const deadlines = { ...noDeadlines, report: '2026-05-13', decide: '2026-06-09' };
    const asked = (body: string, coordinates = false) => ({ body, coordinates });
    const terms = { instructions: 'Skriv kort.', deadlines, bodies: [asked('BUN'), asked('KS', true)] };
    await run((tx) => savePeriodTerms(tx, interim, terms));
    const found = await run((tx) => findPeriod(tx, interim));
    assert.deepEqual(found?.deadlines, deadlines);
    assert.deepEqual(found?.bodies, [asked('KS', true), asked('BUN')]);
    await run((tx) => savePeriodTerms(tx, interim, { ...terms, deadlines: noDeadlines, bodies: [asked('BUN')] }));
    const changed = await run((tx) => findPeriod(tx, interim));
    assert.deepEqual(
      [changed?.deadlines, changed?.bodies, changed?.instructions],
      [noDeadlines, [asked('BUN')], 'Skriv kort.'],
    );
  });

  it('is listed the latest first', async () => {
    await run((tx) => ensurePeriod(tx, { year: 2026, kind: 'year' }));
    await run((tx) => ensurePeriod(tx, { year: 2025, kind: 'year' }));
    const listed = (await run(listPeriods)).map(({ period }) => `${period.year}-${period.kind}`);
    assert.deepEqual(listed, ['2026-year', '2026-interim1', '2025-year']);
  });

  it('tells what has happened to it, the newest first, and forgets nothing', async () => {
    await run((tx) => addPeriodEvent(tx, interim, { kind: 'opened', reason: '', by: 'Vera Ek' }));
    await run((tx) => addPeriodEvent(tx, interim, { kind: 'reopened', reason: 'Fel siffror', by: 'Vera Ek' }));
    const events = await run((tx) => listPeriodEvents(tx, interim));
    assert.deepEqual(
      events.map(({ kind, reason }) => [kind, reason]),
      [
        ['reopened', 'Fel siffror'],
        ['opened', ''],
      ],
    );
    await assert.rejects(run((tx) => tx.deleteFrom('period_event').execute()));
  });

  it('changes no more when it is decided', async () => {
    await run((tx) => setPeriodState(tx, interim, 'open', '2026-05-04'));
    await run((tx) => decidePeriod(tx, interim, '2026-06-09'));
    assert.equal((await run((tx) => findPeriod(tx, interim)))?.state, 'decided');
    await assert.rejects(
      refusingFrozen(() => run((tx) => setPeriodState(tx, interim, 'open'))),
      /är beslutad och kan inte ändras/u,
    );
  });
});
