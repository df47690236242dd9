import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { anyPlan, bulkSheet, type EditedTable, editable, faultsOf, said } from './bulk.testing.ts';
import { tryIndicatorSheet } from './bulk-indicator.ts';
import { indicatorFields, indicatorTable, targetPlace, targetPlaces } from './bulk-indicator-sheet.ts';
import type { Plan } from './plan.ts';
import { exampleIndicator, exampleLevels, examplePlan } from './plan-example.testing.ts';

const plan: Plan = {
  ...examplePlan,
  indicators: [
    ...examplePlan.indicators,
    exampleIndicator('virke', 'processArea/skog', {
      title: 'Virkets värde',
      unit: 'MSEK',
      direction: null,
      decimals: 1,
      source: 'Egen mätning',
      targets: [{ year: 2025, sex: 'women', value: '-1000.5', decimals: 1 }],
    }),
  ].toReversed(),
};

const headers = [
  'Nyckel',
  'Post',
  'Titel',
  'Enhet',
  'Riktning',
  'Decimaler',
  'Källa',
  'Mål 2025',
  'Mål 2025 kvinnor',
  'Mål 2026',
];
type Edit = readonly [line: number, header: string, text: string | null];

/** Line 2 is the worth of timber, line 3 the share of forest. */
function sheetWith(...edits: readonly Edit[]): EditedTable {
  const table = editable(indicatorTable(plan));
  for (const [line, header, text] of edits) {
    const row = table.rows[line - 2];
    assert.ok(row);
    row[headers.indexOf(header)] = text;
  }
  return table;
}

function attempt(table: EditedTable, reason: string | null = null, now = plan) {
  const places = targetPlaces(
    now,
    table.columns.map(({ header }) => header),
  );
  return tryIndicatorSheet(
    bulkSheet(table, indicatorFields(places)),
    { plan: now, levels: exampleLevels, places },
    reason,
  );
}

describe('indicators as a sheet', () => {
  it('have a line each, with a column for each target', () => {
    const { columns, rows } = indicatorTable(plan);
    assert.deepEqual(
      columns.map(({ header }) => header),
      headers,
    );
    assert.deepEqual(rows, [
      ['indicator/virke', 'processArea/skog', 'Virkets värde', 'mnkr', '', '1', 'Egen mätning', null, '-1000.5', null],
      ['indicator/skogsandel', 'goal/träd', 'skogsandel', 'procent', 'Högre är bättre', '0', '', '60', null, '62'],
    ]);
  });

  it('change nothing when they come back as they were', () => {
    const trial = attempt(sheetWith());
    assert.deepEqual([trial.changes, trial.faults, trial.unchanged], [[], [], 2]);
    assert.deepEqual(trial.after, plan);
  });

  it('give exactly the cells that were edited, numbers digit by digit', () => {
    const trial = attempt(
      sheetWith(
        [2, 'Mål 2025 kvinnor', '-1000.50'],
        [2, 'Riktning', 'lägre'],
        [2, 'Mål 2026', '-0.25'],
        [3, 'Mål 2025', null],
        [3, 'Enhet', '%'],
      ),
    );
    assert.deepEqual(said(trial), [
      '2 changed indicator:indicator/virke: direction  -> Lägre är bättre, target:2026:all  -> −0,25',
      '3 changed indicator:indicator/skogsandel: target:2025:all 60 -> ',
    ]);
    assert.deepEqual(
      trial.after?.indicators.map(({ targets }) => targets),
      [
        [
          { year: 2025, sex: 'women', value: '-1000.5', decimals: 1 },
          { year: 2026, sex: 'all', value: '-0.25', decimals: 2 },
        ],
        [{ year: 2026, sex: 'all', value: '62', decimals: 0 }],
      ],
    );
  });

  it('are added without a key, on a post named by key or title, and moved between posts', () => {
    const table = sheetWith([3, 'Post', 'Skog']);
    table.rows.push([null, 'processArea/skog', 'Antal träd', 'antal', null, null, null, '7']);
    const trial = attempt(table);
    assert.deepEqual(said(trial), [
      '3 changed indicator:indicator/skogsandel: node Träd (goal/träd) -> Skog (processArea/skog)',
      '4 new indicator:indicator/antal-träd: title  -> Antal träd, node  -> Skog (processArea/skog), unit  -> antal, decimals  -> 0, target:2025:all  -> 7',
    ]);
    assert.deepEqual(
      trial.after?.indicators.map(({ key, position }) => [key, position]),
      [
        ['indicator/virke', 0],
        ['indicator/skogsandel', 1],
        ['indicator/antal-träd', 2],
      ],
    );
  });

  it('take targets of years and sexes that only the sheet knows of', () => {
    assert.deepEqual(
      [
        'Mål 2027',
        'Målvärde 2027 (män)',
        'mål 2027, Kvinnor',
        'Mål 2027 alla',
        'Mål 12',
        'Mål',
        'Utfall 2027',
        'Mål 2027 barn',
      ].map(targetPlace),
      [
        { year: 2027, sex: 'all' },
        { year: 2027, sex: 'men' },
        { year: 2027, sex: 'women' },
        { year: 2027, sex: 'all' },
        null,
        null,
        null,
        null,
      ],
    );
    const table = sheetWith();
    const wider = {
      columns: [...table.columns, { header: 'Mål 2030 män', kind: 'number' as const }],
      rows: table.rows.map((row) => [...row, '5']),
    };
    assert.equal(said(attempt(wider))[0], '2 changed indicator:indicator/virke: target:2030:men  -> 5,0');
  });

  it('are left alone where the sheet lacks them, or marked for removal where that is asked for', () => {
    const table = sheetWith();
    table.rows.pop();
    assert.deepEqual(attempt(table).missing, [{ subject: 'indicator:indicator/skogsandel', title: 'skogsandel' }]);
    const removed = attempt(table, 'Saknas i filen');
    assert.deepEqual(said(removed), ['- removed indicator:indicator/skogsandel']);
    assert.deepEqual(
      removed.after?.indicators.map(({ removal }) => removal),
      [null, 'Saknas i filen'],
    );
    assert.equal(indicatorTable(removed.after ?? plan).rows.length, 1);
  });
});

