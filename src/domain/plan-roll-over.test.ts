import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fits, inOrder, type Plan, type PlanNode } from './plan.ts';
import { exampleIndicator, exampleLevels, exampleNode, examplePlan } from './plan-example.testing.ts';
import { type Owner, type RollOverInput, rollOver } from './plan-roll-over.ts';
import { termOf } from './term.ts';

const owner = (node: string, body: string, name: string, closed = false): Owner => ({
  ...{ node, body, name, closed },
  account: name,
});
const owners = [
  owner('goal/träd', 'KS', 'Eva'),
  owner('commitment/plantera', 'KS', 'Lars', true),
  owner('commitment/gallra', 'VON', 'Rut'),
];
const input = (more: Partial<RollOverInput> = {}): RollOverInput => {
  const { from = examplePlan, to = 2026 } = more;
  return {
    from,
    to,
    levels: exampleLevels,
    terms: { from: termOf(from.year), to: termOf(to) },
    owners,
    closedBodies: new Map(),
    chosen: new Set(),
    ...more,
  };
};
const edit = (key: string, change: Partial<PlanNode>, plan = examplePlan): Plan => ({
  ...plan,
  nodes: plan.nodes.map((node) => (node.key === key ? { ...node, ...change } : node)),
});
const fates = (more: Partial<RollOverInput> = {}) =>
  Object.fromEntries(rollOver(input(more)).nodes.map(({ node, ground, kind }) => [node.key, `${ground} ${kind}`]));
const find = (more: Partial<RollOverInput>, key: string) =>
  rollOver(input(more)).plan.nodes.find((node) => node.key === key);

describe('copying a plan to the next year', () => {
  it('takes along what lasts, and of the one-year nodes those that are chosen', () => {
    assert.deepEqual(fates({ chosen: new Set(['commitment/gallra', 'goal/träd']) }), {
      'perspective/hållbart': 'lasting copied',
      'processArea/skog': 'lasting copied',
      'goal/träd': 'lasting copied',
      'commitment/plantera': 'yearly leftOut',
      'commitment/gallra': 'yearly copied',
      'processArea/vatten': 'lasting copied',
      'commitment/dika': 'yearly leftOut',
    });
  });

  it('says where each node came from, and moves the days of one-year nodes', () => {
    const chosen = new Set(['commitment/gallra']);
    const copied = find({ chosen }, 'commitment/gallra');
    assert.deepEqual(
      [copied?.origin, copied?.startsOn, copied?.endsOn, copied?.parent],
      ['commitment/gallra', '2026-03-01', '2026-11-30', 'processArea/skog'],
    );
    const leap = edit('commitment/gallra', { startsOn: '2024-02-29', endsOn: null }, { ...examplePlan, year: 2024 });
    assert.equal(find({ from: leap, to: 2025, chosen }, 'commitment/gallra')?.startsOn, '2025-02-28');
    assert.equal(find({ from: leap, to: 2028, chosen }, 'commitment/gallra')?.startsOn, '2028-02-29');
  });

  it('goes on with a commitment that lasts into the year, and its days stay', () => {
    const from = edit('commitment/gallra', { endsOn: '2026-06-30' });
    assert.equal(fates({ from })['commitment/gallra'], 'lasting copied');
    assert.equal(find({ from }, 'commitment/gallra')?.endsOn, '2026-06-30');
  });

  it('leaves out what is marked for removal and what has ended, unless the latter is chosen', () => {
    const from = edit('processArea/vatten', { endsOn: '2025-06-17' }, edit('goal/träd', { removal: 'Slut' }));
    const chosen = new Set(['goal/träd']);
    assert.equal(fates({ from, chosen })['goal/träd'], 'removal leftOut');
    assert.equal(fates({ from, chosen })['processArea/vatten'], 'ended leftOut');
    const again = find({ from, chosen: new Set(['processArea/vatten']) }, 'processArea/vatten');
    assert.deepEqual([again?.startsOn, again?.endsOn], ['2026-01-01', null]);
  });

  it('hangs a node on the nearest that comes along, and leaves out one that has nowhere to hang', () => {
    const from = inOrder(
      {
        ...examplePlan,
        nodes: [
          ...edit('commitment/dika', { parent: 'goal/sjö' }).nodes,
          exampleNode('goal/sjö', 'processArea/vatten', { removal: 'Slut' }),
        ],
      },
      exampleLevels,
    );
    const chosen = new Set(['commitment/dika']);
    const fate = rollOver(input({ from, chosen })).nodes.find(({ node }) => node.key === 'commitment/dika');
    assert.deepEqual([fate?.kind, fate?.newParent?.key], ['copied', 'processArea/vatten']);
    assert.equal(find({ from, chosen }, 'commitment/dika')?.parent, 'processArea/vatten');
    const without = edit('perspective/hållbart', { removal: 'Slut' });
    assert.equal(fates({ from: without })['processArea/skog'], 'lasting noPlace');
    assert.deepEqual(rollOver(input({ from: without })).plan.nodes, []);
  });
});

