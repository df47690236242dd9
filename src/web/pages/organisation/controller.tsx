/** /administration/organisation: the bodies as a tree, the form that adds one, and what has happened to them. */
import type { App } from '../../../app/app.ts';
import { addBody } from '../../../app/body-edit.ts';
import { organisationNotAllowed, readOrganisation } from '../../../app/organisation.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerRefusal } from '../../errors.tsx';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext } from '../../visit.ts';
import { forAdministrators } from '../administration/only.ts';
import { type EnteredBody, noBody, OrganisationPage } from './page.tsx';

async function answerOrganisation(
  c: WebContext,
  app: App,
  issues: readonly Issue[] = [],
  entered: EnteredBody = noBody,
): Promise<Response> {
  const view = await readOrganisation(app, sessionOf(c));
  if (!view.ok) return answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const failed = issues.length > 0;
  const added = view.value.bodies.find(({ code }) => code === c.req.query('tillagd'))?.name;
  const said = c.req.query('andrad') === '1' ? words.reorganise.done : null;
  const saved = added === undefined ? said : words.organisation.added(added);
  return answerPage(
    c,
    {
      title: words.organisation.title,
      crumbs: [{ text: words.administration.title, href: routes.administration.href({}) }],
      failed,
      children: <OrganisationPage view={view.value} issues={issues} entered={entered} saved={saved} />,
    },
    failed ? 422 : 200,
  );
}

export const showOrganisation = (app: App) =>
  forAdministrators((c) => answerOrganisation(c, app), organisationNotAllowed);

export const addToOrganisation = (app: App) =>
  forAdministrators(async (c) => {
    const form = await readForm(c);
    const entered = {
      code: form.text('code'),
      name: form.text('name'),
      kind: form.text('kind'),
      parent: form.text('parent'),
      activeFrom: form.text('activeFrom'),
    };
    const added = await addBody(app, sessionOf(c), entered);
    if (!added.ok) return answerOrganisation(c, app, added.issues, entered);
    const said = new URLSearchParams({ tillagd: entered.code.trim() });
    return c.redirect(`${routes.organisation.href({})}?${said}`, 303);
  }, organisationNotAllowed);
