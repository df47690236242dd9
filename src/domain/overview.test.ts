import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleFacts } from './facts-example.testing.ts';
import type { Indicator } from './indicator.ts';
import { defaultLevels } from './node.ts';
import { changedStates, countStates, missedTargets, type Said, statusMatrix } from './overview.ts';

const said = (body: string, node: string, more: Partial<Said> = {}): Said => ({
  body,
  node,
  assessment: null,
  trend: null,
  status: null,
  completion: null,
  written: false,
  ...more,
});
const { nodes } = exampleFacts;
const area = 'processArea/skog';
const commitment = 'commitment/plantera';

describe('the status matrix', () => {
  it('has process areas by bodies, with nothing where a body does not report', () => {
    const rows = statusMatrix(nodes, defaultLevels, ['KS', 'VON'], [said('VON', area, { assessment: 'red' })]);
    assert.deepEqual(
      rows.map((row) => [row.node.key, row.under, row.cells.map((cell) => cell?.assessment)]),
      [[area, 'Hållbart', [undefined, 'red']]],
    );
  });
});

describe('counting states', () => {
  it('counts lights by level, else status, and what is not said', () => {
    const all = [
      said('KS', area, { assessment: 'green' }),
      said('VON', area),
      said('KS', commitment, { status: 'done' }),
    ];
    const counts = countStates(nodes, defaultLevels, all);
    assert.deepEqual(
      counts.map(({ level, scale, total, counts: of }) => [level.code, scale, total, Object.fromEntries(of)]),
      [
        ['processArea', 'assessment', 2, { green: 1, '': 1 }],
        ['commitment', 'status', 1, { done: 1 }],
      ],
    );
  });
});

describe('what has changed', () => {
  it('is what is said otherwise than before, not what is new or taken back', () => {
    const before = [
      said('KS', area, { assessment: 'red', trend: 'worse' }),
      said('KS', commitment, { status: 'late' }),
    ];
    const after = [
      said('KS', area, { assessment: 'green', trend: 'better' }),
      said('KS', commitment),
      said('VON', area, { assessment: 'red' }),
    ];
    assert.deepEqual(changedStates(before, after), [
      { body: 'KS', node: area, scale: 'assessment', before: 'red', after: 'green' },
    ]);
  });
});

describe('missed targets', () => {
  const indicator = (direction: Indicator['direction'], actual: string | null, target: string): Indicator => ({
    key: 'i',
    node: area,
    title: 'Andel',
    unit: 'percent',
    direction,
    position: 0,
    values: [
      { year: 2025, kind: 'actual', sex: 'all', value: actual, decimals: 1 },
      { year: 2025, kind: 'target', sex: 'all', value: target, decimals: 1 },
    ],
  });
  const missed = (one: Indicator) =>
    missedTargets({ year: 2025, kind: 'year' }, [{ body: 'KS', indicator: one }]).length;

  it('follow the direction, digit by digit', () => {
    assert.equal(missed(indicator('higher', '59.9', '60')), 1);
    assert.equal(missed(indicator('higher', '60.0', '60')), 0);
    assert.equal(missed(indicator('lower', '7.1', '7.0')), 1);
    assert.equal(missed(indicator('lower', '6.9', '7')), 0);
  });

  it('are not judged without direction or outcome', () => {
    assert.equal(missed(indicator(null, '1', '60')), 0);
    assert.equal(missed(indicator('higher', null, '60')), 0);
  });
});
