/** /kalender/:file: a person's calendar for a calendar program, which has no session but the secret in the address. */
import { createHash } from 'node:crypto';
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readCalendarFeed } from '../../../app/calendar.ts';
import { today } from '../../today.ts';
import type { WebEnv, WebOptions } from '../../visit.ts';

const missing = { status: 404, headers: { 'Cache-Control': 'no-store' } } as const;

/** Nothing is told of why an address has no calendar. Programs ask again after an hour, and get nothing new where nothing is. */
export function answerCalendarFeed(app: App, options: WebOptions): Handler<WebEnv> {
  return async (c) => {
    const [, token] = /^([\w.-]+)\.ics$/u.exec(c.req.param('file') ?? '') ?? [];
    const origin = options.origin ?? new URL(c.req.url).origin;
    const feed = token === undefined ? null : await readCalendarFeed(app, token, today(), origin);
    if (feed === null) return new Response('', missing);
    const tag = `"${createHash('sha256').update(feed).digest('base64url').slice(0, 22)}"`;
    const headers = { ETag: tag, 'Cache-Control': 'private, max-age=3600' };
    if (c.req.header('If-None-Match') === tag) return new Response(null, { status: 304, headers });
    return new Response(feed, { headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' } });
  };
}
