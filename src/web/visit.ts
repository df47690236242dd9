/** A visit is one request seen from a page: who asks, in which language, and what forms must carry. */
import type { Context, Hono } from 'hono';
import { createContext, useContext } from 'react';
import type { Session } from '../app/session.ts';
import type { Assets } from './assets.ts';
import type { Language, Words } from './words/words.ts';

export type Visit = {
  /** Names the request in the log and on error pages. */
  readonly id: string;
  readonly path: string;
  readonly session: Session | null;
  readonly sessionToken: string | null;
  /** Goes into every form; derived from the session's or the guest's cookie. */
  readonly formToken: string;
  readonly language: Language;
  readonly words: Words;
  readonly assets: Assets;
};

export type WebEnv = { Variables: { visit: Visit } };
export type WebContext = Context<WebEnv>;
export type Web = Hono<WebEnv>;

export type WebOptions = {
  /** True where the server is reached by https: cookies are sent over https only. */
  readonly secureCookies: boolean;
  /** The address that browsers use, "https://uppsikt.kommun.se". Without it the Host header stands for it. */
  readonly origin?: string;
};

const VisitContext = createContext<Visit | null>(null);
export const VisitProvider = VisitContext.Provider;

export function useVisit(): Visit {
  const visit = useContext(VisitContext);
  if (visit === null) throw new Error('A component that needs a visit is rendered outside a page.');
  return visit;
}

export function useWords(): Words {
  return useVisit().words;
}

/** The visit's session, in handlers that stand behind `requireSession`. */
export function sessionOf(c: WebContext): Session {
  const { session } = c.get('visit');
  if (session === null) throw new Error('A handler that needs a session was reached without one.');
  return session;
}
