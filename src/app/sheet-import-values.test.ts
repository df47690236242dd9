import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parsePeriod } from '../domain/period.ts';
import { exampleIndicator, exampleLevels } from '../domain/plan-example.testing.ts';
import { loadIndicators } from '../store/indicator.ts';
import { findValueAuthor } from '../store/indicator-value.ts';
import { loadPlanTree, savePlanTree } from '../store/plan-tree.ts';
import { saveLevels } from '../store/scale.ts';
import { address, earlier, openTestApp, refusal, type TestApp, value } from './app.testing.ts';
import type { UploadedFile } from './import.ts';
import { exportPlanSheet } from './sheet-export.ts';
import { editSheetFile, openSheetFile } from './sheet-import.testing.ts';
import { listSheets, readSheetLines } from './sheet-import.ts';
import { importSheet, type SheetOrder } from './sheet-import-direct.ts';

let test: TestApp;
before(async () => {
  test = await openTestApp();
  await test.run(async (tx) => {
    await saveLevels(tx, exampleLevels);
    const plan = await loadPlanTree(tx, 2025, exampleLevels);
    const targets = [{ year: 2025, sex: 'all', value: '-12.50', decimals: 2 }] as const;
    const indicator = exampleIndicator('skogsandel', 'goal/fler-träd', {
      title: 'Skogsandel (%)',
      decimals: 2,
      targets: [...targets],
    });
    await savePlanTree(tx, plan, { ...plan, indicators: [indicator] });
  });
});
after(() => test.close());

const order = (more: Partial<SheetOrder> = {}): SheetOrder => ({
  kind: 'values',
  year: 2025,
  mapping: null,
  removeMissing: false,
  body: null,
  period: null,
  ...more,
});
const exported = async () => value(await exportPlanSheet(test.app, test.session, 2025, 'indicators', 'xlsx'));
const run = (file: UploadedFile, more: Partial<SheetOrder> = {}, dryRun = false) =>
  importSheet(test.app, test.as('controller'), file, order(more), { dryRun });
const stored = async (report = address) =>
  (await test.run((tx) => loadIndicators(tx, report)))[0]?.values.map(
    ({ year, kind, sex, value: number, decimals }) => `${year} ${kind} ${sex} ${number} ${decimals}`,
  );
const csv = (text: string): UploadedFile => ({ name: 'värden.csv', bytes: new TextEncoder().encode(text) });

describe('the indicators of a plan in one file', () => {
  it('has them with their targets on one worksheet, and what is reported on another', async () => {
    const file = await exported();
    const table = await openSheetFile(file);
    assert.deepEqual(table.rows, [
      ['indicator/skogsandel', 'goal/fler-träd', 'Skogsandel (%)', 'procent', 'Högre är bättre', '2', null, '-12.50'],
    ]);
    const values = await openSheetFile(file, 'Värden 2025');
    assert.deepEqual(
      values.rows.map((row) => row.slice(2).join(' ')),
      [
        'KS Delår 2 2025 2024 utfall alla 51.5',
        'KS Delår 2 2025 2025 utfall alla 53.0',
        'KS Delår 2 2025 2025 mål alla 60',
        'KS Helår 2025 2024 utfall alla 51.5',
        'KS Helår 2025 2025 utfall alla 53.0',
        'KS Helår 2025 2025 mål alla 60',
      ],
    );
  });

  it('changes nothing when it comes back as it was, whichever worksheet is read', async () => {
    const file = await exported();
    for (const kind of ['indicators', 'values'] as const) {
      const trial = value(await run(file, { kind }, true));
      assert.deepEqual([trial.faults, trial.changes], [[], []], kind);
      const events = (await test.events()).length;
      assert.deepEqual(value(await run(file, { kind })).changes, []);
      assert.equal((await test.events()).length, events);
    }
  });

  it('gives the plan exactly the targets that were edited', async () => {
    const file = await editSheetFile(await exported(), [[2, 'Mål 2025', '-12.25']]);
    assert.equal(value(await run(file, { kind: 'indicators' })).changes.length, 1);
    const plan = await test.run((tx) => loadPlanTree(tx, 2025, exampleLevels));
    assert.deepEqual(plan.indicators[0]?.targets, [{ year: 2025, sex: 'all', value: '-12.25', decimals: 2 }]);
    assert.equal((await test.events())[0]?.verb, 'indicators.importSheet');
  });
});

