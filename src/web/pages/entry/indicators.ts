/** The indicators of the entry's node, year by year, figures as they were reported, as a table that is shown, filtered and fetched alike. */
import { formatFigure, unitSuffix } from '../../../domain/figure.ts';
import type { Indicator, IndicatorValue } from '../../../domain/indicator.ts';
import { type DataCell, type DataTable, textColumn } from '../../data-table.ts';
import type { Words } from '../../words/words.ts';

const columnKey = ({ year, kind, sex }: IndicatorValue) => `${year}/${kind}/${sex}`;

function columnsOf(indicators: readonly Indicator[]): IndicatorValue[] {
  const found = new Map(indicators.flatMap(({ values }) => values.map((value) => [columnKey(value), value] as const)));
  return [...found.values()];
}

function columnName({ entry }: Words, { year, kind, sex }: IndicatorValue): string {
  return [entry.kinds[kind], String(year), entry.sexes[sex]].filter((part) => part !== '').join(' ');
}

export function indicatorTable(words: Words, indicators: readonly Indicator[]): DataTable {
  const columns = columnsOf(indicators);
  return {
    id: 'nyckeltal',
    caption: words.entry.indicators,
    columns: [
      textColumn(words.entry.indicator),
      ...columns.map((column) => ({ header: columnName(words, column), kind: 'number' }) as const),
    ],
    rows: indicators.map((indicator) => [
      { text: indicator.title },
      ...columns.map((column): DataCell => {
        const value = indicator.values.find((candidate) => columnKey(candidate) === columnKey(column));
        if (!value?.value) return { text: words.entry.noFigure, ours: true };
        return { text: formatFigure(value) + unitSuffix(indicator.unit), value: value.value };
      }),
    ]),
  };
}
