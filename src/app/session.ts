/** A session says who acts, for which municipality and by which door; every use case takes one. */
import { z } from 'zod';
import type { Language } from '../domain/language.ts';

export const Role = z.enum([
  'reporter',
  'head',
  'controller',
  'coordinator',
  'secretary',
  'auditor',
  'member',
  'administrator',
]);
export type Role = z.infer<typeof Role>;

export type Session = {
  readonly tenant: { readonly id: string; readonly code: string; readonly name: string };
  /** Null for the command line and the worker, which act for whoever runs the machine. */
  readonly account: { readonly id: string; readonly name: string; readonly language?: Language | null } | null;
  readonly how: 'web' | 'cli' | 'api' | 'worker';
  /** Of the token that the visitor's cookie holds; left out where the session has none. */
  readonly tokenHash?: Buffer;
  /** How many of the person's notifications are not read, as every page shows it; left out outside the web. */
  readonly unread?: number;
  /** `body` null: the role holds for every body of the municipality. */
  readonly roles: readonly { readonly role: Role; readonly body: string | null }[];
};

/** Who did it, as history and the audit trail write it. */
export function actorName(session: Session): string {
  return session.account?.name ?? (session.how === 'cli' ? 'Kommandoraden' : 'Systemet');
}