describe('reported values from a sheet', () => {
  it('are shown first and then written exactly, with who wrote them and one event', async () => {
    const file = await editSheetFile(await exported(), [[6, 'Värde', '-53.25']], {
      worksheet: 'Värden 2025',
      add: [['indicator/skogsandel', null, 'KS', 'Helår 2025', '2025', 'utfall', 'kvinnor', '12345678.9']],
    });
    const before = await stored();
    const trial = value(await run(file, {}, true));
    assert.deepEqual(
      trial.changes.map(({ kind, line, edits }) => [kind, line, edits[0]?.before, edits[0]?.after]),
      [
        ['changed', 6, '53,0', '−53,25'],
        ['new', 8, '', '12\u00A0345\u00A0678,90'],
      ],
    );
    assert.deepEqual(await stored(), before);
    const events = (await test.events()).length;
    value(await run(file));
    assert.deepEqual(await stored(), [
      '2024 actual all 51.5 1',
      '2025 actual all -53.25 2',
      '2025 actual women 12345678.9 2',
      '2025 target all 60 0',
    ]);
    assert.equal((await test.events()).length, events + 1);
    const place = { year: 2025, kind: 'actual', sex: 'all' } as const;
    assert.equal(await test.run((tx) => findValueAuthor(tx, address, 'indicator/skogsandel', place)), 'Vera Ek');
    const { items } = value(await listSheets(test.app, test.session, 2025));
    const { lines } = value(await readSheetLines(test.app, test.session, 2025, items[0]?.id ?? ''));
    assert.deepEqual(lines, [
      {
        subject: 'value:KS/2025-year/indicator/skogsandel/2025/actual/all',
        title: 'Skogsandel (%), utfall 2025 (KS, Helår 2025)',
        line: 6,
      },
      {
        subject: 'value:KS/2025-year/indicator/skogsandel/2025/actual/women',
        title: 'Skogsandel (%), utfall 2025, kvinnor (KS, Helår 2025)',
        line: 8,
      },
    ]);
    assert.deepEqual(value(await run(file, {}, true)).changes, []);
  });

  it('can be of one report that is named once', async () => {
    const about = { body: 'KS', period: parsePeriod('2025-interim2') };
    value(await run(csv('Indikator;År;Slag;Kön;Värde\r\nSkogsandel (%);2025;Prognos;;1 000,5\r\n'), about));
    assert.ok((await stored(earlier))?.includes('2025 forecast all 1000.5 2'));
    assert.match(
      refusal(await run(csv('Indikator;Värde\r\nSkogsandel (%);1\r\n'))),
      /Rad 2: Nämnd saknas.*Rad 2: Period saknas/su,
    );
    assert.match(
      refusal(await run(csv('Indikator;Nämnd;Värde\r\nSkogsandel (%);KS;1,125\r\n'), about)),
      /^Rad 2, kolumn C: Skriv högst 2 decimaler/u,
    );
    assert.match(
      refusal(await run(csv('Vad;Hur\r\nA;1\r\n'), about)),
      /Välj kolumnen med indikatorns nyckel.*Välj vilken kolumn i filen som är Värde/su,
    );
  });

  it('are not taken for a report that is decided, but for those that are not', async () => {
    await test.decide(earlier);
    const both =
      'Nyckel;Nämnd;Period;Värde\r\nindicator/skogsandel;KS;Delår 2 2025;1\r\nindicator/skogsandel;KS;Helår 2025;1\r\n';
    assert.match(refusal(await run(csv(both))), /^Rad 2, kolumn D: Rapporten för KS, Delår 2 2025, är beslutad/u);
    assert.ok((await stored())?.includes('2025 actual all -53.25 2'));
    value(await run(await editSheetFile(await exported(), [[7, 'Värde', '54']], { worksheet: 'Värden 2025' })));
    assert.match((await test.events())[0]?.after ?? '', /KS\/2025-year\/indicator\/skogsandel/u);
  });

  it('ask for a mapping that there is, and for one who may', async () => {
    const file = await exported();
    assert.match(
      refusal(await run(file, { mapping: 'Finns inte' })),
      /Kolumnvalet Finns inte finns inte\. Inget är sparat/u,
    );
    assert.match(
      refusal(await importSheet(test.app, test.as('reporter', 'KS'), file, order(), { dryRun: true })),
      /Bara controller/u,
    );
    assert.match(refusal(await run(file, { year: 1999 })), /ingen plan för 1999/u);
  });

  it('are seen by those who may see them', async () => {
    const seen = async (format: 'xlsx' | 'csv') =>
      (await openSheetFile(value(await exportPlanSheet(test.app, test.as('auditor'), 2025, 'values', format)))).rows
        .length;
    assert.deepEqual([await seen('xlsx'), await seen('csv')], [8, 8]);
    assert.match(refusal(await exportPlanSheet(test.app, test.as('member'), 2025, 'values', 'csv')), /är ett utkast/u);
  });
});
