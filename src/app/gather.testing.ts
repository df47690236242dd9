/** For tests: two bodies that report on the example's nodes beside the executive board, with texts, figures and tables of their own. */
import type { Facts } from '../domain/facts.ts';
import { exampleFacts } from '../domain/facts-example.testing.ts';
import type { Unit } from '../domain/figure.ts';
import type { FigureTable } from '../domain/figure-table.ts';
import { paragraphs } from '../domain/narrative.ts';
import { formToNarrative } from '../domain/narrative-form.ts';

export const area = 'processArea/skog';
export const goal = 'goal/fler-träd';

const bodies: Facts['bodies'] = [
  ...exampleFacts.bodies,
  { code: 'BUN', name: 'Barn- och utbildningsnämnden', kind: 'board', parent: null },
];

export const trees = 'indicator/stammar';

function indicators(unit: Unit, count: string | null, share: string): Facts['indicators'] {
  const common = { node: goal, direction: 'higher', position: 1 } as const;
  const value = { year: 2025, kind: 'actual', sex: 'all' } as const;
  return [
    { ...common, key: trees, title: 'Planterade träd', unit, values: [{ ...value, value: count, decimals: 0 }] },
    {
      ...common,
      key: 'indicator/skogsandel',
      title: 'Skogsandel (%)',
      unit: 'percent',
      position: 0,
      values: [{ ...value, value: share, decimals: 1 }],
    },
  ];
}

function economy(unit: Unit, rows: readonly (readonly [string, string])[]): FigureTable {
  return {
    key: 'table/drift',
    kind: 'departments',
    corner: 'Avdelning',
    unit,
    columns: ['Utfall 2025', 'Avvikelse, %'],
    rows: rows.map(([label, value]) => ({
      label,
      kind: label === 'Summa' ? 'sum' : 'item',
      cells: [
        { value, decimals: value.split('.')[1]?.length ?? 0 },
        { value: '1', decimals: 0 },
      ],
    })),
  };
}

const reporting = { ...exampleFacts, bodies, parts: [], risks: [], events: [] };
const [first] = exampleFacts.entries;
const entry = { ...first, node: area, status: null, completion: null, description: null };

/** Reports on the area and the goal; its text shows a figure of its own. */
export const vonFacts: Facts = {
  ...reporting,
  body: 'VON',
  nodes: exampleFacts.nodes.filter(({ key }) => !key.startsWith('commitment/')),
  entries: [
    {
      ...entry,
      assessment: 'red',
      trend: 'worse',
      narrative: formToNarrative(
        'Boendenas skogar har gallrats.\n\nVi planterade [1 200](=indicator:stammar/2025/actual) träd.\n\nFler promenader ordnas i vår.',
      ),
    },
  ],
  indicators: indicators('count', '1200', '40.5'),
  tables: [
    economy('kSEK', [
      ['Hemtjänst', '100'],
      ['Boende', '200'],
      ['Summa', '300'],
    ]),
  ],
};

/** Reports on the area only. */
export const bunFacts: Facts = {
  ...reporting,
  body: 'BUN',
  nodes: exampleFacts.nodes.filter(({ key }) => !key.startsWith('commitment/')),
  entries: [
    { ...entry, assessment: 'yellow', trend: null, narrative: paragraphs(['Skolskogarna används mer än förr.']) },
  ],
  indicators: indicators('count', null, '60.0'),
  tables: [
    economy('MSEK', [
      ['Skola', '5.5'],
      ['Summa', '5.5'],
    ]),
  ],
};

export const ksFacts: Facts = { ...exampleFacts, bodies };
export const gatheringFacts: readonly Facts[] = [ksFacts, vonFacts, bunFacts];
