/** /konto: who is signed in, with which roles, and a new password. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readCalendar } from '../../../app/calendar.ts';
import { asksCurrentPassword, changePassword } from '../../../app/sign-in.ts';
import type { Issue } from '../../../domain/result.ts';
import { readForm } from '../../form.ts';
import { answerPage } from '../../page.tsx';
import { sessionOf, type WebContext, type WebEnv } from '../../visit.ts';
import { AccountPage } from './page.tsx';

type AccountState = {
  issues?: readonly Issue[];
  changed?: boolean;
  /** The calendar's address, where it has just been made. */
  calendarMade?: string;
  calendarEnded?: boolean;
};

export async function answerAccount(
  c: WebContext,
  app: App,
  { calendarMade, calendarEnded = false, ...state }: AccountState,
): Promise<Response> {
  const { words } = c.get('visit');
  const failed = (state.issues ?? []).length > 0;
  const session = sessionOf(c);
  const asksCurrent = await asksCurrentPassword(app, session);
  const calendar = { since: await readCalendar(app, session), made: calendarMade ?? null, ended: calendarEnded };
  const children = <AccountPage session={session} asksCurrent={asksCurrent} calendar={calendar} {...state} />;
  return answerPage(c, { title: words.account.title, width: 'narrow', failed, children }, failed ? 422 : 200);
}

export function showAccount(app: App): Handler<WebEnv> {
  return (c) => answerAccount(c, app, { changed: c.req.query('bytt') === '1' });
}

export function saveAccount(app: App): Handler<WebEnv> {
  return async (c) => {
    const form = await readForm(c);
    const input = { current: form.text('current'), password: form.text('password'), repeat: form.text('repeat') };
    const done = await changePassword(app, sessionOf(c), input);
    return done.ok ? c.redirect('/konto?bytt=1', 303) : answerAccount(c, app, { issues: done.issues });
  };
}
