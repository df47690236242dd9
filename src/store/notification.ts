/** Notifications in the database: what the app tells a person, and whether it has been read and mailed. */
import { sql } from 'kysely';
import type { Account } from './account.ts';
import type { Transaction } from './database.ts';
import type { Tables } from './tables.ts';

export type NotificationKind = Tables['notification']['kind'];

/** `path`: where on this server it leads, "/perioder/2026-interim1". */
export type NewNotification = {
  readonly account: string;
  readonly kind: NotificationKind;
  readonly text: string;
  readonly path: string;
};

export type Notification = NewNotification & {
  readonly id: string;
  readonly at: Date;
  readonly readAt: Date | null;
};

const columns = ['id', 'account', 'kind', 'text', 'path', 'at', 'read_at as readAt'] as const;

export async function insertNotifications(tx: Transaction, notifications: readonly NewNotification[]): Promise<void> {
  if (notifications.length === 0) return;
  await tx
    .insertInto('notification')
    .values(notifications.map(({ account, kind, text, path }) => ({ account, kind, text, path })))
    .execute();
}

/** A person's latest notifications, the newest first. */
export function listNotifications(tx: Transaction, account: string, limit: number): Promise<Notification[]> {
  return tx
    .selectFrom('notification')
    .select(columns)
    .where('account', '=', account)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** How many a person has not read; counted on an index that holds the unread only. */
export async function countUnread(tx: Transaction, account: string): Promise<number> {
  const { count } = await tx
    .selectFrom('notification')
    .select(sql<number>`count(*)`.as('count'))
    .where('account', '=', account)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Marks one of a person's notifications as read and returns where it leads; null where it is not the person's. */
export async function readNotification(tx: Transaction, account: string, id: string): Promise<string | null> {
  const row = await tx
    .updateTable('notification')
    .set({ read_at: sql<Date>`coalesce(read_at, now())` })
    .where('account', '=', account)
    .where(sql<string>`id::text`, '=', id)
    .returning('path')
    .executeTakeFirst();
  return row?.path ?? null;
}

/** Marks all that a person has as read. */
export async function readEveryNotification(tx: Transaction, account: string): Promise<void> {
  await tx
    .updateTable('notification')
    .set({ read_at: sql<Date>`now()` })
    .where('account', '=', account)
    .where('read_at', 'is', null)
    .execute();
}

/** A notification that is to be mailed, with the address of the person. */
export type Mailable = Pick<Account, 'language'> & {
  readonly email: string;
  readonly text: string;
  readonly path: string;
};

/** Takes notifications of the last day that are not mailed and whose person has an address: whoever takes them mails them, once. */
export async function takeUnmailed(tx: Transaction): Promise<Mailable[]> {
  const { rows } = await sql<Mailable>`
    update uppsikt.notification n set mailed_at = now()
    from uppsikt.account a
    where a.tenant_id = n.tenant_id and a.id = n.account and a.email is not null and not a.disabled
      and n.mailed_at is null and n.at > now() - interval '1 day'
    returning a.email, a.locale as language, n.text, n.path`.execute(tx);
  return rows;
}
