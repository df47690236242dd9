/** What the app tells a person: a mention, a return, a reminder. Shown in the app, and sent by mail where mail is set up. */
import { inTenant, type Transaction } from '../store/database.ts';
import {
  insertNotifications,
  listNotifications,
  type NewNotification,
  type NotificationKind,
  readEveryNotification,
  readNotification,
} from '../store/notification.ts';
import type { App } from './app.ts';
import type { Session } from './session.ts';

export type { NewNotification, NotificationKind };

export type NotificationView = {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly text: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly read: boolean;
};

const shown = 100;

/** Tells people something, in the transaction of what happened. Whoever did it is not told of it. */
export function notify(tx: Transaction, session: Session, notifications: readonly NewNotification[]): Promise<void> {
  return insertNotifications(
    tx,
    notifications.filter((one) => one.account !== session.account?.id),
  );
}

/** The person's latest hundred, the newest first. */
export async function readNotifications(app: App, session: Session): Promise<NotificationView[]> {
  const { account } = session;
  if (!account) return [];
  const rows = await inTenant(app.db, session.tenant.id, (tx) => listNotifications(tx, account.id, shown));
  return rows.map(({ id, kind, text, at, readAt }) => ({
    id,
    kind,
    text,
    at: at.toISOString(),
    read: readAt !== null,
  }));
}

/** Marks a notification as read and says where it leads; null where the person has none such. */
export async function openNotification(app: App, session: Session, id: string): Promise<string | null> {
  const { account } = session;
  if (!account) return null;
  return inTenant(app.db, session.tenant.id, (tx) => readNotification(tx, account.id, id));
}

export async function markAllRead(app: App, session: Session): Promise<void> {
  const { account } = session;
  if (account) await inTenant(app.db, session.tenant.id, (tx) => readEveryNotification(tx, account.id));
}
