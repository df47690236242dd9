/** Sheets of a hundred thousand lines: whatever is in them, finding out what they would change takes seconds, not hours. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bulkSheet } from '../src/domain/bulk.testing.ts';
import { tryPlanSheet } from '../src/domain/bulk-plan.ts';
import { planFields, planTable } from '../src/domain/bulk-plan-sheet.ts';
import { readBulkRows } from '../src/domain/bulk-sheet.ts';
import { proposeMapping } from '../src/domain/column-mapping.ts';
import type { Plan } from '../src/domain/plan.ts';
import { exampleLevels, exampleNode, examplePlan } from '../src/domain/plan-example.testing.ts';
import type { Sheet, SheetTable } from '../src/domain/sheet.ts';
import { readSheet } from '../src/intake/sheet/read-sheet.ts';
import { writeCsv } from '../src/report/sheet/csv.ts';

const bodies = [{ code: 'KS', name: 'Kommunstyrelsen' }];
const fields = planFields(exampleLevels);

async function csvSheet(table: SheetTable): Promise<Sheet> {
  const sheet = await readSheet(writeCsv(table), 'plan.csv');
  if (!sheet.ok) throw new Error(sheet.issues[0]?.message);
  return sheet.value;
}

const tryNodes = (sheet: Sheet) =>
  tryPlanSheet(
    readBulkRows(sheet, proposeMapping(sheet, fields), fields),
    { plan: examplePlan, levels: exampleLevels, bodies },
    null,
  );

describe('a hundred thousand lines', () => {
  const many = 100_000;
  const limit = 40_000;

  async function timed(work: () => Promise<void>): Promise<void> {
    const from = performance.now();
    await work();
    const took = performance.now() - from;
    assert.ok(took < limit, `${Math.round(took)} ms`);
  }

  it('are tried in bounded time, new and unchanged', () =>
    timed(async () => {
      const nodes = Array.from({ length: many }, (_, at) =>
        exampleNode(`commitment/åtagande-${at}`, 'processArea/skog', {
          title: `Åtagande ${at}`,
          position: at,
          bodies: ['KS'],
        }),
      );
      const plan: Plan = { ...examplePlan, nodes: [...examplePlan.nodes.slice(0, 2), ...nodes] };
      const table = planTable(plan, exampleLevels);
      const same = tryPlanSheet(
        bulkSheet(table, planFields(exampleLevels)),
        { plan, levels: exampleLevels, bodies },
        null,
      );
      assert.deepEqual([same.changes.length, same.faults.length, same.unchanged], [0, 0, many + 2]);
      const fresh = { ...table, rows: table.rows.slice(2).map((row) => row.with(0, null)) };
      const added = tryPlanSheet(
        bulkSheet(fresh, planFields(exampleLevels)),
        { plan: examplePlan, levels: exampleLevels, bodies },
        null,
      );
      assert.deepEqual([added.changes.length, added.faults.length, added.after?.nodes.length], [many, 0, many + 7]);
    }));

  it('are refused in bounded time where each is at fault', () =>
    timed(async () => {
      const line = ['goal/träd', 'Åtagande', 'Samma titel', 'Samma titel', 'Ingen', 'Båda', null, null, '1'];
      const table = { ...planTable(examplePlan, exampleLevels), rows: Array.from({ length: many }, () => line) };
      assert.ok(tryNodes(await csvSheet(table)).faults.length >= many);
    }));

  it('are put in another order in bounded time', () =>
    timed(async () => {
      const nodes = Array.from({ length: many }, (_, at) =>
        exampleNode(`commitment/a-${at}`, 'processArea/skog', { title: `A ${at}`, position: at }),
      );
      const plan: Plan = { ...examplePlan, nodes: [...examplePlan.nodes.slice(0, 2), ...nodes] };
      const table = planTable(plan, exampleLevels);
      const turned = { ...table, rows: table.rows.map((row, at) => (at < 2 ? row : row.with(8, String(many - at)))) };
      const trial = tryPlanSheet(
        bulkSheet(turned, planFields(exampleLevels)),
        { plan, levels: exampleLevels, bodies },
        null,
      );
      assert.deepEqual([trial.faults.length, trial.after?.nodes.at(-1)?.key], [0, 'commitment/a-0']);
    }));
});
