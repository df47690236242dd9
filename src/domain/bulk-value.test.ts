import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bulkSheet, type EditedTable, editable, faultsOf, said } from './bulk.testing.ts';
import { tryValueSheet } from './bulk-value.ts';
import { reportsNamed } from './bulk-value-report.ts';
import { readPeriodName, reportCode, type ValueReport, valueFields, valueTable } from './bulk-value-sheet.ts';
import { exampleFacts } from './facts-example.testing.ts';
import type { Indicator } from './indicator.ts';

const year = { year: 2025, kind: 'year' } as const;
const interim = { year: 2025, kind: 'interim2' } as const;
const twin: Indicator = {
  key: 'indicator/virke',
  node: 'goal/x',
  title: 'Virke',
  unit: 'count',
  direction: null,
  position: 1,
  values: [],
};
const reports: readonly ValueReport[] = [
  {
    body: 'KS',
    period: year,
    decided: false,
    indicators: [...exampleFacts.indicators, twin, { ...twin, key: 'indicator/virke-2' }],
  },
  { body: 'VON', period: interim, decided: true, indicators: exampleFacts.indicators },
];
const names = { year: 2025, bodies: exampleFacts.bodies, body: null, period: null };
const context = {
  ...names,
  reports: new Map(reports.map((report) => [reportCode(report), report])),
  decimals: new Map<string, number>(),
};
const headers = ['Nyckel', 'Indikator', 'Nämnd', 'Period', 'År', 'Slag', 'Kön', 'Värde'];
type Edit = readonly [line: number, header: string, text: string | null];

/** Lines 2 to 4 are the year of KS, 5 to 7 the interim report of VON. */
function sheetWith(...edits: readonly Edit[]): EditedTable {
  const table = editable(valueTable(2025, reports));
  for (const [line, header, text] of edits) {
    const row = table.rows[line - 2];
    assert.ok(row);
    row[headers.indexOf(header)] = text;
  }
  return table;
}
const attempt = (table: EditedTable, more: Partial<typeof context> = {}) =>
  tryValueSheet(bulkSheet(table, valueFields), { ...context, ...more });

describe('values as a sheet', () => {
  it('have a line each, with body, period, year, kind and sex', () => {
    const { columns, rows } = valueTable(2025, reports);
    assert.deepEqual(
      columns.map(({ header }) => header),
      headers,
    );
    assert.deepEqual(rows[1], [
      'indicator/skogsandel',
      'Skogsandel (%)',
      'KS',
      'Helår 2025',
      '2025',
      'utfall',
      'alla',
      '53.0',
    ]);
    assert.equal(rows.length, 6);
  });

  it('change nothing when they come back as they were, decided ones among them', () => {
    const trial = attempt(sheetWith());
    assert.deepEqual([trial.changes, trial.faults, trial.unchanged, trial.after], [[], [], 6, []]);
  });

  it('are changed, emptied and added one by one, exactly', () => {
    const table = sheetWith([2, 'Värde', '-51.5'], [3, 'Värde', null]);
    table.rows.push(['indicator/skogsandel', null, 'Kommunstyrelsen', '2025-year', null, 'Utfall', 'Kvinnor', '25 %']);
    const trial = attempt(table);
    assert.deepEqual(said(trial), [
      '2 changed value:KS/2025-year/indicator/skogsandel/2024/actual/all: value 51,5 -> −51,5',
      '3 changed value:KS/2025-year/indicator/skogsandel/2025/actual/all: value 53,0 -> ',
      '8 new value:KS/2025-year/indicator/skogsandel/2025/actual/women: value  -> 25,0',
    ]);
    assert.deepEqual(
      trial.after?.map(({ body, period, indicator, value }) => [
        body,
        period.kind,
        indicator,
        value.value,
        value.decimals,
      ]),
      [
        ['KS', 'year', 'indicator/skogsandel', '-51.5', 1],
        ['KS', 'year', 'indicator/skogsandel', null, 1],
        ['KS', 'year', 'indicator/skogsandel', '25', 1],
      ],
    );
    assert.match(trial.changes[2]?.title ?? '', /^Skogsandel \(%\), utfall 2025, kvinnor \(KS, Helår 2025\)$/u);
  });

  it('can leave out what is the same for all of them', () => {
    const columns = [
      { header: 'Indikator', kind: 'text' },
      { header: 'Utfall', kind: 'number' },
    ] as const;
    const trial = attempt({ columns: [...columns], rows: [['Skogsandel (%)', '54']] }, {
      body: 'KS',
      period: year,
    } as object);
    assert.deepEqual(said(trial), [
      '2 changed value:KS/2025-year/indicator/skogsandel/2025/actual/all: value 53,0 -> 54,0',
    ]);
  });

  it('name the reports that they are about', () => {
    assert.deepEqual(reportsNamed(bulkSheet(sheetWith(), valueFields), names).map(reportCode), [
      'KS/2025-year',
      'VON/2025-interim2',
    ]);
    assert.deepEqual(
      ['2025-year', 'Helår 2025', 'DELÅR 1  2025', 'helår2025', 'Helår', '2025', 'Kvartal 1 2025'].map(
        (text) => readPeriodName(text)?.kind ?? null,
      ),
      ['year', 'year', 'interim1', 'year', null, null, null],
    );
  });
});

