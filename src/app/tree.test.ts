import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { defaultLevels } from '../domain/node.ts';
import { defaultScales } from '../domain/scale.ts';
import { treeOf } from './tree.ts';

const tree = treeOf(exampleFacts, { levels: defaultLevels, scales: defaultScales });

describe('tree', () => {
  it('nests every node once, with the states of its level', () => {
    const area = tree.nodes[0]?.children[0];
    assert.deepEqual(
      area?.children.map((node) => node.title),
      ['Fler träd', 'Plantera', 'Gallra'],
    );
    assert.deepEqual(
      area?.states.map((state) => [state.name, state.value?.label]),
      [
        ['Bedömning', 'Gul'],
        ['Trendpil', 'Bättre'],
      ],
    );
    assert.deepEqual(
      area?.children[2]?.states.map((state) => state.value?.label ?? null),
      ['Försenat', null],
    );
  });

  it('counts nodes by level', () => {
    assert.deepEqual(
      tree.counts.map(({ count }) => count),
      [1, 1, 1, 2],
    );
  });
});
