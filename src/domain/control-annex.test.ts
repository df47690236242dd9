import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { growControlOutline, newControlAnnex } from './control-annex.ts';
import type { OutlineBlock } from './outline.ts';

const rond = { control: 'control/rond', title: 'Brandrond', risk: 'risk/brand', area: 'Risk – Brand' };
const lock = { control: 'control/lås', title: 'Låsrond', risk: 'risk/stöld', area: 'Risk – Stöld' };
const summary: OutlineBlock = { kind: 'controlSummary', controls: [] };
const brand: OutlineBlock = { kind: 'risk', risk: 'risk/brand' };

const shape = (outline: ReturnType<typeof growControlOutline>) =>
  outline.map((block) => {
    if (block.kind === 'heading') return `# ${block.text}`;
    if (block.kind === 'risk') return block.risk;
    return block.kind === 'controlSummary' ? block.controls.map(({ title }) => title).join(', ') : block.kind;
  });

describe('the place of a control in annex 2', () => {
  it('is in the summary, and under its risk below the heading of the area', () => {
    const first = growControlOutline(newControlAnnex(2026, 'Kommunstyrelsen').outline, rond);
    const both = growControlOutline(first, lock);
    assert.deepEqual(shape(both), [
      'Brandrond, Låsrond',
      '# Risk – Brand',
      'risk/brand',
      '# Risk – Stöld',
      'risk/stöld',
    ]);
  });

  it('is the one that it has, where the report shows it already', () => {
    const outline = growControlOutline(newControlAnnex(2026, 'Kommunstyrelsen').outline, rond);
    assert.deepEqual(growControlOutline(outline, rond), outline);
  });

  it('is under a heading that stands there, before the chapters after it', () => {
    const heading = (text: string) => ({ kind: 'heading', level: 1, text, node: null }) as const;
    const outline: OutlineBlock[] = [summary, heading('Risk – Brand'), brand, heading('Urval'), { kind: 'carryOver' }];
    const other = { ...lock, area: 'Risk – Brand' };
    assert.deepEqual(shape(growControlOutline(outline, other)).slice(1, 4), [
      '# Risk – Brand',
      'risk/brand',
      'risk/stöld',
    ]);
    assert.deepEqual(shape(growControlOutline(outline, lock)).slice(2, 5), [
      'risk/brand',
      '# Risk – Stöld',
      'risk/stöld',
    ]);
  });

  it('has a heading of its own where the risk has no area', () => {
    const outline = growControlOutline([summary], { ...lock, area: '' });
    assert.deepEqual(shape(outline), ['Låsrond', '# Övriga risker', 'risk/stöld']);
  });
});
