import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type CellSum, determined, type PersonCell, smallGroup, suppressedCells } from './suppression.ts';

/** Sums as people publish them: a total by sex and by unit, and each unit by sex. */
function crossTable(units: readonly (readonly [number, number])[]): { cells: PersonCell[]; sums: CellSum[] } {
  const cells: PersonCell[] = [];
  const add = (id: string, persons: number) => cells.push({ id, persons });
  const women = units.reduce((sum, [count]) => sum + count, 0);
  const men = units.reduce((sum, [, count]) => sum + count, 0);
  add('all', women + men);
  add('women', women);
  add('men', men);
  const sums: CellSum[] = [
    { total: 'all', parts: ['women', 'men'] },
    { total: 'all', parts: units.map((_, at) => `u${at}`) },
    { total: 'women', parts: units.map((_, at) => `u${at}w`) },
    { total: 'men', parts: units.map((_, at) => `u${at}m`) },
  ];
  for (const [at, [w, m]] of units.entries()) {
    add(`u${at}`, w + m);
    add(`u${at}w`, w);
    add(`u${at}m`, m);
    sums.push({ total: `u${at}`, parts: [`u${at}w`, `u${at}m`] });
  }
  return { cells, sums };
}

/** Tries to find two tables that look the same where they are shown and differ in a suppressed cell: by whole numbers, independently of `determined`. */
function canDiffer(cell: string, hidden: readonly string[], sums: readonly CellSum[]): boolean {
  const at = new Map(hidden.map((id, index) => [id, index]));
  const rows = sums.map(({ total, parts }) => {
    const row = hidden.map(() => 0);
    if (at.has(total)) row[at.get(total) ?? 0] = 1;
    for (const part of parts) if (at.has(part)) row[at.get(part) ?? 0] = (row[at.get(part) ?? 0] ?? 0) - 1;
    return row;
  });
  const rank = (matrix: readonly (readonly number[])[]) => {
    const work = matrix.map((row) => [...row]);
    let done = 0;
    for (let column = 0; column < hidden.length; column += 1) {
      const pivot = work.findIndex((row, index) => index >= done && Math.abs(row[column] ?? 0) > 1e-9);
      if (pivot < 0) continue;
      [work[done], work[pivot]] = [work[pivot] ?? [], work[done] ?? []];
      for (let row = done + 1; row < work.length; row += 1) {
        const times = (work[row]?.[column] ?? 0) / (work[done]?.[column] ?? 1);
        work[row] = (work[row] ?? []).map((each, place) => each - times * (work[done]?.[place] ?? 0));
      }
      done += 1;
    }
    return done;
  };
  const unit = hidden.map((id) => (id === cell ? 1 : 0));
  return rank([...rows, unit]) > rank(rows);
}

const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
  minLength: 1,
  maxLength: 6,
});

describe('suppression', () => {
  it('hides a group of ten, and shows one of eleven', () => {
    const shown = (men: number) => suppressedCells([{ id: 'men', persons: men }], []).has('men');
    assert.equal(shown(smallGroup), true);
    assert.equal(shown(11), false);
    assert.equal(shown(0), false);
  });

  it('hides one more where the small group is the rest of a sum', () => {
    const { cells, sums } = crossTable([[200, 4]]);
    const hidden = suppressedCells(cells, sums);
    assert.ok(hidden.has('men') && hidden.has('women'));
  });

  it('finds a cell that only follows from two sums together', () => {
    const sums = [
      { total: 'a', parts: ['x', 'y'] },
      { total: 'b', parts: ['x', 'y', 'z'] },
    ];
    assert.deepEqual(determined(['x', 'y', 'z'], sums), ['z']);
  });

  it('lets no suppressed cell be worked out from what is shown', () => {
    let met = 0;
    fc.assert(
      fc.property(counts, (units) => {
        const { cells, sums } = crossTable(units);
        const hidden = [...suppressedCells(cells, sums)];
        for (const { id, persons } of cells) {
          if (persons > 0 && persons <= smallGroup) assert.ok(hidden.includes(id));
        }
        for (const id of hidden) {
          met += 1;
          assert.ok(canDiffer(id, hidden, sums), `${id} of ${JSON.stringify(units)} follows from the rest`);
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(met > 100);
  });

  it('shows all where nobody is in a small group', () => {
    const { cells, sums } = crossTable([
      [30, 20],
      [15, 12],
    ]);
    assert.deepEqual([...suppressedCells(cells, sums)], []);
  });
});
