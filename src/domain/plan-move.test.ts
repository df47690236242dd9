import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fits, inOrder, type Plan } from './plan.ts';
import { exampleLevels, exampleNode, examplePlan } from './plan-example.testing.ts';
import { moveNode, newParents, type PlanStep, stepNode, stepsOf } from './plan-move.ts';
import { markRemoval } from './plan-removal.ts';
import type { Result } from './result.ts';

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join(' '));
  return result.value;
}
const why = (result: Result<unknown>) => (result.ok ? '' : result.issues[0]?.message);
const under = (plan: Plan, parent: string | null) =>
  plan.nodes.filter((node) => node.parent === parent).map((node) => node.key);
const node = (plan: Plan, key: string) => {
  const found = plan.nodes.find((one) => one.key === key);
  if (!found) throw new Error(`no node ${key}`);
  return found;
};

describe('moving a node', () => {
  it('puts it before a sibling or last, and takes along what hangs on it', () => {
    const moved = value(
      moveNode(examplePlan, exampleLevels, 'processArea/vatten', {
        parent: 'perspective/hållbart',
        before: 'processArea/skog',
      }),
    );
    assert.deepEqual(under(moved, 'perspective/hållbart'), ['processArea/vatten', 'processArea/skog']);
    assert.equal(moved.nodes[2]?.key, 'commitment/dika');
    const last = value(
      moveNode(moved, exampleLevels, 'processArea/vatten', { parent: 'perspective/hållbart', before: null }),
    );
    assert.deepEqual(last, examplePlan);
  });

  it('puts it under another node', () => {
    const moved = value(
      moveNode(examplePlan, exampleLevels, 'commitment/gallra', { parent: 'goal/träd', before: null }),
    );
    assert.deepEqual(under(moved, 'goal/träd'), ['commitment/gallra']);
    assert.equal(node(moved, 'commitment/gallra').position, 0);
    assert.deepEqual(moved.indicators, examplePlan.indicators);
  });

  it('refuses a circle, a level that does not fit, the top for what is not top, and what is marked', () => {
    const to = (key: string, parent: string | null, plan = examplePlan) =>
      why(moveNode(plan, exampleLevels, key, { parent, before: null }));
    assert.match(to('processArea/skog', 'goal/träd') ?? '', /under sig själv/u);
    assert.match(to('processArea/skog', 'processArea/skog') ?? '', /under sig själv/u);
    assert.match(to('processArea/skog', 'goal/finns-inte') ?? '', /finns inte/u);
    assert.match(to('processArea/skog', 'processArea/vatten') ?? '', /passar inte under Vatten/u);
    assert.match(to('goal/träd', null) ?? '', /översta nivån/u);
    const marked = value(markRemoval(examplePlan, 'processArea/vatten', 'Slut'));
    assert.match(to('goal/träd', 'processArea/vatten', marked) ?? '', /markerat för borttagning/u);
    assert.match(to('commitment/dika', 'processArea/skog', marked) ?? '', /markerat för borttagning/u);
  });

  it('refuses a sibling that is no longer there', () => {
    const place = { parent: 'processArea/skog', before: 'commitment/dika' };
    assert.match(why(moveNode(examplePlan, exampleLevels, 'commitment/gallra', place)) ?? '', /har flyttats/u);
  });
});

describe('a step', () => {
  const step = (key: string, to: PlanStep, plan = examplePlan) => stepNode(plan, exampleLevels, key, to);

  it('goes up and down among siblings of the level, and back', () => {
    const up = value(step('commitment/gallra', 'up'));
    assert.deepEqual(under(up, 'processArea/skog'), ['goal/träd', 'commitment/gallra', 'commitment/plantera']);
    assert.deepEqual(value(step('commitment/gallra', 'down', up)), examplePlan);
    assert.match(why(step('commitment/plantera', 'up')) ?? '', /står redan först/u);
    assert.match(why(step('commitment/gallra', 'down')) ?? '', /står redan sist/u);
  });

  it('goes in under the nearest of a higher level, and out to where the parent stands', () => {
    const inner = value(step('commitment/plantera', 'in'));
    assert.equal(node(inner, 'commitment/plantera').parent, 'goal/träd');
    assert.equal(
      node(value(step('commitment/plantera', 'out', inner)), 'commitment/plantera').parent,
      'processArea/skog',
    );
    assert.match(why(step('commitment/dika', 'in')) ?? '', /ingen post på en högre nivå/u);
    assert.match(why(step('processArea/skog', 'out')) ?? '', /längre ut/u);
  });

  it('is offered where it leads somewhere', () => {
    const steps = (key: string) => stepsOf(examplePlan, exampleLevels, node(examplePlan, key));
    assert.deepEqual(steps('perspective/hållbart'), []);
    assert.deepEqual(steps('processArea/skog'), ['down']);
    assert.deepEqual(steps('commitment/plantera'), ['down', 'in', 'out']);
    assert.deepEqual(steps('goal/träd'), ['out']);
  });

  it('offers as parents what it may hang on, and not where it hangs', () => {
    assert.deepEqual(
      newParents(examplePlan, exampleLevels, node(examplePlan, 'commitment/plantera')).map((one) => one.key),
      ['perspective/hållbart', 'goal/träd', 'processArea/vatten'],
    );
  });
});

describe('any row of moves', () => {
  const keys = examplePlan.nodes.map((one) => one.key);
  const wide: Plan = inOrder(
    { ...examplePlan, nodes: [...examplePlan.nodes, exampleNode('activity/gräva', 'commitment/dika')] },
    exampleLevels,
  );
  const move = fc.oneof(
    fc.record({ key: fc.constantFrom(...keys), step: fc.constantFrom<PlanStep>('up', 'down', 'in', 'out') }),
    fc.record({ key: fc.constantFrom(...keys), parent: fc.option(fc.constantFrom(...keys)) }),
  );

  it('loses no node, makes no circle, and leaves every node under a level before its own', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        let plan = wide;
        for (const one of moves) {
          const done =
            'step' in one
              ? stepNode(plan, exampleLevels, one.key, one.step)
              : moveNode(plan, exampleLevels, one.key, { parent: one.parent, before: null });
          if (done.ok) plan = done.value;
        }
        assert.deepEqual(new Set(plan.nodes.map((each) => each.key)), new Set(wide.nodes.map((each) => each.key)));
        assert.equal(plan.nodes.length, wide.nodes.length);
        for (const each of plan.nodes) {
          const parent = each.parent === null ? null : node(plan, each.parent).level;
          assert.ok(fits(exampleLevels, each.level, parent), each.key);
        }
      }),
    );
  });
});
