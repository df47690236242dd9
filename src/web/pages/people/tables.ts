/** The people with an account as a table: roles, last sign-in and open work. */
import type { PersonItem } from '../../../app/people.ts';
import { countCell, type DataTable, numberColumn, textColumn } from '../../data-table.ts';
import { routes } from '../../routes.ts';
import { dayTime } from '../../words/time.ts';
import type { Words } from '../../words/words.ts';
import { roleText } from './page.tsx';

type Which = { readonly id: string; readonly caption: string };

export function peopleTable({ id, caption }: Which, people: readonly PersonItem[], words: Words): DataTable {
  const { people: text } = words;
  return {
    id,
    caption,
    columns: [...[text.name, text.login, text.roles, text.signedIn].map(textColumn), numberColumn(text.work)],
    rows: people.map((person) => [
      { text: person.name, ours: true, href: routes.person.href({ id: person.id }) },
      { text: person.login, ours: true },
      { text: person.roles.map((held) => roleText(words, held)).join('; ') || text.noRoles, ours: true },
      { text: person.signedInAt === null ? text.never : dayTime(person.signedInAt.toISOString()), ours: true },
      countCell(person.openWork),
    ]),
  };
}
