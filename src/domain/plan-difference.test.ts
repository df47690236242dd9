import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inOrder, type Plan, type PlanNode } from './plan.ts';
import { changesPlan, planDifference } from './plan-difference.ts';
import { exampleIndicator, exampleLevels, exampleNode, examplePlan } from './plan-example.testing.ts';
import { moveNode } from './plan-move.ts';
import { markRemoval } from './plan-removal.ts';
import type { Result } from './result.ts';

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join(' '));
  return result.value;
}

/** The plan copied whole to the next year. */
const copy: Plan = {
  year: 2026,
  nodes: examplePlan.nodes.map((node) => ({
    ...node,
    origin: node.key,
    startsOn: node.startsOn?.replace('2025', '2026') ?? null,
    endsOn: node.endsOn?.replace('2025', '2026') ?? null,
  })),
  indicators: examplePlan.indicators.map((one) => ({
    ...one,
    origin: one.key,
    targets: one.targets.filter((target) => target.year > 2025),
  })),
};
const edit = (plan: Plan, key: string, change: Partial<PlanNode>): Plan => ({
  ...plan,
  nodes: plan.nodes.map((node) => (node.key === key ? { ...node, ...change } : node)),
});
const differences = (after: Plan, before = examplePlan, match: 'origin' | 'key' = 'origin') =>
  planDifference(before, after, match)
    .nodes.filter((change) => change.kind !== 'same')
    .map((change) => {
      const key = (change.kind === 'removed' ? (change.after ?? change.before) : change.after)?.key;
      return `${change.kind} ${key}${change.kind === 'changed' ? ` ${change.fields.join(' ')}` : ''}`;
    });

describe('the difference between plans', () => {
  it('is none for a copy, whose days lie a year later and whose passed targets are left out', () => {
    assert.equal(changesPlan(planDifference(examplePlan, copy, 'origin')), false);
    assert.equal(changesPlan(planDifference(examplePlan, examplePlan, 'key')), false);
  });

  it('names what is new, what changed in which fields, and what is removed or marked', () => {
    const renamed = edit(copy, 'goal/träd', { title: 'Mer skog', bodies: ['KS'], endsOn: '2026-12-31' });
    const added = inOrder(
      { ...renamed, nodes: [...renamed.nodes, exampleNode('goal/sjö', 'processArea/vatten')] },
      exampleLevels,
    );
    const without = { ...added, nodes: added.nodes.filter((node) => node.key !== 'commitment/dika') };
    assert.deepEqual(differences(value(markRemoval(without, 'commitment/gallra', 'Är klart'))), [
      'changed goal/träd title bodies endsOn',
      'removed commitment/gallra',
      'new goal/sjö',
      'removed commitment/dika',
    ]);
  });

  it('names the one that moved, not those that it moved past', () => {
    const extra = { ...exampleNode('commitment/röja', 'processArea/skog', { position: 2 }), origin: 'commitment/röja' };
    const [before, after] = [examplePlan, copy].map((plan) =>
      inOrder({ ...plan, nodes: [...plan.nodes, extra] }, exampleLevels),
    ) as [Plan, Plan];
    const first = value(
      moveNode(after, exampleLevels, 'commitment/röja', { parent: 'processArea/skog', before: 'commitment/plantera' }),
    );
    assert.deepEqual(differences(first, before), ['moved commitment/röja']);
    const other = value(
      moveNode(after, exampleLevels, 'commitment/röja', { parent: 'processArea/vatten', before: null }),
    );
    assert.deepEqual(differences(other, before), ['moved commitment/röja']);
    assert.deepEqual(differences(edit(other, 'commitment/röja', { title: 'Röj' }), before), [
      'changed commitment/röja title place',
    ]);
  });

  it('does not call those moved that come after one that is gone', () => {
    const without = { ...copy, nodes: copy.nodes.filter((node) => node.key !== 'commitment/plantera') };
    assert.deepEqual(differences(without), ['removed commitment/plantera']);
  });

  it('compares versions of one plan by key, days as they stand', () => {
    const moved = edit(examplePlan, 'commitment/gallra', { startsOn: '2026-03-01' });
    assert.deepEqual(differences(moved, examplePlan, 'key'), ['changed commitment/gallra startsOn']);
  });

  it('names indicators by what changed, targets from the later year on among it', () => {
    const target = { year: 2026, sex: 'all', value: '63', decimals: 0 } as const;
    const [indicator] = copy.indicators;
    assert.ok(indicator);
    const changed = { ...indicator, unit: 'index' as const, node: 'processArea/skog', targets: [target] };
    const after = { ...copy, indicators: [changed, exampleIndicator('ny', 'goal/träd')] };
    assert.deepEqual(
      planDifference(examplePlan, after, 'origin').indicators.map((change) =>
        change.kind === 'changed' ? change.fields : change.kind,
      ),
      [['unit', 'targets', 'node'], 'new'],
    );
  });
});
