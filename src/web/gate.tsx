/** What every request passes before its page: who asks, whether a form is ours, whether a session is needed. */
import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { App } from '../app/app.ts';
import { checkLimit } from '../app/check-upload.ts';
import { runsControls } from '../app/controls/access.ts';
import { may, mayAnywhere } from '../app/policy.ts';
import { findSession } from '../app/sign-in.ts';
import type { Assets } from './assets.ts';
import { bodyKind } from './body.ts';
import { guestSecret, readLanguageCookie, readSessionToken } from './cookies.ts';
import { answerForeignForm, answerMissing, answerStaleForm, answerTooLarge } from './errors.tsx';
import { keepFields, parseForm, readForm, tokenField, withSpooledForm } from './form.ts';
import { wantsJson } from './page.tsx';
import { answerSignIn } from './pages/sign-in/answer.tsx';
import { localPath, routes } from './routes.ts';
import { formTokenFor, sameToken, sentFrom } from './security.ts';
import { spoolLimit } from './spool.ts';
import type { WebContext, WebEnv, WebOptions } from './visit.ts';
import { wordsIn } from './words/words.ts';

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;
/** Largest file that an import takes, in bytes; the same as the importer's own limit. */
export const importLimit = 40 * megabyte;
/** Largest body of any other form: a long text, or a logo. */
const formLimit = 3 * megabyte;
/** Largest body of a form that a guest begins with. One who has had a session may bring a text along. */
const guestLimit = 256 * kilobyte;

/** Finds the session and the language, and makes the token that forms on the page carry. */
export function openVisit(app: App, options: WebOptions, assets: Assets): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const sessionToken = readSessionToken(c, options);
    const session = sessionToken === null ? null : await findSession(app, sessionToken);
    const language = session?.account?.language ?? readLanguageCookie(c, options);
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

/** Answers that there is no page at a path that holds NUL, which the database takes nowhere, or is no UTF-8. */
export const refuseBrokenPath: MiddlewareHandler<WebEnv> = (c, next) =>
  isReadablePath(new URL(c.req.url).pathname) ? next() : Promise.resolve(answerMissing(c));

function isReadablePath(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}

const guestPosts: readonly RegExp[] = [/^\/logga-in$/u, /^\/lank\//u, /^\/sprak$/u];

/** Where a sheet is uploaded to a plan. */
const sheetUpload = /^\/plan\/\d{4}\/inlasning$/u;

/** Where accounting is uploaded to a body's year. */
const ledgerUpload = /^\/rakenskaper\/[^/]+\/\d{4}$/u;
/** Where a population to draw a sample from is uploaded. */
const sampleUpload = /^\/internkontroll\/[^/]+\/\d{4}\/kontroll\/[^/]+\/[^/]+\/stickprov$/u;

/** Where a file is uploaded to a control. */
const controlUpload = /^\/kontroller\/[^/]+$/u;

const isGuestPost = (c: WebContext) => guestPosts.some((path) => path.test(c.req.path));

/**
 * Lets a POST through only from our own page. Without a session it leads to the sign-in page, which keeps what was
 * written; with the token of an earlier session it asks once more before anything is saved.
 */
export function guardPosts(options: WebOptions): MiddlewareHandler<WebEnv> {
  const limits = {
    file: bodyLimit({ maxSize: importLimit + megabyte, onError: answerTooLarge }),
    check: bodyLimit({ maxSize: checkLimit + megabyte, onError: answerTooLarge }),
    form: bodyLimit({ maxSize: formLimit, onError: answerTooLarge }),
    guest: bodyLimit({ maxSize: guestLimit, onError: answerTooLarge }),
  };
  /** A file is taken from those only who may import; one to be checked, from anybody who is signed in. */
  function limitFor(c: WebContext) {
    const { session, sessionToken } = c.get('visit');
    if (c.req.path === routes.imports.pattern && session !== null && may(session, 'import', null)) return limits.file;
    if (c.req.path === routes.check.pattern && session !== null) return limits.check;
    if (sheetUpload.test(c.req.path) && session !== null && may(session, 'editPlan', null)) return limits.file;
    if (ledgerUpload.test(c.req.path) && session !== null && mayAnywhere(session, 'economy')) return limits.file;
    if (controlUpload.test(c.req.path) && session !== null && runsControls(session)) return limits.file;
    return sessionToken === null && isGuestPost(c) ? limits.guest : limits.form;
  }
  /** Evidence goes to disk as it comes in. */
  function isSpooled(c: WebContext): boolean {
    const { session } = c.get('visit');
    const takesFile = c.req.path === routes.evidence.pattern || sampleUpload.test(c.req.path);
    if (!takesFile || session === null || !mayAnywhere(session, 'report')) return false;
    return bodyKind(c.req.header('Content-Type') ?? '')?.kind === 'multipart';
  }
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    if (!isSpooled(c)) return limitFor(c)(c, guarded);
    if (Number(c.req.header('Content-Length') ?? 0) > spoolLimit) return answerTooLarge(c);
    const form = await withSpooledForm(c, guarded);
    return form === null ? answerTooLarge(c) : undefined;

    async function guarded(): Promise<void> {
      const refused = await refuseForm();
      if (refused !== null) c.res = refused;
      else await next();
    }

    async function refuseForm(): Promise<Response | null> {
      const visit = c.get('visit');
      const from = sentFrom(c.req.raw.headers, c.req.url, options.origin);
      if (from === 'elsewhere') return answerForeignForm(c);
      const form = await parseForm(c);
      if (form === null) return answerTooLarge(c);
      const proven = sameToken(form.text(tokenField), visit.formToken);
      if (from === 'unknown' && !proven) return answerForeignForm(c);
      if (proven && visit.session !== null) return null;
      if (isGuestPost(c)) return null;
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
