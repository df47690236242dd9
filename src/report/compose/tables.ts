/** Tables of the document tree made from facts: indicators, figures, lights, legend, controls. */

import { formatFigure, unitSuffix } from '../../domain/figure.ts';
import type { FigureTable } from '../../domain/figure-table.ts';
import type { Indicator } from '../../domain/indicator.ts';
import type { Inline, TableBlock } from '../../domain/report.ts';
import { scaleValue } from '../../domain/scale.ts';
import { type Context, symbol } from './context.ts';
import { textCell } from './narrative.ts';
import { tableCaption, words } from './words.ts';

type Column = TableBlock['columns'][number];
const start = (header: string, width = 1): Column => ({ header, align: 'start', width });
const end = (header: string, width = 1): Column => ({ header, align: 'end', width });

/** A table whose cells are symbols under headers: light and trend, status and completion. */
export function symbolTable(context: Context, caption: string, columns: readonly [string, Inline][]): TableBlock {
  return {
    type: 'table',
    id: context.id('t', caption),
    caption,
    showCaption: false,
    columns: columns.map(([header]) => start(header)),
    rowHeaders: false,
    rows: [{ kind: 'plain', cells: columns.map(([, content]) => [[content]]) }],
  };
}

/** A perspective's process areas with light and trend. */
export function compilationTable(context: Context, perspective: string): TableBlock {
  const title = context.node(perspective).title;
  const areas = context.facts.nodes.filter((node) => node.parent === perspective);
  return {
    type: 'table',
    id: context.id('t', title),
    caption: `${title}: processområdenas bedömning och trend`,
    showCaption: false,
    columns: [start(words.processArea, 2), start(words.assessment), start(words.trend)],
    rowHeaders: true,
    rows: areas.map((area) => {
      const entry = context.entry(area.key);
      const cells = [
        textCell(area.title),
        [[symbol(context, 'assessment', entry?.assessment ?? null)]],
        [[symbol(context, 'trend', entry?.trend ?? null)]],
      ];
      return { kind: 'plain', cells };
    }),
  };
}

const kindNames = { actual: 'Utfall', target: 'Mål', forecast: 'Prognos' } as const;

/** Indicators as rows; the columns are every year and kind that one of them has, in the first one's order. */
export function indicatorTable(context: Context, indicators: readonly Indicator[]): TableBlock {
  const columns = new Map<string, string>();
  for (const value of indicators.flatMap((indicator) => indicator.values)) {
    if (value.sex === 'all') columns.set(`${value.kind} ${value.year}`, `${kindNames[value.kind]} ${value.year}`);
  }
  return {
    type: 'table',
    id: context.id('t', 'indikatorer'),
    caption: 'Indikatorer, utfall och mål',
    showCaption: true,
    columns: [start(words.indicators, 3), ...[...columns.values()].map((header) => end(header))],
    rowHeaders: true,
    rows: indicators.map((indicator) => ({
      kind: 'plain',
      cells: [
        textCell(indicator.title),
        ...[...columns.keys()].map((column) => {
          const value = indicator.values.find((each) => each.sex === 'all' && `${each.kind} ${each.year}` === column);
          return textCell(value?.value ? formatFigure(value) + unitSuffix(indicator.unit) : '');
        }),
      ],
    })),
  };
}

export function figureTable(context: Context, table: FigureTable): TableBlock {
  const percent = table.unit === 'percent' ? unitSuffix('percent') : '';
  const caption = tableCaption(table);
  return {
    type: 'table',
    id: context.id('t', caption),
    caption,
    showCaption: true,
    columns: [
      start(table.corner || words.item, 2.4),
      ...table.columns.map((header) => end(header || caption.split(', ')[1] || '')),
    ],
    rowHeaders: true,
    rows: table.rows.map((row) => ({
      kind: row.kind,
      cells: [
        textCell(row.label),
        ...row.cells.map((cell) =>
          textCell(formatFigure(cell, { sign: table.kind === 'variance' }) + (cell.value === null ? '' : percent)),
        ),
      ],
    })),
  };
}

/** A scale's symbols and their meaning; null where the municipality has no such scale. */
export function legendTable(
  context: Context,
  scaleCode: Parameters<typeof symbol>[1],
  meanings: Readonly<Record<string, string>>,
  order: readonly string[] = [],
): TableBlock | null {
  const scale = context.scales.find((candidate) => candidate.code === scaleCode);
  if (!scale) return null;
  const named = (order.length > 0 ? order : Object.keys(meanings)).filter((code) =>
    scaleValue(context.scales, scaleCode, code),
  );
  const codes = named.length > 0 ? named : scale.values.map((value) => value.code);
  return {
    type: 'table',
    id: context.id('t', `förklaring ${scale.name}`),
    caption: `Förklaring: ${scale.name}`,
    showCaption: false,
    columns: [start(words.symbol), start(words.meaning, 3)],
    rowHeaders: true,
    rows: codes.map((code) => {
      const meaning = meanings[code] ?? scaleValue(context.scales, scaleCode, code)?.meaning ?? '';
      return { kind: 'plain', cells: [[[symbol(context, scaleCode, code)]], textCell(meaning)] };
    }),
  };
}
