import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TreeNode } from '../../../app/views.ts';
import { defaultScales, scaleValue } from '../../../domain/scale.ts';
import { countNodes, openNodes } from './filter.ts';

const green = scaleValue(defaultScales, 'assessment', 'green');
const node = (key: string, done: boolean, children: TreeNode[] = []): TreeNode => ({
  key,
  level: 'processArea',
  levelName: 'X',
  title: key,
  bodies: [],
  states: [{ scale: 'assessment', name: 'Bedömning', value: done ? green : null }],
  excerpt: 'text',
  children,
});

const tree = [node('top', false, [node('a', true, [node('a1', false), node('a2', true)]), node('b', true)])];

describe('the tree filter', () => {
  it('counts what is reported on, not the top that only gathers', () => {
    assert.deepEqual(countNodes(tree), { all: 4, open: 1 });
  });

  it('keeps what is not done and those above it', () => {
    const [top] = openNodes(tree);
    assert.deepEqual(
      top?.children.map(({ key }) => key),
      ['a'],
    );
    assert.deepEqual(
      top?.children[0]?.children.map(({ key }) => key),
      ['a1'],
    );
  });

  it('takes a text without a state, or a state without a text, as not done', () => {
    assert.equal(countNodes([{ ...node('n', true), excerpt: '' }]).open, 1);
    assert.equal(countNodes([node('n', false)]).open, 1);
    assert.equal(countNodes([node('n', true)]).open, 0);
  });

  it('takes a goal with a text as done without its light, and one without a text as not', () => {
    assert.equal(countNodes([{ ...node('n', false), level: 'goal' }]).open, 0);
    assert.equal(countNodes([{ ...node('n', false), level: 'goal', excerpt: '' }]).open, 1);
    assert.equal(countNodes([{ ...node('n', false), level: 'commitment' }]).open, 1);
  });
});
