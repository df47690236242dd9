/** Plans and indicators out to a file and in again: unchanged it changes nothing, edited it gives exactly the edits, whatever they are called. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { anyPlan, faultsOf, said } from '../src/domain/bulk.testing.ts';
import { tryIndicatorSheet } from '../src/domain/bulk-indicator.ts';
import { indicatorFields, indicatorTable, targetPlaces } from '../src/domain/bulk-indicator-sheet.ts';
import { tryPlanSheet } from '../src/domain/bulk-plan.ts';
import { planFields, planTable } from '../src/domain/bulk-plan-sheet.ts';
import { readBulkRows } from '../src/domain/bulk-sheet.ts';
import { type ImportField, proposeMapping } from '../src/domain/column-mapping.ts';
import type { Plan } from '../src/domain/plan.ts';
import { exampleLevels, examplePlan } from '../src/domain/plan-example.testing.ts';
import type { Sheet, SheetTable } from '../src/domain/sheet.ts';
import { readSheet } from '../src/intake/sheet/read-sheet.ts';
import { workbook } from '../src/intake/sheet/xlsx.testing.ts';
import { writeCsv } from '../src/report/sheet/csv.ts';
import { writeXlsx } from '../src/report/sheet/xlsx.ts';

const bodies = ['KS', 'VON', 'alla bolag'].map((code) => ({ code, name: code }));

async function sheetIn(bytes: Uint8Array, name: string): Promise<Sheet> {
  const sheet = await readSheet(bytes, name);
  if (!sheet.ok) throw new Error(sheet.issues[0]?.message);
  return sheet.value;
}

const formats = {
  xlsx: async (table: SheetTable) => sheetIn(await writeXlsx([table], { title: 'x' }), 'plan.xlsx'),
  csv: async (table: SheetTable) => sheetIn(writeCsv(table), 'plan.csv'),
};

const read = (sheet: Sheet, fields: readonly ImportField[]) =>
  readBulkRows(sheet, proposeMapping(sheet, fields), fields);

function tryNodes(sheet: Sheet, plan: Plan, reason: string | null = 'Saknas') {
  return tryPlanSheet(read(sheet, planFields(exampleLevels)), { plan, levels: exampleLevels, bodies }, reason);
}

function tryIndicators(sheet: Sheet, plan: Plan) {
  const places = targetPlaces(
    plan,
    (sheet.rows[0]?.cells ?? []).map(({ text }) => text),
  );
  return tryIndicatorSheet(read(sheet, indicatorFields(places)), { plan, levels: exampleLevels, places }, 'Saknas');
}

for (const [format, through] of Object.entries(formats))
  describe(`a plan through ${format}`, () => {
    it('comes back unchanged, nodes and indicators', () =>
      fc.assert(
        fc.asyncProperty(anyPlan, async (plan) => {
          const nodes = tryNodes(await through(planTable(plan, exampleLevels)), plan);
          assert.deepEqual([faultsOf(nodes), said(nodes)], [[], []]);
          assert.deepEqual(nodes.after, plan);
          if (plan.indicators.length === 0) return;
          const indicators = tryIndicators(await through(indicatorTable(plan)), plan);
          assert.deepEqual([faultsOf(indicators), said(indicators)], [[], []]);
          assert.deepEqual(indicators.after, plan);
        }),
        { numRuns: 60 },
      ));

    it('gives exactly three edits where three cells are edited', () =>
      fc.assert(
        fc.asyncProperty(anyPlan, fc.uniqueArray(fc.nat(), { minLength: 3, maxLength: 3 }), async (plan, places) => {
          const table = planTable(plan, exampleLevels);
          const lines = [...new Set(places.map((place) => place % table.rows.length))].sort((a, b) => a - b);
          const rows = table.rows.map((row, at) => (lines.includes(at) ? row.with(2, `=${row[2]} +1`) : row));
          const trial = tryNodes(await through({ ...table, rows }), plan);
          assert.deepEqual(
            trial.changes.map(({ kind, line, edits }) => [kind, line, edits.map(({ field }) => field)]),
            lines.map((at) => ['changed', at + 2, ['title']]),
          );
        }),
        { numRuns: 40 },
      ));
  });

describe('a sheet that people have worked in', () => {
  const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const header = `<row r="1">${['Nyckel', 'Nivå', 'Titel', 'Anteckning', 'Ansvariga'].map((text, at) => cell(`${'ABCDE'.charAt(at)}1`, text)).join('')}</row>`;
  const faults = async (rows: string, after = '') =>
    faultsOf(tryNodes(await sheetIn(workbook(header + rows, { after }), 'plan.xlsx'), examplePlan, null));

  it('may hold formulas that are calculated, and none that are not or that fail', async () => {
    const row = (formula: string) =>
      `<row r="2">${cell('A2', 'goal/träd')}<c r="C2" t="str"><f>A1</f>${formula}</c></row>`;
    assert.deepEqual(await faults(row('<v>Träd</v>')), []);
    assert.match((await faults(row(''))).join(), /^Rad 2, kolumn C: Formeln i Titel är sparad utan resultat/u);
    const failed = `<row r="2">${cell('A2', 'goal/träd')}<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`;
    assert.match((await faults(failed)).join(), /^Rad 2, kolumn C: Titel har felet #DIV\/0!/u);
  });

  it('holds no merged cells among what is read', async () => {
    const rows = `<row r="2">${cell('A2', 'goal/träd')}${cell('C2', 'Träd')}${cell('E2', 'KS')}</row><row r="3">${cell('A3', 'commitment/plantera')}${cell('C3', 'Plantera')}</row>`;
    const merged = (area: string) => faults(rows, `<mergeCells count="1"><mergeCell ref="${area}"/></mergeCells>`);
    assert.match((await merged('E2:E3')).join(), /Rad 3, kolumn E: Cellen är sammanfogad/u);
    assert.equal(
      (await merged('G2:G3')).some((fault) => /sammanfogad/u.test(fault)),
      false,
    );
    assert.match((await merged('C2:C4')).join(), /Rad 3, kolumn C: /u);
  });
});
