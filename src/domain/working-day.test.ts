import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addWorkingDays,
  easterSunday,
  holidaysOf,
  isWorkingDay,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysBetween,
} from './working-day.ts';

const daysOf = (year: number): string[] => {
  const first = Date.parse(`${year}-01-01T00:00:00Z`);
  return Array.from({ length: 366 }, (_, day) => new Date(first + day * 86_400_000).toISOString().slice(0, 10)).filter(
    (date) => date.startsWith(String(year)),
  );
};
const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
const anyDate = fc
  .integer({ min: Date.parse('1990-01-01') / 86_400_000, max: Date.parse('2199-12-31') / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe('Easter Sunday', () => {
  it('falls as almanacs say, from 1990 to 2050', () => {
    const dates = `04-15 03-31 04-19 04-11 04-03 04-16 04-07 03-30 04-12 04-04
      04-23 04-15 03-31 04-20 04-11 03-27 04-16 04-08 03-23 04-12
      04-04 04-24 04-08 03-31 04-20 04-05 03-27 04-16 04-01 04-21
      04-12 04-04 04-17 04-09 03-31 04-20 04-05 03-28 04-16 04-01
      04-21 04-13 03-28 04-17 04-09 03-25 04-13 04-05 04-25 04-10
      04-01 04-21 04-06 03-29 04-17 04-09 03-25 04-14 04-05 04-18 04-10`.split(/\s+/u);
    assert.deepEqual(
      dates.map((_, index) => easterSunday(1990 + index)),
      dates.map((date, index) => `${1990 + index}-${date}`),
    );
  });

  it('reaches its earliest and latest days, and keeps the exceptions of the tables', () => {
    for (const date of [
      '1818-03-22',
      '2285-03-22',
      '1943-04-25',
      '2038-04-25',
      '1954-04-18',
      '1981-04-19',
      '2076-04-19',
    ])
      assert.equal(easterSunday(Number(date.slice(0, 4))), date);
  });
});

describe('holidays', () => {
  it('are those of 2026, in order', () => {
    assert.deepEqual(
      holidaysOf(2026).map(({ date, name }) => `${date.slice(5)} ${name}`),
      [
        '01-01 Nyårsdagen',
        '01-06 Trettondedag jul',
        '04-03 Långfredagen',
        '04-05 Påskdagen',
        '04-06 Annandag påsk',
        '05-01 Första maj',
        '05-14 Kristi himmelsfärdsdag',
        '05-24 Pingstdagen',
        '06-06 Nationaldagen',
        '06-19 Midsommarafton',
        '06-20 Midsommardagen',
        '10-31 Alla helgons dag',
        '12-24 Julafton',
        '12-25 Juldagen',
        '12-26 Annandag jul',
        '12-31 Nyårsafton',
      ],
    );
  });

  it('has Whit Monday until 2004 and the National Day from 2005', () => {
    const named = (year: number, name: string) => holidaysOf(year).find((day) => day.name === name)?.date;
    assert.equal(named(2004, 'Annandag pingst'), '2004-05-31');
    assert.equal(named(2004, 'Nationaldagen'), undefined);
    assert.equal(named(2005, 'Annandag pingst'), undefined);
    assert.equal(named(2005, 'Nationaldagen'), '2005-06-06');
  });

  it('names a day twice where two fall together', () => {
    const names = holidaysOf(2008).filter((day) => day.date === '2008-05-01');
    assert.deepEqual(names.map((day) => day.name).sort(), ['Första maj', 'Kristi himmelsfärdsdag']);
  });

  it('keeps each on its weekday and between its dates, in any year', () => {
    const rules: Record<string, readonly [weekday: number, first: string, last: string]> = {
      Långfredagen: [5, '03-20', '04-23'],
      Påskdagen: [0, '03-22', '04-25'],
      'Annandag påsk': [1, '03-23', '04-26'],
      'Kristi himmelsfärdsdag': [4, '04-30', '06-03'],
      Pingstdagen: [0, '05-10', '06-13'],
      Midsommarafton: [5, '06-19', '06-25'],
      Midsommardagen: [6, '06-20', '06-26'],
      'Alla helgons dag': [6, '10-31', '11-06'],
    };
    for (let year = 1990; year <= 2199; year += 1) {
      const found = holidaysOf(year).filter(({ name, date }) => {
        const rule = rules[name];
        if (!rule) return false;
        assert.equal(weekdayOf(date), rule[0], `${name} ${date}`);
        assert.ok(date.slice(5) >= rule[1] && date.slice(5) <= rule[2], `${name} ${date}`);
        return true;
      });
      assert.equal(found.length, Object.keys(rules).length);
    }
  });
});

describe('working days', () => {
  it('are as many in a year as payroll calendars count', () => {
    const counts = [2024, 2025, 2026].map((year) => daysOf(year).filter(isWorkingDay).length);
    assert.deepEqual(counts, [251, 249, 251]);
  });

  it('leave out weekends, holidays and eves, and nothing else', () => {
    for (const date of ['2025-06-20', '2025-12-24', '2025-12-31', '2025-05-29', '2025-11-01', '2025-03-02'])
      assert.equal(isWorkingDay(date), false, date);
    for (const date of [
      '2025-04-17',
      '2025-05-30',
      '2025-06-19',
      '2025-06-23',
      '2025-12-23',
      '2025-12-29',
      '2024-02-29',
    ])
      assert.equal(isWorkingDay(date), true, date);
  });

  it('are added and taken away over Christmas', () => {
    assert.equal(addWorkingDays('2025-12-23', 1), '2025-12-29');
    assert.equal(addWorkingDays('2025-12-23', 3), '2026-01-02');
    assert.equal(addWorkingDays('2026-01-02', -3), '2025-12-23');
    assert.equal(addWorkingDays('2025-12-25', 0), '2025-12-25');
    assert.equal(addWorkingDays('2025-12-27', -1), '2025-12-23');
  });

  it('are counted from the day after to the last day itself', () => {
    assert.equal(workingDaysBetween('2026-01-01', '2026-01-01'), 0);
    assert.equal(workingDaysBetween('2025-12-23', '2026-01-02'), 3);
    assert.equal(workingDaysBetween('2026-01-02', '2025-12-23'), -3);
    assert.equal(workingDaysBetween('2025-12-31', '2026-12-31'), 251);
  });

  it('round a date to the nearest before and after', () => {
    assert.equal(workingDayOnOrBefore('2026-04-06'), '2026-04-02');
    assert.equal(workingDayOnOrAfter('2026-04-03'), '2026-04-07');
    for (const round of [workingDayOnOrBefore, workingDayOnOrAfter]) assert.equal(round('2026-04-02'), '2026-04-02');
  });

  it('count back what was added, from any day', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -60, max: 60 }), (date, n) => {
        const reached = addWorkingDays(date, n);
        assert.equal(workingDaysBetween(date, reached), n);
        assert.ok(n === 0 || isWorkingDay(reached));
      }),
      { numRuns: 200 },
    );
  });

  it('are never guessed from a text that is no date', () => {
    for (const text of ['2026-02-29', '2026-13-01', '260101', '', '2026-1-1', '2026-01-01T00:00'])
      assert.throws(() => isWorkingDay(text), /no date/u, text);
    assert.throws(() => addWorkingDays('2026-01-01', 0.5), /whole number/u);
  });
});
