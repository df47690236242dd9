import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OutlineBlock } from './outline.ts';
import { hideBlock, moveBlock, renameHeading, visibleBlocks } from './outline-edit.ts';

const heading = (level: number, text: string): OutlineBlock => ({ kind: 'heading', level, text, node: null });
const goal = (node: string): OutlineBlock => ({ kind: 'goal', node });
const outline = [heading(1, 'A'), goal('a'), goal('b'), heading(2, 'A1'), goal('c'), heading(1, 'B'), goal('d')];
const names = (blocks: readonly OutlineBlock[]) =>
  blocks.map((block) => (block.kind === 'heading' ? block.text : block.kind === 'goal' ? block.node : '')).join(' ');

describe('editing an outline', () => {
  it('moves a chapter with all that stands under it', () => {
    assert.equal(names(moveBlock(outline, 5, 'up')), 'B d A a b A1 c');
    assert.equal(names(moveBlock(outline, 0, 'down')), 'B d A a b A1 c');
  });

  it('moves a block among its neighbours, and not out of its heading', () => {
    assert.equal(names(moveBlock(outline, 2, 'up')), 'A b a A1 c B d');
    assert.equal(names(moveBlock(outline, 1, 'up')), names(outline));
    assert.equal(names(moveBlock(outline, 4, 'down')), names(outline));
    assert.equal(names(moveBlock(outline, 3, 'up')), names(outline));
  });

  it('hides a chapter whole, and shows it again', () => {
    const hidden = hideBlock(outline, 0, true);
    assert.equal(names(visibleBlocks(hidden)), 'B d');
    assert.deepEqual(hideBlock(hidden, 0, false), outline);
  });

  it('renames headings only', () => {
    assert.equal(names(renameHeading(outline, 5, 'Nytt')), 'A a b A1 c Nytt d');
    assert.equal(names(renameHeading(outline, 6, 'Nytt')), names(outline));
  });
});
