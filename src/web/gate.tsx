/** What every request passes before its page: who asks, whether a form is ours, whether a session is needed. */
import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { App } from '../app/app.ts';
import { findSession } from '../app/sign-in.ts';
import type { Assets } from './assets.ts';
import { guestSecret, readLanguageCookie, readSessionToken } from './cookies.ts';
import { answerForeignForm, answerStaleForm, answerTooLarge } from './errors.tsx';
import { keepFields, readForm, tokenField } from './form.ts';
import { wantsJson } from './page.tsx';
import { answerSignIn } from './pages/sign-in/answer.tsx';
import { localPath, routes } from './routes.ts';
import { formTokenFor, sameToken, sentFrom } from './security.ts';
import type { WebEnv, WebOptions } from './visit.ts';
import { wordsIn } from './words/words.ts';

const megabyte = 1024 * 1024;
/** Largest file that an import takes, in bytes; the same as the importer's own limit. */
export const importLimit = 40 * megabyte;
/** Largest body of any other form: a long text, or a logo. */
const formLimit = 3 * megabyte;

/** Finds the session and the language, and makes the token that forms on the page carry. */
export function openVisit(app: App, options: WebOptions, assets: Assets): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const sessionToken = readSessionToken(c, options);
    const session = sessionToken === null ? null : await findSession(app, sessionToken);
    const language = readLanguageCookie(c, options);
    const url = new URL(c.req.url);
    c.set('visit', {
      id: randomBytes(5).toString('hex'),
      path: url.pathname + url.search,
      session,
      sessionToken,
      formToken: formTokenFor(sessionToken ?? guestSecret(c, options)),
      language,
      words: wordsIn(language),
      assets,
    });
    await next();
  };
}

const guestPosts: readonly RegExp[] = [/^\/logga-in$/u, /^\/lank\//u, /^\/sprak$/u];

/**
 * Lets a POST through only from our own page. Without a session it leads to the sign-in page, which keeps what was
 * written; with the token of an earlier session it asks once more before anything is saved.
 */
export function guardPosts(options: WebOptions): MiddlewareHandler<WebEnv> {
  const limits = {
    file: bodyLimit({ maxSize: importLimit + megabyte, onError: answerTooLarge }),
    form: bodyLimit({ maxSize: formLimit, onError: answerTooLarge }),
  };
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const limit = c.req.path === routes.imports.pattern ? limits.file : limits.form;
    return limit(c, async () => {
      const refused = await refuseForm();
      if (refused !== null) c.res = refused;
      else await next();
    });

    async function refuseForm(): Promise<Response | null> {
      const visit = c.get('visit');
      const from = sentFrom(c.req.raw.headers, c.req.url, options.origin);
      if (from === 'elsewhere') return answerForeignForm(c);
      const form = await readForm(c);
      const proven = sameToken(form.text(tokenField), visit.formToken);
      if (from === 'unknown' && !proven) return answerForeignForm(c);
      if (proven && visit.session !== null) return null;
      if (guestPosts.some((path) => path.test(c.req.path))) return null;
      if (visit.session === null) return wantsJson(c) ? c.json({ signIn: true }, 401) : null;
      if (wantsJson(c)) return c.json({ formToken: visit.formToken, account: visit.session.account?.id ?? '' }, 403);
      return answerStaleForm(c, form);
    }
  };
}

/** Sends a guest to the sign-in page: a page is asked for again afterwards, a form's fields are kept and sent on. */
export function requireSession(app: App): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const visit = c.get('visit');
    if (visit.session !== null) return next();
    if (c.req.method !== 'POST')
      return c.redirect(`${routes.signIn.href({})}?till=${encodeURIComponent(visit.path)}`, 303);
    const resume = localPath(visit.path);
    if (c.req.path === routes.signOut.pattern || resume === null) return c.redirect(routes.signIn.href({}), 303);
    const form = await readForm(c);
    return answerSignIn(c, app, { resume, kept: keepFields(form), status: 401 });
  };
}
