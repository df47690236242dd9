/**
 * Draws a chart of the document tree as SVG, through ECharts without a browser. Made to be read in grey: every bar and
 * point carries its figure, series differ by pattern, marker and dash, and there are no gridlines to look past.
 */

import { BarChart, LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartBlock } from '../domain/report.ts';
import { barChart, columnChart, fullWidth, halfWidth, longestLabel, textStyle, textWidth } from './chart-draw.ts';
import { cleanSvg } from './chart-svg.ts';
import { keepLatest } from './latest.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, GraphicComponent, LabelLayout, SVGRenderer]);

/** Whether the chart is small enough that two of its kind can stand side by side. */
export function isHalf(chart: ChartBlock): boolean {
  if (
    chart.kind === 'bar' ||
    chart.kind === 'picture' ||
    chart.table !== null ||
    (chart.kind === 'line' && chart.series.length > 1)
  )
    return false;
  const slot = halfWidth / chart.categories.length;
  const needed = chart.kind === 'line' ? longestLabel(chart) : longestLabel(chart) * chart.series.length;
  return slot >= needed + 4 && slot >= Math.max(...chart.categories.map((category) => textWidth(category))) + 6;
}

/** Drawings kept: those of the reports that people print and look at just then. */
const drawingsKept = 64;

/** The chart as an SVG file. The same chart gives the same text. The alternative text stands beside it, not in it. */
export const renderChart: (chart: ChartBlock) => string = keepLatest(drawingsKept, JSON.stringify, draw);

function draw(chart: ChartBlock): string {
  if (chart.svg !== undefined) return chart.svg;
  const width = isHalf(chart) ? halfWidth : fullWidth;
  const { height, option } = chart.kind === 'bar' ? barChart(chart, width) : columnChart(chart, width);
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    drawing.setOption({ animation: false, textStyle, ...option });
    return cleanSvg(drawing.renderToSVGString(), chart.id);
  } finally {
    drawing.dispose();
  }
}
