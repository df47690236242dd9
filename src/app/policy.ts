/** The one place that says who may do what. Reading is open to every role of the municipality; the rest is listed here. */
import type { Role, Session } from './session.ts';

export type Action =
  | 'read'
  | 'report'
  | 'comment'
  | 'review'
  | 'assign'
  | 'lock'
  | 'import'
  | 'editPlan'
  | 'managePeriods'
  | 'editTemplate'
  | 'decide'
  | 'dispatch'
  | 'control'
  | 'economy'
  | 'audit'
  | 'administer';

const allowed: Record<Exclude<Action, 'read'>, readonly Role[]> = {
  report: ['reporter', 'head', 'coordinator', 'controller', 'administrator'],
  comment: ['reporter', 'head', 'coordinator', 'controller', 'secretary', 'administrator'],
  review: ['head', 'controller', 'administrator'],
  assign: ['head', 'controller', 'administrator'],
  lock: ['controller', 'administrator'],
  import: ['controller', 'administrator'],
  editPlan: ['controller', 'administrator'],
  managePeriods: ['controller', 'administrator'],
  editTemplate: ['controller', 'secretary', 'administrator'],
  decide: ['controller', 'secretary', 'administrator'],
  dispatch: ['secretary', 'controller', 'administrator'],
  control: ['coordinator', 'head', 'controller', 'administrator'],
  economy: ['controller', 'administrator'],
  audit: ['auditor', 'controller', 'administrator'],
  administer: ['administrator'],
};

/**
 * True when the session may do the action on the body (null: on the municipality as a whole). A role that is held for
 * one body counts for that body only.
 */
export function may(session: Session, action: Action, body: string | null): boolean {
  if (session.how === 'cli' || session.how === 'worker') return true;
  if (action === 'read') return session.roles.length > 0;
  return session.roles.some(
    (held) => (held.body === null || held.body === body) && allowed[action].includes(held.role),
  );
}

/**
 * True when the session sees what is still worked on, its own body's and others'. An elected member sees what is decided or
 * published internally; working material is no official document until then (tryckfrihetsförordningen 2:9-12).
 */
export function seesWorkingMaterial(session: Session): boolean {
  return session.how === 'cli' || session.how === 'worker' || session.roles.some(({ role }) => role !== 'member');
}

/** The bodies that the session works with; null for all of them. */
export function bodiesWorkedWith(session: Session): readonly string[] | null {
  if (session.how === 'cli' || session.how === 'worker') return null;
  const held = session.roles.filter(({ role }) => role !== 'member').map(({ body }) => body);
  const bodies = held.filter((body) => body !== null);
  return bodies.length < held.length ? null : bodies;
}

/** True for those who work with the body, or with all of them; what they say to each other is theirs. */
export function worksWith(session: Session, body: string): boolean {
  return bodiesWorkedWith(session)?.includes(body) ?? true;
}

/**
 * True when the session may change a node of the plan that these bodies answer for. A controller of single bodies changes
 * what those alone answer for; what is shared, or nobody's, is the whole municipality's.
 */
export function mayEditPart(session: Session, bodies: readonly string[]): boolean {
  if (may(session, 'editPlan', null)) return true;
  return bodies.length > 0 && bodies.every((body) => may(session, 'editPlan', body));
}

/** The bodies whose own part of the plan the session changes; null: it changes the whole plan. */
export function bodiesPlanned(session: Session): readonly string[] | null {
  if (may(session, 'editPlan', null)) return null;
  return [
    ...new Set(session.roles.flatMap(({ body }) => (body !== null && may(session, 'editPlan', body) ? [body] : []))),
  ];
}

/** True when the session may do the action on some body, or on the whole municipality. */
export function mayAnywhere(session: Session, action: Action): boolean {
  return may(session, action, null) || session.roles.some((held) => may(session, action, held.body));
}
