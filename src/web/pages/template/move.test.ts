import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TemplateBlock } from '../../../app/template.ts';
import type { OutlineBlock } from '../../../domain/outline.ts';
import { moveBlock } from '../../../domain/outline-edit.ts';
import { placeAfterMove } from './move.ts';

const heading = (level: number, text: string): OutlineBlock => ({ kind: 'heading', level, text, node: null });
const outline = [heading(1, 'A'), heading(2, 'A1'), heading(2, 'A2'), heading(1, 'B'), heading(1, 'C')];
const blocks = (list: readonly OutlineBlock[]): TemplateBlock[] =>
  list.map((block, index) => ({
    index,
    kind: block.kind,
    text: block.kind === 'heading' ? block.text : '',
    level: block.kind === 'heading' ? block.level : null,
    hidden: false,
  }));

describe('placeAfterMove', () => {
  for (const [index, direction] of [
    [0, 'down'],
    [3, 'up'],
    [1, 'down'],
    [4, 'up'],
  ] as const)
    it(`follows ${(outline[index] as { text: string }).text} ${direction}`, () => {
      const after = blocks(moveBlock(outline, index, direction));
      const place = placeAfterMove(blocks(outline), after, index, direction);
      assert.equal(after[place]?.text, blocks(outline)[index]?.text);
      assert.notEqual(place, index);
    });

  it('stays where nothing moved', () => {
    assert.equal(placeAfterMove(blocks(outline), blocks(outline), 0, 'up'), 0);
  });
});
