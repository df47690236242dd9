/** The risk matrix in a document: the drawing, what it shows in words, and the same as a table. */
import type { RegisterRisk } from '../../domain/register.ts';
import type { ChartBlock } from '../../domain/report.ts';
import type { RiskMatrix } from '../../domain/risk-matrix.ts';
import { levelAt } from '../../domain/risk-matrix.ts';
import { type RiskMatrixScales, riskMatrixSvg } from '../risk-matrix.ts';
import { textCell } from './narrative.ts';

const words = { before: 'före', after: 'efter' } as const;

export function riskMatrixChart(
  matrix: RiskMatrix,
  risks: readonly RegisterRisk[],
  scales: RiskMatrixScales,
  id: (prefix: string, words: string) => string,
): ChartBlock {
  const title = 'Riskmatris före och efter åtgärder';
  const graded = (scale: RiskMatrixScales['impact'], grade: number) =>
    `${grade} ${scale.values.find(({ code }) => code === String(grade))?.label ?? ''}`.trim();
  const held = matrix.cells.filter(({ before, after }) => before.length + after.length > 0);
  const counts = scales.levels.values.map((level) => {
    const of = (side: 'before' | 'after') =>
      matrix.cells
        .filter(({ score }) => levelAt(scales.levels.values, score) === level)
        .reduce((sum, one) => sum + one[side].length, 0);
    return `${level.label.toLocaleLowerCase('sv')}: ${of('before')} före, ${of('after')} efter`;
  });
  const unassessed = matrix.unassessed.length;
  const named = (keys: readonly string[]) => {
    if (keys.length === 0) return textCell('–');
    return keys.map((key) => {
      const risk = risks.find((one) => one.key === key);
      const said = risk?.event ?? risk?.text ?? key;
      return [{ type: 'text' as const, text: said.charAt(0).toLocaleUpperCase('sv') + said.slice(1) }];
    });
  };
  return {
    type: 'chart',
    id: id('c', title),
    kind: 'picture',
    title,
    alt: `Risker efter sannolikhet och konsekvens. ${counts.join('; ')}.${unassessed > 0 ? ` ${unassessed} är inte bedömda.` : ''}`,
    unit: '',
    decimals: 0,
    categories: ['risker'],
    series: [{ name: 'risker', values: [risks.length], colors: [] }],
    svg: riskMatrixSvg(matrix, scales, { words }),
    table: {
      type: 'table',
      id: id('t', title),
      caption: 'Riskmatrisen som tabell',
      showCaption: true,
      columns: [
        { header: scales.likelihood.name, align: 'start', width: 1.6 },
        { header: scales.impact.name, align: 'start', width: 1.6 },
        { header: 'Riskvärde', align: 'end', width: 0.9 },
        { header: 'Risker före åtgärder', align: 'start', width: 3 },
        { header: 'Risker efter åtgärder', align: 'start', width: 3 },
      ],
      rowHeaders: true,
      rows: held.map(({ likelihood, impact, score, before, after }) => ({
        kind: 'plain',
        cells: [
          textCell(graded(scales.likelihood, likelihood)),
          textCell(graded(scales.impact, impact)),
          textCell(String(score)),
          named(before),
          named(after),
        ],
      })),
    },
  };
}
