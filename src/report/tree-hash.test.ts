import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sampleTree } from './sample-tree.testing.ts';
import { treeHash } from './tree-hash.ts';

describe('the hash of a tree', () => {
  it('does not depend on the order of keys', () => {
    const turned = Object.fromEntries(Object.entries(sampleTree).reverse()) as typeof sampleTree;
    assert.equal(treeHash(turned), treeHash(sampleTree));
    assert.match(treeHash(sampleTree), /^[0-9a-f]{64}$/u);
  });

  it('changes with any letter', () => {
    assert.notEqual(treeHash({ ...sampleTree, standing: 'arbetsmaterial' }), treeHash(sampleTree));
  });
});
