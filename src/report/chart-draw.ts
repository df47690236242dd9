/** What ECharts is asked to draw for each kind of chart: sizes, labels, patterns, markers. */
import type { ChartBlock } from '../domain/report.ts';
import { fontFamily } from './fonts.ts';
import { ink } from './theme.ts';

const size = 13;
/** Width of a chart that fills the text's width, and of one that two of stand side by side, in pixels. */
export const fullWidth = 640;
export const halfWidth = 310;

/** The lettering of every chart. */
export const textStyle = { fontFamily: `'${fontFamily}', system-ui, sans-serif`, fontSize: size, color: ink.text };
const rowHeight = 34;

/** Patterns in white over the series' colour; the first is plain. */
const decals = [
  null,
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: 'rgba(255,255,255,0.65)' },
  {
    symbol: 'circle',
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
    symbolSize: 0.55,
    color: 'rgba(255,255,255,0.75)',
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 2, color: 'rgba(255,255,255,0.65)' },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.5, 6], rotation: Math.PI / 4, color: 'rgba(255,255,255,0.8)' },
];
const markers = ['circle', 'rect', 'triangle', 'diamond'];
const dashes = ['solid', [7, 4], [2, 3], [9, 3, 2, 3]];

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

/** Writers of numbers by their decimals: making one takes longer than drawing a bar. */
const formats = new Map<number, Intl.NumberFormat>();

function formatOf(decimals: number): Intl.NumberFormat {
  const made =
    formats.get(decimals) ??
    new Intl.NumberFormat('sv-SE', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  formats.set(decimals, made);
  return made;
}

/** A number the Swedish way, with the chart's decimals; '' for none. */
export function chartNumber(value: number | null, decimals: number): string {
  return value === null ? '' : formatOf(decimals).format(value);
}

/** Width of a text in pixels: an estimate that errs on the wide side, since the reader's typeface may be another. */
export function textWidth(text: string, fontSize = size): number {
  const share = (character: string): number => {
    if (/[iljtfr.,:;! ]/u.test(character)) return 0.36;
    if (/[MWmw%@]/u.test(character)) return 0.9;
    return /[\p{Lu}&<>=+]/u.test(character) ? 0.72 : 0.6;
  };
  return [...text].reduce((sum, character) => sum + share(character), 0) * fontSize;
}

export const longestLabel = (chart: ChartBlock): number =>
  Math.max(
    ...chart.series.flatMap((series) => series.values.map((value) => textWidth(chartNumber(value, chart.decimals)))),
  );

type Drawn = { readonly height: number; readonly option: Record<string, unknown> };
type Item = { readonly value: number | null; readonly itemStyle: object; readonly label?: object };

const plainAxis = { axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: false } };

/** One item for each category: coloured by category where there is a colour for each, otherwise by series. */
function items(chart: ChartBlock, index: number): Item[] {
  const series = pick(chart.series, index);
  const byCategory = series.colors.length === chart.categories.length && series.colors.length > 1;
  return series.values.map((value, category) => {
    const decal = pick(decals, byCategory ? category : index);
    const color = pick(series.colors.length > 0 ? series.colors : [ink.muted], byCategory ? category : 0);
    const itemStyle = decal === null ? { color } : { color, decal: { ...decal } };
    const below = value !== null && value < 0;
    return below
      ? { value, itemStyle, label: { position: chart.kind === 'bar' ? 'left' : 'bottom' } }
      : { value, itemStyle };
  });
}

function labels(chart: ChartBlock, position: string): object {
  const formatter = (item: { value: unknown }) =>
    chartNumber(typeof item.value === 'number' ? item.value : null, chart.decimals);
  return { show: true, position, distance: 6, formatter, ...textStyle, fontWeight: 600, textBorderWidth: 0 };
}

/** Legend and unit over the drawing; no legend for one series. */
function header(chart: ChartBlock): { top: number; option: Record<string, unknown> } {
  const unit = chart.unit === '%' ? 'Procent' : chart.unit;
  const legend = chart.series.length > 1 && chart.kind !== 'line';
  const option: Record<string, unknown> = {};
  if (unit !== '') {
    option.graphic = [
      {
        type: 'text',
        left: 0,
        top: 2,
        style: { text: unit, fontSize: size, fontFamily: textStyle.fontFamily, fill: ink.muted },
      },
    ];
  }
  if (legend) {
    option.legend = {
      left: unit === '' ? 0 : textWidth(unit) + 14,
      top: 0,
      padding: 0,
      itemGap: 16,
      itemWidth: 14,
      itemHeight: 12,
      icon: 'rect',
      textStyle,
      selectedMode: false,
      data: chart.series.map((series) => ({ name: series.name })),
    };
  }
  return { top: unit !== '' || legend ? 26 : 2, option };
}

