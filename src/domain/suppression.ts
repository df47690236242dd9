/**
 * Suppression (Swedish: sekretessprövad redovisning av små grupper): figures about persons are not shown for a group of ten
 * or fewer (årsredovisning: LKBR 2018:597, 11 kap.), nor where they could be worked out from what is shown. Cells hang
 * together by sums: where a suppressed cell follows from the others, one more is suppressed, until none does.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const cells = [{ id: 'all', persons: 60 }, { id: 'women', persons: 52 }, { id: 'men', persons: 8 }];
 * assert.deepEqual([...suppressedCells(cells, [{ total: 'all', parts: ['women', 'men'] }])].sort(), ['men', 'women']);
 */

/** `persons`: how many the figure is about. `unpublished`: it is no cell of a table, but must not be worked out either where the group is small. */
export type PersonCell = { readonly id: string; readonly persons: number; readonly unpublished?: boolean };
/** The parts add up to the total. */
export type CellSum = { readonly total: string; readonly parts: readonly string[] };

/** The largest group that is not shown. */
export const smallGroup = 10;

/** A large prime: sums are solved modulo it, which finds what follows from them as fractions would. */
const prime = 67_108_859;

function inverse(number: number): number {
  let [result, base, power] = [1, number % prime, prime - 2];
  while (power > 0) {
    if (power % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
    power = Math.floor(power / 2);
  }
  return result;
}

/** One row for each sum that has something unknown: 1 for its total, -1 for each of its parts. */
function equations(unknown: readonly string[], sums: readonly CellSum[]): number[][] {
  const at = new Map(unknown.map((id, index) => [id, index]));
  return sums.flatMap(({ total, parts }) => {
    const row = unknown.map(() => 0);
    for (const [id, sign] of [[total, 1], ...parts.map((part) => [part, prime - 1] as const)] as const) {
      const column = at.get(id);
      if (column !== undefined) row[column] = ((row[column] ?? 0) + sign) % prime;
    }
    return row.some((each) => each !== 0) ? [row] : [];
  });
}

/** The unknown cells that have one value only, given the sums and everything that is not unknown. */
export function determined(unknown: readonly string[], sums: readonly CellSum[]): string[] {
  const rows = equations(unknown, sums);
  let top = 0;
  for (let column = 0; column < unknown.length && top < rows.length; column += 1) {
    const found = rows.findIndex((row, at) => at >= top && row[column] !== 0);
    const pivot = rows[found];
    if (pivot === undefined) continue;
    rows[found] = rows[top] ?? pivot;
    const scale = inverse(pivot[column] ?? 1);
    const solved = pivot.map((each) => (each * scale) % prime);
    rows[top] = solved;
    for (const [at, row] of rows.entries()) {
      const times = row[column] ?? 0;
      if (at === top || times === 0) continue;
      rows[at] = row.map((each, place) => (each - ((times * (solved[place] ?? 0)) % prime) + prime) % prime);
    }
    top += 1;
  }
  const alone = rows.slice(0, top).flatMap((row) => {
    const columns = row.flatMap((each, column) => (each === 0 ? [] : [column]));
    return columns.length === 1 ? columns : [];
  });
  return alone.map((column) => unknown[column] ?? '');
}

/** The visible cell of the smallest group in the sums that a cell hangs in. A group of nobody hides nothing: its figure is known to be none. */
function complement(
  cell: string,
  hidden: ReadonlySet<string>,
  cells: ReadonlyMap<string, number>,
  sums: readonly CellSum[],
): string | null {
  const linked = connected(cell, sums).filter((id) => !hidden.has(id) && (cells.get(id) ?? 0) > 0);
  const near = sums.filter(({ total, parts }) => total === cell || parts.includes(cell));
  const parts = near.flatMap((sum) => sum.parts).filter((id) => linked.includes(id));
  const among = parts.length > 0 ? parts : linked;
  return among.toSorted((a, b) => (cells.get(a) ?? 0) - (cells.get(b) ?? 0) || (a < b ? -1 : 1))[0] ?? null;
}

/** Every cell that hangs together with one through sums. */
function connected(cell: string, sums: readonly CellSum[]): string[] {
  const found = new Set([cell]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const { total, parts } of sums)
      if ([total, ...parts].some((id) => found.has(id))) for (const id of [total, ...parts]) found.add(id);
  }
  return [...found];
}

/** The ids of the cells that must not be shown: the small ones, and as many more as it takes. */
export function suppressedCells(cells: readonly PersonCell[], sums: readonly CellSum[]): Set<string> {
  const persons = new Map(cells.map(({ id, persons: count }) => [id, count]));
  const known = sums.map(({ total, parts }) => ({ total, parts: parts.filter((id) => persons.has(id)) }));
  const small = ({ persons: count }: PersonCell) => count > 0 && count <= smallGroup;
  const hidden = new Set(
    cells.filter((cell) => (cell.unpublished && cell.persons > 0) || small(cell)).map(({ id }) => id),
  );
  const harmless = new Set(cells.filter((cell) => cell.unpublished && !small(cell)).map(({ id }) => id));
  for (;;) {
    const open = determined([...hidden], known).find((id) => !harmless.has(id));
    if (open === undefined) return hidden;
    const more = complement(open, hidden, persons, known);
    if (more === null) return hidden;
    hidden.add(more);
  }
}