describe('copying a plan to a new term', () => {
  const from: Plan = { ...examplePlan, year: 2026 };

  it('leaves out goals whose term ends, unless they are chosen or last longer by their own day', () => {
    assert.equal(fates({ from, to: 2027 })['goal/träd'], 'termEnds leftOut');
    assert.equal(fates({ from, to: 2027, chosen: new Set(['goal/träd']) })['goal/träd'], 'termEnds copied');
    const long = edit('goal/träd', { endsOn: '2030-12-31' }, from);
    assert.equal(fates({ from: long, to: 2027 })['goal/träd'], 'lasting copied');
    const short = edit('goal/träd', { startsOn: '2023-01-01', endsOn: '2026-12-31' }, from);
    const again = find({ from: short, to: 2027, chosen: new Set(['goal/träd']) }, 'goal/träd');
    assert.deepEqual([again?.startsOn, again?.endsOn], ['2027-01-01', '2030-12-31']);
  });
});

describe('indicators and targets of a copied plan', () => {
  const target = (year: number, value: string, sex: 'all' | 'women' | 'men' = 'all') => ({
    year,
    sex,
    value,
    decimals: 0,
  });
  const from: Plan = {
    ...examplePlan,
    indicators: [
      exampleIndicator('skogsandel', 'goal/träd', {
        targets: [
          target(2024, '55'),
          target(2025, '60'),
          target(2025, '58', 'women'),
          target(2027, '64'),
          target(2026, '61', 'men'),
        ],
      }),
      exampleIndicator('gallrat', 'commitment/gallra', { targets: [target(2025, '5')] }),
      exampleIndicator('gammal', 'goal/träd', { removal: 'Mäts inte', targets: [target(2026, '1')] }),
    ],
  };

  it('keeps targets of coming years, and carries the latest passed one on where none is for the year', () => {
    const { plan, indicators } = rollOver(input({ from }));
    assert.deepEqual(
      plan.indicators.map(({ key, origin, targets }) => [
        key,
        origin,
        targets.map(({ year, sex, value }) => `${year} ${sex} ${value}`),
      ]),
      [
        [
          'indicator/skogsandel',
          'indicator/skogsandel',
          ['2026 all 60', '2026 women 58', '2026 men 61', '2027 all 64'],
        ],
      ],
    );
    assert.deepEqual(
      indicators.map(({ kind, targets }) => [kind, targets.map((fate) => fate.kind)]),
      [
        ['copied', ['passed', 'carried', 'carried', 'copied', 'copied']],
        ['nodeLeftOut', []],
        ['removal', []],
      ],
    );
  });
});

