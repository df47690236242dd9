/** /konto: who is signed in, with which roles, and a new password. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { changePassword } from '../../../app/sign-in.ts';
import type { Issue } from '../../../domain/result.ts';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { AccountPage } from './page.tsx';

function answerAccount(c: WebContext, state: { issues?: readonly Issue[]; changed?: boolean }): Response {
  const { words } = c.get('visit');
  const failed = (state.issues ?? []).length > 0;
  const children = <AccountPage session={sessionOf(c)} {...state} />;
  return answerPage(c, { title: words.account.title, width: 'narrow', failed, children }, failed ? 422 : 200);
}

export const showAccount: Handler<WebEnv> = (c) => answerAccount(c, { changed: c.req.query('bytt') === '1' });

export function saveAccount(app: App): Handler<WebEnv> {
  return async (c) => {
    const form = await readForm(c);
    const input = { password: form.text('password'), repeat: form.text('repeat') };
    const done = await changePassword(app, sessionOf(c), input);
    return done.ok ? c.redirect('/konto?bytt=1', 303) : answerAccount(c, { issues: done.issues });
  };
}
