/** The web's cookies: the session's token, a guest's random secret for forms, and the language. No others. */
import { randomBytes } from 'node:crypto';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { WebContext, WebOptions } from './visit.ts';
import { type Language, readLanguage } from './words/words.ts';

const names = (options: WebOptions) =>
  options.secureCookies
    ? { session: '__Host-uppsikt', guest: '__Host-uppsikt-gast', language: '__Host-uppsikt-sprak' }
    : { session: 'uppsikt', guest: 'uppsikt-gast', language: 'uppsikt-sprak' };

const flags = (options: WebOptions) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: options.secureCookies }) as const;

export function readSessionToken(c: WebContext, options: WebOptions): string | null {
  return getCookie(c, names(options).session) ?? null;
}

/** Lives as long as the browser's session; the server decides when it ends. */
export function giveSessionToken(c: WebContext, options: WebOptions, token: string): void {
  setCookie(c, names(options).session, token, flags(options));
}

export function dropSessionToken(c: WebContext, options: WebOptions): void {
  deleteCookie(c, names(options).session, flags(options));
}

/** The Cookie header that a request with this session carries. */
export function sessionCookieHeader(options: WebOptions, token: string, language: Language): string {
  return `${names(options).session}=${token}; ${names(options).language}=${language}`;
}

/** The guest's secret, given at the first visit. */
export function guestSecret(c: WebContext, options: WebOptions): string {
  const known = getCookie(c, names(options).guest);
  if (known !== undefined) return known;
  const secret = randomBytes(24).toString('base64url');
  setCookie(c, names(options).guest, secret, flags(options));
  return secret;
}

export function readLanguageCookie(c: WebContext, options: WebOptions): Language {
  return readLanguage(getCookie(c, names(options).language));
}

export function giveLanguage(c: WebContext, options: WebOptions, language: Language): void {
  setCookie(c, names(options).language, language, { ...flags(options), maxAge: 31_536_000 });
}
