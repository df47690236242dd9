/** /administration/personer/:id: one person's details, roles, one-time link, and the opening of a closed account. */
import type { App } from '../../../app/app.ts';
import { readPerson } from '../../../app/people.ts';
import { giveLink, giveRole, openAccount, savePerson, takeRole } from '../../../app/person-edit.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerExport, showTable } from '../../data-table.ts';
import { answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext, type WebOptions } from '../../visit.ts';
import { forAdministrators, originOf } from '../administration/only.ts';
import type { MadeLink } from '../people/made-link.tsx';
import { PersonPage } from './page.tsx';
import { roleTable } from './table.ts';

type PersonState = { issues?: readonly Issue[]; made?: MadeLink | null; form?: Form | null };

const idOf = (c: WebContext) => c.req.param('id') ?? '';

async function answerPerson(
  c: WebContext,
  app: App,
  { issues = [], made = null, form = null }: PersonState = {},
): Promise<Response> {
  const view = await readPerson(app, sessionOf(c), idOf(c));
  if (!view.ok) return answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const roles = showTable(c, roleTable(words, view.value));
  const file = await answerExport(c, [roles]);
  if (file !== null) return file;
  const failed = issues.length > 0;
  const { name, email } = view.value.person;
  const entered = failed && form?.text(actionField) === 'details';
  const details = entered ? { name: form.text('name'), email: form.text('email') } : { name, email: email ?? '' };
  const said = { '1': words.person.saved, oppnat: words.person.opened, stangt: words.person.closedNow };
  const moved = Number(c.req.query('overlamnat') ?? 0);
  const key = c.req.query('sparat') ?? '';
  const saved = Object.entries(said).find(([candidate]) => candidate === key)?.[1] ?? null;
  return answerPage(
    c,
    {
      title: `${words.person.eyebrow} ${name}`,
      crumbs: [
        { text: words.administration.title, href: routes.administration.href({}) },
        { text: words.people.title, href: routes.people.href({}) },
      ],
      failed,
      children: (
        <PersonPage
          view={view.value}
          roles={roles}
          details={details}
          issues={issues}
          made={made}
          saved={saved}
          moved={Number.isSafeInteger(moved) ? moved : 0}
        />
      ),
    },
    failed ? 422 : 200,
  );
}

export const showPerson = (app: App) => forAdministrators((c) => answerPerson(c, app));

export const changePerson = (app: App, options: WebOptions) =>
  forAdministrators(async (c) => {
    const form = await readForm(c);
    const session = sessionOf(c);
    const id = idOf(c);
    const [action = '', role = '', ...rest] = form.text(actionField).split(':');
    if (action === 'link') return answerLink(c, app, options);
    const edits: Record<string, () => ReturnType<typeof savePerson>> = {
      details: () => savePerson(app, session, id, { name: form.text('name'), email: form.text('email') }),
      give: () => giveRole(app, session, id, { role: form.text('role'), body: form.text('body') }),
      take: () => takeRole(app, session, id, { role, body: rest.join(':') }),
      open: () => openAccount(app, session, id),
    };
    const edit = Object.hasOwn(edits, action) ? edits[action] : undefined;
    if (!edit) return c.redirect(routes.person.href({ id }), 303);
    const done = await edit();
    if (!done.ok) return answerPerson(c, app, { issues: done.issues, form });
    return c.redirect(`${routes.person.href({ id })}?sparat=${action === 'open' ? 'oppnat' : '1'}`, 303);
  });

async function answerLink(c: WebContext, app: App, options: WebOptions): Promise<Response> {
  const origin = originOf(c, options);
  const given = await giveLink(app, sessionOf(c), idOf(c), origin);
  if (!given.ok) return answerPerson(c, app, { issues: given.issues });
  const { words } = c.get('visit');
  const view = await readPerson(app, sessionOf(c), idOf(c));
  const title = words.people.linkMade(view.ok ? view.value.person.name : '');
  const { linkPath, mailed } = given.value;
  return answerPerson(c, app, { made: { title, link: `${origin}${linkPath}`, mailed } });
}
