/** /administration/organisation/:code: one body: its place, its name over time, what a group stands for, closing. */
import type { App } from '../../../app/app.ts';
import { closeBody, placeBody, renameBody, reopenBody, saveMembers } from '../../../app/body-edit.ts';
import { setExecutiveBoard } from '../../../app/executive-board.ts';
import { organisationNotAllowed, readBody } from '../../../app/organisation.ts';
import type { Issue, Result } from '../../../domain/result.ts';
import { answerRefusal } from '../../errors.tsx';
import { actionField, type Form, readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { routes } from '../../routes.ts';
import { sessionOf, type WebContext } from '../../visit.ts';
import { forAdministrators } from '../administration/only.ts';
import { BodyPage } from './page.tsx';

const codeOf = (c: WebContext) => c.req.param('code') ?? '';

async function answerBody(c: WebContext, app: App, issues: readonly Issue[] = [], form: Form | null = null) {
  const view = await readBody(app, sessionOf(c), codeOf(c));
  if (!view.ok) return answerRefusal(c, view.issues);
  const { words } = c.get('visit');
  const failed = issues.length > 0;
  return answerPage(
    c,
    {
      title: view.value.body.name,
      crumbs: [
        { text: words.administration.title, href: routes.administration.href({}) },
        { text: words.organisation.title, href: routes.organisation.href({}) },
      ],
      failed,
      children: (
        <BodyPage
          view={view.value}
          issues={issues}
          failed={form?.text(actionField) ?? null}
          entered={(name) => form?.text(name) ?? ''}
          saved={c.req.query('sparat') === '1'}
        />
      ),
    },
    failed ? 422 : 200,
  );
}

export const showBody = (app: App) => forAdministrators((c) => answerBody(c, app), organisationNotAllowed);

export const changeBody = (app: App) =>
  forAdministrators(async (c) => {
    const form = await readForm(c);
    const session = sessionOf(c);
    const code = codeOf(c);
    const action = form.text(actionField);
    const text = (name: string) => form.text(name);
    const edits: Record<string, () => Promise<Result<null>>> = {
      place: () =>
        placeBody(app, session, code, {
          kind: text('kind'),
          parent: text('parent'),
          activeFrom: text('activeFrom'),
        }),
      rename: () => renameBody(app, session, code, { name: text('name'), day: text('day'), note: text('note') }),
      close: () => closeBody(app, session, code, { day: text('lastDay'), note: text('closeNote') }),
      reopen: () => reopenBody(app, session, code),
      supervises: () => setExecutiveBoard(app, session, code),
      members: () => saveMembers(app, session, code, { members: form.all('member') }),
    };
    const edit = Object.hasOwn(edits, action) ? edits[action] : undefined;
    if (!edit) return c.redirect(routes.body.href({ code }), 303);
    const done = await edit();
    if (done.ok) return c.redirect(`${routes.body.href({ code })}?sparat=1`, 303);
    const places: Record<string, string> = action === 'close' ? { day: 'lastDay', note: 'closeNote' } : {};
    const issues = done.issues.map((issue) => ({ ...issue, path: places[issue.path] ?? issue.path }));
    return answerBody(c, app, issues, form);
  }, organisationNotAllowed);
