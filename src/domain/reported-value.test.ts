import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Indicator } from './indicator.ts';
import { isUnusual, readReported, reportedValues, valueLimits } from './reported-value.ts';

const indicator: Indicator = {
  key: 'indicator/el',
  node: 'goal/el',
  title: 'Andel förnybar el (%)',
  unit: 'percent',
  direction: 'higher',
  position: 0,
  values: [
    { year: 2024, kind: 'actual', sex: 'all', value: '86.1', decimals: 1 },
    { year: 2024, kind: 'actual', sex: 'women', value: '85.0', decimals: 1 },
    { year: 2025, kind: 'target', sex: 'all', value: '90', decimals: 0 },
    { year: 2025, kind: 'actual', sex: 'all', value: '1234.5', decimals: 1 },
  ],
};
const percent = { unit: 'percent', decimals: 1 } as const;
const message = (text: string, limits: Parameters<typeof readReported>[1] = percent) => {
  const read = readReported(text, limits);
  return read.ok ? null : read.issues[0]?.message;
};
const value = (text: string, limits: Parameters<typeof readReported>[1] = percent) => {
  const read = readReported(text, limits);
  return read.ok ? read.value : read.issues;
};

describe('the values of an indicator in a period', () => {
  it('are the outcome of a year, for all and by sex, with what stood there before and the target', () => {
    const fields = reportedValues(indicator, { year: 2025, kind: 'year' });
    assert.deepEqual(
      fields.map(({ kind, sex, shown, before, target }) => [kind, sex, shown, before?.value, target?.value]),
      [
        ['actual', 'all', '1\u00A0234,5', '86.1', '90'],
        ['actual', 'women', '', '85.0', undefined],
        ['actual', 'men', '', undefined, undefined],
      ],
    );
  });

  it('are a forecast too before the year is over', () => {
    const fields = reportedValues(indicator, { year: 2025, kind: 'interim2' });
    assert.deepEqual(
      fields.map(({ kind, sex }) => `${kind} ${sex}`),
      ['actual all', 'forecast all', 'actual women', 'forecast women', 'actual men', 'forecast men'],
    );
  });

  it('have the decimals of the plan, else of the values', () => {
    assert.equal(valueLimits(indicator, 2).decimals, 2);
    assert.equal(valueLimits(indicator, null).decimals, 1);
    assert.equal(valueLimits({ ...indicator, values: indicator.values.slice(2, 3) }, null).decimals, 1);
    assert.equal(valueLimits({ ...indicator, values: [] }, null).decimals, 6);
  });
});

describe('a value as it is written', () => {
  it('has a decimal comma, a minus of any kind, spaces between thousands, and its own unit or none', () => {
    assert.deepEqual(value('86,5'), { value: '86.5', decimals: 1 });
    assert.deepEqual(value('\u2212 86,5'.replace(' ', '')), { value: '-86.5', decimals: 1 });
    assert.deepEqual(value(' 1\u00A0234 % '), { value: '1234', decimals: 0 });
    assert.deepEqual(value('1 200 tkr', { unit: 'kSEK', decimals: 0 }), { value: '1200', decimals: 0 });
    assert.equal(value('  '), null);
    assert.equal(value('%'), null);
  });

  it('is refused where it is no number, could be two, has too many decimals or another unit', () => {
    assert.equal(message('åttio'), '”åttio” är inget tal. Skriv det som 1234,5.');
    assert.equal(message('1.234'), '”1.234” kan läsas på två sätt. Skriv 1234 eller 1,234.');
    assert.equal(message('86,55'), 'Skriv högst 1 decimal, som övriga värden.');
    assert.equal(message('86,5', { unit: 'count', decimals: 0 }), 'Skriv värdet utan decimaler, som övriga värden.');
    assert.equal(message('86 %', { unit: 'MSEK', decimals: 1 }), 'Värdet anges i mnkr, inte i procent.');
    assert.equal(message('86 %', { unit: 'index', decimals: 1 }), 'Värdet anges utan enhet, inte i procent.');
    assert.equal(message('-3', { unit: 'count', decimals: 0 }), 'Ett antal kan inte vara mindre än noll.');
  });

  it('is unusual where it is more than ten times the one before, or less than a tenth', () => {
    assert.equal(isUnusual('861', '86.1'), false);
    assert.equal(isUnusual('861.1', '86.1'), true);
    assert.equal(isUnusual('8.61', '86.1'), false);
    assert.equal(isUnusual('0.86', '86.1'), true);
    assert.equal(isUnusual('-900', '86.1'), true);
    assert.equal(isUnusual('900', null), false);
    assert.equal(isUnusual('900', '0.0'), false);
  });
});
