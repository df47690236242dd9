import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import type { Indicator, IndicatorValue } from '../domain/indicator.ts';
import { defaultLevels } from '../domain/node.ts';
import { type Database, inTenant, type Transaction } from './database.ts';
import { saveFacts } from './facts.ts';
import { FrozenError } from './frozen.ts';
import { loadIndicators } from './indicator.ts';
import { findValueAuthor, saveIndicatorValue, saveIndicatorValues, type ValueWrite } from './indicator-value.ts';
import { setReportState } from './report.ts';
import { saveLevels } from './scale.ts';
import { type TestDatabase, testDatabase, testTenant } from './testing.ts';

const key = { body: exampleFacts.body, period: exampleFacts.period };
const share = 'indicator/skogsandel';
const at = (year: number, kind: IndicatorValue['kind'], sex: IndicatorValue['sex'], value: string | null) => ({
  year,
  kind,
  sex,
  value,
  decimals: 1,
});
/** Printed in no order of ours: the target stands before the outcome. */
const mixed: Indicator = {
  key: 'indicator/blandad',
  node: 'goal/fler-träd',
  title: 'Blandad',
  unit: 'percent',
  direction: null,
  position: 1,
  values: [at(2025, 'target', 'all', '9'), at(2024, 'actual', 'all', '1'), at(2025, 'actual', 'men', '2')],
};

const said: readonly Pick<ValueWrite, 'indicator' | 'value'>[] = [
  { indicator: share, value: at(2025, 'actual', 'all', '54.5') },
  { indicator: share, value: at(2023, 'actual', 'women', '-7.0') },
  { indicator: share, value: at(2025, 'forecast', 'all', '1.5') },
  { indicator: share, value: at(2030, 'target', 'men', null) },
  { indicator: mixed.key, value: at(2024, 'target', 'all', '3') },
  { indicator: mixed.key, value: at(2025, 'actual', 'all', '4') },
  { indicator: mixed.key, value: at(1990, 'actual', 'all', '5') },
  { indicator: mixed.key, value: at(2025, 'actual', 'men', '2.5') },
];
const writes: readonly ValueWrite[] = said.map((write) => ({ ...key, ...write }));

describe('values of indicators, many at once', () => {
  let test: TestDatabase;
  let db: Database;
  before(async () => {
    test = await testDatabase();
    db = test.db;
  });
  after(() => test.close());

  async function written(code: string, write: (tx: Transaction) => Promise<void>) {
    const tenant = await testTenant(db, code);
    return inTenant(db, tenant, async (tx) => {
      await saveLevels(tx, defaultLevels);
      await saveFacts(tx, { ...exampleFacts, indicators: [...exampleFacts.indicators, mixed] });
      await write(tx);
      const place = { year: 2025, kind: 'actual', sex: 'men' } as const;
      return { indicators: await loadIndicators(tx, key), author: await findValueAuthor(tx, key, mixed.key, place) };
    });
  }

  it('stand where they would stand if they were written one by one', async () => {
    const one = await written('en', async (tx) => {
      for (const { indicator, value } of writes) await saveIndicatorValue(tx, key, indicator, value, 'Eva Ek');
    });
    const all = await written('alla', (tx) => saveIndicatorValues(tx, writes, { by: 'Eva Ek' }));
    assert.deepEqual(all, one);
    assert.equal(all.author, 'Eva Ek');
    assert.deepEqual(
      all.indicators[1]?.values.map(({ year, kind, sex, value }) => `${year} ${kind} ${sex} ${value}`),
      [
        '1990 actual all 5',
        '2025 target all 9',
        '2024 actual all 1',
        '2024 target all 3',
        '2025 actual all 4',
        '2025 actual men 2.5',
      ],
    );
  });

  it('are refused in a decided report', async () => {
    const decided = written('beslutad', async (tx) => {
      await setReportState(tx, key, 'decided', '2026-02-10');
      await saveIndicatorValues(tx, writes, { by: null });
    });
    await assert.rejects(decided, FrozenError);
  });
});