describe('owners and bodies of a copied plan', () => {
  const chosen = new Set(['commitment/plantera', 'commitment/gallra']);
  const owned = (more: Partial<RollOverInput>) =>
    rollOver(input(more)).owners.map(({ owner: { name }, kind, body }) => [name, kind, body]);

  it('keep those with an open account and a node that comes along', () => {
    assert.deepEqual(owned({ chosen: new Set(['commitment/plantera']) }), [
      ['Eva', 'copied', 'KS'],
      ['Lars', 'closedAccount', 'KS'],
      ['Rut', 'nodeLeftOut', 'VON'],
    ]);
  });

  it('follow a closed body to the one that takes over', () => {
    const closedBodies = new Map([['VON', 'SOC']]);
    assert.deepEqual(find({ chosen, closedBodies }, 'commitment/gallra')?.bodies, ['SOC']);
    assert.deepEqual(owned({ chosen, closedBodies })[2], ['Rut', 'copied', 'SOC']);
    const nobody = new Map([['VON', null]]);
    assert.deepEqual(find({ chosen, closedBodies: nobody }, 'commitment/gallra')?.bodies, []);
    assert.deepEqual(owned({ chosen, closedBodies: nobody })[2], ['Rut', 'closedBody', 'VON']);
  });

  it('name a body once, and give a node one owner for each', () => {
    const both = [...owners, owner('commitment/gallra', 'KS', 'Kim')];
    const from = edit('commitment/gallra', { bodies: ['VON', 'KS'] });
    const closedBodies = new Map([['VON', 'KS']]);
    assert.deepEqual(find({ from, chosen, closedBodies }, 'commitment/gallra')?.bodies, ['KS']);
    assert.deepEqual(owned({ from, chosen, closedBodies, owners: both }).slice(2), [
      ['Rut', 'closedBody', 'VON'],
      ['Kim', 'copied', 'KS'],
    ]);
  });
});

describe('any plan that is copied', () => {
  const day = fc.option(fc.constantFrom('2024-06-30', '2025-12-31', '2026-06-30', '2030-12-31'));
  const change = fc.record({ removal: fc.option(fc.constant('Slut')), endsOn: day, chosen: fc.boolean() });
  const wide: Plan = inOrder(
    {
      ...examplePlan,
      nodes: [
        ...edit('commitment/plantera', { parent: 'goal/träd' }).nodes,
        exampleNode('activity/gräva', 'commitment/plantera'),
        exampleNode('activity/mäta', 'processArea/vatten'),
      ],
      indicators: [
        ...examplePlan.indicators,
        exampleIndicator('djup', 'activity/mäta', { targets: [{ year: 2024, sex: 'men', value: '1', decimals: 0 }] }),
      ],
    },
    exampleLevels,
  );

  it('loses nothing: every node, indicator, target and owner is copied or named with why not', () => {
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 9, maxLength: 9 }),
        fc.constantFrom(2026, 2027, 2031),
        (changes, to) => {
          const from: Plan = {
            ...wide,
            nodes: wide.nodes.map((node, index) => ({
              ...node,
              startsOn: null,
              endsOn: changes[index]?.endsOn ?? null,
              removal: changes[index]?.removal ?? null,
            })),
          };
          const chosen = new Set(wide.nodes.filter((_, index) => changes[index]?.chosen).map(({ key }) => key));
          const done = rollOver(input({ from, to, chosen, closedBodies: new Map([['VON', null]]) }));
          const now = new Set(done.plan.nodes.map(({ key }) => key));
          assert.deepEqual(
            done.nodes.map(({ node }) => node.key).toSorted(),
            from.nodes.map(({ key }) => key).toSorted(),
          );
          for (const { node, kind } of done.nodes) assert.equal(now.has(node.key), kind === 'copied', node.key);
          assert.equal(done.indicators.length, from.indicators.length);
          for (const { indicator, kind, targets } of done.indicators) {
            const copy = done.plan.indicators.find(({ key }) => key === indicator.key);
            assert.equal(copy !== undefined, kind === 'copied');
            if (!copy) continue;
            assert.deepEqual(
              targets.map(({ target }) => target),
              indicator.targets,
            );
            assert.equal(copy.targets.length, targets.filter((target) => target.kind !== 'passed').length);
          }
          assert.deepEqual(
            done.owners.map((fate) => fate.owner),
            owners,
          );
          for (const node of done.plan.nodes) {
            const parent = done.plan.nodes.find(({ key }) => key === node.parent);
            assert.equal(parent === undefined, node.parent === null);
            assert.ok(fits(exampleLevels, node.level, parent?.level ?? null), node.key);
            assert.equal(node.origin, node.key);
          }
        },
      ),
    );
  });
});
