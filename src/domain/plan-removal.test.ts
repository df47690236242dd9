import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Plan } from './plan.ts';
import { examplePlan } from './plan-example.testing.ts';
import { addIndicator, editIndicator, type IndicatorFields, keepIndicator, removeIndicator } from './plan-indicator.ts';
import { markRemoval, settleRemovals, undoRemoval } from './plan-removal.ts';
import type { Result } from './result.ts';

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join(' '));
  return result.value;
}
const why = (result: Result<unknown>) => (result.ok ? '' : (result.issues[0]?.message ?? ''));
const marked = (plan: Plan) =>
  [...plan.nodes, ...plan.indicators].filter((one) => one.removal !== null).map((one) => `${one.key}: ${one.removal}`);

describe('marking for removal', () => {
  const skog = value(markRemoval(examplePlan, 'processArea/skog', 'Slås ihop'));

  it('marks all that hangs on the node, indicators too', () => {
    assert.deepEqual(marked(skog), [
      'processArea/skog: Slås ihop',
      'goal/träd: Slås ihop',
      'commitment/plantera: Slås ihop',
      'commitment/gallra: Slås ihop',
      'indicator/skogsandel: Slås ihop',
    ]);
    assert.match(why(markRemoval(skog, 'goal/träd', 'Igen')), /redan markerad/u);
  });

  it('is taken back whole, but for what was marked before with a reason of its own', () => {
    assert.deepEqual(value(undoRemoval(skog, 'processArea/skog')), examplePlan);
    const first = value(markRemoval(examplePlan, 'commitment/gallra', 'Är klart'));
    const both = value(markRemoval(first, 'processArea/skog', 'Slås ihop'));
    assert.deepEqual(marked(value(undoRemoval(both, 'processArea/skog'))), ['commitment/gallra: Är klart']);
  });

  it('is not taken back under what is still marked', () => {
    assert.match(why(undoRemoval(skog, 'goal/träd')), /Ångra först borttagningen av Skog/u);
    assert.match(why(keepIndicator(skog, 'indicator/skogsandel')), /Ångra först borttagningen av Träd/u);
  });
});

describe('settling what is marked', () => {
  const skog = value(markRemoval(examplePlan, 'processArea/skog', 'Slås ihop'));
  const keys = (nodes: readonly { key: string }[]) => nodes.map((one) => one.key);

  it('takes away what no report holds', () => {
    const settled = settleRemovals(skog, new Set(['processArea/vatten']), '2025-06-17');
    assert.deepEqual(keys(settled.gone), ['processArea/skog', 'goal/träd', 'commitment/plantera', 'commitment/gallra']);
    assert.deepEqual([settled.ended, keys(settled.goneIndicators)], [[], ['indicator/skogsandel']]);
    assert.deepEqual(keys(settled.plan.nodes), ['perspective/hållbart', 'processArea/vatten', 'commitment/dika']);
    assert.deepEqual(settled.plan.indicators, []);
  });

  it('ends what a report holds, and what that hangs on, instead of taking it away', () => {
    const settled = settleRemovals(skog, new Set(['goal/träd']), '2025-06-17');
    assert.deepEqual(keys(settled.gone), ['commitment/plantera', 'commitment/gallra']);
    assert.deepEqual(
      settled.ended.map((node) => [node.key, node.endsOn, node.removal]),
      [
        ['processArea/skog', '2025-06-17', null],
        ['goal/träd', '2025-06-17', null],
      ],
    );
    assert.deepEqual(settled.plan.indicators, examplePlan.indicators);
  });

  it('ends nothing before it began, nor later than it was to end', () => {
    const gallra = value(markRemoval(examplePlan, 'commitment/gallra', 'Är klart'));
    const end = (day: string) => settleRemovals(gallra, new Set(['commitment/gallra']), day).ended[0]?.endsOn;
    assert.equal(end('2025-06-17'), '2025-06-17');
    assert.equal(end('2024-12-12'), '2025-03-01');
    assert.equal(end('2025-12-24'), '2025-11-30');
  });

  it('changes nothing where nothing is marked', () => {
    assert.deepEqual(settleRemovals(examplePlan, new Set(), '2025-06-17').plan, examplePlan);
  });
});

describe('an indicator of the plan', () => {
  const fields: IndicatorFields = {
    title: 'Andel nöjda',
    unit: 'percent',
    decimals: 1,
    direction: 'higher',
    source: 'Egen mätning',
    targets: [
      { year: 2026, sex: 'men', value: '71', decimals: 0 },
      { year: 2026, sex: 'women', value: '72', decimals: 0 },
      { year: 2025, sex: 'all', value: '70', decimals: 0 },
    ],
  };

  it('is added last on its node, with targets by year and sex', () => {
    const { plan, key } = value(addIndicator(examplePlan, 'goal/träd', fields));
    const added = plan.indicators.at(-1);
    assert.deepEqual([key, added?.node, added?.position], ['indicator/andel-nöjda', 'goal/träd', 1]);
    assert.deepEqual(
      added?.targets.map((target) => `${target.year} ${target.sex}`),
      ['2025 all', '2026 women', '2026 men'],
    );
    assert.equal(value(addIndicator(plan, 'goal/träd', fields)).key, 'indicator/andel-nöjda-2');
  });

  it('keeps its key and place when it is edited', () => {
    const plan = value(editIndicator(examplePlan, 'indicator/skogsandel', fields));
    assert.deepEqual(
      [plan.indicators[0]?.key, plan.indicators[0]?.title, plan.indicators[0]?.targets.length],
      ['indicator/skogsandel', 'Andel nöjda', 3],
    );
    assert.match(why(editIndicator(examplePlan, 'indicator/x', fields)), /finns inte/u);
  });

  it('is marked for removal by itself, and kept again', () => {
    const plan = value(removeIndicator(examplePlan, 'indicator/skogsandel', 'Mäts inte'));
    assert.deepEqual(marked(plan), ['indicator/skogsandel: Mäts inte']);
    const settled = settleRemovals(plan, new Set(['goal/träd']), '2025-06-17');
    assert.equal(settled.plan.indicators.length, 0);
    assert.deepEqual(value(keepIndicator(plan, 'indicator/skogsandel')), examplePlan);
  });
});
