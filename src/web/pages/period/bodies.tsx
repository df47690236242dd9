/** The bodies that are asked to report, as a table: what each owes and how much of it is written, marked as done and approved. */
import type { BodyRow, PeriodView } from '../../../app/progress.ts';
import { countCell, type DataCell, type DataTable, numberColumn } from '../../data-table.ts';
import { treeUrl } from '../../routes.ts';
import type { Words } from '../../words/words.ts';

type Counts = Pick<BodyRow, 'owed' | 'written' | 'ready' | 'approved'>;

export function bodyTable({ period, bodies, state }: PeriodView, words: Words): DataTable {
  const { periods: text } = words;
  const sum = (of: (row: BodyRow) => number) => bodies.reduce((all, row) => all + of(row), 0);
  const all: Counts = {
    owed: sum((row) => row.owed),
    written: sum((row) => row.written),
    ready: sum((row) => row.ready),
    approved: sum((row) => row.approved),
  };
  // Until the period has opened there is no report to go to.
  const linked = state !== 'planned';
  return {
    id: 'laget',
    caption: text.progressTitle,
    columns: [
      { header: text.body, kind: 'text' },
      ...[text.owed, text.writtenColumn, text.readyColumn, text.approvedColumn].map(numberColumn),
    ],
    rows: bodies.map((row) => [
      nameCell(row, linked ? treeUrl({ body: row.body, period }) : null, words),
      ...countCells(row.name, row, words),
    ]),
    ...(bodies.length < 2 ? {} : { foot: [{ text: text.all, ours: true }, ...countCells(text.all, all, words)] }),
  };
}

function nameCell(row: BodyRow, url: string | null, { periods: text }: Words): DataCell {
  const marks = [row.coordinates ? text.coordinates : '', row.decided ? text.decidedReport : ''];
  const said = marks.filter((mark) => mark !== '').join(', ');
  const content = (
    <>
      {url === null ? (
        <span lang="sv">{row.name}</span>
      ) : (
        <a className="cell-link" href={url} lang="sv">
          {row.name}
        </a>
      )}
      {said === '' ? null : <span className="count"> {said}</span>}
    </>
  );
  return { text: [row.name, said].filter((part) => part !== '').join(', '), content };
}

function countCells(name: string, counts: Counts, { periods: text }: Words): DataCell[] {
  const share = (label: string, done: number): DataCell => ({
    text: text.share(done, counts.owed),
    value: String(done),
    content: (
      <span className="share">
        <progress value={done} max={Math.max(counts.owed, 1)} aria-label={text.labelFor(label, name)} />
        <span>{text.share(done, counts.owed)}</span>
      </span>
    ),
  });
  return [
    countCell(counts.owed),
    share(text.writtenColumn, counts.written),
    share(text.readyColumn, counts.ready),
    share(text.approvedColumn, counts.approved),
  ];
}
