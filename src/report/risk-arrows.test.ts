import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Cell, grades, type Movement } from '../domain/risk-matrix.ts';
import { type Bay, placeArrows, placeCounts } from './risk-arrows.ts';

const bayOf = ({ likelihood, impact }: Cell): Bay => ({
  left: impact * 160,
  top: (4 - likelihood) * 100 + 64,
  width: 130,
  height: 28,
});
const cells = grades.flatMap((likelihood) => grades.map((impact) => ({ likelihood, impact })));
/** Every move that there is to a lower likelihood or impact. */
const all: Movement[] = cells.flatMap((from) =>
  cells
    .filter((to) => to !== from && to.likelihood <= from.likelihood && to.impact <= from.impact)
    .map((to, at) => ({ from, to, count: at % 3 === 0 ? 4 : 1 })),
);

describe('the arrows of a risk matrix', () => {
  it('begin and end in the bays below the figures, each in a place of its own', () => {
    const arrows = placeArrows(all, bayOf);
    assert.equal(arrows.length, all.length);
    const points = arrows.flatMap(({ from, to }) => [from, to]);
    const inBay = ({ x, y }: { x: number; y: number }) =>
      cells.some((cell) => {
        const { left, top, width, height } = bayOf(cell);
        return x > left && x < left + width && y >= top && y <= top + height;
      });
    assert.deepEqual(
      points.filter((point) => !inBay(point)),
      [],
    );
    assert.equal(new Set(points.map(({ x, y }) => `${x} ${y}`)).size, points.length);
  });

  it('stand from left to right as they go, and their heads below their beginnings', () => {
    const from = { likelihood: 4, impact: 3 };
    const to = (likelihood: number, impact: number) => ({ from, to: { likelihood, impact }, count: 1 });
    const arrows = placeArrows([to(4, 4), to(1, 3), to(4, 1)], bayOf);
    const begin = (impact: number) => arrows.find((one) => Math.floor(one.to.x / 160) === impact)?.from.x ?? Number.NaN;
    assert.ok(begin(1) < begin(3) && begin(3) < begin(4));
    const [level] = placeArrows([to(4, 1)], bayOf);
    assert.ok(level && level.to.y > level.from.y + 10);
  });

  it('have their number where no other stands, nor what is taken', () => {
    const some = all.filter((_, at) => at % 8 === 0).map((movement) => ({ ...movement, count: 2 }));
    const arrows = placeArrows(some, bayOf);
    const taken = ({ y }: { y: number }) => y % 100 < 60;
    const places = placeCounts(arrows, taken, 9);
    const placed = places.filter((place) => place !== null);
    assert.equal(placed.length, some.length);
    const free = placed.filter((place) => !taken(place));
    assert.ok(free.length >= placed.length * 0.9, `${free.length} of ${placed.length}`);
    const apart = free.every((a, at) => free.slice(at + 1).every((b) => Math.hypot(a.x - b.x, a.y - b.y) >= 20));
    assert.ok(apart);
    assert.deepEqual(placeCounts([{ from: { x: 0, y: 0 }, to: { x: 9, y: 9 }, count: 1 }], taken, 9), [null]);
  });
});
