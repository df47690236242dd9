import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type BodyChange, bodyNameOn, isActive, lastDayOf } from './body-change.ts';

const renamed = (day: string, was: string, is: string): BodyChange => ({
  kind: 'renamed',
  day,
  from: [{ code: 'KN', name: was }],
  to: [{ code: 'KN', name: is }],
});
const body = { code: 'KN', name: 'Tredje' };
const changes = [renamed('2024-01-01', 'Första', 'Andra'), renamed('2026-07-01', 'Andra', 'Tredje')];

describe('bodyNameOn', () => {
  it('gives the name of the day, whatever came after', () => {
    const names = ['2023-12-31', '2024-01-01', '2026-06-30', '2026-07-01'].map((day) => bodyNameOn(changes, body, day));
    assert.deepEqual(names, ['Första', 'Andra', 'Andra', 'Tredje']);
    assert.equal(bodyNameOn(changes.toReversed(), body, '2023-01-01'), 'Första', 'in whatever order they come');
  });

  it('takes the latest recorded of two names from the same day', () => {
    const twice = [renamed('2026-01-01', 'Första', 'Feel'), renamed('2026-01-01', 'Feel', 'Tredje')];
    assert.equal(bodyNameOn(twice, body, '2025-12-31'), 'Första');
    assert.equal(bodyNameOn(twice, body, '2026-01-01'), 'Tredje');
  });

  it('is not moved by what happens to other bodies, or by a merger that keeps the name', () => {
    const other: BodyChange[] = [
      { kind: 'renamed', day: '2030-01-01', from: [{ code: 'X', name: 'A' }], to: [{ code: 'X', name: 'B' }] },
      { kind: 'merged', day: '2030-01-01', from: [{ code: 'X', name: 'B' }, body], to: [body] },
    ];
    assert.equal(bodyNameOn(other, body, '2025-12-31'), 'Tredje');
  });
});

describe('the days of a body', () => {
  it('are known by the thirds of the year', () => {
    const days = (['interim1', 'interim2', 'year'] as const).map((kind) => lastDayOf({ year: 2026, kind }));
    assert.deepEqual(days, ['2026-04-30', '2026-08-31', '2026-12-31']);
  });

  it('are counted with the first and the last', () => {
    const between = { activeFrom: '2025-01-01', activeTo: '2025-12-31' };
    const active = ['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'].map((day) => isActive(between, day));
    assert.deepEqual(active, [false, true, true, false]);
    assert.equal(isActive(between, '2025-12-01', '2026-03-01'), true, 'some day of a period');
    assert.equal(isActive({ activeFrom: null, activeTo: null }, '1990-01-01'), true);
  });
});
