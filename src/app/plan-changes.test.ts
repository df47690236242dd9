import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Plan } from '../domain/plan.ts';
import { planDifference } from '../domain/plan-difference.ts';
import { exampleIndicator, exampleLevels, exampleNode, examplePlan } from '../domain/plan-example.testing.ts';
import { readableDifference } from './plan-changes.ts';

const bodies = new Map([
  ['KS', 'Kommunstyrelsen'],
  ['VON', 'Vård- och omsorgsnämnden'],
]);
const read = (after: Plan, before: Plan = examplePlan) =>
  readableDifference(planDifference(before, after, 'key'), { before, after, levels: exampleLevels, bodies });

describe('the difference between plans in words', () => {
  it('leaves out what is the same', () => {
    assert.deepEqual(read(examplePlan), { nodes: [], indicators: [] });
  });

  it('names bodies, parents and days, and keeps codes that the page has words for', () => {
    const after = {
      ...examplePlan,
      nodes: examplePlan.nodes.map((node) =>
        node.key === 'commitment/gallra'
          ? { ...node, parent: 'processArea/vatten', bodies: ['KS', 'VON'], role: 'own' as const, endsOn: null }
          : node,
      ),
    };
    const [change] = read(after).nodes;
    assert.deepEqual([change?.kind, change?.of, change?.title], ['changed', 'Åtagande', 'Gallra']);
    assert.deepEqual(change?.fields, [
      { field: 'role', before: 'group', after: 'own' },
      { field: 'bodies', before: 'Vård- och omsorgsnämnden', after: 'Kommunstyrelsen, Vård- och omsorgsnämnden' },
      { field: 'endsOn', before: '2025-11-30', after: null },
      { field: 'place', before: 'Skog', after: 'Vatten' },
    ]);
  });

  it('says of what is gone that it is, and of what is marked why', () => {
    const marked = examplePlan.nodes.map((node) => (node.key === 'goal/träd' ? { ...node, removal: 'Slut' } : node));
    const after = {
      ...examplePlan,
      nodes: [
        ...marked.filter((node) => node.key !== 'commitment/dika'),
        exampleNode('goal/sjö', 'processArea/vatten'),
      ],
    };
    assert.deepEqual(
      read(after).nodes.map(({ kind, key, stands, reason }) => [kind, key, stands, reason]),
      [
        ['removed', 'goal/träd', true, 'Slut'],
        ['new', 'goal/sjö', true, ''],
        ['removed', 'commitment/dika', false, ''],
      ],
    );
  });

  it('writes targets by year and sex with their unit', () => {
    const target = { year: 2026, sex: 'women', value: '62.5', decimals: 1 } as const;
    const after = {
      ...examplePlan,
      indicators: [exampleIndicator('skogsandel', 'processArea/skog', { targets: [target] })],
    };
    const [change] = read(after).indicators;
    assert.equal(change?.of, 'Skog');
    assert.deepEqual(change?.fields, [
      { field: 'targets', before: '2025: 60\u00A0%; 2026: 62\u00A0%', after: '2026 kvinnor: 62,5\u00A0%' },
      { field: 'node', before: 'Träd', after: 'Skog' },
    ]);
  });
});
