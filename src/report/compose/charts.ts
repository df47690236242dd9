/** Charts of the document tree: goals by assessment, commitments by status, indicators over the years. */

import { formatFigure, unitSuffix } from '../../domain/figure.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { LevelCode } from '../../domain/node.ts';
import type { Block, ChartBlock } from '../../domain/report.ts';
import type { ScaleCode } from '../../domain/scale.ts';
import type { Context } from './context.ts';
import { text, textCell } from './narrative.ts';
import { unitName, words } from './words.ts';

const grey = '#7a858f';

function countChart(context: Context, level: LevelCode, scaleCode: ScaleCode, title: string): ChartBlock | null {
  const scale = context.scales.find((candidate) => candidate.code === scaleCode);
  const nodes = context.facts.nodes.filter((node) => node.level === level);
  if (!scale || nodes.length === 0) return null;
  const codes = nodes.map((node) => {
    const entry = context.entry(node.key);
    return (scaleCode === 'status' ? entry?.status : entry?.assessment) ?? null;
  });
  if (codes.every((code) => code === null)) return null;
  const known = [...scale.values]
    .reverse()
    .map((value) => ({ name: value.label, color: value.color, code: value.code as string | null }));
  const all = codes.includes(null) ? [...known, { name: words.notStated, color: grey, code: null }] : known;
  const counted = all.map((value) => ({ ...value, count: codes.filter((code) => code === value.code).length }));
  const said = counted.map((value) => `${value.count} ${value.name.toLocaleLowerCase('sv')}`).join(', ');
  return {
    type: 'chart',
    id: context.id('c', title),
    kind: 'bar',
    title,
    alt: `${title}: ${said}. Totalt ${nodes.length}.`,
    unit: '',
    decimals: 0,
    categories: counted.map((value) => value.name),
    series: [
      { name: words.count, values: counted.map((value) => value.count), colors: counted.map((value) => value.color) },
    ],
    table: {
      type: 'table',
      id: context.id('t', title),
      caption: title,
      showCaption: false,
      columns: [
        { header: scale.name, align: 'start', width: 3 },
        { header: words.count, align: 'end', width: 1 },
      ],
      rowHeaders: true,
      rows: counted.map((value) => ({ kind: 'plain', cells: [textCell(value.name), textCell(String(value.count))] })),
    },
  };
}

/** The chart that an outline asks for, or a remark where there is nothing to draw. */
export function outlineChart(context: Context, chart: 'goalsByAssessment' | 'commitmentsByStatus'): Block[] {
  if (chart === 'commitmentsByStatus') {
    const drawn = countChart(context, 'commitment', 'status', 'Åtaganden efter status');
    return drawn ? [drawn] : [];
  }
  const drawn = countChart(context, 'goal', 'assessment', 'Processmål efter bedömning');
  if (drawn) return [drawn];
  return context.working ? [{ type: 'paragraph', role: 'note', content: text(words.noGoalsAssessed) }] : [];
}

/** One small chart for an indicator: actual by year, and the target as a line of its own where it has one. */
export function indicatorChart(context: Context, indicator: Indicator): ChartBlock[] {
  const values = indicator.values.filter((value) => value.sex === 'all' && value.value !== null);
  const years = [...new Set(values.map((value) => value.year))].sort();
  if (values.filter((value) => value.kind === 'actual').length < 2) return [];
  const of = (kind: 'actual' | 'target') =>
    years.map((year) => values.find((value) => value.kind === kind && value.year === year) ?? null);
  const say = (kind: 'actual' | 'target', name: string) =>
    of(kind)
      .flatMap((value) => (value ? [`${name} ${value.year} ${formatFigure(value)}${unitSuffix(indicator.unit)}`] : []))
      .join(', ');
  const targets = of('target').map((value) => (value?.value ? Number(value.value) : null));
  return [
    {
      type: 'chart',
      id: context.id('c', indicator.title),
      kind: 'column',
      title: indicator.title,
      alt: `${indicator.title}: ${[say('actual', 'utfall'), say('target', 'mål')].filter(Boolean).join(', ')}.`,
      unit: indicator.unit === 'percent' ? '%' : unitName(indicator.unit),
      decimals: Math.max(...values.map((value) => value.decimals)),
      categories: years.map(String),
      series: [
        {
          name: 'Utfall',
          values: of('actual').map((value) => (value?.value ? Number(value.value) : null)),
          colors: ['#1f5a7a'],
        },
        ...(targets.some((target) => target !== null) ? [{ name: 'Mål', values: targets, colors: ['#b58105'] }] : []),
      ],
      table: null,
    },
  ];
}
