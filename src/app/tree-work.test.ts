import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import { defaultLevels } from '../domain/node.ts';
import { defaultScales } from '../domain/scale.ts';
import { treeOf } from './tree.ts';
import { withWork } from './tree-work.ts';

const { nodes } = treeOf(exampleFacts, { levels: defaultLevels, scales: defaultScales });

describe('work in the tree', () => {
  it('stands on its node, however deep', () => {
    const states = new Map([
      ['commitment/plantera', 'ready'],
      ['goal/fler-träd', 'draft'],
    ]);
    const [top] = withWork(nodes, { states, comments: new Map([['processArea/skog', 2]]) });
    const area = top?.children[0];
    assert.equal(area?.comments, 2);
    assert.deepEqual(
      area?.children.map(({ key, state }) => [key, state]),
      [
        ['goal/fler-träd', undefined],
        ['commitment/plantera', 'ready'],
        ['commitment/gallra', undefined],
      ],
    );
  });

  it('changes nothing where there is none', () => {
    assert.deepEqual(withWork(nodes, { states: new Map(), comments: new Map() }), nodes);
  });
});
