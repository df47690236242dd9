/** Evidence that is past its day as a table, with a box for each file. */
import type { DisposalView } from '../../../app/evidence-disposal.ts';
import type { DataCell, DataTable } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import type { Words } from '../../words/words.ts';

export function expiredTable({ expired }: DisposalView, chosen: readonly string[], words: Words): DataTable {
  const { disposal, evidence } = words;
  const { columns } = disposal;
  return {
    id: 'gallring',
    caption: disposal.caption,
    columns: [
      { header: columns.file, kind: 'text' },
      { header: columns.belongs, kind: 'text' },
      { header: columns.body, kind: 'text' },
      { header: columns.from, kind: 'date' },
      { header: columns.personalData, kind: 'text' },
      { header: columns.link, kind: 'text' },
    ],
    rows: expired.map((one): DataCell[] => [
      {
        text: one.fileName,
        content: (
          <label className="check">
            <input
              type="checkbox"
              name="ids"
              value={one.id}
              defaultChecked={chosen.includes(one.id)}
              autoComplete="off"
            />
            <span lang="sv">{one.fileName}</span>
          </label>
        ),
      },
      { text: one.title, ...(one.path === '' ? {} : { href: one.path }) },
      { text: one.body },
      { text: one.retainUntil },
      { text: one.personalData ? evidence.yes : evidence.no, ours: true },
      { text: disposal.open, ours: true, href: routes.oneEvidence.href({ id: one.id }) },
    ]),
  };
}