describe('what is wrong in a sheet of indicators', () => {
  const faults = (...edits: readonly Edit[]) => faultsOf(attempt(sheetWith(...edits)));

  it('is said by line and column', () => {
    assert.deepEqual(
      faults(
        [2, 'Nyckel', 'indicator/annan'],
        [3, 'Post', 'goal/okänd'],
        [3, 'Decimaler', '1.5'],
        [3, 'Mål 2025', 'många'],
      ).map((fault) => fault.slice(0, 50)),
      [
        'Rad 2, kolumn A: ”indicator/annan” finns inte blan',
        'Rad 3, kolumn H: ”många” i Mål 2025 går inte att l',
        'Rad 3, kolumn B: ”goal/okänd” finns inte i planen.',
        'Rad 3, kolumn F: Skriv ett helt tal från 0 till 6.',
      ],
    );
    assert.match(faults([3, 'Mål 2025', '1.1234567'])[0] ?? '', /^Rad 3, kolumn H: Skriv högst 6 decimaler/u);
    assert.match(faults([3, 'Titel', 'y'.repeat(301)])[0] ?? '', /^Rad 3, kolumn C: Namnet får ha högst 300 tecken/u);
    assert.match(faults([3, 'Källa', 'y'.repeat(301)])[0] ?? '', /^Rad 3, kolumn G: Källan får ha högst/u);
    assert.match(faults([3, 'Nyckel', 'indicator/virke'])[0] ?? '', /står också på rad 2/u);
  });

  it('is a new line without a unit or a post, or that stands there already', () => {
    const table = sheetWith();
    table.rows.push(
      [null, null, 'Ny'],
      [null, 'Skog', 'Virkets värde', 'mnkr'],
      [null, 'Skog', 'Bin', 'antal'],
      [null, 'Skog', 'Bin', 'antal'],
    );
    const found = faultsOf(attempt(table));
    assert.deepEqual(
      found.map((fault) => fault.slice(0, 35)),
      [
        'Rad 4, kolumn B: Post saknas. Skriv',
        'Rad 4, kolumn D: Enhet saknas. Skri',
        'Rad 5, kolumn C: ”Virkets värde” fi',
        'Rad 7, kolumn C: ”Bin” står också p',
      ],
    );
  });

  it('is a change of one that is to be removed', () => {
    const now: Plan = { ...plan, indicators: plan.indicators.map((one) => ({ ...one, removal: 'Slut' })) };
    assert.deepEqual(attempt(sheetWith(), null, now).faults, []);
    assert.match(
      faultsOf(attempt(sheetWith([3, 'Enhet', 'antal']), null, now))[0] ?? '',
      /^Rad 3, kolumn D: Indikatorn är markerad/u,
    );
  });
});

describe('the indicators of any plan', () => {
  it('come back unchanged', () => {
    fc.assert(
      fc.property(
        anyPlan.filter(({ indicators }) => indicators.length > 0),
        (now) => {
          const trial = attempt(editable(indicatorTable(now)), 'Saknas', now);
          assert.deepEqual([faultsOf(trial), said(trial)], [[], []]);
          assert.deepEqual(trial.after, now);
        },
      ),
    );
  });
});
