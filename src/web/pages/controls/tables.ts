/** The controls, and the runs of one, as tables that are shown, filtered and fetched alike. */
import type { ControlItem, RunPoint } from '../../../app/controls/definitions.ts';
import type { SymbolShape } from '../../../domain/scale.ts';
import type { DataCell, DataTable } from '../../data-table.ts';
import { controlRunUrl, controlUrl } from '../../routes.ts';
import { dayTime } from '../../words/time.ts';
import type { Words } from '../../words/words.ts';

const text = (header: string) => ({ header, kind: 'text' as const });
const number = (header: string, decimals = 0) => ({ header, kind: 'number' as const, decimals });

const shapes: Record<RunPoint['status'], { shape: SymbolShape; color: string }> = {
  passed: { shape: 'check', color: '#1a7f4b' },
  deviating: { shape: 'triangle', color: '#b58105' },
  'not-run': { shape: 'ring', color: '#4a5560' },
};

export function statusCell(status: RunPoint['status'], { controlRuns: words }: Words): DataCell {
  return { text: words.statuses[status], symbol: shapes[status], ours: true };
}

export const whole = (count: number): DataCell => ({ text: count.toLocaleString('sv-SE'), value: String(count) });

export function shareCell(percent: string | null): DataCell {
  if (percent === null) return { text: null };
  return { text: `${percent.replace('.', ',')}\u00a0%`, value: percent };
}

export const indexCell = (index: string | null): DataCell =>
  index === null ? { text: null } : { text: index.replace('.', ','), value: index };

function assessmentCell(run: RunPoint, { controlRuns: words }: Words): DataCell {
  if (run.status === 'not-run') return { text: null };
  return run.assessment === null
    ? { text: words.notAssessed, ours: true }
    : { text: run.assessment.label, symbol: run.assessment };
}

/** The change in percentage points since the run before that was done. */
function changeCell([latest, ...before]: readonly RunPoint[], words: Words): DataCell {
  const other = before.find(({ percent }) => percent !== null);
  if (latest?.percent == null || other?.percent == null) return { text: null };
  const change = Math.round((Number(latest.percent) - Number(other.percent)) * 10) / 10;
  const shown = change.toLocaleString('sv-SE', { signDisplay: 'exceptZero' });
  return { text: words.controlRuns.points(shown), value: String(change), ours: true };
}

export function controlTable(items: readonly ControlItem[], words: Words): DataTable {
  const { columns, scopes, never, list } = words.controlRuns;
  return {
    id: 'kontroller',
    caption: list,
    columns: [
      ...[columns.control, columns.scope, columns.latest, columns.outcome].map(text),
      number(columns.share, 2),
      ...[columns.change, columns.assessment, columns.next].map(text),
    ],
    rows: items.map(({ definition, runs, nextOn }) => {
      const [latest] = runs;
      const name: DataCell = { text: definition.title, href: controlUrl(definition.id) };
      const scope: DataCell = { text: scopes[definition.scope], ours: true };
      const next: DataCell = { text: nextOn };
      if (latest === undefined) return [name, scope, { text: never, ours: true }, ...empty(4), next];
      return [
        ...[name, scope],
        { text: latest.cutOff, href: controlRunUrl(definition.id, latest.number) },
        ...[statusCell(latest.status, words), shareCell(latest.percent), changeCell(runs, words)],
        ...[assessmentCell(latest, words), next],
      ];
    }),
  };
}

const empty = (count: number): DataCell[] => Array.from({ length: count }, () => ({ text: null }));

export function runTable(
  { id: control, bands }: Pick<ControlItem['definition'], 'id' | 'bands'>,
  runs: readonly RunPoint[],
  words: Words,
): DataTable {
  const { columns, runColumns, runs: caption } = words.controlRuns;
  const hasIndex = runs.some(({ index }) => index !== null);
  return {
    id: 'korningar',
    caption,
    columns: [
      ...[runColumns.run, runColumns.day, columns.outcome].map(text),
      ...[number(runColumns.part), number(runColumns.whole), number(columns.share, 2)],
      ...bands.map(({ label }) => number(label)),
      ...(hasIndex ? [number(runColumns.index, 1)] : []),
      ...[columns.assessment, runColumns.by, runColumns.ranAt].map(text),
    ],
    rows: runs.map((run) => [
      { text: String(run.number), href: controlRunUrl(control, run.number) },
      ...[{ text: run.cutOff }, statusCell(run.status, words)],
      ...[run.part, run.whole].map((count) => (count === null ? { text: null } : whole(count))),
      shareCell(run.percent),
      ...bands.map(({ code }) => (run.part === null ? { text: null } : whole(run.bands[code] ?? 0))),
      ...(hasIndex ? [indexCell(run.index)] : []),
      assessmentCell(run, words),
      ...[
        { text: run.ranBy === null ? null : words.who(run.ranBy), ours: true },
        { text: dayTime(run.ranAt), ours: true },
      ],
    ]),
  };
}
