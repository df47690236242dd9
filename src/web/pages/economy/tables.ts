/** Tables of figures as tables that are shown, filtered and fetched alike. */
import type { EconomyView } from '../../../app/economy.ts';
import { placeName } from '../../../domain/economy-change.ts';
import { formatFigure, unitSuffix } from '../../../domain/figure.ts';
import type { FigureTable } from '../../../domain/figure-table.ts';
import { tableNames } from '../../../domain/figure-table-name.ts';
import type { DataCell, DataTable } from '../../data-table.ts';
import { dayTime } from '../../words/time.ts';
import type { Words } from '../../words/words.ts';

/** "Resultaträkning, tkr": a table always says its unit. */
export function captionOf(table: FigureTable): string {
  const unit = unitSuffix(table.unit).trim();
  return unit === '' ? tableNames[table.kind] : `${tableNames[table.kind]}, ${unit}`;
}

export function figureTable(table: FigureTable): DataTable {
  const decimals = Math.max(0, ...table.rows.flatMap(({ cells }) => cells.map((cell) => cell.decimals)));
  return {
    id: table.kind,
    caption: captionOf(table),
    captionLang: 'sv',
    columns: [
      { header: table.corner, kind: 'text', lang: 'sv' },
      ...table.columns.map(
        (header) => ({ header: header || captionOf(table), kind: 'number', decimals, lang: 'sv' }) as const,
      ),
    ],
    rows: table.rows.map(({ label, kind, cells }) => {
      const strong = kind === 'sum';
      return [
        { text: label, strong },
        ...cells.map((cell): DataCell => {
          if (cell.value === null) return { text: null };
          return { text: formatFigure(cell, { sign: table.kind === 'variance' }), value: cell.value, strong };
        }),
      ];
    }),
  };
}

export function valueTable(words: Words, { values }: EconomyView): DataTable {
  const { values: columns, valuesTitle } = words.economy;
  return {
    id: 'varden',
    caption: valuesTitle,
    columns: [
      { header: columns.what, kind: 'text' },
      { header: columns.value, kind: 'number', decimals: 2 },
      { header: columns.file, kind: 'text' },
      { header: columns.line, kind: 'number', grouped: false },
      { header: columns.when, kind: 'text' },
      { header: columns.who, kind: 'text' },
      { header: columns.revision, kind: 'number', grouped: false },
    ],
    rows: values.map((value) => [
      { text: placeName(value) },
      { text: formatFigure({ value: value.value, decimals: 2 }), value: value.value },
      { text: value.file },
      value.sourceLine === null ? { text: null } : { text: String(value.sourceLine), value: String(value.sourceLine) },
      { text: dayTime(value.updatedAt.toISOString()) },
      { text: value.updatedBy === null ? null : words.who(value.updatedBy), ours: true },
      { text: String(value.revision), value: String(value.revision) },
    ]),
  };
}
