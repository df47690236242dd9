/** A small plan for tests, with our own words: one perspective, two areas, a goal, three commitments and an indicator. */
import { defaultLevels, type SteeringLevel } from './node.ts';
import type { Plan, PlanIndicator, PlanNode } from './plan.ts';

/** The default levels with activities under commitments. */
export const exampleLevels: readonly SteeringLevel[] = [
  ...defaultLevels,
  { code: 'activity', name: 'Aktivitet', heading: 'Aktiviteter', horizon: 1, scales: ['status'] },
];

export function exampleNode(key: string, parent: string | null, more: Partial<PlanNode> = {}): PlanNode {
  const [level = '', slug = ''] = key.split('/');
  const title = slug.charAt(0).toLocaleUpperCase('sv') + slug.slice(1);
  const days = { startsOn: null, endsOn: null, origin: null, removal: null };
  return { key, parent, level, title, role: 'group', position: 0, bodies: [], ...days, ...more };
}

export function exampleIndicator(key: string, node: string, more: Partial<PlanIndicator> = {}): PlanIndicator {
  const facts = { title: key, unit: 'percent', decimals: 0, direction: 'higher', source: '', position: 0 } as const;
  return { key: `indicator/${key}`, node, ...facts, origin: null, removal: null, targets: [], ...more };
}

export const examplePlan: Plan = {
  year: 2025,
  nodes: [
    exampleNode('perspective/hållbart', null),
    exampleNode('processArea/skog', 'perspective/hållbart'),
    exampleNode('goal/träd', 'processArea/skog', { role: 'both' }),
    exampleNode('commitment/plantera', 'processArea/skog', { bodies: ['KS', 'alla bolag'] }),
    exampleNode('commitment/gallra', 'processArea/skog', {
      position: 1,
      bodies: ['VON'],
      startsOn: '2025-03-01',
      endsOn: '2025-11-30',
    }),
    exampleNode('processArea/vatten', 'perspective/hållbart', { position: 1 }),
    exampleNode('commitment/dika', 'processArea/vatten', { bodies: ['KS'] }),
  ],
  indicators: [
    exampleIndicator('skogsandel', 'goal/träd', {
      targets: [
        { year: 2025, sex: 'all', value: '60', decimals: 0 },
        { year: 2026, sex: 'all', value: '62', decimals: 0 },
      ],
    }),
  ],
};
