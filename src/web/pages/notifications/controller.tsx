/** /meddelanden: what the person has been told. Opening one marks it as read and leads to what it is about. */
import type { Handler } from 'hono';
import type { App } from '../../../app/app.ts';
import { markAllRead, openNotification, readNotifications as readAll } from '../../../app/notification.ts';
import { answerMissing } from '../../errors.tsx';
import { answerPage } from '../../page.tsx';
import { localPath, routes } from '../../routes.ts';
import { sessionOf, type WebEnv } from '../../visit.ts';
import { NotificationsPage } from './page.tsx';

export function showNotifications(app: App): Handler<WebEnv> {
  return async (c) => {
    const notifications = await readAll(app, sessionOf(c));
    const { words } = c.get('visit');
    const children = <NotificationsPage notifications={notifications} />;
    return answerPage(c, { title: words.notifications.title, children });
  };
}

/** Marks all as read. */
export function readNotifications(app: App): Handler<WebEnv> {
  return async (c) => {
    await markAllRead(app, sessionOf(c));
    return c.redirect(routes.notifications.href({}), 303);
  };
}

export function followNotification(app: App): Handler<WebEnv> {
  return async (c) => {
    const path = localPath(await openNotification(app, sessionOf(c), c.req.param('id') ?? ''));
    return path === null ? answerMissing(c) : c.redirect(path, 303);
  };
}
