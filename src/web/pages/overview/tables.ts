/** The overview's figures as tables that are shown, filtered and fetched alike. */
import type { Overview } from '../../../app/overview.ts';
import { formatFigure, unitSuffix } from '../../../domain/figure.ts';
import type { KnownValue } from '../../../domain/indicator-value.ts';
import type { Said } from '../../../domain/overview.ts';
import { type Scale, type ScaleCode, scaleValue } from '../../../domain/scale.ts';
import type { DataCell, DataTable } from '../../data-table.ts';
import { entryUrl } from '../../routes.ts';
import type { Words } from '../../words/words.ts';

const text = (header: string) => ({ header, kind: 'text' as const });
const number = (header: string) => ({ header, kind: 'number' as const });

function stateCell(scales: readonly Scale[], scale: ScaleCode, code: string | null, none: string): DataCell {
  const value = scaleValue(scales, scale, code);
  return value === null ? { text: none, ours: true } : { text: value.label, symbol: value };
}

export function matrixTable({ period, matrix, bodies, scales }: Overview, words: Words): DataTable {
  const { overview } = words;
  const cell = (said: Said | null): DataCell => {
    if (said === null) return { text: null };
    const light = stateCell(scales, 'assessment', said.assessment, overview.nothing);
    const trend = scaleValue(scales, 'trend', said.trend);
    const href = entryUrl({ body: said.body, period }, said.node);
    return {
      ...light,
      text: trend === null ? light.text : `${light.text}, ${trend.label.toLocaleLowerCase('sv')}`,
      href,
    };
  };
  return {
    id: 'omraden',
    caption: overview.matrix,
    columns: [text(overview.area), text(overview.under), ...bodies.map(({ code }) => text(code))],
    rows: matrix.map((row) => [{ text: row.node.title }, { text: row.under }, ...row.cells.map(cell)]),
  };
}

export function countTable({ counts, scales }: Overview, words: Words): DataTable {
  const { overview } = words;
  const share = (count: number, total: number) => ((count / total) * 100).toFixed(0);
  return {
    id: 'antal',
    caption: overview.counts,
    columns: [
      text(overview.level),
      text(overview.state),
      number(overview.count),
      { ...number(overview.share), decimals: 0 },
    ],
    rows: counts.flatMap(({ level, scale, total, counts: of }) => {
      const codes = [...(scales.find(({ code }) => code === scale)?.values.map(({ code }) => code) ?? []), ''];
      return codes
        .filter((code) => code !== '' || of.has(''))
        .map((code) => {
          const count = of.get(code) ?? 0;
          return [
            { text: level.name },
            stateCell(scales, scale, code || null, overview.nothing),
            { text: String(count), value: String(count) },
            { text: `${share(count, total)}\u00A0%`, value: share(count, total) },
          ];
        });
    }),
  };
}

export function changeTable({ period, changes, previous, scales }: Overview, words: Words): DataTable {
  const { overview } = words;
  return {
    id: 'andrat',
    caption: overview.changes(previous ? words.periodName(previous) : '–'),
    columns: [overview.changed, overview.body, overview.what, overview.before, overview.after].map(text),
    rows: changes.map((change) => [
      { text: change.title, href: entryUrl({ body: change.body, period }, change.node) },
      { text: change.body },
      { text: scales.find(({ code }) => code === change.scale)?.name ?? change.scale },
      stateCell(scales, change.scale, change.before, overview.nothing),
      stateCell(scales, change.scale, change.after, overview.nothing),
    ]),
  };
}

const figure = (value: KnownValue | null): DataCell =>
  value === null ? { text: null } : { text: formatFigure(value), value: value.value };

export function missedTable({ period, missed }: Overview, words: Words): DataTable {
  const { overview } = words;
  return {
    id: 'missade',
    caption: overview.missed,
    columns: [
      text(overview.indicator),
      text(overview.body),
      number(overview.actual),
      number(overview.target),
      number(overview.lastYear),
      text(overview.unit),
    ],
    rows: missed.map(({ body, indicator, actual, target, before }) => [
      { text: indicator.title, href: entryUrl({ body, period }, indicator.node) },
      { text: body },
      figure(actual),
      figure(target),
      figure(before),
      { text: unitSuffix(indicator.unit).trim() },
    ]),
  };
}

export function lightTable({ lights }: Overview, words: Words): DataTable | null {
  if (lights === null) return null;
  return {
    id: 'bedomningar',
    caption: words.overview.lights,
    columns: [text(words.overview.light), ...lights.periods.map(words.periodName).map(number)],
    rows: lights.rows.map(({ label, counts }) => [
      { text: label },
      ...counts.map((count) => ({ text: String(count), value: String(count) })),
    ]),
  };
}
