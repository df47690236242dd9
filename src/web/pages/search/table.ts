/** The hits of a search as a table, for its files. */
import type { SearchHit } from '../../../app/search.ts';
import { type DataTable, textColumn } from '../../data-table.ts';
import type { Words } from '../../words/words.ts';

export function hitTable(hits: readonly SearchHit[], words: Words): DataTable {
  const { search: text } = words;
  return {
    id: 'traffar',
    caption: text.table,
    columns: [text.kind, text.hit, text.body, text.when, text.excerpt].map(textColumn),
    rows: hits.map((hit) => [
      { text: text.kinds[hit.kind], ours: true },
      { text: hit.title },
      { text: hit.body },
      { text: whenOf(hit, words), ours: true },
      { text: hit.excerpt.map((piece) => piece.text).join('') || null },
    ]),
  };
}

/** The period or the year that a hit belongs to; null for what belongs to none. */
export function whenOf({ period, year }: SearchHit, words: Words): string | null {
  if (period !== null) return words.periodName(period);
  return year === null ? null : words.search.plan(year);
}
