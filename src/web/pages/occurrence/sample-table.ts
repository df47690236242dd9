/** The rows of a sample with what each showed, as the table that is filtered and fetched; the page draws it with its fields. */
import type { OccurrenceView } from '../../../app/occurrence-view.ts';
import { type DataTable, textColumn } from '../../data-table.ts';
import type { Words } from '../../words/words.ts';

export const sampleTableId = 'stickprov';

/** Null where nothing is drawn. */
export function sampleTable({ occurrence }: Words, { samples: [sample] }: OccurrenceView): DataTable | null {
  if (sample === undefined) return null;
  const { sample: words } = occurrence;
  const headers = sample.columns.length === 0 ? [words.what] : sample.columns;
  return {
    id: sampleTableId,
    caption: words.table,
    columns: [
      { header: words.place, kind: 'number', grouped: false },
      ...headers.map((header) => ({ ...textColumn(header), lang: 'sv' as const })),
      ...[words.outcome, words.note].map(textColumn),
    ],
    rows: sample.rows.map((row) => [
      { text: String(row.place), value: String(row.place) },
      ...headers.map((_, at) => ({ text: row.cells[at] || null })),
      { text: row.outcome === null ? words.open : words.outcomes[row.outcome], ours: true },
      { text: row.note || null },
    ]),
  };
}
