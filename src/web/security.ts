/**
 * What keeps a visit safe: headers on every answer, and the proof that a form was sent from our own page
 * (Sec-Fetch-Site or Origin, and a token derived from the cookie).
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { WebEnv, WebOptions } from './visit.ts';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sets the security headers; HSTS only where cookies are secure, i.e. the server is reached by https. */
export function securityHeaders(options: WebOptions): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    await next();
    // A file that people have sent says its own, which is narrower.
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', contentSecurityPolicy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
    if (options.secureCookies) c.header('Strict-Transport-Security', 'max-age=31536000');
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  };
}

/** The token that a form carries, from the cookie's secret. It says nothing about the secret. */
export function formTokenFor(secret: string): string {
  return createHmac('sha256', secret).update('uppsikt form').digest('base64url');
}

export function sameToken(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Where a request was sent from, by what the browser says. `unknown` where it says nothing: over plain http browsers send
 * no Sec-Fetch-Site, and under `no-referrer` the Origin is "null"; then the form's token alone must prove it.
 */
export function sentFrom(
  headers: Headers,
  requestUrl: string,
  origin: string | undefined,
): 'here' | 'unknown' | 'elsewhere' {
  const site = headers.get('Sec-Fetch-Site');
  if (site !== null) return site === 'same-origin' ? 'here' : 'elsewhere';
  const given = headers.get('Origin');
  if (given === null || given === 'null') return 'unknown';
  const ours = new URL(origin ?? requestUrl);
  const expected = origin === undefined ? (headers.get('Host') ?? ours.host) : ours.host;
  return URL.canParse(given) && new URL(given).host === expected ? 'here' : 'elsewhere';
}
