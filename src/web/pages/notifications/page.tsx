/** The person's notifications, the newest first; those not read are marked in words and weight. */
import type { NotificationView } from '../../../app/notification.ts';
import { routes } from '../../routes.ts';
import { Button } from '../../ui/button.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { Said } from '../../ui/said.tsx';
import { useWords } from '../../visit.ts';
import { dayTime } from '../../words/time.ts';

export function NotificationsPage({ notifications }: { notifications: readonly NotificationView[] }) {
  const words = useWords();
  const unread = notifications.filter((one) => !one.read).length;
  return (
    <>
      <h1>{words.notifications.title}</h1>
      {notifications.length === 0 ? (
        <div className="empty">
          <h2>{words.notifications.emptyTitle}</h2>
          <p>{words.notifications.empty}</p>
        </div>
      ) : null}
      {unread === 0 ? null : (
        <PostForm action={routes.notifications.href({})} className="actions">
          <p className="lede">{words.notifications.unread(unread)}</p>
          <Button look="secondary">{words.notifications.readAll}</Button>
        </PostForm>
      )}
      {notifications.length === 0 ? null : (
        <ol className="messages">
          {notifications.map((one) => (
            <li key={one.id} className={one.read ? 'message' : 'message message-unread'}>
              <p className="meta">
                {one.read ? null : <span className="tag tag-proposed">{words.notifications.isUnread}</span>}{' '}
                {words.notifications.kinds[one.kind]} · <time dateTime={one.at}>{dayTime(one.at)}</time>
              </p>
              <p>
                <a href={routes.notification.href({ id: one.id })}>
                  <Said text={one.text} />
                </a>
              </p>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
