/** /administration/personer: everybody who has an account, and the form that adds one. The one-time link is shown once, in the answer. */
import type { App } from '../../../app/app.ts';
import { listPeople } from '../../../app/people.ts';
import { addUser } from '../../../app/user.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebOptions } from '../../visit.ts';
import { forAdministrators, originOf } from '../administration/only.ts';
import type { MadeLink } from './made-link.tsx';
import { type EnteredPerson, noPerson, PeoplePage } from './page.tsx';
import { peopleTable } from './tables.ts';

type PeopleState = { issues?: readonly Issue[]; entered?: EnteredPerson; made?: MadeLink | null };

async function answerPeople(
  c: WebContext,
  app: App,
  { issues = [], entered = noPerson, made = null }: PeopleState = {},
): Promise<Response> {
  const people = await listPeople(app, sessionOf(c));
  if (!people.ok) return answerRefusal(c, people.issues);
  const { words } = c.get('visit');
  const failed = issues.length > 0;
  const those = (disabled: boolean) => people.value.people.filter((person) => person.disabled === disabled);
  const tables = {
    open: showTable(c, peopleTable({ id: 'konton', caption: words.people.open }, those(false), words)),
    closed: showTable(c, peopleTable({ id: 'stangda-konton', caption: words.people.closed }, those(true), words)),
  };
  const file = await answerExport(c, [tables.open, tables.closed]);
  if (file !== null) return file;
  return answerPage(
    c,
    {
      title: words.people.title,
      crumbs: [{ text: words.administration.title, href: routes.administration.href({}) }],
      width: 'wide',
      failed,
      children: (
        <PeoplePage bodies={people.value.bodies} tables={tables} issues={issues} entered={entered} made={made} />
      ),
    },
    failed ? 422 : 200,
  );
}

export const showPeople = (app: App) => forAdministrators((c) => answerPeople(c, app));

export const addPerson = (app: App, options: WebOptions) =>
  forAdministrators(async (c) => {
    const form = await readForm(c);
    const entered = {
      login: form.text('login'),
      name: form.text('name'),
      email: form.text('email'),
      role: form.text('role'),
      body: form.text('body'),
    };
    const origin = originOf(c, options);
    const input = { ...entered, body: entered.body === '' ? null : entered.body, password: null };
    const added = await addUser(app, sessionOf(c), input, origin);
    if (!added.ok) return answerPeople(c, app, { issues: added.issues, entered });
    const { words } = c.get('visit');
    const title = words.people.added(entered.name.trim(), entered.login.trim().toLocaleLowerCase('sv'));
    const { linkPath, mailed } = added.value;
    return answerPeople(c, app, { made: { title, link: `${origin}${linkPath ?? ''}`, mailed } });
  });
