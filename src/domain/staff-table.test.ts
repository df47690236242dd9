import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { StaffGroup } from './staff.ts';
import { staffTables } from './staff-table.ts';
import { smallGroup } from './suppression.ts';

const units = ['Kansli', 'Museum', 'Park'];
const group: fc.Arbitrary<StaffGroup> = fc.record({
  measure: fc.constant('sickLeave' as const),
  unit: fc.constantFrom(...units),
  form: fc.constant('' as const),
  sex: fc.constantFrom('women' as const, 'men' as const),
  age: fc.constantFrom('young' as const, 'middle' as const, 'old' as const),
  persons: fc.integer({ min: 0, max: 30 }),
  ordinaryHours: fc.integer({ min: 1000, max: 90_000 }).map(String),
  sickHours: fc.integer({ min: 0, max: 900 }).map(String),
  longHours: fc.constant('0'),
  leftExternal: fc.constant(null),
  leftInternal: fc.constant(null),
  answers: fc.constant(null),
});
const groups = fc.uniqueArray(group, {
  minLength: 1,
  maxLength: 12,
  selector: ({ unit, sex, age }) => `${unit} ${sex} ${age}`,
});

/** The groups that each row of the printed table is about, found by its label alone. */
function aboutRow(label: string, all: readonly StaffGroup[]): StaffGroup[] {
  const sexes = ['Kvinnor', 'Män'];
  const ages = ['29 år eller yngre', '30–49 år', '50 år eller äldre'];
  if (label === 'Totalt') return [...all];
  if (sexes.includes(label)) return all.filter(({ sex }) => (sex === 'women' ? 'Kvinnor' : 'Män') === label);
  const at = ages.indexOf(label);
  if (at >= 0) return all.filter(({ age }) => age === ['young', 'middle', 'old'][at]);
  return all.filter(({ unit }) => unit === label);
}

/** Rank by plain elimination over small whole numbers. */
function rank(rows: readonly (readonly number[])[]): number {
  const work = rows.map((row) => [...row]);
  let done = 0;
  const width = rows[0]?.length ?? 0;
  for (let column = 0; column < width; column += 1) {
    const pivot = work.findIndex((row, at) => at >= done && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    [work[done], work[pivot]] = [work[pivot] ?? [], work[done] ?? []];
    for (let row = done + 1; row < work.length; row += 1) {
      const times = (work[row]?.[column] ?? 0) / (work[done]?.[column] ?? 1);
      work[row] = (work[row] ?? []).map((each, at) => each - times * (work[done]?.[at] ?? 0));
    }
    done += 1;
  }
  return done;
}

describe('tables of staff', () => {
  it('show nothing of a small group, and nothing that it can be worked out from', () => {
    let hiddenMet = 0;
    fc.assert(
      fc.property(groups, (all) => {
        const [table] = staffTables(all, '2025');
        if (table === undefined) return;
        // A group of nobody has no hours to find out.
        const real = all.filter(({ persons }) => persons > 0);
        const vector = (of: readonly StaffGroup[]) => real.map((each) => (of.includes(each) ? 1 : 0));
        const rows = table.rows
          .filter(({ label }) => !label.startsWith('varav'))
          .map(({ label, cells }) => ({ hidden: cells[0]?.hidden === true, of: aboutRow(label, real) }));
        const shown = rows.filter(({ hidden }) => !hidden).map(({ of }) => vector(of));
        const follows = (of: readonly StaffGroup[]) => rank([...shown, vector(of)]) === rank(shown);
        for (const { hidden, of } of rows) {
          const persons = of.reduce((sum, each) => sum + each.persons, 0);
          if (persons > 0 && persons <= smallGroup) assert.ok(hidden, 'a small group is shown');
          if (!hidden || persons === 0) continue;
          hiddenMet += 1;
          assert.ok(!follows(of), 'a hidden row follows from the rest');
        }
        for (const each of real)
          if (each.persons <= smallGroup) assert.ok(!follows([each]), 'a small group follows from the rows');
      }),
      { numRuns: 400 },
    );
    assert.ok(hiddenMet > 100);
  });
});
