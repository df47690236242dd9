/** What stands in the way of a period, as a table: late, silent, without an owner, each with who it is about and how many days are left. */
import type { TroubleView } from '../../../app/progress.ts';
import type { Period } from '../../../domain/period.ts';
import { type DataCell, type DataTable, textColumn } from '../../data-table.ts';
import { entryUrl } from '../../routes.ts';
import type { Words } from '../../words/words.ts';

export function troubleTable(period: Period, troubles: readonly TroubleView[], words: Words): DataTable {
  const { periods: text } = words;
  return {
    id: 'uppmarksamhet',
    caption: text.troublesTitle,
    columns: [
      ...[text.what, text.body, text.who, text.posts].map(textColumn),
      { header: text.daysLeft, kind: 'number', decimals: 0 },
    ],
    rows: troubles.map((trouble) => [
      {
        text: text.troubles[trouble.kind],
        content: <span className={`tag trouble-${trouble.kind}`}>{text.troubles[trouble.kind]}</span>,
      },
      { text: trouble.body.name },
      { text: whoText(words, trouble), ours: true },
      postsCell(period, trouble, words),
      trouble.daysLeft === null
        ? { text: null }
        : { text: text.left(trouble.daysLeft), value: String(trouble.daysLeft), ours: true },
    ]),
  };
}

function whoText(words: Words, { kind, who }: TroubleView): string {
  if (who.length === 0) return words.periods.nobody;
  return kind === 'unowned' ? words.periods.askedInstead(who.join(', ')) : who.join(', ');
}

/** The count opens the list of them; in a file all stand in the cell. */
function postsCell(period: Period, { body, nodes }: TroubleView, { periods: text }: Words): DataCell {
  const address = { body: body.code, period };
  const content = (
    <details className="posts">
      <summary>{text.postsOf(nodes.length)}</summary>
      <ul lang="sv">
        {nodes.map((node) => (
          <li key={node.key}>
            <a href={entryUrl(address, node.key)}>{node.title}</a>
          </li>
        ))}
      </ul>
    </details>
  );
  return { text: nodes.map((node) => node.title).join('\n'), content };
}
