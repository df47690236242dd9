import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { levelAt, riskMatrix, riskScore } from './risk-matrix.ts';
import { defaultScales } from './scale.ts';

const place = (likelihood: number | null, impact: number | null) => ({ likelihood, impact, reason: '' });
const levels = defaultScales.find(({ code }) => code === 'riskLevel')?.values ?? [];

describe('the risk matrix', () => {
  const matrix = riskMatrix([
    { key: 'a', before: place(4, 3), after: place(2, 3) },
    { key: 'b', before: place(4, 3), after: place(2, 3) },
    { key: 'c', before: place(1, 1), after: place(null, null) },
    { key: 'd', before: place(null, 2), after: place(1, 2) },
  ]);
  const cell = (likelihood: number, impact: number) =>
    matrix.cells.find((each) => each.likelihood === likelihood && each.impact === impact);

  it('has sixteen cells, the likeliest first, with who stands there before and after', () => {
    assert.equal(matrix.cells.length, 16);
    assert.deepEqual([matrix.cells[0]?.likelihood, matrix.cells[0]?.impact], [4, 1]);
    assert.deepEqual([cell(4, 3)?.before, cell(4, 3)?.after], [['a', 'b'], []]);
    assert.deepEqual(cell(2, 3)?.after, ['a', 'b']);
  });

  it('counts movements that are alike as one, and lets a risk without a second place stay', () => {
    assert.deepEqual(matrix.movements, [
      { from: { likelihood: 4, impact: 3 }, to: { likelihood: 2, impact: 3 }, count: 2 },
    ]);
    assert.deepEqual(cell(1, 1)?.after, ['c']);
  });

  it('says which risks are not assessed', () => {
    assert.deepEqual(matrix.unassessed, ['d']);
    assert.equal(riskScore(place(null, 2)), null);
  });

  it('gives each product the level that the limits say', () => {
    const level = (score: number) => levelAt(levels, score)?.code;
    assert.deepEqual([1, 3, 4, 6, 8, 9, 12, 16].map(level), [
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
      'critical',
      'critical',
    ]);
  });
});
