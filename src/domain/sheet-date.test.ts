import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { dateOfDayNumber, dayNumber, readDate } from './sheet-date.ts';

describe('a date in a sheet', () => {
  it('is read in the usual forms', () => {
    const cases: [string, string][] = [
      ['2025-01-31', '2025-01-31'],
      ['2025-1-3', '2025-01-03'],
      ['2025/01/31', '2025-01-31'],
      ['20250131', '2025-01-31'],
      ['31.1.2025', '2025-01-31'],
      ['31. 1. 2025', '2025-01-31'],
      ['3 januari 2025', '2025-01-03'],
      ['den 31 dec 2025', '2025-12-31'],
      ['1 maj 2025', '2025-05-01'],
      ['2025-01-31 13:45', '2025-01-31T13:45:00'],
      ['2025-01-31T13:45:10.5', '2025-01-31T13:45:10'],
      ['2025-01-31 kl. 8.05', '2025-01-31T08:05:00'],
      ['2025-01-31 00:00:00', '2025-01-31'],
    ];
    for (const [text, date] of cases) assert.equal(readDate(text), date, text);
  });

  it('is refused where it is none, or could be two', () => {
    for (const text of [
      '',
      '2025',
      '2025-02-30',
      '20251301',
      '3/4/2025',
      '25-01-31',
      '1 abc 2025',
      '2025-01-31 25:00',
      '31.1.2025x',
    ]) {
      assert.equal(readDate(text), null, text);
    }
  });
});

describe('a day number', () => {
  it('is that of spreadsheet programs', () => {
    assert.equal(dayNumber('1900-03-01'), '61');
    assert.equal(dayNumber('2025-01-01'), '45658');
    assert.equal(dayNumber('9999-12-31'), '2958465');
    assert.equal(dayNumber('2025-01-01T12:00:00'), '45658.5000000000');
    for (const no of ['1900-02-28', '2025-02-30', '2025-01-01T25:00:00', 'x']) assert.equal(dayNumber(no), null);
  });

  it('is told by either system, and knows the day that never was', () => {
    assert.equal(dateOfDayNumber(1, 1900), '1900-01-01');
    assert.equal(dateOfDayNumber(59, 1900), '1900-02-28');
    assert.equal(dateOfDayNumber(60, 1900), null);
    assert.equal(dateOfDayNumber(0.5, 1900), null);
    assert.equal(dateOfDayNumber(0, 1904), '1904-01-01');
    assert.equal(dateOfDayNumber(43831, 1904), '2024-01-02');
    for (const no of [-1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])
      assert.equal(dateOfDayNumber(no, 1900), null);
  });

  it('comes back as the same second', () => {
    const seconds = fc.integer({ min: Date.UTC(1900, 2, 1) / 1000, max: Date.UTC(9999, 11, 31) / 1000 });
    fc.assert(
      fc.property(seconds, (second) => {
        const iso = new Date(second * 1000).toISOString().slice(0, 19);
        const value = iso.endsWith('T00:00:00') ? iso.slice(0, 10) : iso;
        assert.equal(dateOfDayNumber(Number(dayNumber(value)), 1900), value);
      }),
    );
  });
});
