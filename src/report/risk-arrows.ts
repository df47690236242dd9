/**
 * The arrows of a risk matrix: each cell has a bay below its figures, where arrows begin and end beside each other in the order
 * of where they go, so that none begins on a figure or on another. Equal moves are one arrow with their number.
 */
import type { Cell, Movement } from '../domain/risk-matrix.ts';

export type Point = { readonly x: number; readonly y: number };
/** `left` and `top` are the corner of the cell's bay. */
export type Bay = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
export type Arrow = { readonly from: Point; readonly to: Point; readonly count: number };

type End = { readonly movement: Movement; readonly way: 'from' | 'to' };

const nameOf = ({ likelihood, impact }: Cell) => `${likelihood}-${impact}`;
const endName = ({ from, to }: Movement, way: End['way']) => `${way} ${nameOf(from)} ${nameOf(to)}`;

/** Ends in a bay from left to right: those that go to the left stand at the left, and of these the longest first. */
function byDirection(a: End, b: End): number {
  const [one, other] = [a, b].map(({ movement, way }) => {
    const [here, there] = way === 'from' ? [movement.from, movement.to] : [movement.to, movement.from];
    const [across, up] = [there.impact - here.impact, there.likelihood - here.likelihood];
    return Math.atan2(across, Math.abs(up) + 0.5) * 100 + (way === 'from' ? 0 : 1);
  });
  return (one ?? 0) - (other ?? 0);
}

/** How far down in the bay arrows begin and end, in turns: heads lie lowest, so that no figure is over them. */
const depths = { from: [0.05, 0.3], to: [0.7, 1] } as const;

/** Every arrow with where it begins and ends; the shortest last, so that they are drawn on top. */
export function placeArrows(movements: readonly Movement[], bayOf: (cell: Cell) => Bay): Arrow[] {
  const ends = movements.flatMap((movement): [Cell, End][] => [
    [movement.from, { movement, way: 'from' }],
    [movement.to, { movement, way: 'to' }],
  ]);
  const places = new Map<string, Point>();
  for (const held of Map.groupBy(ends, ([cell]) => nameOf(cell)).values()) {
    const order = held.map(([, end]) => end).toSorted(byDirection);
    for (const [at, { movement, way }] of order.entries()) {
      const bay = bayOf(way === 'from' ? movement.from : movement.to);
      const x = bay.left + ((at + 0.5) * bay.width) / order.length;
      const y = bay.top + bay.height * (depths[way][at % 2] ?? 0);
      places.set(endName(movement, way), { x, y });
    }
  }
  const arrows = movements.flatMap((movement) => {
    const [from, to] = [places.get(endName(movement, 'from')), places.get(endName(movement, 'to'))];
    return from && to ? [{ from, to, count: movement.count }] : [];
  });
  return arrows.toSorted((a, b) => lengthOf(b) - lengthOf(a));
}

export const lengthOf = ({ from, to }: Pick<Arrow, 'from' | 'to'>) => Math.hypot(to.x - from.x, to.y - from.y) || 1;

/** Where the number of each arrow stands along it, away from what is taken; null for one risk alone. */
export function placeCounts(
  arrows: readonly Arrow[],
  isTaken: (at: Point) => boolean,
  radius: number,
): (Point | null)[] {
  const placed: Point[] = [];
  return arrows.map(({ from, to, count }) => {
    if (count < 2) return null;
    const along = (part: number) => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
    const tries = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18].map(along);
    const ends = arrows.flatMap((one) => [one.from, one.to]);
    const near = (at: Point, other: Point, least: number) => Math.hypot(at.x - other.x, at.y - other.y) < least;
    const free = (at: Point) => !isTaken(at) && !placed.some((other) => near(at, other, radius * 2 + 2));
    const best =
      tries.find((at) => free(at) && !ends.some((end) => near(at, end, radius + 4))) ?? tries.find(free) ?? along(0.5);
    placed.push(best);
    return best;
  });
}
