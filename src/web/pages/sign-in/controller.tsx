/** /logga-in and /logga-ut. A form that met an expired session is sent on after the sign-in; an island signs in where it stands. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { signIn, signOut } from '../../../app/sign-in.ts';
import { clientAddress } from '../../client-address.ts';
import { dropSessionToken, giveSessionToken, sessionCookieHeader } from '../../cookies.ts';
import { type Form, keptField, keptFields, readForm, resumeField, tokenField } from '../../form.ts';
import { wantsJson } from '../../page.tsx';
import { localPath, routes } from '../../routes.ts';
import { formTokenFor } from '../../security.ts';
import type { Web, WebContext, WebEnv, WebOptions } from '../../visit.ts';
import { issuesIn } from '../../words/said.ts';
import { answerSignIn } from './answer.tsx';

export function showSignIn(app: App): Handler<WebEnv> {
  return (c) => {
    const next = localPath(c.req.query('till'));
    if (c.get('visit').session !== null) return c.redirect(next ?? routes.home.href({}), 303);
    return answerSignIn(c, app, next === null ? {} : { next });
  };
}

export function signInWithPassword(app: App, options: WebOptions, web: Web): Handler<WebEnv> {
  return async (c) => {
    const form = await readForm(c);
    const [login, password, municipality] = [form.text('login'), form.text('password'), form.text('municipality')];
    const input = { login, password, ...(municipality === '' ? {} : { municipality }) };
    const done = await signIn(app, input, clientAddress(c, options));
    const next = localPath(form.text('till'));
    const resume = localPath(form.text(resumeField));
    if (wantsJson(c)) {
      if (!done.ok) return c.json({ issues: issuesIn(c.get('visit').language, done.issues) }, 422);
      const { token, session } = done.value;
      giveSessionToken(c, options, token);
      return c.json({ formToken: formTokenFor(token), account: session.account?.id ?? '' });
    }
    if (!done.ok) {
      const going = resume === null ? {} : { resume, kept: form.text(keptField) };
      const state = { login, municipality, ...going, ...(next === null ? {} : { next }) };
      return answerSignIn(c, app, { ...state, issues: done.issues, status: 422 });
    }
    giveSessionToken(c, options, done.value.token);
    if (resume === null) return c.redirect(next ?? routes.home.href({}), 303);
    return sendOn(c, form, { token: done.value.token, resume, options, web });
  };
}

/** Sends the kept fields where they were going, in the new session, and answers with what comes back. */
async function sendOn(
  c: WebContext,
  form: Form,
  { token, resume, options, web }: { token: string; resume: string; options: WebOptions; web: Web },
): Promise<Response> {
  const body = new URLSearchParams(keptFields(form.text(keptField)));
  body.set(tokenField, formTokenFor(token));
  const answer = await web.request(new URL(resume, c.req.url).href, {
    method: 'POST',
    body,
    headers: { Cookie: sessionCookieHeader(options, token, c.get('visit').language), 'Sec-Fetch-Site': 'same-origin' },
  });
  return c.body(await answer.arrayBuffer(), answer);
}

export function leave(app: App, options: WebOptions): Handler<WebEnv> {
  return async (c) => {
    const { sessionToken } = c.get('visit');
    if (sessionToken !== null) await signOut(app, sessionToken);
    dropSessionToken(c, options);
    return c.redirect(routes.signIn.href({}), 303);
  };
}
