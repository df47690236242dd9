/** What a file of accounting holds that a person must know of, as tables that can be filtered and fetched. */
import type { SieTrial } from '../../../app/sie-trial.ts';
import type { DataCell, DataTable } from '../../data-table.ts';
import type { Words } from '../../words/words.ts';

const text = (header: string) => ({ header, kind: 'text' }) as const;
const line = (header: string) => ({ header, kind: 'number', grouped: false }) as const;
const cell = (said: string): DataCell => ({ text: said === '' ? null : said });
const number = (at: number): DataCell => ({ text: String(at), value: String(at) });

export function unmappedTable({ economy: { trial: words } }: Words, { unmapped }: SieTrial): DataTable {
  return {
    id: 'konton',
    caption: words.unmappedTitle,
    columns: [text(words.account), text(words.name), text(words.amount)],
    rows: unmapped.map(({ account, name, amount }) => [cell(account), cell(name), cell(amount)]),
  };
}

export function unbalancedTable({ economy: { trial: words } }: Words, { unbalanced }: SieTrial): DataTable {
  return {
    id: 'obalans',
    caption: words.unbalancedTitle,
    columns: [text(words.voucher), text(words.date), line(words.line), text(words.difference)],
    rows: unbalanced.map((each) => [cell(each.voucher), cell(each.date), number(each.line), cell(each.amount)]),
  };
}

export function noteTable({ economy: { trial: words } }: Words, { notes }: SieTrial): DataTable {
  return {
    id: 'olasta',
    caption: words.notesTitle,
    columns: [line(words.line), text(words.text)],
    rows: notes.map((note) => [number(note.line), cell(note.text)]),
  };
}
