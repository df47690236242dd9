/** /administration/personer/:id/lamna-over: who takes over from somebody who leaves, and the closing of the account. */
import type { App } from '../../../app/app.ts';
import { handOver, readHandover } from '../../../app/handover.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext } from '../../visit.ts';
import { forAdministrators } from '../administration/only.ts';
import { HandoverPage, receiverField } from './page.tsx';

const idOf = (c: WebContext) => c.req.param('id') ?? '';

async function answerHandover(c: WebContext, app: App, issues: readonly Issue[] = [], form: Form | null = null) {
  const session = sessionOf(c);
  const view = await readHandover(app, session, idOf(c));
  if (!view.ok) return answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const { person, groups } = view.value;
  const fields = groups.map(({ body }, index) => ({ path: `to.${body}`, field: receiverField(index) }));
  const placed = issues.map((issue) => ({
    ...issue,
    path: fields.find(({ path }) => path === issue.path)?.field ?? issue.path,
  }));
  return answerPage(
    c,
    {
      title: `${words.handover.title}: ${person.name}`,
      crumbs: [
        { text: words.administration.title, href: routes.administration.href({}) },
        { text: words.people.title, href: routes.people.href({}) },
        { text: person.name, href: routes.person.href({ id: person.id }) },
      ],
      failed: issues.length > 0,
      children: (
        <HandoverPage
          view={view.value}
          chosen={(index) => form?.text(receiverField(index)) ?? ''}
          mayClose={!person.disabled && person.id !== session.account?.id}
          issues={placed}
        />
      ),
    },
    issues.length > 0 ? 422 : 200,
  );
}

export const showHandover = (app: App) => forAdministrators((c) => answerHandover(c, app));

export const saveHandover = (app: App) =>
  forAdministrators(async (c) => {
    const form = await readForm(c);
    const view = await readHandover(app, sessionOf(c), idOf(c));
    if (!view.ok) return answerRefusal(c, view.issues);
    const bodies = view.value.groups.map(({ body }) => body);
    const to = Object.fromEntries(
      form.entries.flatMap(([name, value]) => (name.startsWith('body-') ? [[value, name.slice(5)] as const] : [])),
    );
    const chosen = Object.fromEntries(bodies.map((body) => [body, form.text(receiverField(Number(to[body] ?? -1)))]));
    const close = form.text(actionField) === 'close';
    const done = await handOver(app, sessionOf(c), idOf(c), { to: chosen, close });
    if (!done.ok) return answerHandover(c, app, done.issues, form);
    const said = new URLSearchParams({
      ...(close ? { sparat: 'stangt' } : {}),
      ...(done.value.moved > 0 ? { overlamnat: String(done.value.moved) } : {}),
    });
    return c.redirect(`${routes.person.href({ id: idOf(c) })}?${said}`, 303);
  });
