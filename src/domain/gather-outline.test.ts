import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleFacts } from './facts-example.testing.ts';
import { placeIndicator, placeTable } from './gather-outline.ts';

const { parts } = exampleFacts;
const annex = (placed: typeof parts) => placed.find(({ kind }) => kind === 'annualReport')?.outline ?? [];

describe('the place of a kept sum in the outline', () => {
  it('is after the other tables of the annex', () => {
    const placed = annex(placeTable(parts, 'table/samlad-drift'));
    assert.deepEqual(
      placed.slice(-3).map((block) => block.kind === 'figureTable' && block.table),
      ['table/resultat', 'table/avvikelse', 'table/samlad-drift'],
    );
  });

  it('is last where there are no tables', () => {
    const bare = parts.map((part) => ({ ...part, outline: part.outline.slice(0, 2) }));
    assert.deepEqual(annex(placeTable(bare, 'table/x')).at(-1), { kind: 'figureTable', table: 'table/x' });
  });

  it('is among the indicators of its node, or in a block of its own after what the node says', () => {
    const among = annex(placeIndicator(parts, { key: 'indicator/stammar', node: 'goal/fler-träd' }));
    assert.deepEqual(
      among.flatMap((block) => (block.kind === 'indicators' ? block.indicators : [])),
      ['indicator/skogsandel', 'indicator/stammar'],
    );
    const own = annex(placeIndicator(parts, { key: 'indicator/plantor', node: 'commitment/plantera' }));
    const at = own.findIndex((block) => block.kind === 'indicators' && block.indicators.includes('indicator/plantor'));
    const before = own[at - 1];
    assert.ok(before?.kind === 'commitment' && before.node === 'commitment/plantera');
  });

  it('is left as it is where there is one', () => {
    assert.deepEqual(placeTable(parts, 'table/resultat'), parts);
    assert.deepEqual(placeIndicator(parts, { key: 'indicator/skogsandel', node: 'processArea/skog' }), parts);
  });
});
