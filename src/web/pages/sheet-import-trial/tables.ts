/** What a sheet would change, and what is wrong in it, as tables that can be filtered and fetched. */
import type { SheetLine } from '../../../app/sheet-import.ts';
import type { SheetTrial } from '../../../app/sheet-import-view.ts';
import type { BulkChange } from '../../../domain/bulk.ts';
import type { DataCell, DataTable } from '../../data-table.ts';
import type { Words } from '../../words/words.ts';
import { fieldLabel } from '../sheet-import/field-label.ts';

const cell = (text: string | null): DataCell => ({ text: text === '' ? null : text });
const ours = (text: string): DataCell => ({ text, ours: true });
const lineCell = (line: number | null): DataCell =>
  line === null ? { text: null } : { text: String(line), value: String(line) };

function rowsOf(words: Words, { kind, title, line, edits }: BulkChange): DataCell[][] {
  const begin = [cell(title), lineCell(line), ours(words.bulkImport.trial.kinds[kind])];
  if (kind === 'changed')
    return edits.map(({ field, before, after }) => [
      ...begin,
      ours(fieldLabel(words, field)),
      cell(before),
      cell(after),
    ]);
  const given = edits.map(({ field, after }) => `${fieldLabel(words, field)}: ${after}`).join('\n');
  return [[...begin, cell(null), cell(null), cell(given)]];
}

/** A line for each cell that differs; one for what is new, with all that is given. */
export function changeTable(words: Words, { changes }: Pick<SheetTrial, 'changes'>): DataTable {
  const { trial } = words.bulkImport;
  const text = (header: string) => ({ header, kind: 'text' }) as const;
  return {
    id: 'andringar',
    caption: trial.changesTitle,
    columns: [
      text(trial.post),
      { header: trial.line, kind: 'number', grouped: false },
      text(trial.change),
      text(trial.cell),
      text(trial.before),
      text(trial.after),
    ],
    rows: changes.flatMap((change) => rowsOf(words, change)),
  };
}

export function faultTable(words: Words, { faults }: SheetTrial): DataTable {
  const { trial } = words.bulkImport;
  return {
    id: 'fel',
    caption: trial.faultsTitle,
    columns: [
      { header: trial.place, kind: 'text' },
      { header: trial.fault, kind: 'text' },
    ],
    rows: faults.map(({ message }) => {
      const [, place = '', text = message] = /^(Rad \d+(?:, kolumn [A-Z]+)?): (.*)$/su.exec(message) ?? [];
      return [cell(place), cell(text)];
    }),
  };
}

/** What came of a sheet that is carried out: the lines that changed something. */
export function lineTable({ bulkImport: { done } }: Words, lines: readonly SheetLine[]): DataTable {
  return {
    id: 'rader',
    caption: done.lines,
    columns: [
      { header: done.subject, kind: 'text' },
      { header: done.line, kind: 'number', grouped: false },
    ],
    rows: lines.map(({ title, line }) => [cell(title), lineCell(line)]),
  };
}
