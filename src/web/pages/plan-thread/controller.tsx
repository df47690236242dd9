/** /rod-trad/:year and /rod-trad/:year/:level/:slug: the golden thread of the whole plan, or from one node; `?organ=` shows a body's part. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { readThread } from '../../../app/plan-thread.ts';
import { readNodeAddress, readYear } from '../../address.ts';
import { answerMissing, answerRefusal } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { planUrl, routes, threadUrl } from '../../routes.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { ThreadPage } from './page.tsx';

export function showThread(app: App): Handler<WebEnv> {
  return async (c) => {
    const address = c.req.param('slug') === undefined ? null : readNodeAddress(c);
    const year = readYear(c);
    if (year === null) return answerMissing(c);
    const body = c.req.query('organ') || null;
    const view = await readThread(app, sessionOf(c), year, { key: address?.key ?? null, body });
    if (!view.ok) return answerRefusal(c, view.issues);
    const { words } = c.get('visit');
    const { stored, focus } = view.value;
    return answerPage(c, {
      title: `${words.plan.tree.thread} – ${focus?.title ?? stored.title}`,
      crumbs: [
        { text: words.plan.list.title, href: routes.plans.href({}) },
        { text: stored.title, href: planUrl(year) },
        ...(focus === null ? [] : [{ text: words.plan.tree.thread, href: threadUrl(year) }]),
      ],
      width: 'wide',
      children: <ThreadPage view={view.value} />,
    });
  };
}
