/** Addresses that forms are sent to and that are no pages: reloading what one of them answered leads to the page with the form. */
import { answerMissing } from './errors.tsx';
import { routes } from './routes.ts';
import type { WebContext } from './visit.ts';

/** Each stands right below its page. */
const sentOnly = [
  ...[routes.calendar, routes.entryComments, routes.entryState, routes.language, routes.occurrenceSample],
  ...[routes.occurrenceState, routes.planOwners, routes.sectionLock, routes.signOut],
].map(({ pattern }) => new RegExp(`^${pattern.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u'));

export function answerNoPage(c: WebContext): Response {
  const { pathname, search } = new URL(c.req.url);
  if (c.req.method !== 'GET' || !sentOnly.some((pattern) => pattern.test(pathname))) return answerMissing(c);
  return c.redirect((pathname.slice(0, pathname.lastIndexOf('/')) || '/') + search, 302);
}
