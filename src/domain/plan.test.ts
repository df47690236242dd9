import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ancestorsOf, branchOf, fits, inOrder, Plan, rankOf } from './plan.ts';
import { addNode, editNode, freeKey, type NodeFields } from './plan-edit.ts';
import { exampleLevels, exampleNode, examplePlan } from './plan-example.testing.ts';
import type { Result } from './result.ts';

const fields: NodeFields = { title: 'Röja', role: 'group', bodies: ['KS'], startsOn: null, endsOn: null };

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join(' '));
  return result.value;
}
const path = (result: Result<unknown>) => (result.ok ? null : result.issues[0]?.path);

describe('a plan', () => {
  it('reads what it writes', () => {
    assert.deepEqual(Plan.parse(JSON.parse(JSON.stringify(examplePlan))), examplePlan);
  });

  it('stands in the order of the model: parents first, siblings by level and position', () => {
    const shuffled = { ...examplePlan, nodes: examplePlan.nodes.toReversed() };
    assert.deepEqual(inOrder(shuffled, exampleLevels), examplePlan);
  });

  it('knows what hangs on a node and what it hangs on', () => {
    assert.deepEqual(
      [...branchOf(examplePlan, 'processArea/skog')],
      ['processArea/skog', 'goal/träd', 'commitment/plantera', 'commitment/gallra'],
    );
    assert.deepEqual(
      ancestorsOf(examplePlan, 'goal/träd').map((node) => node.key),
      ['perspective/hållbart', 'processArea/skog'],
    );
    assert.deepEqual(ancestorsOf(examplePlan, 'perspective/hållbart'), []);
  });

  it('lets a level hang only on one before it, and only the first stand alone', () => {
    assert.ok(fits(exampleLevels, 'activity', 'commitment') && fits(exampleLevels, 'commitment', 'goal'));
    assert.ok(fits(exampleLevels, 'perspective', null));
    assert.ok(!fits(exampleLevels, 'commitment', 'commitment') && !fits(exampleLevels, 'processArea', null));
    assert.equal(rankOf(exampleLevels, 'unknown'), 5);
  });
});

describe('adding a node', () => {
  const place = { parent: 'processArea/skog', level: 'commitment' };

  it('puts it last among its siblings, with a key of its level and title', () => {
    const { plan, key } = value(addNode(examplePlan, exampleLevels, place, fields));
    assert.equal(key, 'commitment/röja');
    const at = plan.nodes.findIndex((node) => node.key === key);
    assert.equal(plan.nodes[at - 1]?.key, 'commitment/gallra');
    assert.deepEqual(
      plan.nodes[at],
      exampleNode(key, 'processArea/skog', { title: 'Röja', bodies: ['KS'], position: 2 }),
    );
  });

  it('gives a title that stands there already a key of its own', () => {
    const { key } = value(addNode(examplePlan, exampleLevels, place, { ...fields, title: 'Gallra!' }));
    assert.equal(key, 'commitment/gallra-2');
    assert.equal(freeKey(new Set(['goal/a', 'goal/a-2']), 'goal/a'), 'goal/a-3');
    assert.equal(freeKey(new Set(), 'goal/'), 'goal/post');
  });

  it('refuses a level that does not fit, an unknown parent and one that is to be removed', () => {
    const add = (change: Partial<typeof place>) =>
      path(addNode(examplePlan, exampleLevels, { ...place, ...change }, fields));
    assert.equal(add({ level: 'perspective' }), 'level');
    assert.equal(add({ level: 'finns-inte' }), 'level');
    assert.equal(add({ parent: 'goal/finns-inte' }), 'parent');
    const marked = {
      ...examplePlan,
      nodes: examplePlan.nodes.map((node) => (node.key === place.parent ? { ...node, removal: 'Slut' } : node)),
    };
    assert.equal(path(addNode(marked, exampleLevels, place, fields)), 'parent');
  });
});

describe('editing a node', () => {
  it('keeps its key whatever it is called, and each body once', () => {
    const plan = value(
      editNode(examplePlan, 'goal/träd', { ...fields, title: 'Mer skog', bodies: ['KS', 'VON', 'KS'] }),
    );
    const node = plan.nodes.find((one) => one.key === 'goal/träd');
    assert.deepEqual([node?.title, node?.bodies], ['Mer skog', ['KS', 'VON']]);
  });

  it('refuses days in the wrong order, and a node that is not there', () => {
    const days = { ...fields, startsOn: '2025-05-01', endsOn: '2025-04-30' };
    assert.equal(path(editNode(examplePlan, 'goal/träd', days)), 'endsOn');
    assert.equal(path(editNode(examplePlan, 'goal/x', fields)), 'node');
  });
});
