/**
 * The order of siblings as a sheet says it: numbers that need not be whole (1,5 stands between 1 and 2). Who moved is told
 * from who was moved past, and those that the sheet does not name keep their place after the one before them.
 *
 * @example
 * import assert from 'node:assert/strict';
 * const numbers = new Map([['a', '1'], ['b', '2'], ['c', '3']]);
 * const order = orderSiblings({ present: ['a', 'b', 'c'], numbers, stated: new Map([...numbers, ['c', '1.5']]), incoming: [] });
 * assert.deepEqual(order, { sequence: ['a', 'c', 'b'], moved: ['c'] });
 */
import { compareDecimals } from './decimal.ts';
import { sequenceDifference } from './sequence-difference.ts';

type Siblings = {
  /** Those that stand there and stay, in their order. */
  readonly present: readonly string[];
  /** The number that each of them has in a sheet that is made now. */
  readonly numbers: ReadonlyMap<string, string>;
  /** The number that the sheet gives each; decimal strings, no two alike. */
  readonly stated: ReadonlyMap<string, string>;
  /** Those that are new here, in the order of the sheet. Without a number they come last. */
  readonly incoming: readonly string[];
};

/** Of those that are in another order than they stand: the ones whose numbers were written anew, or else the fewest. */
function movedOf(
  tracked: readonly string[],
  wanted: readonly string[],
  { stated, numbers }: Pick<Siblings, 'stated' | 'numbers'>,
): string[] {
  const fewest = sequenceDifference(tracked, wanted).flatMap((step) => (step.kind === 'added' ? [step.item] : []));
  if (fewest.length === 0) return [];
  const rewritten = tracked.filter((id) => compareDecimals(stated.get(id) ?? '0', numbers.get(id) ?? '0') !== 0);
  return rewritten.length <= 2 * fewest.length ? rewritten : fewest;
}

/** The siblings in their new order, and which of those that stood there moved. */
export function orderSiblings({ present, numbers, stated, incoming }: Siblings): {
  sequence: string[];
  moved: string[];
} {
  const numbered = [...present, ...incoming]
    .flatMap((id) => {
      const number = stated.get(id);
      return number === undefined ? [] : [{ id, number }];
    })
    .sort((a, b) => compareDecimals(a.number, b.number))
    .map(({ id }) => id);
  const here = new Set(present);
  const tracked = present.filter((id) => stated.has(id));
  const moved = movedOf(
    tracked,
    numbered.filter((id) => here.has(id)),
    { stated, numbers },
  );
  const gone = new Set(moved);
  const base = present.filter((id) => !gone.has(id));
  const settled = new Set(base);
  const after = new Map<string | null, string[]>();
  let anchor: string | null = null;
  for (const id of numbered) {
    if (settled.has(id)) anchor = id;
    else if (after.get(anchor)?.push(id) === undefined) after.set(anchor, [id]);
  }
  const placed = [null, ...base].flatMap((id) => [...(id === null ? [] : [id]), ...(after.get(id) ?? [])]);
  return { sequence: [...placed, ...incoming.filter((id) => !stated.has(id))], moved };
}