describe('what is wrong in a sheet of values', () => {
  const faults = (...edits: readonly Edit[]) => {
    const trial = attempt(sheetWith(...edits));
    assert.equal(trial.after, null);
    return faultsOf(trial).join('\n');
  };

  it('is said by line and column', () => {
    assert.match(
      faults([2, 'Nyckel', 'indicator/x']),
      /^Rad 2, kolumn A: ”indicator\/x” finns inte i rapporten för KS, Helår 2025/u,
    );
    assert.match(faults([2, 'Nyckel', null], [2, 'Indikator', null]), /^Rad 2, kolumn B: Indikator saknas/u);
    assert.match(
      faults([2, 'Nyckel', null], [2, 'Indikator', 'Virke']),
      /^Rad 2, kolumn B: Det finns flera indikatorer som heter ”Virke”/u,
    );
    assert.match(faults([2, 'Nämnd', 'XX']), /^Rad 2, kolumn C: ”XX” är ingen nämnd/u);
    assert.match(faults([2, 'Nämnd', 'VON']), /^Rad 2, kolumn C: Det finns ingen rapport för VON, Helår 2025/u);
    assert.match(
      faults([2, 'Nämnd', null], [2, 'Period', null]),
      /Rad 2, kolumn C: Nämnd saknas.*\nRad 2, kolumn D: Period saknas/u,
    );
    assert.match(faults([2, 'Period', 'i fjol']), /^Rad 2, kolumn D: ”i fjol” är ingen period/u);
    assert.match(faults([2, 'Period', 'Helår 2024']), /^Rad 2, kolumn D: Helår 2024 hör inte till planen för 2025/u);
    assert.match(faults([2, 'År', '25']), /^Rad 2, kolumn E: Skriv året med fyra siffror/u);
    assert.match(faults([2, 'Slag', 'gissning']), /^Rad 2, kolumn F: ”gissning” i Slag är inget av valen/u);
    assert.match(faults([2, 'Värde', 'många']), /^Rad 2, kolumn H: ”många” i Värde går inte att läsa som ett tal/u);
  });

  it('is a value with more decimals than the plan says, or a count below zero', () => {
    const fine = attempt(sheetWith([2, 'Värde', '51.25']), { decimals: new Map([['indicator/skogsandel', 2]]) });
    assert.deepEqual(fine.faults, []);
    assert.match(faults([2, 'Värde', '51.25']), /^Rad 2, kolumn H: Skriv högst 1 decimal/u);
    const table = sheetWith();
    table.rows.push(['indicator/virke', null, 'KS', 'Helår 2025', '2025', null, null, '-3']);
    assert.match(faultsOf(attempt(table))[0] ?? '', /^Rad 8, kolumn H: Ett antal kan inte vara mindre än noll/u);
  });

  it('is the same value twice, and a change of what is decided', () => {
    assert.match(faults([3, 'År', '2024']), /^Rad 3, kolumn H: Samma värde står också på rad 2/u);
    assert.match(faults([6, 'Värde', '54']), /^Rad 6, kolumn H: Rapporten för VON, Delår 2 2025, är beslutad/u);
  });
});
