/** The roles of a person, as the table that is filtered and fetched; the page draws it with a button in each row. */
import type { PersonView } from '../../../app/people.ts';
import { type DataTable, textColumn } from '../../data-table.ts';
import type { Words } from '../../words/words.ts';

export function roleTable(words: Words, { person, bodies }: PersonView): DataTable {
  return {
    id: 'roller',
    caption: words.person.roles,
    columns: [words.people.role, words.people.body].map(textColumn),
    rows: person.roles.map(({ role, body }) => [
      { text: words.roles[role], ours: true },
      body === null
        ? { text: words.people.everywhere, ours: true }
        : { text: bodies.find(({ code }) => code === body)?.name ?? body },
    ]),
  };
}