/** Horizontal bars, one row for each category. */
export function barChart(chart: ChartBlock, width: number): Drawn {
  const left = Math.min(width * 0.45, Math.max(...chart.categories.map((category) => textWidth(category))) + 14);
  const { top, option } = header(chart);
  const negative = chart.series.some((series) => series.values.some((value) => (value ?? 0) < 0));
  const rows = chart.categories.length * Math.max(1, chart.series.length * 0.75);
  return {
    height: Math.round(top + rows * rowHeight + 4),
    option: {
      ...option,
      grid: { left: left + (negative ? longestLabel(chart) : 0), right: longestLabel(chart) + 14, top, bottom: 2 },
      xAxis: { type: 'value', show: false, min: (range: { min: number }) => Math.min(0, range.min) },
      yAxis: {
        type: 'category',
        inverse: true,
        data: chart.categories,
        ...plainAxis,
        axisLine: { show: true, onZero: true, lineStyle: { color: ink.text, width: 1 } },
        axisLabel: { ...textStyle, margin: 10, width: left - 14, overflow: 'break', interval: 0 },
      },
      series: chart.series.map((series, index) => ({
        type: 'bar',
        name: series.name,
        data: items(chart, index),
        label: labels(chart, 'right'),
        barWidth: chart.series.length === 1 ? 20 : undefined,
        barGap: '12%',
        itemStyle: items(chart, index)[0]?.itemStyle,
      })),
    },
  };
}

/** Columns or lines over the categories. */
export function columnChart(chart: ChartBlock, width: number): Drawn {
  const { top, option } = header(chart);
  const line = chart.kind === 'line';
  const names = Math.max(...chart.series.map((series) => textWidth(series.name)));
  const right = line ? (chart.series.length > 1 ? names * 1.15 : 0) + longestLabel(chart) + 16 : 0;
  const lowest = Math.min(...chart.series.flatMap((series) => series.values.map((value) => value ?? 0)));
  const height = width === fullWidth ? 230 : 190;
  return {
    height,
    option: {
      ...option,
      grid: { left: line ? 18 : 0, right, top: top + 22, bottom: 26 + (lowest < 0 && !line ? 20 : 0) },
      xAxis: {
        type: 'category',
        data: chart.categories,
        ...plainAxis,
        boundaryGap: !line,
        axisLine: { show: true, onZero: true, lineStyle: { color: ink.text, width: 1 } },
        axisLabel: { ...textStyle, margin: 8, interval: 0, hideOverlap: false },
      },
      yAxis: { type: 'value', show: false, ...(line ? lineRange(chart) : {}) },
      series: chart.series.map((series, index) =>
        line
          ? lineSeries(chart, index)
          : {
              type: 'bar',
              name: series.name,
              data: items(chart, index),
              label: labels(chart, 'top'),
              barMaxWidth: 40,
              barGap: '12%',
              barCategoryGap: '28%',
              itemStyle: items(chart, index)[0]?.itemStyle,
            },
      ),
      labelLayout: { moveOverlap: 'shiftY' },
    },
  };
}

/** A line need not start from zero: the range is what the figures span, with air under and over. */
function lineRange(chart: ChartBlock): { min: number; max: number } {
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = (high - low) * 0.15 || 1;
  return { min: low - 2 * air, max: high + air };
}

function lineSeries(chart: ChartBlock, index: number): object {
  const series = pick(chart.series, index);
  const color = pick(series.colors.length > 0 ? series.colors : [ink.text], 0);
  const last = series.values.findLastIndex((value) => value !== null);
  const above = chart.series.every((other) => (other.values[0] ?? 0) <= (series.values[0] ?? 0));
  return {
    type: 'line',
    name: series.name,
    symbol: pick(markers, index),
    symbolSize: 8,
    showSymbol: true,
    lineStyle: { color, width: 2.25, type: pick(dashes, index) },
    itemStyle: { color },
    label: labels(chart, above ? 'top' : 'bottom'),
    data: series.values.map((value, position) =>
      position === last
        ? {
            value,
            label: {
              position: 'right',
              formatter: () =>
                `${chartNumber(value, chart.decimals)}${chart.series.length > 1 ? ` ${series.name}` : ''}`,
            },
          }
        : { value },
    ),
  };
}
