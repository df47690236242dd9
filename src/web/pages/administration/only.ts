/** Lets only administrators of the whole municipality through to a page; others are told so. */
import type { Handler } from 'hono';
import { peopleNotAllowed } from '../../../app/people.ts';
import { may } from '../../../app/policy.ts';
import type { Issue } from '../../../domain/result.ts';
import { answerNotAllowed } from '../../errors.tsx';
import { sessionOf, type WebContext, type WebEnv, type WebOptions } from '../../visit.ts';

export function forAdministrators(
  handler: (c: WebContext) => Promise<Response>,
  refusal: Issue = peopleNotAllowed,
): Handler<WebEnv> {
  return async (c) => (may(sessionOf(c), 'administer', null) ? handler(c) : answerNotAllowed(c, refusal));
}

/** The address that browsers reach the web by: links that leave the page begin with it. */
export function originOf(c: WebContext, options: WebOptions): string {
  return options.origin ?? new URL(c.req.url).origin;
}
